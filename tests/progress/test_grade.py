"""Judged by a scale: the grade of the score, all grades of a rough one, the city's own beside it."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.changes import Remove
from dxmodel.errors import UnknownNameError
from dxmodel.formats import published_scales
from dxmodel.goals import AtLeast, Reach
from dxmodel.ledger import Evaluation, Grade, ItemState, Ledger, MethodName, Observation, Scale
from dxmodel.messages import LANGUAGES
from dxmodel.plan import IndicatorKind, Missing, Target
from dxmodel.progress import Grading, Reason, grade
from dxmodel.revise import Revision
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
    """The judgement of the only indicator, by a scale for indicators of every kind."""
    of_every_kind = scale if isinstance(scale, str) else attrs.evolve(scale, kinds=())
    judged = grade(ledger, at, of_every_kind)[0]
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
    assert ("団体による評価" in judged.describe("ja")) == (agrees is not None)


def test_a_letter_of_another_scale_is_no_agreement() -> None:
    """The city's A is of its own scale; where it has none in the ledger, it may be of any."""
    own = attrs.evolve(published_scales()["tama"], id="own")
    theirs = city("着実", scale=own)
    for scale, agrees in ((own, True), ("own", True), (published_scales()["tama"], None)):
        judged = grade(theirs, "R5", scale)["online-share"]
        assert (judged.mark, judged.agrees) == ("着実", agrees)


def test_nobody_disagrees_with_what_cannot_be_evaluated() -> None:
    """Neither where we decline, nor where the city does, nor by a mark outside the order."""
    ours = attrs.evolve(
        published_scales()["tama"], id="own", not_evaluated="−", outside=[Grade("未着手"), Grade("中止")]
    )
    missing = Observation(indicator="online-share", period="R7", value=Missing("pending"))
    city = attrs.evolve(small_city().with_observations(missing), scales=[ours])
    cases = [("R5", "−", "着実"), ("R5", "中止", "着実"), ("R7", "概ね", "−"), ("R7", "−", "−")]
    for year, theirs, mark in cases:
        evaluation = Evaluation(item="online-share", year=year, grade=theirs)
        judged = grade(attrs.evolve(city, evaluations=[evaluation]), year, "own")["online-share"]
        assert (judged.mark, judged.agrees) == (mark, None)


def two_scales(*evaluations: Evaluation) -> Ledger:
    """The small city with a scale for the outcomes that it measures, and one for its projects."""
    kpi = attrs.evolve(published_scales()["tama"], id="kpi", kinds=["outcome"])
    projects = Scale(id="projects", label="事業の評価", grades=map(Grade, ("着実", "概ね", "遅延")))
    return attrs.evolve(small_city(), evaluations=evaluations, scales=[kpi, projects])


def test_the_grade_of_one_scale_is_not_held_against_another() -> None:
    """Two scales of one city share marks; an evaluation names its scale."""
    by_kpi = Evaluation(item="online-share", year="R5", grade="概ね", scale="kpi")
    by_projects = Evaluation(item="online-share", year="R5", grade="概ね", scale="projects")
    unnamed = Evaluation(item="online-share", year="R5", grade="概ね")
    ledger = two_scales(by_kpi, by_projects, unnamed)
    judged = grade(ledger, "R5", "kpi")["online-share"]
    assert (judged.official, judged.comparable, judged.agrees) == ((by_kpi, unnamed), (by_kpi,), False)
    for evaluation in (by_projects, unnamed):
        assert grade(two_scales(evaluation), "R5", "kpi")["online-share"].agrees is None


def test_an_evaluation_of_a_half_year_is_not_held_against_the_year() -> None:
    """It is another time."""
    half = Evaluation(item="online-share", year="R5", months="2023-04/2023-09", grade="概ね")
    judged = grade(two_scales(half), "R5", "kpi")["online-share"]
    assert (judged.official, judged.agrees) == ((), None)


