"""Mistakes that are no error, and leave a verdict out or make it wrong: each has one finding."""

import pytest

from dxmodel.checks import Finding, check
from dxmodel.ledger import Ledger
from dxmodel.messages import LANGUAGES
from tests.yaml_ledger import PLAN, ledger_of

USUAL = {"check.no_owner", "check.unknown_code", "check.nothing_measured", "check.no_target"}


def findings_of(ledger: Ledger, *codes: str) -> list[tuple[str, str]]:
    """Return the severity and the path of the findings of some codes, with sentences in both languages."""
    findings: list[Finding] = [each for each in check(ledger) if each.code in codes]
    assert all(each.describe(language) for each in findings for language in LANGUAGES)
    return [(str(each.severity), each.path) for each in findings]


BASE = "baseline: {value: 10件, year: R3}"
GOAL = "targets: [{due: R8, goal: {at-least: 50件}}]"
YEARLY = "targets: [{due: {yearly: true, %s}, goal: {at-least: 30件}}]"
DONE = "targets: [{due: R8, goal: {completed: 展開}}]"
FLOW = (
    "accumulation: flow, targets: [{due: R8, goal: {total-over: {amount: %s, span: R4/R8}}}, {due: R8, %s}]"
)
MEAN = "goal: {mean-over: {amount: 30件以上, span: R4/R8}}"
FOR_WOMEN = "targets: [{due: R8, goal: {at-least: 5件}, breakdown: {性別: %s}}]"


