"""What the city's evaluations state: the scale that each is by, the state of an item, half-years."""

from datetime import date
from typing import Any

import pytest

from dxmodel.checks import check
from dxmodel.errors import DxError, ValidationError
from dxmodel.ledger import Ledger, rename_id, state_in
from dxmodel.ledger.completion import CompletionRecord
from dxmodel.ledger.evaluated import scale_of
from dxmodel.report import to_markdown
from dxmodel.report.contents import report
from tests.yaml_ledger import PLAN, ledger_of

SCALES = """\
format: scales/1
scales:
- {id: kpi, label: KPIの評価, kinds: [outcome], grades: [{mark: S}, {mark: A}, {mark: B}]}
- {id: projects, label: 事業の評価, grades: [{mark: ◎}, {mark: ○}, {mark: B}], span: R4/,
   outside: [{mark: 完, state: done}, {mark: 未, state: not-started}, {mark: 止, state: cancelled}]}
"""
INITIATIVES = f"{PLAN}initiatives:\n- {{id: rpa, label: RPAの活用}}\n"
INDICATORS = "- {id: x, label: 全庁展開, kind: outcome}\n- {id: y, label: 研修, kind: output}"


def evaluated(*evaluations: str, scales: str = SCALES) -> Ledger:
    """A ledger with an initiative ``rpa``, indicators ``x`` and ``y``, two scales, and these evaluations."""
    text = "format: evaluations/1\nevaluations:" + (
        "".join(f"\n- {{{each}}}" for each in evaluations) or " []"
    )
    return ledger_of(INDICATORS, plan=INITIATIVES, evaluations=text, scales=scales)


@pytest.mark.parametrize(
    ("evaluation", "expected"),
    [
        ("item: x, year: R5, grade: S", "kpi"),
        ("item: x, year: R5, grade: ◎", "projects"),
        ("item: x, year: R5, grade: B", None),  # a mark of both
        ("item: x, year: R5, grade: B, scale: projects", "projects"),
        ("item: x, year: R5, grade: B, scale: kpi", "kpi"),
        ("item: y, year: R5, grade: B", "projects"),  # the other scale is for outcomes
        ("item: rpa, year: R5, grade: B", "projects"),
        ("item: rpa, year: R5, grade: 未", "projects"),
        ("item: rpa, year: R3, grade: ◎", None),  # the scale holds from R4
        ("item: x, year: R5, grade: X", None),
        ("item: x, year: R5, comment: 順調", None),
    ],
)
def test_an_evaluation_is_by_one_scale(evaluation: str, expected: str | None) -> None:
    """The one that it names, else the only one for that kind of item with that grade in that year."""
    ledger = evaluated(evaluation)
    scale = scale_of(ledger, ledger.evaluations[0])
    assert (scale and scale.id) == expected


@pytest.mark.parametrize(
    ("evaluation", "code", "path"),
    [
        ("item: x, year: R5, grade: S, scale: kpl", "ledger.unknown_scale", "scale"),
        ("item: x, year: R3, grade: ◎, scale: projects", "ledger.no_scale_then", "scale"),
        ("item: x, year: R5, months: 2024-04/2024-09, grade: S", "ledger.months_outside", None),
        ("item: x, year: R5, since: 2023-05", "ledger.since_without_state", None),
        ("item: x, year: R5, state: done, since: 2024-05, known: 2024-04-30", "ledger.state_later", None),
        ("item: x, year: R5, state: finished", "formats.not_one_of", "state"),
    ],
)
def test_what_cannot_be_evaluated_so_is_one_located_error(
    evaluation: str, code: str, path: str | None
) -> None:
    """With the line of the entry in its file."""
    with pytest.raises(ValidationError) as error:
        evaluated(evaluation)
    (problem,) = error.value.problems
    expected = "$.evaluations[0]" + (f".{path}" if path else "")
    assert (problem.code, problem.path) == (code, expected)
    assert problem.place is not None
    assert problem.place.line == 3


def test_a_scale_that_could_not_be_read_is_not_unknown_as_well() -> None:
    """The mistake is reported once."""
    with pytest.raises(ValidationError) as error:
        evaluated("item: x, year: R5, grade: S, scale: kpi", scales=SCALES.replace("label: KPI", "labl: KPI"))
    assert not [each for each in error.value.problems if each.code == "ledger.unknown_scale"]


def test_a_grade_that_its_scale_does_not_have_is_found() -> None:
    """Although another scale has it."""
    ledger = evaluated("item: x, year: R5, grade: ◎, scale: kpi")
    found = [each for each in check(ledger) if each.code == "check.grade_of_no_scale"]
    assert [each.facts["accepted"] for each in found] == [("S", "A", "B")]


def test_a_scale_that_gets_another_id_has_it_in_evaluations() -> None:
    """As in every other reference."""
    ledger = rename_id(evaluated("item: x, year: R5, grade: S, scale: kpi"), "kpi", "outcomes")
    assert ledger.evaluations[0].scale == "outcomes"


