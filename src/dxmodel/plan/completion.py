"""Completion: whether something is done, and when; or which part of it is done."""

from datetime import date
from math import inf
from typing import cast

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import When, as_when
from dxmodel.messages import Language, words
from dxmodel.plan.label import Label, as_optional_label
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Completion"]


def _as_done(value: bool | When | str) -> bool | When:
    return value if isinstance(value, bool) else as_when(value)


@attrs.frozen(field_transformer=stored_fields)
class Completion:
    """Whether something is done (完了), and when: the result of what has no number, such as 全庁展開.

    Attributes:
        done: the day, month or fiscal year in which it was done; True if that is not known; False if it is
            not done.
        part: what is done of it, in words, if it is not done as a whole: 20課のうち12課.

    Raises:
        InvalidValueError: a part of what is done as a whole.

    >>> f"{Completion('2023-03'):ja}", f"{Completion(True):ja}", f"{Completion():ja}"
    ('完了（令和5年3月）', '完了', '未完了')
    >>> f"{Completion(part='20課のうち12課'):ja}"
    '一部完了：20課のうち12課'
    """

    __repr__ = repr_without_defaults

    done: bool | When = attrs.field(default=False, converter=_as_done)
    part: Label | None = attrs.field(default=None, converter=as_optional_label)

    def __attrs_post_init__(self) -> None:
        if self.is_done and self.part is not None:
            raise InvalidValueError("plan.part_of_done", part=self.part)

    @property
    def is_done(self) -> bool:
        """Whether it is done as a whole."""
        return self.done is not False

    @property
    def on(self) -> When | None:
        """When it was done; None if that is not known, or it is not done."""
        return self.done if isinstance(self.done, When) else None

    def agrees(self, other: "Completion") -> bool:
        """Return whether both can be true together.

        >>> Completion("R4").agrees(Completion("2023-03")), Completion(True).agrees(Completion())
        (True, False)
        """
        if self.on is None or other.on is None:
            return self.is_done is other.is_done
        first = max(each.not_before or date.min for each in (self.on, other.on))
        return first <= min(each.not_after or date.max for each in (self.on, other.on))

    @property
    def vagueness(self) -> float:
        """The number of days among which the day lies on which it was done, or infinity.

        Of what is not done, zero where the part that is done is stated.
        """
        if self.on is None:
            return inf if self.part is None else 0
        first, last = self.on.not_before, self.on.not_after
        return inf if first is None or last is None else (last - first).days

    def __format__(self, language: str) -> str:
        if self.is_done:
            code = "done" if self.on is None else "done_on"
        else:
            code = "not_done" if self.part is None else "partly_done"
        facts = {"on": self.on, "part": self.part}
        return words(f"terms.completion_{code}", cast("Language", language or "en"), **facts)

    def __str__(self) -> str:
        return format(self, "en")
