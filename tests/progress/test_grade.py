"""Judged by a scale: the grade of the score, all grades of a rough one, the city's own beside it."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.errors import UnknownNameError
from dxmodel.formats import published_scales
from dxmodel.goals import AtLeast, Reach
from dxmodel.ledger import Evaluation, Grade, Ledger, MethodName, Scale
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Missing, Target
from dxmodel.progress import Grading, Reason, grade
from dxmodel.testing import scales, small_city
from tests.progress.small import book

CASES: dict[str, tuple[Any, ...]] = {
    "A": ("28.9%", "41.2%", "60%", "R2", "R4", "R6"),
    "B": ("28.9%", "41.2%", "60%", "R2", "R4", "R10"),
    "C": ("0時間", "1,200時間", "5,000時間", "R2", "R4", "R6"),
    "D": ("1,000,000件", "880,000件", "700,000件", "R2", "R4", "R6"),
    "E": ("100件", "75件", "50件", "R2", "R4", "R6"),
    "F": ("98.0%", "98.6%", "100%", "R2", "R4", "R6"),
    "G": ("30%", "20%", "60%", "R2", "R6", "R12"),
    "H": ("100件", "250件", "400件", "R2", "R4", "R6"),
}
"""Baseline, value, target; their years."""


def case(name: str) -> tuple[Ledger, str]:
    """The ledger of a case, and the year to judge."""
    baseline, value, target, start, at, due = CASES[name]
    unit = "".join(letter for letter in baseline if letter not in "0123456789.,")
    return book((at, value), goal=Reach(target), due=due, baseline=baseline, start=start, unit=unit), at


def one(ledger: Ledger, at: str, scale: Scale | str) -> Grading:
    """The judgement of the only indicator."""
    judged = grade(ledger, at, scale)[0]
    assert all(judged.describe(language) for language in LANGUAGES)
    return judged


@pytest.mark.parametrize(
    ("scale", "marks"),
    [
        ("tama", "概ね 着実 改善 概ね 着実 概ね 改善 着実"),
        ("nagayo", "A A A A A A C A"),
        ("sano", "3 3 1 4 3 6 1 3"),
        ("fuji", "50%以上 50%以上 20%以上 50%以上 50%以上 80%以上 20%以上 50%以上"),
        ("okr", "赤 赤 赤 黄 黄 赤 赤 黄"),
        ("un-2023", "3 3 - 2 2 2 1 3"),
    ],
)
def test_the_published_scales_grade_the_check_values(scale: str, marks: str) -> None:
    """F lies on the boundary of 概ね in exact arithmetic, and is on its upper side."""
    result = [one(*case(name), published_scales()[scale]).mark or "-" for name in CASES]
    assert result == marks.split()


@pytest.mark.parametrize(
    ("scale", "first"),
    [("open-sdg", "substantial moderate"), ("eurostat", "significant moderate")],
)
def test_growth_calls_the_same_fact_by_two_names(scale: str, first: str) -> None:
    """41.2 % online of 60 % is 58.8 % on paper of 40 %."""
    paper = book(("R4", "58.8%"), goal=Reach("40%"), due="R6", baseline="71.1%", start="R2", unit="%")
    result = [one(*case("A"), published_scales()[scale]), one(paper, "R4", published_scales()[scale])]
    assert [each.mark.split()[0] for each in result if each.mark] == first.split()


def test_a_series_without_a_target_has_a_trend() -> None:
    """1 % a year is moderate for one office, significant for another, fair for the third."""
    ledger = book(("R6", "102.01件"), baseline="100件", start="R4", direction="up")
    ids = ("open-sdg-trend", "eurostat-trend", "un-trend")
    assert [one(ledger, "R6", published_scales()[id]).mark for id in ids] == [
        "moderate progress",
        "significant progress",
        "2",
    ]


@pytest.mark.parametrize(
    ("steps", "target", "mark"),
    [
        ("10 20 30 40 50", "90件", "☀"),
        ("10 20 30 40 50", "92件", "☀"),
        ("10 20 30 40 50", "93件", "⛅"),
        ("10 18 26 34 42", "80件", "⛅"),
        ("10 14 18 22 26", "90件", "☁"),
        ("26 22 18 14 10", "90件", "⛈"),
    ],
)
def test_the_weather_is_what_will_be_missing(steps: str, target: str, mark: str) -> None:
    """The mean yearly change, from the baseline on, leads to the target's year; 4.8 % missing is sun."""
    first, *others = steps.split()
    values = [(f"R{year}", f"{value}件") for year, value in enumerate(others, 3)]
    ledger = book(*values, goal=Reach(target), due="R10", baseline=f"{first}件", start="R2")
    assert one(ledger, "R6", published_scales()["destatis"]).mark == mark


