"""A method that a program brings along: in every answer, and refused where it cannot be one."""

import copy
import pickle
from typing import Any

import attrs
import pandas as pd
import pytest

import dxmodel as dx
from dxmodel.answers import document_schema
from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.formats import published_scales
from dxmodel.frames import assess_folders, assess_frame
from dxmodel.goals import Reach
from dxmodel.ledger import Grade, MethodName
from dxmodel.plan import Label
from dxmodel.progress import METHODS, Method, Reason, Trajectory, grade, rollup
from dxmodel.progress.engine.methods import method_of
from dxmodel.report import report, to_markdown
from dxmodel.storage import save
from dxmodel.testing import small_city
from tests.progress.small import answer

AIM: dict[str, Any] = {"baseline": "0件", "goal": Reach("100件"), "due": "R8"}


def both(japanese: str, english: str) -> Label:
    """Return a text in both languages."""
    return Label(japanese, translations={"en": english})


def halfway(path: Trajectory) -> Any:
    """Return the share of half the path."""
    return path.progress / 0.5


OWN = Method(
    name="halfway",
    label=both("折り返し指数", "halfway index"),
    formula=both("進捗率 {progress} ÷ 0.5", "progress of {progress} / 0.5"),
    score=halfway,
    declines=METHODS["progress_from_baseline"].declines,
    sees_time=False,
)


def test_a_method_of_a_program_gives_the_score_the_verdict_and_the_words() -> None:
    """The worked example: 30 of 100 is 0.6 of the half way, 50 is on the threshold."""
    for value, score, status in (
        ("30件", 0.6, "behind"),
        ("50件", 1.0, "on-track"),
        ("-5件", -0.1, "regressing"),
    ):
        assessment = answer(value, method=OWN, **AIM)
        assert (assessment.score, str(assessment.status), assessment.method) == (score, status, OWN)
    behind = answer("30件", method=OWN, **AIM)
    assert "折り返し指数は0.60" in behind.describe("ja")
    assert "halfway index is 0.60" in behind.describe("en")
    assert "進捗率 30.0% ÷ 0.5" in behind.explanation.describe("ja")
    assert "progress of 30.0% / 0.5" in behind.explanation.describe("en")
    assert behind.explanation.formula == "progress of p / 0.5"
    assert answer("30件", method=attrs.evolve(OWN, in_percent=True), **AIM).score_text == "60.0%"


def test_a_method_of_a_program_is_in_every_answer() -> None:
    """By its name in documents and frames, beside those of the library."""
    city = small_city()
    answers = dx.assess(city, "R5", OWN)
    assert {each["method"] for each in dx.to_dict(answers)["assessments"]} == {"halfway"}
    frame = dx.to_frame([*answers, *dx.assess(city, "R5")])
    assert {*frame["method"]} == {"halfway", "linear_pace"}
    assert [*frame["method"].cat.categories] == [*map(str, MethodName), "halfway"]
    both_methods = dx.compare_methods(city, "R5", [OWN, "linear_pace", OWN])["online-share"]
    assert [str(each.method) for each in both_methods.answers] == ["halfway", "linear_pace"]
    assert "折り返し指数 0.73" in both_methods.describe("ja")
    assert "halfway index does not take the time" in both_methods.describe(
        "en"
    ) or "halfway" in both_methods.describe("en")
    assert dx.compare_versions(city, "R6", OWN)["online-share"].current.method is OWN  # type: ignore[union-attr]
    mean = rollup(answers, "mean", number="score")
    assert (mean.method, dx.to_dict(mean)["method"]) == (OWN, "halfway")
    assert document_schema("rollup")["properties"]["method"]["anyOf"][0]["examples"] == [
        *map(str, MethodName)
    ]


def test_both_apis_give_the_scores_of_a_method_of_a_program() -> None:
    """The frame has the score, the status and the reason of the ledger, in a folder's frame too."""
    values, reasons = [-20.0, 0.0, 30.0, 50.0, 90.0, 100.0], {}
    own = attrs.evolve(OWN, declines=[*OWN.declines, (Reason.OUTSIDE_DOMAIN, lambda path: path.value > 80)])
    rows = {"indicator": [f"x{each}" for each in values], "fiscal_year": 2024, "value": values, "unit": "件"}
    levels = {"baseline": 0.0, "baseline_year": 2022, "target": 100.0, "target_year": 2026, "direction": "up"}
    frame = assess_frame(pd.DataFrame(rows | levels), own)
    for value, (_, row) in zip(values, frame.iterrows(), strict=True):
        single = answer(f"{value:g}件", method=own, direction="up", **AIM)
        assert row["status"] == str(single.status)
        assert (single.score is None) == pd.isna(row["score"])
        assert single.score is None or row["score"] == pytest.approx(single.score)
        reasons[value] = single.no_score
    assert reasons[90.0] is Reason.OUTSIDE_DOMAIN
    assert reasons[50.0] is None