@pytest.mark.parametrize(
    ("indicator", "entry", "code", "expected"),
    [
        # done for a number, a number for a milestone
        (f"{BASE}, {GOAL}", "period: R5, value: {done: true}", "check.result_in_words", ["note"]),
        (f"{BASE}, {GOAL}", "period: R5, value: 30件", "check.result_in_words", []),
        (DONE, "period: R5, value: 3件", "check.needs_completion", ["note"]),
        (DONE, "period: R5, value: {done: true}", "check.needs_completion", []),
        (
            "targets: [{due: R8, goal: {completed: 展開}}, {due: R8, goal: {at-least: 5件}}]",
            "period: R5, value: 3件",
            "check.needs_completion",
            [],
        ),
        # no due year at all
        (
            f"{BASE}, targets: [{{goal: {{at-least: 50件}}}}]",
            "period: R5, value: 3件",
            "check.no_due_year",
            ["note"],
        ),
        (
            f"{BASE}, targets: [{{due: {{qualifier: 順次}}, goal: {{at-least: 50件}}}}]",
            "period: R5, value: 3件",
            "check.no_due_year",
            ["note"],
        ),
        (
            f"{BASE}, targets: [{{goal: {{at-least: 50件}}}}, {{due: R8, goal: {{at-least: 90件}}}}]",
            "period: R5, value: 3件",
            "check.no_due_year",
            [],
        ),
        (
            "accumulation: flow, targets: [{goal: {total-over: {amount: 9件, span: R4/R8}}}]",
            "period: R5, value: 3件",
            "check.no_due_year",
            [],
        ),
        ("targets: [{goal: {described: 充実}}]", "period: R5, value: 3件", "check.no_due_year", []),
        (
            "targets: [{due: {yearly: true}, goal: {at-least: 50件}}]",
            "period: R5, value: 3件",
            "check.no_due_year",
            [],
        ),
        # every year, of which R4 has no result
        (
            "targets: [{due: {yearly: true, not_before: R4}, goal: {at-least: 5件}}]",
            "period: R5, value: 3件",
            "check.result_overdue",
            ["note"],
        ),
        (
            "targets: [{due: {yearly: true, not_before: R5}, goal: {at-least: 5件}}]",
            "period: R5, value: 3件",
            "check.result_overdue",
            [],
        ),
        # a span that ends after the due date
        (
            "targets: [{due: R6, goal: {total-over: {amount: 9件, span: R4/R8}}}]",
            "period: R5, value: 3件",
            "check.due_before_end_of_span",
            ["warning"],
        ),
        (
            "targets: [{due: R8, goal: {mean-over: {amount: 9件, span: R4/R8}}}]",
            "period: R5, value: 3件",
            "check.due_before_end_of_span",
            [],
        ),
        (
            "targets: [{due: R9, goal: {mean-over: {amount: 9件, span: R4/R8}}}]",
            "period: R5, value: 3件",
            "check.due_before_end_of_span",
            [],
        ),
        # baselines that no path can start from
        (
            f"baseline: {{value: 10件以上, year: R3}}, {GOAL}",
            "period: R5, value: 3件",
            "check.baseline_to_one_side",
            ["note"],
        ),
        (
            f"baseline: {{value: 約10件, year: R3}}, {GOAL}",
            "period: R5, value: 3件",
            "check.baseline_to_one_side",
            [],
        ),
        ("baseline: {value: 10件以上, year: R3}", "period: R5, value: 3件", "check.baseline_to_one_side", []),
        (
            f"baseline: {{value: 10件, span: R1/R3}}, {GOAL}",
            "period: R5, value: 3件",
            "check.baseline_over_years",
            ["note"],
        ),
        (
            f"baseline: {{value: 10件, span: R1/R3}}, {GOAL}",
            "period: R4/R6, value: 3件",
            "check.baseline_over_years",
            [],
        ),
        (f"{BASE}, {GOAL}", "period: R5, value: 3件", "check.baseline_over_years", []),
        # a sum and a mean over the same years
        (
            FLOW % ("100件以下", MEAN),
            "period: R5, value: 3件",
            "check.goals_contradict",
            ["warning"],
        ),
        (
            FLOW % ("150件以下", MEAN),
            "period: R5, value: 3件",
            "check.goals_contradict",
            [],
        ),
        # a target for a member that no result has
        (
            "targets: [{due: R8, goal: {at-least: 5件}, breakdown: {性別: 女}}]",
            "period: R5, value: 3件, breakdown: {性別: 女性}",
            "check.member_not_measured",
            ["warning"],
        ),
        (
            "targets: [{due: R8, goal: {at-least: 5件}, breakdown: {姓別: 女性}}]",
            "period: R5, value: 3件, breakdown: {性別: 女性}",
            "check.member_not_measured",
            ["warning"],
        ),
        (
            "targets: [{due: R8, goal: {at-least: 5件}, breakdown: {性別: 女性}}]",
            "period: R5, value: 3件, breakdown: {性別: 女性}",
            "check.member_not_measured",
            [],
        ),
        (
            "targets: [{due: R8, goal: {at-least: 5件}, breakdown: {性別: 女性}}]",
            "period: R5, value: 3件",
            "check.member_not_measured",
            [],
        ),
        # done after the year of the entry
        (DONE, "period: R5, value: {done: 2030-03}", "check.done_after_its_year", ["warning"]),
        (DONE, "period: R5, value: {done: 2024-05}", "check.done_after_its_year", []),
        (DONE, "period: R5, value: {done: R5/R6}", "check.done_after_its_year", []),
        (DONE, "period: R5, value: {done: 2024-08}, known: 2024-10-01", "check.done_after_its_year", []),
        (DONE, "period: R5, status: planned, value: {done: 2030-03}", "check.done_after_its_year", []),
    ],
)
def test_a_mistake_of_one_indicator_is_found(
    indicator: str, entry: str, code: str, expected: list[str]
) -> None:
    """And the near cases, which are in order, are not."""
    unit = "" if "unit:" in indicator else "unit: 件, "
    ledger = ledger_of(f"- {{id: x, label: 指標, {unit}{indicator}}}", f"- {{indicator: x, {entry}}}")
    assert [severity for severity, _ in findings_of(ledger, code)] == expected


@pytest.mark.parametrize(
    ("links", "values", "code", "paths"),
    [
        ("part_of: [y]", ("20件", "10件"), "check.part_exceeds_whole", ["$.observations[x/R5]"]),
        ("part_of: [y]", ("10件", "10件"), "check.part_exceeds_whole", []),
        ("part_of: [y]", ("約20件", "19件"), "check.part_exceeds_whole", []),
        (
            "part_of: [y]",
            (
                "{ratio: {numerator: 20件, denominator: 30件}}",
                "{ratio: {numerator: 10件, denominator: 30件}}",
            ),
            "check.part_exceeds_whole",
            ["$.observations[x/R5]"],
        ),
        (
            "part_of: [y]",
            ("{ratio: {numerator: 9件, denominator: 10件}}", "{ratio: {numerator: 10件, denominator: 30件}}"),
            "check.part_exceeds_whole",
            [],
        ),
        ("same_as: [y]", ("20件", "10人"), "check.same_in_unlike_units", ["$.indicators[x].same_as[y]"]),
        ("same_as: [y]", ("20件", "20件"), "check.same_in_unlike_units", []),
    ],
)
def test_a_mistake_between_two_indicators_is_found(
    links: str, values: tuple[str, str], code: str, paths: list[str]
) -> None:
    """A part above its whole, and one measure in two units."""
    units = ["'%'" if "ratio" in each else each[-1] for each in values]
    indicators = f"- {{id: x, label: x, unit: {units[0]}, {links}}}\n- {{id: y, label: y, unit: {units[1]}}}"
    entries = "\n".join(
        f"- {{indicator: {id}, period: R5, value: {value}}}" for id, value in zip("xy", values, strict=True)
    )
    found = findings_of(ledger_of(indicators, entries), code)
    assert found == [("warning", path) for path in paths]


