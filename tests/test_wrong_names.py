"""A wrong name is refused by an error that names the nearest known one, whoever is asked."""

from collections.abc import Callable
from typing import Any

import attrs
import pandas as pd
import pytest

import dxmodel as dx
import dxmodel.formats.csv
import dxmodel.formats.json
import dxmodel.formats.yaml
from dxmodel import formats, messages, plan, report, revise
from dxmodel.amount import compatible, unit
from dxmodel.errors import InvalidValueError, UnknownNameError
from dxmodel.fiscal import ERAS
from dxmodel.formats import published_scales
from dxmodel.ledger import MethodName, ObservationStatus, Scale
from dxmodel.open_sdg import open_sdg
from dxmodel.progress import METHODS
from dxmodel.testing import small_city

CITY = small_city()
PUBLISHED = published_scales()
ANSWERS = dx.assess(CITY, at="R5")
ID = "online-share"
SCALE = attrs.evolve(PUBLISHED["tama"], id="abcd")
RATED = attrs.evolve(CITY, scales=[SCALE])

NAMES: dict[str, tuple[Callable[[], object], str]] = {
    "a method": (lambda: METHODS["linear-pacee"], "linear_pace"),
    "a method of assess": (lambda: dx.assess(CITY, "R5", "linear-pacee"), "linear_pace"),
    "a method of assess_frame": (
        lambda: dx.frames.assess_frame(pd.DataFrame(), "linear-pacee"),
        "linear_pace",
    ),
    "a method of compare_methods": (lambda: dx.compare_methods(CITY, "R5", ["okr-scor"]), "okr_score"),
    "a method of compare_versions": (lambda: dx.compare_versions(CITY, "R5", "aproach"), "approach"),
    "a method of a scale": (lambda: Scale(id="s", label="s", by="aproach", grades=[]), "approach"),
    "a method of forecast": (lambda: dx.forecast(CITY, ID, at="R5")["theil-senn"], "theil-sen"),
    "an indicator of forecast": (lambda: dx.forecast(CITY, "online-shar", at="R5"), ID),
    "an indicator of the answers": (lambda: ANSWERS["online-shar"], ID),
    "an indicator of pooled_share": (lambda: dx.progress.pooled_share(CITY, ["online-shar"], "R5"), ID),
    "an indicator of supposing": (lambda: CITY.supposing("online-shar", "R6", "1%"), ID),
    "an indicator of observations_of": (lambda: CITY.observations_of("online-shar"), ID),
    "an indicator of a year": (lambda: CITY.observations_of("online-shar", dx.FiscalYear(2023)), ID),
    "an indicator of the plan": (lambda: CITY.plan.indicator("online-shar"), ID),
    "an item of the plan": (lambda: CITY.plan["online-shar"], ID),
    "an item of describe": (lambda: report.describe(CITY, "online-shar"), ID),
    "a place of origin": (lambda: CITY.origin("online-shar"), ID),
    "an item of a change": (lambda: revise.apply(CITY.plan, [dx.changes.Rename("online-shar", "x")]), ID),
    "a published scale": (lambda: PUBLISHED["tam"], "tama"),
    "a scale of a ledger": (lambda: RATED.scale("abcde", "R5"), "abcd"),
    "a scale of grade": (lambda: dx.grade(RATED, "R5", "abcde"), "abcd"),
    "a rule of rollup": (lambda: dx.rollup(ANSWERS, "mena"), "mean"),
    "a number of rollup": (lambda: dx.rollup(ANSWERS, number="scor"), "score"),
    "a weight of rollup": (lambda: dx.rollup(ANSWERS, "weighted-mean", weights={"online-shar": 1}), ID),
    "a level of rollup_by": (lambda: dx.progress.rollup_by(ANSWERS, CITY, "pilar"), "pillar"),
    "a number of rollup_by": (lambda: dx.progress.rollup_by(ANSWERS, CITY, "plan", number="scor"), "score"),
    "an example": (lambda: dx.load_example("adach"), "adachi"),
    "a schema": (lambda: formats.schema("plann"), "plan"),
    "a revision": (lambda: dx.load_example("adachi").before("extensionn"), "extension"),
    "a unit": (lambda: unit("作行"), "作業"),
    "a unit of an amount": (lambda: dx.Amount(1, "作行"), "作業"),
    "a unit to convert to": (lambda: dx.Amount(1, "人").to("作行"), "作業"),
    "a unit to compare": (lambda: compatible("人", "作行"), "作業"),
    "a direction": (lambda: plan.Direction("upp"), "up"),
    "a direction of Open SDG": (lambda: open_sdg({2015: 1.0}, direction="positiv"), "positive"),
    "a status of an observation": (lambda: ObservationStatus("finall"), "final"),
    "a reason of a missing value": (lambda: plan.Missing("pendin"), "pending"),
    "a treatment of targets": (lambda: dx.changes.ExtendPeriod("R12", targets="keeep"), "keep"),
    "a field of evolve": (lambda: plan.evolve(CITY.plan, {"versionn": "2"}, {}), "version"),
    "a kind of item": (lambda: plan.collection(dx.plan.IndicatorKind), "Indicator"),
    "a kind of item, as a text": (lambda: plan.collection("Initiatve"), "Initiative"),  # type: ignore[arg-type]
    "a kind of document in JSON": (lambda: formats.json.loads("{}", dx.Evaluation), "Evaluations"),  # type: ignore[type-var]
    "a kind of document in YAML": (lambda: formats.yaml.loads("[]", dx.Scale), "Scales"),  # type: ignore[type-var]
    "a value to write as JSON": (lambda: formats.json.dumps(CITY.observations[0]), "Observations"),  # type: ignore[arg-type]
    "a value to write as YAML": (lambda: formats.yaml.dumps(SCALE), "Scales"),  # type: ignore[arg-type]
    "a value to write as CSV": (lambda: formats.csv.dumps(formats.Observations()), "Observation"),  # type: ignore[arg-type]
    "a code of a message": (lambda: messages.words("plan.duplicat_id", "en"), "plan.duplicate_id"),
    "a code of another file": (lambda: messages.words("plam.duplicate_id", "en"), "plan.duplicate_id"),
}

