"""How many of its items a plan says it has."""

from typing import Literal

import attrs

from dxmodel.errors import Impossible
from dxmodel.plan.source import Source

__all__ = ["Countable", "Declared"]

Countable = Literal["viewpoints", "pillars", "initiatives", "priorities", "indicators"]


@attrs.frozen(kw_only=True)
class Declared:
    """A count that the plan declares, whether or not so many items are named in the source.

    Attributes:
        of: what is counted; ``priorities`` are initiatives that go first.  Initiatives that are
            part of another one are not counted.
        count: how many the plan says there are.
        printed: as printed: ``"８つの取組事項"``.
        sources: where it stands.

    Raises:
        Impossible: a negative count.
    """

    of: Countable
    count: int = attrs.field()
    printed: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    @count.validator
    def _not_negative(self, _: object, count: int) -> None:
        if type(count) is not int or count < 0:
            raise Impossible("plan.bad_count", found=count)
