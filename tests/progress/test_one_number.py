"""A number that a plan quotes twice varies as one: a baseline, and the levels that rest on it."""

from decimal import Decimal

import attrs
import pytest

from dxmodel.amount import Amount
from dxmodel.goals import AtMost, ChangeBy, IncreaseBy, Maintain, ReduceBy
from dxmodel.progress import Status
from tests.progress.small import book, judged

CUTS = [
    ReduceBy("30%", "R2", "約2億枚"),
    ReduceBy("30%", base="約2億枚"),
    ReduceBy("30%", "R2", "約20,000万枚"),
    ReduceBy("30%", "R2"),
    ReduceBy("10%", "R2"),
    ChangeBy("-0.1億枚"),
    ChangeBy("約-1億枚"),
]


def answer(goal, *, year="R3", value="約1.9億枚", direction="unknown", baseline="約2億枚"):
    """Return the answer for a result of R3 and a baseline of R2."""
    facts = {"unit": "億枚", "direction": direction, "baseline": baseline, "start": "R2", "due": "R7"}
    return judged(book(("R3", value), goal=goal, **facts), year)


@pytest.mark.parametrize("goal", CUTS)
def test_a_cut_of_a_rough_baseline_is_not_met_by_the_baseline(goal):
    """In the base year the value, the baseline and the base of the cut are one number."""
    assert answer(goal, year="R2").status is Status.AT_BASELINE


@pytest.mark.parametrize(
    ("goal", "remaining"),
    [
        (ReduceBy("50%", "R2"), "-1.25〜-0.75億枚"),
        (ReduceBy("10%", "R2"), "-0.25〜-0.15億枚"),
        (ChangeBy("-0.1億枚"), "-0.1億枚"),
        (ChangeBy("約-1億枚"), "-1.5〜-0.5億枚"),
    ],
)
def test_what_remains_of_a_rough_baseline_is_as_wide_as_the_cut(goal, remaining):
    """Half of 約2億枚 (1.5 to 2.5) is 0.75 to 1.25."""
    assert str(answer(goal, year="R2").remaining) == remaining


def test_what_is_left_after_a_cut_of_half_is_half_as_wide():
    """The level of the goal is a half of the interval of the base."""
    level = answer(ReduceBy("50%", "R2")).target_level
    assert (level.interval.low, level.interval.high) == (Decimal("0.75"), Decimal("1.25"))


def test_maintaining_a_rough_baseline_is_no_doubt_in_its_own_year():
    """Its level and the value are the baseline."""
    for direction in ("up", "down"):
        assert answer(Maintain(), year="R2", direction=direction).possible == ()


def test_a_base_of_another_year_or_size_varies_apart():
    """約2億枚 of R1 need not be 約2億枚 of R2."""
    for goal in (ReduceBy("10%", "R1", "約2億枚"), ReduceBy("10%", base="約3億枚")):
        assert answer(goal).goal.of_baseline == 0


@pytest.mark.parametrize("value", ["1.3億枚", "1.75億枚", "1.9億枚", "2.2億枚", "3億枚", "約1.9億枚"])
@pytest.mark.parametrize(
    ("goal", "direction"),
    [
        *((goal, "unknown") for goal in CUTS[1:6]),
        (Maintain(), "down"),
        (Maintain(), "up"),
        (Maintain("0.2億枚"), "unknown"),
        (IncreaseBy("20%", "R2"), "unknown"),
    ],
)
def test_a_verdict_is_possible_where_one_of_the_numbers_has_it(goal, direction, value):
    """The verdicts of a rough baseline and a rough value are those of the numbers that they may be."""
    rough = answer(goal, value=value, direction=direction)
    statuses = set()
    for baseline in numbers(Amount.parse("約2億枚"), 20):
        exact_goal = attrs.evolve(goal, base=baseline) if isinstance(goal, ReduceBy | IncreaseBy) else goal
        for number in numbers(Amount.parse(value), 2):
            each = answer(exact_goal, value=number, direction=direction, baseline=baseline)
            statuses.add(each.status)
    assert {*(rough.possible or (rough.status,))} == statuses


def numbers(amount, steps):
    """Return numbers that an amount may be, from its least to its greatest."""
    low, high = amount.interval.low, amount.interval.high
    return {Amount(low + (high - low) * step / steps, amount.unit) for step in range(steps + 1)}


def test_a_rough_value_of_an_earlier_year_leaves_the_verdict_alone_where_it_never_met_the_goal():
    """約20分 is 18 to 22, and was never 15 or less."""
    values = [("R5", "約20分"), ("R6", "19分")]
    ledger = book(*values, unit="分", baseline="30分", goal=AtMost("15分"), due="R10")
    assert judged(ledger, "R6").possible == ()


@pytest.mark.parametrize(
    ("earlier", "value", "text"),
    [
        ("約15分", "18分", "ペースは2.40です。"),
        ("約15分", "約18.001分", "ペースは2.40です。"),
        ("20分", "約15分", "ペースは2.90～3.10です。"),
    ],
)
def test_a_range_whose_ends_print_alike_is_one_number(earlier, value, text):
    """0.80～0.80 states no range."""
    ledger = book(("R5", earlier), ("R6", value), unit="分", baseline="30分", goal=AtMost("15分"), due="R10")
    assert text in judged(ledger, "R6").describe("ja")
