"""Questions to a verdict: one value against one goal, drawn so that they meet one another often."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast, AtMost, ChangeBy, Maintain, Reach, Within
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Baseline, Body, Direction, Indicator, Plan, Target
from dxmodel.progress import assess
from dxmodel.testing import fiscal_years, goals
from dxmodel.testing.amount import amounts, levels

UNITS = st.sampled_from(["件", "%", "時間", "円", "枚/月"])
years = fiscal_years(min_value=FiscalYear(2020), max_value=FiscalYear(2027))


@attrs.frozen(kw_only=True)
class Question:
    """One value against one goal: everything that decides a verdict."""

    unit: str
    direction: Direction
    baseline: Amount | None
    start: FiscalYear | None
    goal: Any
    due: FiscalYear
    value: Amount
    at: FiscalYear
    interim: tuple[FiscalYear, Amount] | None = None
    earlier: tuple[tuple[FiscalYear, Amount], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Replace values of the year of the baseline by it: of that year, it is the value."""
        if self.baseline is None:
            return
        if self.at == self.start:
            object.__setattr__(self, "value", self.baseline)
        earlier = tuple(
            (year, self.baseline if year == self.start else value) for year, value in self.earlier
        )
        object.__setattr__(self, "earlier", earlier)

    def ledger(self):
        """Return the ledger that asks it."""
        base = None if self.baseline is None else Baseline(value=self.baseline, year=self.start)
        indicator = Indicator(
            id="x",
            order=1,
            label="x",
            unit=self.unit,
            direction=self.direction,
            baseline=base,
            targets=[Target(due=due, goal=goal) for due, goal in self._goals()],
        )
        plan = Plan(id="dx", label="x", bodies=[Body("131211", "x")], period="R2/R9", indicators=[indicator])
        values = [*self.earlier, (self.at, self.value)]
        return Ledger(
            founding=plan,
            observations=[Observation(indicator="x", period=year, value=value) for year, value in values],
        )

    def _goals(self):
        yield self.due, self.goal
        if self.interim is not None:
            year, level = self.interim
            yield year, Reach(level)

    def answer(self, method="linear_pace"):
        """Return the answer to it."""
        return assess(self.ledger(), self.at, method)[0]


def small(unit, exact=False):
    """Amounts that meet one another often: few different ones, near each other."""
    tenths = st.integers(-300, 300).map(lambda n: Amount(Decimal(n) / 10, unit))
    return tenths if exact else tenths | amounts(unit, min_value=-30, max_value=30, places=4)


def without_a_bound(amount):
    """Return an amount without 以上, 超, 以下 and 未満, which some goals refuse."""
    is_bound = None in (amount.interval.low, amount.interval.high)
    return Amount(amount.magnitude, amount.unit) if is_bound else amount


def within(ends, *excluded):
    """A range; its ends are excluded only where they differ."""
    low, high = (is_excluded and ends[0] != ends[1] for is_excluded in excluded)
    return Within(*ends, exclusive_low=low, exclusive_high=high)


@st.composite
def questions(draw, exact=False, any_goal=False):
    """Draw a question of every goal that asks for a level."""
    unit = "件" if not any_goal else draw(UNITS)
    level = small(unit, exact) if not any_goal else small(unit) | levels(unit)
    step = small("ポイント" if unit == "%" else unit, exact)
    ends = st.tuples(small(unit, exact=True), small(unit, exact=True)).map(lambda pair: sorted(pair))
    goal = st.one_of(
        level.map(Reach),
        st.builds(AtLeast, level.map(without_a_bound), exclusive=st.booleans()),
        st.builds(AtMost, level.map(without_a_bound), exclusive=st.booleans()),
        st.builds(within, ends, st.booleans(), st.booleans()),
        st.just(Maintain()),
        step.map(without_a_bound).map(ChangeBy),
        *([goals(unit)] if any_goal else []),
    )
    return Question(
        unit=unit,
        direction=draw(st.sampled_from(Direction)),
        baseline=draw(st.none() | level | level),
        start=draw(years),
        goal=draw(goal),
        due=draw(years),
        value=draw(level),
        at=draw(years),
    )


def magnitude(amount):
    """The number behind an exact amount."""
    return Fraction(amount.magnitude)