SCALES = """\
format: scales/1
scales:
- {id: kpi, label: KPI, grades: [{mark: A}, {mark: B}]}
- {id: stage, label: 段階, grades: [{mark: ◎}, {mark: ○}]}
"""


@pytest.mark.parametrize(
    ("evaluations", "expected"),
    [
        (["year: R4, grade: A"], []),
        (["year: R4, grade: A", "year: R5, grade: B"], []),
        (["year: R4, grade: A", "year: R4, grade: B"], ["note check.grades_differ"]),
        (["year: R4, grade: A", "year: R4, grade: ◎"], []),
        (["year: R4, grade: A, known: 2023-05-01", "year: R4, grade: B, known: 2023-09-01"], []),
        (["year: R4, grade: A", "year: R4, grade: B, months: 2022-04/2022-09"], []),
        (["year: R4, grade: A", "year: R4, grade: A"], ["warning check.evaluation_repeated"]),
        (["year: R4, grade: A", "year: R4, grade: A, comment: 順調"], []),
        (["year: R4, state: done", "year: R4, state: in-progress"], ["warning check.states_differ"]),
        (["year: R4, state: done", "year: R5, state: in-progress"], ["note check.state_goes_back"]),
        (["year: R5, state: in-progress", "year: R4, state: done"], ["note check.state_goes_back"]),
        (["year: R4, state: in-progress", "year: R5, state: not-started"], ["note check.state_goes_back"]),
        (["year: R4, state: cancelled", "year: R5, state: done"], ["note check.state_goes_back"]),
        (["year: R4, state: not-started", "year: R5, state: done", "year: R6, state: done"], []),
        (
            ["year: R4, state: in-progress, since: 2022-06", "year: R5, state: done, since: 2021-06"],
            ["warning check.since_goes_back"],
        ),
        (["year: R4, state: in-progress, since: 2022-06", "year: R5, state: done, since: 2022-06"], []),
        (["year: R4, state: done, since: 2030-01"], ["warning check.state_after_its_year"]),
        (["year: R4, state: done, since: 2023-05"], []),
        (["year: R4, state: done, since: 2023-08, known: 2023-10-01"], []),
    ],
)
def test_evaluations_that_do_not_fit_together_are_found(evaluations: list[str], expected: list[str]) -> None:
    """Two of one time, a state that goes back, a day after the year."""
    text = "format: evaluations/1\nevaluations:" + "".join(f"\n- {{item: i, {each}}}" for each in evaluations)
    plan = f"{PLAN}initiatives:\n- {{id: i, label: 取組}}\n"
    ledger = ledger_of("[]", plan=plan, evaluations=text, scales=SCALES)
    findings = [each for each in check(ledger) if each.code not in USUAL]
    assert [f"{each.severity} {each.code}" for each in findings] == expected
    assert all(each.describe(language) for each in findings for language in LANGUAGES)


