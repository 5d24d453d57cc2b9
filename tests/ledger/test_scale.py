"""A scale gives every score one grade, and says what is wrong with one that would not."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest

from dxmodel.errors import DxError, InvalidValueError, ParseError, UnknownNameError, ValidationError
from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.ledger import Grade, Ledger, MethodName, Scale
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Label, Source
from dxmodel.testing import small_city


def scale(*grades: Grade, **fields: Any) -> Scale:
    """A scale of the linear pace with these grades."""
    return Scale(**{"id": "kpi", "label": "評価区分", "by": "linear_pace", "grades": grades} | fields)


TAMA = scale(Grade("着実", at_least=1), Grade("概ね", at_least="0.6", below=1), Grade("改善", below="0.6"))


def wrong(*grades: Grade, **fields: Any) -> list[tuple[str, str, Any]]:
    """Path, code and numbers of everything that is wrong with a scale."""
    with pytest.raises(ValidationError) as caught:
        scale(*grades, **fields)
    assert all(caught.value.describe(language) for language in LANGUAGES)
    return [(each.path, each.code, each.facts.get("numbers")) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("score", "mark"),
    [(1, "着実"), (0.999999, "概ね"), (0.6, "概ね"), (0.599999, "改善"), (-5, "改善"), (1e100, "着実")],
)
def test_a_score_earns_the_grade_of_its_band(score: float, mark: str) -> None:
    """A boundary belongs to the side that the scale says."""
    assert TAMA.grade(score).mark == mark


def test_a_share_of_decimals_lies_on_its_boundary() -> None:
    """98.0 → 98.6 of 100 in half the time is 0.6 in exact arithmetic, and less in floats."""
    pace = (98.6 - 98.0) / (100 - 98.0) / 0.5
    assert pace < 0.6
    assert TAMA.grade(pace).mark == "概ね"


def test_one_number_alone_may_be_a_grade() -> None:
    """「目標どおり」 is neither ahead nor behind."""
    on_target = scale(Grade("A", above=0), Grade("B", at_least=0, at_most=0), Grade("C", below=0))
    assert [on_target.grade(score).mark for score in (0.01, 1e-12, 0, -1e-12, -0.01)] == [*"ABBBC"]


def test_a_rough_score_earns_all_the_grades_it_may() -> None:
    """In the order of the scale; the ends are included."""
    assert [each.mark for each in TAMA.grades_between(0.5, 0.7)] == ["概ね", "改善"]
    assert [each.mark for each in TAMA.grades_between(0.6, 1)] == ["着実", "概ね"]
    assert TAMA.grades_between(float("-inf"), float("inf")) == TAMA.grades


@pytest.mark.parametrize(("low", "high"), [(1, 0), (float("nan"), 1), (0, float("nan"))])
def test_values_that_are_no_score_have_no_grade(low: float, high: float) -> None:
    """Never a grade by accident."""
    with pytest.raises(InvalidValueError, match="no number"):
        TAMA.grades_between(low, high)


def test_gaps_and_overlaps_are_reported_together() -> None:
    """With their numbers, each at a grade beside it."""
    result = wrong(
        Grade("A", at_least=1),
        Grade("B", above="0.5", below=1),
        Grade("C", below="0.5"),
        Grade("D", at_least=3),
    )
    assert result == [
        ("$.grades[1]", "ledger.grades_gap", "x = 0.5"),
        ("$.grades[3]", "ledger.grades_overlap", "3 ≤ x"),
    ]


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ([Grade("A", above=1), Grade("B", below=1)], ("$.grades[0]", "ledger.grades_gap", "x = 1")),
        ([Grade("A", at_least=1), Grade("B", at_most=1)], ("$.grades[1]", "ledger.grades_overlap", "x = 1")),
        (
            [Grade("A", at_least=1), Grade("B", at_least=0, below=1)],
            ("$.grades[1]", "ledger.grades_gap", "x < 0"),
        ),
        ([Grade("A", at_most=1), Grade("B", at_most=0)], ("$.grades[0]", "ledger.grades_gap", "1 < x")),
        (
            [Grade("A"), Grade("B", at_least=0, below=1)],
            ("$.grades[1]", "ledger.grades_overlap", "0 ≤ x < 1"),
        ),
    ],
)
def test_open_and_closed_ends_are_distinguished(grades: list[Grade], expected: tuple[str, str, str]) -> None:
    """One number too few or too many is told as one number."""
    assert expected in wrong(*grades)


def test_ordered_grades_are_listed_best_first() -> None:
    """The best scores are the highest; without an order any will do."""
    upside_down = (Grade("C", below=1), Grade("A", at_least=1))
    assert wrong(*upside_down) == [("$.grades[1]", "ledger.grades_out_of_order", None)]
    assert scale(*upside_down, ordered=False).grade(2).mark == "A"


def test_a_mark_is_used_once() -> None:
    """Also that for what cannot be evaluated."""
    assert wrong(Grade("A"), Grade("A"), by=None) == [("$.grades[1].mark", "ledger.repeated_mark", None)]
    assert wrong(Grade("D"), not_evaluated="D") == [("$.grades[0].mark", "ledger.repeated_mark", None)]
    assert wrong() == [("$.grades", "ledger.no_grades", None)]


def test_a_scale_by_hand_has_no_ends() -> None:
    """Neither ends nor a grade for a score."""
    assert wrong(Grade("A", above=1), by=None) == [("$.grades[0]", "ledger.ends_by_hand", "1 < x")]
    with pytest.raises(InvalidValueError, match="by hand"):
        scale(Grade("A"), Grade("B"), by=None).grade(1)


@pytest.mark.parametrize(
    "end",
    [0.95, True, float("nan"), "nan", Decimal("Infinity"), "約80%", "8割", "80%%", "%", "80ポイント", "1e2"],
)
def test_an_end_is_an_exact_number(end: Any) -> None:
    """A float is not; what a file says is."""
    with pytest.raises(ParseError) as caught:
        Grade("A", at_least=end)
    assert all("80%" in caught.value.describe(each) for each in LANGUAGES) is isinstance(end, str)


@pytest.mark.parametrize(
    ("percent", "share"),
    [
        ("80%", "0.8"),
        ("80％", "0.8"),
        ("80 %", "0.8"),
        ("100%", "1"),
        ("0.95%", "0.0095"),
        ("-5.50%", "-0.055"),
    ],
)
def test_a_percentage_is_the_share_that_it_is(percent: str, share: str) -> None:
    """Exactly; it prints and is kept as the number."""
    assert Grade("A", at_least=percent) == Grade("A", at_least=share)
    assert repr(Grade("A", below=percent)) == f"Grade(mark='A', below=Decimal('{share}'))"


def test_an_end_has_the_limits_of_every_number() -> None:
    """A share of more decimals than a number may have is refused as one."""
    with pytest.raises(InvalidValueError, match="decimals"):
        Grade("A", at_least="0.00000000001%")


@pytest.mark.parametrize(
    "ends",
    [
        {"at_least": 1, "above": 1},
        {"below": 2, "at_most": 1},
        {"at_least": 2, "below": 1},
        {"above": 1, "at_most": 1},
    ],
)
def test_a_grade_has_scores(ends: dict[str, Any]) -> None:
    """One end on a side, and a number between the two."""
    with pytest.raises(InvalidValueError):
        Grade("A", **ends)


@pytest.mark.parametrize("mark", ["", " ", None, 7])
def test_a_mark_is_text(mark: Any) -> None:
    """As printed; never a number."""
    with pytest.raises(InvalidValueError):
        Grade(mark)


def test_an_unknown_method_is_told_with_the_nearest() -> None:
    """The name is a formula's."""
    with pytest.raises(ParseError) as caught:
        scale(Grade("A"), by="linear-pase")
    assert caught.value.facts["nearest"] == "linear_pace"


