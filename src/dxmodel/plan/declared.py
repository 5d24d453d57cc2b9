"""Declared: how many pillars, initiatives or other items a plan declares to have."""

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.plan.source import Source
from dxmodel.plan.validators import each_of
from dxmodel.printing import repr_without_defaults
from dxmodel.vocabulary import Vocabulary

__all__ = ["Countable", "Declared"]


class Countable(Vocabulary):
    """What a plan may declare the number of."""

    VIEWPOINTS = "viewpoints"
    PILLARS = "pillars"
    INITIATIVES = "initiatives"
    PRIORITIES = "priorities"
    """Initiatives that go first."""
    INDICATORS = "indicators"


@attrs.frozen(kw_only=True)
class Declared:
    """A count that the plan declares, whether or not so many items are named in the source.

    Attributes:
        of: what is counted; initiatives that are part of another one are not.
        count: how many the plan says there are.
        level: of pillars, which level is counted; 1 is the outermost.
        printed: as printed: ``"８つの取組事項"``.
        sources: where it stands.

    Raises:
        InvalidValueError: a negative count.
    """

    __repr__ = repr_without_defaults

    of: Countable = attrs.field(converter=Countable)
    count: int = attrs.field()
    level: int = 1
    printed: str | None = None
    sources: tuple[Source, ...] = attrs.field(
        default=(), converter=tuple[Source, ...], validator=each_of(Source)
    )

    @count.validator
    def _not_negative(self, _: object, count: int) -> None:
        if type(count) is not int or count < 0:
            raise InvalidValueError("plan.bad_count", found=count)
