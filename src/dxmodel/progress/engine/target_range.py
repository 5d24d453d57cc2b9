"""TargetRange: the levels between which a goal wants the value of an indicator."""

import attrs

from dxmodel.amount import Amount
from dxmodel.plan import Direction

__all__ = ["TargetRange", "surely_below"]


@attrs.frozen(kw_only=True)
class TargetRange:
    """Between which levels the goal wants the value, and the level that the path leads to.

    Attributes:
        low: from here up; None where any low value will do.
        high: down to here; None where any high value will do.
        directed: the goal or the plan says which way is better; if not, only the very level is
            surely met, and everything else cannot be judged.
        exclusive: the level itself does not meet the goal (超, 未満).
        direction: which way is better, where there is no level to say so.
    """

    low: Amount | None = None
    high: Amount | None = None
    directed: bool = True
    exclusive: bool = False
    direction: Direction | None = None

    @classmethod
    def any(cls, direction: Direction) -> "TargetRange":
        """No level at all, for methods that need none: only which way is better."""
        return cls(direction=direction, directed=direction is not Direction.UNKNOWN)

    @property
    def levels(self) -> tuple[Amount, ...]:
        """The levels that there are."""
        return tuple(level for level in (self.low, self.high) if level is not None)

    def to(self, unit: str) -> "TargetRange":
        """Say the same in another unit."""
        if {unit}.issuperset(level.unit for level in self.levels):
            return self
        return attrs.evolve(self, low=self.low and self.low.to(unit), high=self.high and self.high.to(unit))

    def passed_end(self, value: Amount, baseline: Amount | None) -> Amount | None:
        """The far end of a range that a value has gone through and left behind; None if it has not."""
        if baseline is None or self.low is None or self.high is None:
            return None
        if surely_below(baseline, self.low) and surely_below(self.high, value):
            return self.high
        return self.low if surely_below(self.high, baseline) and surely_below(value, self.low) else None

    def may_lead_from(self, baseline: Amount) -> bool:
        """May there be a path from the baseline to it, as far as both are known?"""
        return any(
            one is not None and other is not None and (one.agrees(other) or one < other)
            for one, other in ((baseline, self.low), (self.high, baseline))
        )

    def path_end(self, baseline: Amount | None) -> Amount | None:
        """Where the path from the baseline ends; None if the baseline satisfies the goal, or may do so."""
        if baseline is None:
            return None
        if self.low is not None and surely_below(baseline, self.low):
            return self.low
        return self.high if self.high is not None and surely_below(self.high, baseline) else None


def surely_below(one: Amount, other: Amount) -> bool:
    """Is it surely less?  Rough amounts that may be the same number are not."""
    return not one.agrees(other) and one < other
