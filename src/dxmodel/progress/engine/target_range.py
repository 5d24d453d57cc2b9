"""TargetRange: the levels between which a goal is met."""

import attrs

from dxmodel.amount import Amount
from dxmodel.plan import Direction
from dxmodel.typed_fields import typed_fields

__all__ = ["TargetRange", "surely_below"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class TargetRange:
    """The levels between which a goal is met, and the level that the path leads to.

    Attributes:
        low: the lowest level that meets the goal; None where there is none.
        high: the highest level that meets the goal; None where there is none.
        directed: whether the goal or the plan states which direction is better; if not, only the level itself
            surely meets the goal, and no other value can be judged.
        exclusive: whether the level itself does not meet the goal (超, 未満).
        direction: the better direction, where no level implies it.
    """

    low: Amount | None = None
    high: Amount | None = None
    directed: bool = True
    exclusive: bool = False
    direction: Direction | None = None

    @classmethod
    def any(cls, direction: Direction) -> "TargetRange":
        """Return a range without levels, for methods that need none: only the better direction."""
        return cls(direction=direction, directed=direction is not Direction.UNKNOWN)

    @property
    def levels(self) -> tuple[Amount, ...]:
        """The levels of the range: two, one or none."""
        return tuple(level for level in (self.low, self.high) if level is not None)

    def to(self, unit: str) -> "TargetRange":
        """Return the same range in another unit."""
        if {unit}.issuperset(level.unit for level in self.levels):
            return self
        return attrs.evolve(self, low=self.low and self.low.to(unit), high=self.high and self.high.to(unit))

    def passed_end(self, value: Amount, baseline: Amount | None) -> Amount | None:
        """Return the end of the range beyond which a value surely lies, away from the baseline; else None."""
        if baseline is None or self.low is None or self.high is None:
            return None
        if surely_below(baseline, self.low) and surely_below(self.high, value):
            return self.high
        return self.low if surely_below(self.high, baseline) and surely_below(value, self.low) else None

    def may_lead_from(self, baseline: Amount) -> bool:
        """Return whether there may be a path from the baseline to the range, as far as both are known."""
        return any(
            lower is not None and higher is not None and (lower.agrees(higher) or lower < higher)
            for lower, higher in ((baseline, self.low), (self.high, baseline))
        )

    def path_end(self, baseline: Amount | None) -> Amount | None:
        """Return the level where the path from a baseline ends; None if the baseline may meet the goal."""
        if baseline is None:
            return None
        if self.low is not None and surely_below(baseline, self.low):
            return self.low
        return self.high if self.high is not None and surely_below(self.high, baseline) else None


def surely_below(amount: Amount, other: Amount) -> bool:
    """Return whether an amount is surely less than another; False where both may be the same number."""
    return not amount.agrees(other) and amount < other