LANGUAGES = [("fr", None), ("jp", "ja"), ("eng", "en"), ("JA", "ja"), ("English", "en"), ("日本語", None)]

DESCRIBED: dict[str, Any] = {
    "an assessment": ANSWERS[ID],
    "a finding": dx.check(dx.load_example("adachi"))[0],
    "a roll-up": dx.rollup(ANSWERS),
    "a group": dx.progress.rollup_by(ANSWERS, CITY, "plan")[0],
    "pooled ratios": dx.progress.pooled_share(CITY, [ID], "R5"),
    "two versions": dx.compare_versions(CITY, "R5")[0],
    "several methods": dx.compare_methods(CITY, "R5")[0],
    "a grade": dx.grade(RATED, "R5", "abcd")[0],
    "a forecast": dx.forecast(CITY, ID, at="R5"),
    "an error": UnknownNameError("plan.unknown_id", id="x", nearest=None),
    "a problem": dx.errors.Problem(path="$", code="plan.duplicate_id", facts={"id": "x"}),
}

REPORTED: dict[str, Callable[[Any], object]] = {
    "report": lambda language: report.report(CITY, language=language),
    "describe": lambda language: report.describe(CITY, ID, language=language),
    "outline": lambda language: report.outline(CITY, language),
    "comparison": lambda language: report.comparison(CITY.founding, CITY.plan, language=language),
    "comparison_report": lambda language: report.comparison_report(CITY.founding, CITY.plan, (), language),
    "outcomes_report": lambda language: report.outcomes_report([], language),
    "template": lambda language: messages.template("plan.duplicate_id", language),
    "words": lambda language: messages.words("plan.duplicate_id", language, id="x"),
}

FORMATTED = {
    "a fiscal year": dx.FiscalYear(2024),
    "a span": dx.FiscalSpan.parse("R4/R6"),
    "a month": dx.fiscal.Month(2024, 1),
    "a date": dx.fiscal.When.parse("R6"),
    "an era": ERAS[-1],
    "a direction": plan.Direction.UP,
    "an amount": dx.Amount(1, "人"),
    "a goal": dx.goals.Reach(dx.Amount(1, "人")),
    "a goal with a bound": dx.goals.AtLeast(dx.Amount(1, "人")),
    "a due date": plan.Due(dx.FiscalYear(2024)),
    "a ratio": plan.Ratio("1人", "2人"),
    "a missing value": plan.Missing("pending"),
    "a status": dx.Status.ACHIEVED,
    "a yearly change": dx.assess(dx.load_example("adachi"), at="R5")["rpa-hours"].latest_change,
}