def test_a_folder_of_plans_is_assessed_by_a_method_of_a_program(tmp_path: Any) -> None:
    """One whose functions are in a module can be sent to other processes, with what it takes from METHODS."""
    for name in ("minato", "yama"):
        save(small_city(), tmp_path / name)
    answers, problems = assess_folders(tmp_path, "R5", method=OWN)
    assert {*answers["method"]} == {"halfway"}
    assert problems.empty
    of_library = attrs.evolve(METHODS["linear_pace"], name="ours", label=OWN.label, formula=OWN.formula)
    for method in (OWN, of_library):
        assert pickle.loads(pickle.dumps(method)) == method == copy.deepcopy(method)
    unsent = attrs.evolve(OWN, score=lambda path: path.progress)
    with pytest.raises(InvalidValueError) as caught:
        assess_folders(tmp_path, "R5", method=unsent, processes=2)
    assert (caught.value.code, caught.value.facts["method"]) == ("frame.method_not_sent", "halfway")


ROWS = pd.DataFrame(
    {
        "indicator": ["a", "b"],
        "fiscal_year": [2024, 2025],
        "value": [None, 30.0],
        "unit": "件",
        "baseline": 0.0,
        "baseline_year": 2022,
        "target": 100.0,
        "target_year": 2026,
        "direction": "up",
    }
)

FAILING: dict[str, Any] = {
    "divides by zero": lambda path: path.progress / 0,
    "divides a number by zero": lambda path: 1 / (0 * len(FAILING)),
    "is not a number": lambda path: path.progress * float("nan"),
    "is infinite": lambda path: path.progress * float("inf"),
    "is nothing": lambda path: None,
    "is a text": lambda path: "0.5",
    "is a list": lambda path: [0.5],
    "raises": lambda path: [][0],
    "is not real": lambda path: path.progress * 1j,
}


@pytest.mark.parametrize("fault", FAILING)
def test_a_score_that_is_none_names_method_indicator_and_year(fault: str) -> None:
    """One error in each API, in both languages, with the exception of the method as its cause."""
    own = attrs.evolve(OWN, score=FAILING[fault])
    with pytest.raises(InvalidValueError) as caught:
        answer("30件", method=own, **AIM)
    facts = caught.value.facts
    assert caught.value.code == "progress.score_failed"
    assert (facts["method"], str(facts["indicator"]), str(facts["at"])) == ("halfway", "x", "R6")
    assert (caught.value.__cause__ is None) == (fault in ("is not a number", "is infinite"))
    with pytest.raises(InvalidValueError) as caught:
        assess_frame(ROWS, own)
    facts = caught.value.facts
    if caught.value.code == "frame.method_failed":
        assert caught.value.__cause__ is not None
    else:
        assert caught.value.code == "frame.score_failed"
        assert facts["result"] == ("nan" if "number" in fault else "inf")
        assert (facts["method"], facts["indicator"], facts["year"], facts["row"]) == ("halfway", "b", 2025, 1)