@pytest.mark.parametrize(("value", "mark"), [("60件", "A"), ("50件", "B"), ("49件", "C"), (None, "D")])
def test_against_the_interim_target(value: str | None, mark: str) -> None:
    """Ahead, on it, behind; D where there is nothing to compare."""
    values = Missing("pending") if value is None else value
    targets = [Target(due="R6", goal=Reach("50件")), Target(due="R8", goal=Reach("100件"))]
    ledger = book(("R7", values), baseline="0件", start="R4", targets=targets)
    assert one(ledger, "R7", published_scales()["hamamatsu"]).mark == mark


@pytest.mark.parametrize(("at", "mark"), [("R5", None), ("R6", "met"), ("R7", "met")])
def test_before_it_is_due_the_outcome_of_a_year_has_no_mark(at: str, mark: str | None) -> None:
    """「not available」 is said of what should be there."""
    ledger = book(
        (at, "50件"), goal=AtLeast("50件" if mark else "60件"), due="R6", baseline="10件", start="R4"
    )
    judged = one(ledger, at, published_scales()["gc-infobase"])
    assert (judged.mark, judged.is_early) == (mark, mark is None)


# --- what is known roughly, or not at all


def test_what_may_be_achieved_early_has_no_mark_before_it_is_due() -> None:
    """約80 of 80 may be less; the outcome of the year that it is due in is not there yet."""
    ledger = book(("R6", "約80件"), goal=Reach("80件"), due="R8", baseline="30件", start="R4")
    judged = one(ledger, "R6", published_scales()["gc-infobase"])
    assert (judged.is_early, judged.possible, judged.mark) == (True, (), None)


def test_a_rough_value_earns_every_grade_that_it_may() -> None:
    """約50 is 45 to 55: which grade it is cannot be said, and no mark is printed."""
    ledger = book(("R6", "約50件"), goal=Reach("100件"), due="R8", baseline="0件", start="R4")
    judged = one(ledger, "R6", published_scales()["tama"])
    assert [grade.mark for grade in judged.possible] == ["着実", "概ね"]
    assert (judged.grade, judged.mark, judged.reason) == (None, None, None)
    assert "着実、概ね" in judged.describe("ja")


@given(scales(st.sampled_from(MethodName)), st.sampled_from([5, 15, 50, 80, 90]), st.data())
def test_a_rough_value_earns_what_each_of_its_points_earns(scale, middle, data):
    """For every scale and every method."""
    arguments = {"goal": Reach("80件"), "due": "R8", "baseline": "30件", "start": "R4"}
    before = [(f"R{year}", f"{30 + year}件") for year in range(2, 6)]
    scale = attrs.evolve(scale, span=None)
    rough = one(book(*before, ("R6", f"約{middle}件"), **arguments), "R6", scale)
    point = data.draw(st.integers(-20, 20)) / 40 * (10 if middle % 10 == 0 else 1) + middle
    exact = one(book(*before, ("R6", f"{point}件"), **arguments), "R6", scale)
    if rough.possible:
        assert exact.grade in rough.possible


def test_what_cannot_be_evaluated_has_the_mark_of_the_scale_and_a_reason() -> None:
    """A missing value is never a grade; a scale without such a mark prints none."""
    ledger = book(("R6", Missing("pending")), goal=Reach("100件"), due="R8", baseline="0件", start="R4")
    for id, mark in (("nagayo", "−"), ("tama", None)):
        judged = one(ledger, "R6", published_scales()[id])
        assert (judged.mark, judged.reason, judged.possible) == (mark, Reason.PENDING, ())