def test_a_scale_prints_as_it_is_built() -> None:
    """And survives copying, pickling, hashing."""
    names = {"Scale": Scale, "Grade": Grade, "Label": Label, "MethodName": MethodName, "Decimal": Decimal}
    names |= {"FiscalSpan": FiscalSpan, "FiscalYear": FiscalYear, "Source": Source}
    full = scale(*TAMA.grades, span="R4/R6", not_evaluated="−", sources=[Source("plan")], note="資料6")
    assert eval(repr(full), names) == full
    assert copy.deepcopy(full) == full == pickle.loads(pickle.dumps(full))
    assert len({full, copy.copy(full)}) == 1


# --- in a ledger


def with_scales(*scales: Scale) -> Ledger:
    """The small city with its own scales."""
    city = small_city()
    return Ledger(
        founding=city.founding,
        revisions=city.revisions,
        observations=city.observations,
        documents=city.documents,
        scales=scales,
    )


NEW = scale(Grade("A", at_least=1), Grade("B", below=1), span="R7/")
OLD = scale(*TAMA.grades, span="R4/R6")


def test_each_year_has_its_version() -> None:
    """Also as it was known, or adopted, or before a revision."""
    ledger = with_scales(OLD, NEW)
    for view in (ledger, ledger.as_of("2024-01-01"), ledger.as_adopted, ledger.before("extension")):
        assert (view.scale("kpi", "R6"), view.scale("kpi", "R7")) == (OLD, NEW)


@pytest.mark.parametrize(
    ("id", "year", "near"), [("kpl", "R6", "kpi"), ("kpi", "R3", None), ("zzz", "R6", None)]
)
def test_an_unknown_scale_is_reported(id: str, year: str, near: str | None) -> None:
    """With the nearest known one; or with the years of its versions."""
    with pytest.raises(UnknownNameError) as caught:
        with_scales(OLD, NEW).scale(id, year)
    assert caught.value.facts["nearest"] == near
    assert all(caught.value.describe(language) for language in LANGUAGES)


@pytest.mark.parametrize("span", [None, "R6/R8", "/R4", "2025-03/R8"])
def test_two_versions_of_one_scale_do_not_hold_at_once(span: str | None) -> None:
    """Which of them counts would be a guess."""
    with pytest.raises(ValidationError) as caught:
        with_scales(OLD, scale(Grade("A"), span=span))
    assert [(each.path, each.code) for each in caught.value.problems] == [
        ("$.scales[1]", "ledger.scales_at_once")
    ]


def test_another_scale_may_hold_at_the_same_time() -> None:
    """A city may judge by several."""
    assert len(with_scales(OLD, scale(Grade("A"), id="other")).scales) == 2


def test_the_sources_of_a_scale_are_listed() -> None:
    """As those of everything else."""
    with pytest.raises(DxError, match="not listed"):
        with_scales(scale(Grade("A"), sources=[Source("nowhere")]))