def test_each_kind_of_indicator_has_its_scale() -> None:
    """By default; a chosen scale leaves out the kinds that it is not for."""
    ledger = two_scales()
    kinds = {each.id: each.kind for each in ledger.plan.indicators}
    outcomes = [id for id, kind in kinds.items() if kind is IndicatorKind.OUTCOME]
    assert outcomes
    assert len(outcomes) < len(kinds)
    judged = grade(ledger, "R5")
    assert {each.indicator.id: each.scale.id for each in judged} == {
        id: "kpi" if id in outcomes else "projects" for id in kinds
    }
    assert [each.indicator.id for each in judged] == [*kinds]
    assert [each.indicator.id for each in grade(ledger, "R5", "kpi")] == outcomes
    assert grade(attrs.evolve(ledger, scales=[]), "R5") == ()


def test_initiatives_have_the_grades_that_the_city_gave_them() -> None:
    """Each with its indicators beside, and its state; nothing of ours is made of them."""
    ledger = two_scales(
        Evaluation(item="online", year="R5", grade="概ね", scale="projects", state="in-progress"),
        Evaluation(item="counter", year="R5", grade="概ね", scale="projects"),
        Evaluation(item="counter", year="R5", grade="遅延", scale="projects"),
    )
    by_id = {each.initiative.id: each for each in grade(ledger, "R5", "projects").initiatives}
    assert [*by_id] == [each.id for each in ledger.plan.initiatives]
    online, counter = by_id["online"], by_id["counter"]
    assert (online.grade and online.grade.mark, online.state and online.state.state) == (
        "概ね",
        ItemState.IN_PROGRESS,
    )
    assert [each.mark for each in counter.possible] == ["概ね", "遅延"]
    assert counter.grade is None
    assert "online-share" in [each.indicator.id for each in online.indicators]
    assert grade(ledger, "R5", "kpi").initiatives[0].possible == ()
    assert grade(ledger, "R5").initiatives[0].grade == online.grade


@pytest.mark.parametrize(
    ("value", "mark"),
    [(121, "S"), (120, "A"), (119, "A"), (101, "A"), (100, "B"), (90, "B"), (89, "C")],
)
def test_the_rule_of_nagayo_is_as_published(value: int, mark: str) -> None:
    """S past the target, A past the baseline, B down to a tenth below it, C beyond."""
    ledger = book(("R6", f"{value}件"), goal=Reach("120件"), due="R8", baseline="100件", start="R4")
    assert one(ledger, "R6", published_scales()["nagayo"]).mark == mark


def test_a_scale_may_count_the_target_itself_as_past_it_or_not() -> None:
    """The level band at the target is 3, and past it 4."""
    ledger = book(("R6", "120件"), goal=Reach("120件"), due="R8", baseline="100件", start="R4")
    with_target = [Grade("S", at_least=3), Grade("A", below=3)]
    without_target = [Grade("S", above=3), Grade("A", at_most=3)]
    for grades, mark in ((with_target, "S"), (without_target, "A")):
        assert one(ledger, "R6", Scale(id="own", label="区分", by="level_band", grades=grades)).mark == mark


def test_by_hand_only_the_citys_evaluations_are_returned() -> None:
    """There is no grade of ours, and no reason: nobody tried."""
    judged = grade(city("A"), "R5", published_scales()["akiruno"])["online-share"]
    assert (judged.grade, judged.mark, judged.reason, judged.agrees) == (None, None, None, None)
    assert judged.describe("ja").endswith("団体による評価は「A」です。")


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


def test_a_band_of_levels_is_a_whole_number() -> None:
    """水準区分が1, not 1.00."""
    texts = [each.describe("ja") for each in grade(small_city(), "R5", published_scales()["nagayo"])]
    assert any("水準区分は" in text for text in texts)
    assert not any("水準区分は" in text and ".00" in text for text in texts)


def test_what_a_later_revision_removes_is_graded_in_the_years_before() -> None:
    """An indicator without results, and its initiative; what has results or evaluations is not removed."""
    changes = [Remove("rpa-hours"), Remove("automation")]
    removal = Revision(id="removal", label="削除", decided="2026-02-01", in_force="R8", changes=changes)
    city = attrs.evolve(
        small_city(),
        revisions=[*small_city().revisions, removal],
        observations=[each for each in small_city().observations if each.indicator != "rpa-hours"],
    )
    for year, is_graded in (("R5", True), ("R8", False)):
        gradings = grade(city, year, published_scales()["nagayo"])
        assert ("rpa-hours" in {each.indicator.id for each in gradings}) is is_graded
        assert ("automation" in {each.initiative.id for each in gradings.initiatives}) is is_graded