NOT_A_NAME: dict[str, Callable[[Any], object]] = {
    "a method": lambda name: METHODS[name],
    "a method of assess": lambda name: dx.assess(CITY, "R5", name),
    "a method of forecast": lambda name: dx.forecast(CITY, ID, at="R5")[name],
    "an indicator of forecast": lambda name: dx.forecast(CITY, name, at="R5"),
    "an indicator of pooled_share": lambda name: dx.progress.pooled_share(CITY, [name], "R5"),
    "an indicator of supposing": lambda name: CITY.supposing(name, "R6", "1%"),
    "an indicator of observations_of": lambda name: CITY.observations_of(name),
    "an indicator of the plan": lambda name: CITY.plan.indicator(name),
    "an item of the plan": lambda name: CITY.plan[name],
    "an item of describe": lambda name: report.describe(CITY, name),
    "a published scale": lambda name: PUBLISHED[name],
    "a scale of a ledger": lambda name: RATED.scale(name, "R5"),
    "a scale of grade": lambda name: dx.grade(RATED, "R5", name),
    "a rule of rollup": lambda name: dx.rollup(ANSWERS, name),
    "a number of rollup": lambda name: dx.rollup(ANSWERS, number=name),
    "a level of rollup_by": lambda name: dx.progress.rollup_by(ANSWERS, CITY, name),
    "an example": lambda name: dx.load_example(name),
    "a schema": lambda name: formats.schema(name),
    "a place of origin": lambda name: CITY.origin(name),
    "a revision": lambda name: CITY.before(name),
    "a kind of item": lambda name: plan.collection(name),
    "a kind of document in JSON": lambda name: formats.json.loads("{}", name),
    "a kind of document in YAML": lambda name: formats.yaml.loads("{}", name),
    "a value to write as JSON": lambda name: formats.json.dumps(name),
    "a value to write as YAML": lambda name: formats.yaml.dumps(name),
    "a value to write as CSV": lambda name: formats.csv.dumps([name]),
    "a code of a message": lambda name: messages.template(name, "en"),
    "a language": lambda name: messages.template("plan.duplicate_id", name),
    "a direction": lambda name: plan.Direction(name),
    "a direction of Open SDG": lambda name: open_sdg({2015: 1.0}, direction=name),
}


def nearest_of(error: dx.DxError) -> object:
    """Return the nearest name that an error, or the first problem that it reports, offers."""
    return (error.problems[0] if isinstance(error, dx.ValidationError) else error).facts["nearest"]


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_name_is_told_with_the_nearest(name: str) -> None:
    """In data, and in both languages."""
    ask, near = NAMES[name]
    with pytest.raises(dx.DxError) as caught:
        ask()
    assert str(nearest_of(caught.value)) == near
    assert near in caught.value.describe("ja")
    assert near in caught.value.describe("en")


def test_a_grading_without_a_scale_is_by_the_own_ones() -> None:
    """There None is no wrong name."""
    assert {each.scale for each in dx.grade(RATED, "R5", None)} == {SCALE}


@pytest.mark.parametrize(
    ("ask", "name"),
    [
        (ask, name)
        for ask in NOT_A_NAME
        for name in ("", "※", None, 3, dx.FiscalYear(2024))
        if (ask, name) != ("a scale of grade", None)
    ],
)
def test_what_is_like_no_name_is_refused_too(ask: str, name: Any) -> None:
    """By an error of the library: a caller that catches those needs no other."""
    with pytest.raises(dx.DxError):
        NOT_A_NAME[ask](name)


@pytest.mark.parametrize("ask", [lambda: METHODS["x"], lambda: PUBLISHED["x"], lambda: CITY.plan["x"]])
def test_a_wrong_key_of_a_mapping_is_a_key_error(ask: Callable[[], object]) -> None:
    """So that what handles mappings handles these."""
    with pytest.raises(KeyError) as caught:
        ask()
    assert isinstance(caught.value, UnknownNameError)


def test_methods_are_found_by_name_and_by_text() -> None:
    """And whoever asks whether there is one, or for another instead, gets an answer."""
    assert METHODS["linear_pace"] is METHODS[MethodName.LINEAR_PACE]
    assert MethodName.LINEAR_PACE in METHODS
    assert "linear_pace" in METHODS  # type: ignore[comparison-overlap]
    assert "linear-pacee" not in METHODS  # type: ignore[comparison-overlap]
    assert METHODS.get("linear-pacee") is None  # type: ignore[call-overload]
    assert PUBLISHED.get("x") is None


@pytest.mark.parametrize("thing", DESCRIBED)
@pytest.mark.parametrize(("language", "near"), LANGUAGES)
def test_a_wrong_language_is_told_with_the_nearest(thing: str, language: Any, near: str | None) -> None:
    """Everything that describes itself says which languages there are."""
    with pytest.raises(UnknownNameError) as caught:
        DESCRIBED[thing].describe(language)
    assert (caught.value.facts["accepted"], caught.value.facts["nearest"]) == (("ja", "en"), near)


@pytest.mark.parametrize("name", REPORTED)
def test_a_wrong_language_of_a_report_is_refused(name: str) -> None:
    """Before anything is written."""
    with pytest.raises(UnknownNameError, match="ja"):
        REPORTED[name]("fr")


@pytest.mark.parametrize("thing", FORMATTED)
@pytest.mark.parametrize(("language", "near"), LANGUAGES)
def test_a_wrong_format_is_told_with_the_nearest(thing: str, language: str, near: str | None) -> None:
    """No value falls back on a language that was not asked for."""
    with pytest.raises(UnknownNameError) as caught:
        format(FORMATTED[thing], language)
    assert (caught.value.facts["accepted"], caught.value.facts["nearest"]) == (("ja", "en"), near)


def test_a_text_is_no_list_of_names() -> None:
    """Its letters are not taken for ids."""
    with pytest.raises(InvalidValueError):
        dx.progress.pooled_share(CITY, ID, "R5")
