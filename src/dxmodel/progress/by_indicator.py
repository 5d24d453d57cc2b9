"""ByIndicator: a tuple with one entry for each indicator, in the order of the plan, also indexed by id."""

from functools import cached_property
from typing import Protocol, SupportsIndex, TypeVar, overload

from dxmodel.errors import KnownNames, UnknownNameError
from dxmodel.plan import Indicator
from dxmodel.plan.former_ids import present_ids, unknown_id

__all__ = ["ByIndicator"]


class _OfIndicator(Protocol):
    @property
    def indicator(self) -> Indicator: ...


_T = TypeVar("_T", bound=_OfIndicator)


class ByIndicator(tuple[_T, ...]):
    """One entry for each indicator, in the order of the plan; the id of an indicator is an index too.

    >>> from dxmodel.progress import assess
    >>> from dxmodel.testing import small_city
    >>> answers = assess(small_city(), at="R5")
    >>> answers["online-share"] is answers[0]
    True
    """

    @overload
    def __getitem__(self, key: SupportsIndex | str, /) -> _T: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[_T, ...]: ...
    def __getitem__(self, key: SupportsIndex | slice | str, /) -> _T | tuple[_T, ...]:
        """Return the entry at an index, or of the indicator with an id.

        Raises:
            UnknownNameError: no indicator has that id; the nearest known one is named.
        """
        if not isinstance(key, str):
            return super().__getitem__(key)
        if key not in self._by_id:
            near = KnownNames(self._by_id).nearest(key)
            present = present_ids(each.indicator for each in self)
            code, facts = unknown_id("plan.unknown_indicator", key, near, present)
            raise UnknownNameError(code, **facts)
        return self._by_id[key]

    @cached_property
    def _by_id(self) -> dict[str, _T]:
        return {each.indicator.id: each for each in self}