def test_a_test_that_raises_is_named_and_an_open_end_is_no_fault() -> None:
    """A score that overflows only because a value is open to one side is out of range."""
    tests: list[Any] = [lambda path: None, lambda path: path.progress, lambda path: [][0]]
    for test in tests:
        raising = attrs.evolve(OWN, declines=[(Reason.OUTSIDE_DOMAIN, test)])
        with pytest.raises(InvalidValueError) as caught:
            answer("30件", method=raising, **AIM)
        assert (caught.value.code, caught.value.facts["reason"]) == ("progress.test_failed", "outside-domain")
        with pytest.raises(InvalidValueError) as caught:
            assess_frame(ROWS, raising)
        assert (caught.value.code, caught.value.facts["reason"]) == ("frame.test_failed", "outside-domain")
    assert "IndexError" in caught.value.describe("ja")
    assert answer(None, method=raising, **AIM).reason is Reason.NO_OBSERVATION
    large = attrs.evolve(OWN, score=lambda path: path.value**9)
    assert answer("30件以上", method=large, **AIM).score is None


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "the name of one of the library": ({"name": "linear_pace"}, "progress.taken_method_name"),
    "a name with a capital": ({"name": "Own"}, "progress.bad_method_name"),
    "no text as a name": ({"name": 3}, "progress.bad_method_name"),
    "a label in Japanese only": ({"label": "折り返し指数"}, "plan.one_language"),
    "a formula in Japanese only": ({"formula": Label("p")}, "plan.one_language"),
    "a value that a formula does not have": ({"formula": both("{progres}", "p")}, "plan.unknown_fact"),
    "a value in a label": ({"label": both("{progress}", "p")}, "plan.unknown_fact"),
    "a format in a formula": ({"formula": both("{progress:.1f}", "p")}, "plan.unknown_fact"),
    "an open brace": ({"formula": both("{progress", "p")}, "plan.bad_braces"),
    "a score that is no function": ({"score": 3}, "plan.wrong_kind"),
    "a reason that is none": ({"declines": [("no-gap", halfway)]}, "plan.wrong_kind"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_cannot_be_a_method_is_refused(fault: str) -> None:
    """With a code and words in both languages."""
    fields, code = REFUSED[fault]
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(OWN, **fields)
    assert caught.value.code == code
    assert caught.value.describe("ja") != caught.value.describe("en")


def test_a_method_is_found_by_its_name_or_taken_as_it_is() -> None:
    """A changed method of the library needs another name, and two methods of one name are not compared."""
    assert method_of("linear_pace") is method_of(MethodName.LINEAR_PACE) is METHODS["linear_pace"]
    assert method_of(OWN) is OWN
    for name, method in METHODS.items():
        assert (f"{method:ja}", f"{method:en}") == (f"{name:ja}", f"{name:en}")
    assert len({method.symbolic_formula for method in METHODS.values()}) == len(METHODS)
    assert (str(OWN), f"{OWN:ja}", f"{OWN:en}") == ("halfway", "折り返し指数", "halfway index")
    assert dx.assess(small_city(), "R5", METHODS["okr_score"]) == dx.assess(small_city(), "R5", "okr_score")
    with pytest.raises(ParseError, match="linear_pace"):
        method_of("linear_pacee")
    with pytest.raises(InvalidValueError, match="of your own needs another name"):
        dx.assess(small_city(), "R5", attrs.evolve(METHODS["linear_pace"], on_track=0.5))
    with pytest.raises(InvalidValueError) as caught:
        dx.compare_methods(small_city(), "R5", [OWN, attrs.evolve(OWN, on_track=0.5)])
    assert (caught.value.code, caught.value.facts) == ("progress.two_methods", {"name": "halfway"})
    with pytest.raises(InvalidValueError) as caught:
        Method(name="bare", formula=OWN.formula, score=halfway)
    assert (caught.value.code, caught.value.facts["field"]) == ("progress.no_words", "label")


def test_a_scale_grades_the_score_of_a_method_of_a_program() -> None:
    """With ``by``, in place of the method of the scale; a scale by hand stays one."""
    scale = published_scales()["tama"]
    gradings = grade(small_city(), "R5", scale, by=OWN)
    own = {each.indicator.id: each for each in gradings}["online-share"]
    assert own.assessment.score == pytest.approx(0.7333, abs=1e-4)
    assert own.assessment.method is OWN
    assert own.mark == scale.grade(own.assessment.score or 0.0).mark
    assert "折り返し指数" in own.describe("ja")
    assert {*dx.to_frame(gradings)["method"]} == {"halfway"}
    assert grade(small_city(), "R5", scale, by=scale.by) == grade(small_city(), "R5", scale)
    by_hand = attrs.evolve(scale, by=None, grades=[Grade("A"), Grade("B")])
    assert grade(small_city(), "R5", by_hand, by=OWN) == grade(small_city(), "R5", by_hand)


def test_a_report_is_by_a_method_of_a_program() -> None:
    """The verdicts, those of a revision too, and the sentence that says how they are decided."""
    text = to_markdown(report(small_city(), "R5", "ja", method=OWN))
    assert "「順調」「遅れ」は、折り返し指数による判定です（1.00以上が順調）。" in text
    assert "折り返し指数は0.73" in text
    assert "折り返し指数" not in to_markdown(report(small_city(), "R5", "ja"))
    reports = (report(small_city(), "R5", method=OWN), report(small_city(), "R5"))
    own, by_default = (next(part for part in each.sections if part.id == "revisions") for each in reports)
    assert own != by_default  # behind before and after the extension; on track after it
    assert report(small_city(), "R5", method="linear_pace") == report(small_city(), "R5")
