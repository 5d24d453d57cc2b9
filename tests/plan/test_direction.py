"""Which direction is better, where the plan declares none: what all its levels agree on, and nothing else."""

import pytest

from dxmodel.checks import check
from dxmodel.plan import Direction
from dxmodel.plan.direction import better_direction
from dxmodel.progress import Status, assess
from tests.yaml_ledger import ledger_of

UP, DOWN, UNKNOWN = Direction.UP, Direction.DOWN, Direction.UNKNOWN
SHARE = "unit: '%', bounds: {low: 0%, high: 100%}"
BASE = "baseline: {value: 50件, year: R4}"


def reach(*levels: str) -> str:
    """The targets of R6, R7, … that ask for levels."""
    goals = (f"{{due: R{6 + n}, goal: {{reach: {level}}}}}" for n, level in enumerate(levels))
    return f"targets: [{', '.join(goals)}]"


STATED = [
    # steps between levels
    (UP, "unit: 件", reach("72件", "392件")),
    (DOWN, "unit: 件", reach("30件", "10件")),
    (UNKNOWN, "unit: 件", reach("30件", "10件", "20件")),
    (UP, "unit: 件", reach("30件", "30件", "40件")),
    (DOWN, "unit: 件", reach("40件", "30件", "30件")),
    (UNKNOWN, "unit: 件", reach("30件", "30件")),
    (UNKNOWN, "unit: 件", reach("70件")),
    (UP, "unit: 時間", reach("90分", "2時間")),
    (DOWN, "unit: 円", reach("▲10円", "▲20円")),
    (UNKNOWN, "unit: 件", reach("約30件", "30件")),
    (UP, "unit: 件", reach("約30件", "50件")),
    (UP, "unit: 件", "targets: [{due: R8, goal: {reach: 50件}}, {due: R6, goal: {reach: 30件}}]"),
    # the baseline lies on the same side
    (UP, "unit: 件", BASE, reach("60件")),
    (DOWN, "unit: 件", BASE, reach("40件")),
    (UNKNOWN, "unit: 件", BASE, reach("50件")),
    (UP, "unit: 件", BASE, reach("50件", "60件")),
    (UNKNOWN, "unit: 件", BASE, reach("40件", "60件")),
    (UNKNOWN, "unit: 件", BASE, reach("60件", "55件")),
    (UNKNOWN, "unit: 件", "baseline: {value: 50件}", reach("40件", "60件")),
    (UNKNOWN, "unit: 件", "baseline: {value: {missing: unknown}, year: R4}", reach("60件")),
    (UNKNOWN, "unit: 件", "baseline: {value: 約50件, year: R4}", reach("52件")),
    (UP, "unit: 件", "baseline: {value: 100件, year: R7}", reach("72件", "110件", "392件")),
    (UP, "unit: 件", "baseline: {value: 50件, year: R7}", reach("60件")),
    # of a range both ends are stated; 約 states one number, which may be that of another level
    (UP, "unit: 件", BASE, reach("60件〜70件", "90件")),
    (UNKNOWN, "unit: 件", BASE, reach("40件〜60件", "90件")),
    (UNKNOWN, "unit: 件", BASE, reach("40件〜60件")),
    (UNKNOWN, "unit: 件", BASE, reach("50件〜60件")),
    (UP, "unit: 件", BASE, reach("50件〜60件", "90件")),
    (UNKNOWN, "unit: 件", BASE, reach("40件〜50件", "90件")),
    (UNKNOWN, "unit: 件", BASE, reach("80件〜95件", "90件")),
    (UNKNOWN, "unit: 件", "baseline: {value: 40件〜60件, year: R4}", reach("50件", "90件")),
    (UNKNOWN, "unit: 件", "baseline: {value: 40件〜60件, year: R4}", reach("40件〜60件", "90件")),
    (UP, "unit: 件", "baseline: {value: 約50件, year: R4}", reach("約52件", "90件")),
    # only levels to reach and means; words, sums and bounds of a range state nothing here
    (UP, "unit: 件", BASE, "targets: [{due: R8, goal: {mean-over: {amount: 60件, span: R5/R8}}}]"),
    (UNKNOWN, "unit: 件", "targets: [{due: R8, goal: {mean-over: {amount: 60件, span: R5/R8}}}]"),
    (UNKNOWN, "unit: 件", BASE, "targets: [{due: R8, goal: {maintain: {}}}]"),
    (UP, "unit: 件", BASE, "targets: [{due: {by: null, qualifier: 順次}, goal: {reach: 60件}}]"),
    (UP, "unit: 件", reach("30件", "40件")[:-1] + ", {due: R9, goal: {described: 改善}}]"),
    # a bound counts where bounds or a denominator are declared
    (UP, SHARE, reach("100%")),
    (DOWN, SHARE, reach("0%")),
    (UP, SHARE, reach("100%", "100%")),
    (UP, SHARE, "baseline: {value: 100%, year: R4}", reach("100%")),
    (UNKNOWN, SHARE, reach("70%")),
    (UNKNOWN, SHARE, reach("100%", "80%")),
    (UP, "unit: '%', denominator: {label: 全手続}", reach("100%")),
    (DOWN, "unit: '%', denominator: {label: 全手続}", reach("0%")),
    (UNKNOWN, "unit: '%'", reach("100%")),
    (UNKNOWN, "unit: 件", reach("0件")),
    (DOWN, "unit: 件, bounds: {low: 0件}", reach("0件")),
    (UP, "unit: 所属, bounds: {high: 40所属}", reach("40所属")),
    # what is declared goes before everything
    (DOWN, "unit: 件, direction: down", reach("72件", "392件")),
    # an unbridged break separates two definitions, a bridge converts the baseline
    (UNKNOWN, "unit: 件, breaks: [{since: R7}]", BASE, reach("30件", "10件")),
    (
        DOWN,
        "unit: 件, breaks: [{since: R5, bridge: {old: 1件, new: 2件}}]",
        BASE,
        reach("60件"),
    ),
]