@pytest.mark.parametrize(
    ("evaluations", "expected"),
    [
        # in R4, R5, R6
        (["year: R5, state: in-progress"], [None, "in-progress", "in-progress"]),
        (["year: R5, grade: 未"], [None, "not-started", "not-started"]),
        (["year: R5, grade: ◎"], [None, None, None]),  # a grade that states nothing
        (["year: R5, grade: ◎, state: done"], [None, "done", "done"]),
        (["year: R4, grade: 未", "year: R6, grade: 止"], ["not-started", "not-started", "cancelled"]),
        (
            ["year: R5, months: 2023-04/2023-09, state: not-started", "year: R5, state: in-progress"],
            [None, "in-progress", "in-progress"],
        ),
        (
            ["year: R5, state: not-started, known: 2024-04-01", "year: R5, state: done, known: 2024-06-01"],
            [None, "done", "done"],
        ),
        (["year: R5, state: not-started", "year: R5, state: done"], [None, None, None]),
        (
            ["year: R5, state: done, withdrawn: {on: 2024-06-01, why: 誤記}", "year: R5, state: in-progress"],
            [None, "in-progress", "in-progress"],
        ),
    ],
)
def test_the_state_of_an_initiative_is_the_last_that_was_stated(
    evaluations: list[str], expected: list[str | None]
) -> None:
    """Nothing is overwritten; two that differ state nothing."""
    ledger = evaluated(*(f"item: rpa, {each}" for each in evaluations))
    states = [state_in(ledger, "rpa", year) for year in ("R4", "R5", "R6")]
    assert [each and each.state.value for each in states] == expected


def test_the_state_is_as_it_was_known_on_a_day() -> None:
    """An entry that became known later is left out."""
    ledger = evaluated(
        "item: rpa, year: R4, state: in-progress, known: 2023-05-01",
        "item: rpa, year: R5, state: done, known: 2024-05-01",
    )
    states = [state_in(ledger.as_of(day), "rpa", "R5") for day in ("2023-12-01", "2024-06-01")]
    assert [each and str(each.state) for each in states] == ["in-progress", "done"]


@pytest.mark.parametrize(
    ("evaluations", "observations", "expected"),
    [
        # done by the end of R4, R5, R6
        (["year: R5, grade: 完"], "[]", [None, True, True]),
        (["year: R5, grade: 完, since: 2022-10"], "[]", [True, True, True]),
        (["year: R5, state: done"], "[]", [None, True, True]),
        (["year: R5, grade: 未"], "[]", [False, False, None]),
        (["year: R5, grade: ◎"], "[]", [None, None, None]),  # a grade counts only where its scale says so
        (["year: R5, grade: 完, months: 2023-04/2023-09"], "[]", [None, True, True]),
        (["year: R5, grade: 完", "year: R5, state: in-progress"], "[]", [None, None, None]),
        (["year: R5, grade: 完", "year: R5, state: in-progress, known: R6"], "[]", [False, False, None]),
        (["year: R5, grade: 完", "year: R5, state: done, since: 2022-10"], "[]", [True, True, True]),
        # a result goes before the city's grade of the same day
        (["year: R5, grade: 完"], "- {indicator: x, period: R5, value: {done: false}}", [False, False, None]),
    ],
)
def test_a_grade_counts_as_done_where_its_scale_says_so(
    evaluations: list[str], observations: str, expected: list[bool | None]
) -> None:
    """And so does a state that the city states itself."""
    lines = "".join(f"- {{item: x, {each}}}\n" for each in evaluations)
    ledger = ledger_of(
        INDICATORS, observations, evaluations=f"format: evaluations/1\nevaluations:\n{lines}", scales=SCALES
    )
    indicator = ledger.plan.indicator("x")
    assert [
        CompletionRecord.of(ledger, indicator).is_done_by(date(year, 3, 31)) for year in (2023, 2024, 2025)
    ] == expected


def test_the_sheet_shows_the_state_of_an_initiative() -> None:
    """With its date; of an earlier year with that year."""
    dated = evaluated("item: rpa, year: R4, state: done, since: 2022-10")
    earlier = evaluated("item: rpa, year: R4, state: in-progress")
    for ledger, shown in ((dated, "完了、令和4年10月"), (earlier, "実施中、令和4年度")):
        assert f"RPAの活用（{shown}" in to_markdown(report(ledger, "R5", "ja"))


def test_an_evaluation_of_the_whole_year_has_one_form() -> None:
    """Twelve months are the year."""
    ledger = evaluated("item: x, year: R5, months: 2023-04/2024-03, grade: S")
    assert ledger.evaluations[0].months is None


TWICE = [("ledger.repeated_mark", "$.scales[0].outside[0].mark")]


def problems_of(scale: str) -> list[tuple[str, str]]:
    """The problems of a scale in a file."""
    try:
        evaluated(scales=f"format: scales/1\nscales:\n- {{id: s, label: 区分, {scale}}}\n")
    except ValidationError as error:
        return [(each.code, each.path) for each in error.problems]
    except DxError as error:
        return [(error.code, "")]
    return []


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        ("grades: [{mark: A}], outside: [{mark: X}, {mark: Y}], not_evaluated: Z", []),
        (
            "grades: [{mark: A}], outside: [{mark: A}]",
            [("ledger.repeated_mark", "$.scales[0].outside[0].mark")],
        ),
        (
            "grades: [{mark: A}], outside: [{mark: X}], not_evaluated: X",
            [("ledger.repeated_mark", "$.scales[0].outside[0].mark")],
        ),
        (
            "by: linear_pace, grades: [{mark: A}], outside: [{mark: X, at_least: 1}]",
            [("ledger.ends_outside", "$.scales[0].outside[0]")],
        ),
    ],
)
def test_several_marks_may_be_outside_the_order(scale: str, expected: list[Any]) -> None:
    """They have no scores, and each mark of a scale is used once."""
    assert problems_of(scale) == expected
