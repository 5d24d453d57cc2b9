"""What people write where there is no number, and what they are told."""

from decimal import Decimal
from typing import Any

import pytest
from cattrs import BaseValidationError

from dxmodel.errors import DxError, Problem, ValidationError
from dxmodel.formats.converter import structure
from dxmodel.formats.errors import problems
from dxmodel.formats.yaml import parse
from dxmodel.ledger import Observation
from dxmodel.plan import Baseline, MissingReason, Target


def problem_with(data: Any, kind: type[Any]) -> Problem:
    """Return the one problem of plain data."""
    with pytest.raises((DxError, BaseValidationError)) as caught:
        structure(data, kind)
    (problem,) = problems(caught.value)
    return problem


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("pending", "pending"),
        ("集計中", "pending"),
        ("未実施", "not-implemented"),
        ("調査無し", "not-surveyed"),
        ("調査なし", "not-surveyed"),
        ("（精査中）", "pending"),
        ("非公表", "withheld"),
        ("対象外", "not-applicable"),
        ("不明", "unknown"),
        ("――", "pending"),
        ("…", "pending"),
        ("-", "pending"),
        ("－", "pending"),
        ("", "pending"),
        (None, "pending"),
    ],
)
@pytest.mark.parametrize("kind", [Observation, Baseline])
def test_a_cell_without_a_value_is_led_to_a_reason(kind: type[Any], value: Any, reason: str) -> None:
    """All seven are named, and the one that was likely meant is shown in its place."""
    where = {"indicator": "a", "period": "R5"} if kind is Observation else {}
    problem = problem_with(where | {"value": value}, kind)
    assert (problem.path, problem.code) == ("$.value", "formats.say_why_missing")
    for language in ("ja", "en"):
        assert f"{{missing: {reason}}}" in problem.describe(language)
        assert all(str(each) in problem.describe(language) for each in MissingReason)
    for word in ("集計中", "未実施", "調査なし", "非公表"):
        assert word in problem.describe("ja")


@pytest.mark.parametrize("value", ["〃", "同左", "同上", "→"])
@pytest.mark.parametrize("kind", [Observation, Baseline])
def test_a_sign_for_another_cell_is_called_that(kind: type[Any], value: str) -> None:
    """And not a result in words."""
    where = {"indicator": "a", "period": "R5"} if kind is Observation else {}
    problem = problem_with(where | {"value": value}, kind)
    assert (problem.path, problem.code) == ("$.value", "formats.other_cell")


def test_a_result_in_words_is_led_to_text() -> None:
    """An observation may be one; a baseline may not."""
    problem = problem_with({"indicator": "a", "period": "R5", "value": "試行を開始"}, Observation)
    assert problem.code == "formats.value_in_words"
    assert "{text: 試行を開始}" in problem.describe("ja")
    assert problem_with({"value": "試行を開始"}, Baseline).code == "formats.say_why_missing"


@pytest.mark.parametrize("value", [85, Decimal("8.5"), "85", "８５"])
def test_a_number_is_led_to_its_unit(value: Any) -> None:
    """With the number itself as the example."""
    problem = problem_with({"indicator": "a", "period": "R5", "value": value}, Observation)
    assert (problem.path, problem.code) == ("$.value", "formats.no_unit")
    assert f"{value}件" in problem.describe("ja")
    assert f"{value}件" in problem.describe("en")


def test_what_was_meant_as_an_amount_stays_one() -> None:
    """A unit that is misspelled is not a missing value."""
    assert problem_with({"value": "85時問"}, Baseline).code.startswith("amount.no_such_unit")


@pytest.mark.parametrize(("goal", "expected"), [("maintain", "{maintain: {}}"), ("reach", "{reach: …}")])
def test_a_goal_by_its_name_alone_is_shown_in_full(goal: str, expected: str) -> None:
    """With nothing to add, or with a gap where something is missing."""
    problem = problem_with({"due": "R6", "goal": goal}, Target)
    assert problem.path == "$.goal"
    assert expected in problem.describe("ja")
    assert expected in problem.describe("en")


@pytest.mark.parametrize(
    ("text", "place"), [("a:\n- id: b\n  unit: %\n", (3, 9)), ("a:\n- {id: b, unit: %}\n", (2, 17))]
)
def test_a_bare_percent_sign_is_led_to_quotes(text: str, place: tuple[int, int]) -> None:
    """YAML keeps the sign for itself."""
    with pytest.raises(ValidationError) as caught:
        parse(text)
    (problem,) = caught.value.problems
    assert problem.code == "formats.quote_percent"
    assert problem.place
    assert (problem.place.line, problem.place.column) == place


def test_a_text_that_is_refused_again_has_an_error_of_its_own() -> None:
    """Otherwise the address of one would be that of the other."""
    entries = [{"indicator": "a", "period": period, "value": "5件※"} for period in ("R5", "2024")]
    with pytest.raises((DxError, BaseValidationError)) as caught:
        structure(entries * 2, tuple[Observation, ...])
    located = [(each.path, each.code) for each in problems(caught.value)]
    assert located == [
        ("$[0].value", "amount.mark"),
        ("$[1].period", "fiscal.calendar_year"),
        ("$[1].value", "amount.mark"),
        ("$[2].value", "amount.mark"),
        ("$[3].period", "fiscal.calendar_year"),
        ("$[3].value", "amount.mark"),
    ]