@pytest.mark.parametrize(
    ("indicator", "entry", "code", "expected"),
    [
        # a change of nothing
        (f"{BASE}, targets: [{{due: R8, goal: {{change-by: 0件}}}}]", "", "check.no_change_asked", ["note"]),
        (f"{BASE}, targets: [{{due: R8, goal: {{change-by: +1件}}}}]", "", "check.no_change_asked", []),
        (f"{BASE}, targets: [{{due: R8, goal: {{change-by: 約1件}}}}]", "", "check.no_change_asked", []),
        (f"{BASE}, targets: [{{due: R8, goal: {{maintain: {{}}}}}}]", "", "check.no_change_asked", []),
        (f"{BASE}, targets: [{{due: R8, goal: {{reach: 10件}}}}]", "", "check.no_change_asked", []),
        # a number that nothing can be
        (GOAL, "period: R5, value: 10000000000000000件", "check.implausible_size", ["warning"]),
        (GOAL, "period: R5, value: -10000000000000000件", "check.implausible_size", ["warning"]),
        (GOAL, "period: R5, value: 9900000000000000件", "check.implausible_size", []),
        (
            "targets: [{due: R8, goal: {within: {low: 5件, high: 500000000000000000件}}}]",
            "",
            "check.implausible_size",
            ["warning"],
        ),
        ("baseline: {value: 99999999999999999件, year: R3}", "", "check.implausible_size", ["warning"]),
        (
            GOAL,
            "period: R5, value: {missing: pending}",
            "check.implausible_size",
            [],
        ),
        # targets of every year
        (YEARLY % "not_before: R13", "", "check.due_outside_period", ["note"]),
        (YEARLY % "not_before: R1, by: R2", "", "check.due_outside_period", ["warning"]),
        (YEARLY % "not_before: R1, by: R5", "", "check.due_outside_period", ["warning"]),
        (YEARLY % "not_before: R1", "", "check.due_outside_period", ["warning"]),
        (YEARLY % "by: R2", "", "check.due_outside_period", ["warning"]),
        (YEARLY % "not_before: R5, by: R15", "", "check.due_outside_period", ["note"]),
        (YEARLY % "not_before: R5, by: R8", "", "check.due_outside_period", []),
        (YEARLY % "not_before: R3, by: R12", "", "check.due_outside_period", []),
        (YEARLY % "qualifier: 原則", "", "check.due_outside_period", []),
        # a month of a contradictory year is named with the year
        (GOAL, "period: 令和5年度上半期, value: 3件", "check.part_of_year", ["note"]),
    ],
)
def test_an_unlikely_statement_is_found_and_a_near_one_is_not(
    indicator: str, entry: str, code: str, expected: list[str]
) -> None:
    """One finding each, at the place of the statement."""
    entries = f"- {{indicator: x, {entry or 'period: R5, value: 3件'}}}"
    ledger = ledger_of(f"- {{id: x, label: 指標, unit: 件, accumulation: flow, {indicator}}}", entries)
    assert [severity for severity, _ in findings_of(ledger, code)] == expected


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("'%'", "{done: true}", [("note", "$.observations[x/R5]")]),
        ("'%'", "{done: false}", [("note", "$.observations[x/R5]")]),
        ("'%'", "80%", []),
        ("'%'", "{missing: pending}", []),
        ("件", "{done: true}", []),
    ],
)
def test_what_is_completed_to_a_share_is_stated_as_one(
    unit: str, value: str, expected: list[tuple[str, str]]
) -> None:
    """Done, of an indicator in %, is no share."""
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: {unit}, {DONE}}}", f"- {{indicator: x, period: R5, value: {value}}}"
    )
    assert findings_of(ledger, "check.needs_share_done") == expected


@pytest.mark.parametrize(
    ("entries", "code", "printed"),
    [
        (
            ["R5, value: 10件, known: 2024-05", "R5, value: 12件, as_of: 2024-03-31"],
            "contradiction",
            "12件、10件",
        ),
        (
            ["R5, value: 60件", "令和5年度上半期, value: 40件", "令和5年度下半期, value: 38件"],
            "contradiction_of_parts",
            "（60件）が、その年度の一部の期間の実績（40件、38件）",
        ),
        (
            ["R4/R6, value: 33件", "R4, value: 15件", "R5, value: 15件", "R6, value: 15件"],
            "span_contradicts",
            "（33件）が、年度ごとの実績から計算した45件と",
        ),
    ],
)
def test_a_contradiction_names_the_values(entries: list[str], code: str, printed: str) -> None:
    """And the parts of a year that take part in one have no finding of their own."""
    goal = "targets: [{due: R6, goal: {total-over: {amount: 40件, span: R4/R6}}}]"
    rows = "\n".join(f"- {{indicator: x, period: {each}}}" for each in entries)
    findings = check(ledger_of(f"- {{id: x, label: 指標, unit: 件, accumulation: flow, {goal}}}", rows))
    texts = [each.describe("ja") for each in findings if each.code == f"check.{code}"]
    assert [printed in text for text in texts] == [True]
    assert not [each for each in findings if each.code == "check.part_of_year"]
