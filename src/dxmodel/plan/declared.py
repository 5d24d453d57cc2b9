"""Declared: the number of pillars, initiatives or other items that a plan states."""

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.plan.ids import position
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults, shown
from dxmodel.typed_fields import LARGEST, stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Countable", "Declared"]


class Countable(Vocabulary):
    """Items whose number a plan may state."""

    VIEWPOINTS = "viewpoints"
    PILLARS = "pillars"
    INITIATIVES = "initiatives"
    PRIORITIES = "priorities"
    """Initiatives with a priority."""
    INDICATORS = "indicators"


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Declared:
    """A number of items that the plan states, whether or not the source names so many.

    Attributes:
        of: what is counted; initiatives that are part of another one are not.
        count: the number that the plan states.
        level: the level of pillars that is counted; 1 is the outermost.
        printed: the statement as printed: ``"８つの取組事項"``.
        sources: where it is printed.

    Raises:
        InvalidValueError: a negative count.
    """

    __repr__ = repr_without_defaults

    of: Countable = attrs.field(converter=Countable)
    count: int = attrs.field()
    level: int = attrs.field(default=1, validator=position)
    printed: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    @count.validator
    def _not_negative(self, _: object, count: int) -> None:
        if type(count) is not int or not 0 <= count < LARGEST:
            raise InvalidValueError("plan.bad_count", found=shown(count))