@pytest.mark.parametrize(("direction", "parts"), [(row[0], row[1:]) for row in STATED])
def test_a_direction_follows_where_everything_that_the_plan_states_agrees(
    direction: Direction, parts: tuple[str, ...]
) -> None:
    """A table of right values; without a direction, and not otherwise, `check` says what to write."""
    ledger = ledger_of(f"- {{id: x, label: 指標, {', '.join(parts)}}}")
    assert better_direction(ledger.plan.indicator("x")) is direction
    codes = {finding.code for finding in check(ledger)}
    has_break = bool(ledger.plan.indicator("x").breaks)
    assert ("check.direction_unknown" in codes) == (direction is UNKNOWN and not has_break)


@pytest.mark.parametrize(
    ("value", "is_met"),
    [("80件", True), ("72件", True), ("71件", False)],
)
def test_a_level_of_targets_that_rise_is_met_above_it_too(value: str, is_met: bool) -> None:
    """Without a baseline, 80 of 72 on the way to 392 is achieved."""
    targets = reach("72件", "392件")
    answers = assess(
        ledger_of(
            f"- {{id: x, label: 指標, unit: 件, accumulation: cumulative, {targets}}}",
            f"- {{indicator: x, period: R5, value: {value}}}",
        ),
        "R5",
    )
    assert (answers["x"].status is Status.ACHIEVED) == is_met


@pytest.mark.parametrize(
    ("goal", "value", "status"),
    [
        ("total-over: {amount: -82000円, span: R4/R5}", "-89000円", "achieved"),
        ("total-over: {amount: -82000円, span: R4/R5}", "-80000円", "missed"),
        ("total-over: {amount: 82000円, span: R4/R5}", "89000円", "achieved"),
        ("total-over: {amount: 0円, span: R4/R5}", "10円", "not-assessed"),
    ],
)
def test_the_sign_of_a_sum_is_its_direction(goal: str, value: str, status: str) -> None:
    """A sum starts from zero; one of zero has no direction where values may be negative."""
    indicator = (
        f"- {{id: x, label: 指標, unit: 円, accumulation: flow, targets: [{{due: R5, goal: {{{goal}}}}}]}}"
    )
    observed = f"""
        - {{indicator: x, period: R4, value: {value}}}
        - {{indicator: x, period: R5, value: 0円}}
    """
    assert assess(ledger_of(indicator, observed), "R5")["x"].status is Status(status)


def test_a_sum_of_zero_of_what_cannot_be_negative_is_to_be_kept_low() -> None:
    """No accident in four years: one is too many, at once."""
    goal = "{total-over: {amount: 0件, span: R4/R7}}"
    indicator = (
        f"- {{id: x, label: 指標, unit: 件, accumulation: flow, targets: [{{due: R7, goal: {goal}}}]}}"
    )
    for value, status in (("0件", "not-due"), ("1件", "missed")):
        ledger = ledger_of(indicator, f"- {{indicator: x, period: R4, value: {value}}}")
        assert assess(ledger, "R4")["x"].status is Status(status)