def test_a_score_beside_a_boundary_is_printed_on_its_side() -> None:
    """0.5999 is not printed as 0.60 beside the grade below 0.60."""
    ledger = book(("R6", "29.996件"), goal=Reach("100件"), due="R8", baseline="0件", start="R4")
    judged = one(ledger, "R6", published_scales()["tama"])
    assert judged.mark == "改善"
    assert "0.5999" in judged.describe("en")


# --- the city's own


def city(*grades: str | None, scale: Scale | None = None) -> Ledger:
    """The small city, which gave grades for an indicator in R5."""
    theirs = [Evaluation(item="online-share", year="R5", grade=grade) for grade in grades]
    others = [
        Evaluation(item="online-share", year="R4", grade="B"),
        Evaluation(item="online", year="R5", grade="B"),
    ]
    scales = [] if scale is None else [scale]
    return attrs.evolve(small_city(), evaluations=[*theirs, *others], scales=scales)


@pytest.mark.parametrize(
    ("grades", "agrees"),
    [(("着実",), True), (("概ね",), False), (("着実", "改善"), False), ((), None), ((None,), None)],
)
def test_the_citys_own_grade_is_beside_ours(grades: tuple[str | None, ...], agrees: bool | None) -> None:
    """Of that indicator and year; it changes nothing of ours."""
    judged = grade(city(*grades), "R5", published_scales()["tama"])["online-share"]
    assert [each.grade for each in judged.official] == [*grades]
    assert (judged.mark, judged.agrees) == ("着実", agrees)
    assert ("団体自身の評価" in judged.describe("ja")) == (agrees is not None)


def test_a_letter_of_another_scale_is_no_agreement() -> None:
    """The city's A is of its own scale; where it has none in the ledger, it may be of any."""
    own = attrs.evolve(published_scales()["tama"], id="own")
    theirs = city("着実", scale=own)
    for scale, agrees in ((own, True), ("own", True), (published_scales()["tama"], None)):
        judged = grade(theirs, "R5", scale)["online-share"]
        assert (judged.mark, judged.agrees) == ("着実", agrees)


def test_by_hand_only_the_citys_evaluations_are_returned() -> None:
    """There is no grade of ours, and no reason: nobody tried."""
    judged = grade(city("A"), "R5", published_scales()["akiruno"])["online-share"]
    assert (judged.grade, judged.mark, judged.reason, judged.agrees) == (None, None, None, None)
    assert judged.describe("ja").endswith("団体自身の評価は「A」です。")


def test_a_scale_of_the_ledger_is_found_by_its_id_and_year() -> None:
    """In the version of the year that is judged."""
    own = Scale(id="kpi", label="区分", by="okr_score", grades=[Grade("A")], span="R5")
    assert grade(city(scale=own), "R5", "kpi")[0].mark == "A"
    for id, year in (("kpi", "R6"), ("kpl", "R5")):
        with pytest.raises(UnknownNameError):
            grade(city(scale=own), year, id)


def test_gradings_are_indexed_by_indicator() -> None:
    """As answers are."""
    judged = grade(small_city(), "R5", published_scales()["tama"])
    assert judged["rpa-hours"].assessment.indicator.id == "rpa-hours"
    assert judged[1:2] == (judged[1],)
    with pytest.raises(UnknownNameError) as caught:
        judged["rpa-hour"]
    assert caught.value.facts["nearest"] == "rpa-hours"


@pytest.mark.parametrize("id", published_scales())
def test_every_published_scale_names_its_source(id: str) -> None:
    """And its words are there in both languages."""
    scale = published_scales()[id]
    assert scale.id == id
    assert scale.note is not None
    assert scale.label.translations
    for year in ("R4", "R5", "R6", "R7"):
        assert all(
            one.describe(language) for one in grade(small_city(), year, scale) for language in LANGUAGES
        )
