"""Every answer is a document of builtins with a format line, and its schema describes it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dxmodel as dx
from dxmodel.amount import Amount
from dxmodel.answers import document_schema, to_dict, to_json
from dxmodel.answers.json_schema import DOCUMENT_NAMES
from dxmodel.answers.plain import plain
from dxmodel.checks import Finding
from dxmodel.errors import DxError, UnknownNameError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.testing import fiscal_years, ledgers, small_city
from tests.answers.every_answer import ANSWERS, FINDING
from tests.report.town import town

GOLDEN = Path(__file__).parent.parent / "golden" / "answer_schemas.json"
YEARS = fiscal_years(min_value=FiscalYear(2018), max_value=FiscalYear(2030))
LANGUAGES = st.sampled_from([(), ("ja",), ("en",), ("ja", "en")])


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return the validator of a kind of document."""
    return jsonschema.Draft202012Validator(document_schema(name))


def assert_document(answer: object, languages: Any = ()) -> None:
    """Check the document of an answer: its schema, its builtins and its JSON."""
    document = to_dict(answer, languages=languages)
    name, _, version = document["format"].partition("/")
    assert version == "1"
    validator(name).validate(document)
    assert only_builtins(document)
    assert json.loads(to_json(answer, languages=languages)) == document


def only_builtins(data: object) -> bool:
    """Return whether data consist of dictionaries, lists, texts, numbers, truth values and None."""
    if type(data) is dict:
        return all(type(key) is str and only_builtins(each) for key, each in data.items())
    if type(data) is list:
        return all(map(only_builtins, data))
    return type(data) in (str, int, float, bool, type(None))


@given(ledger=ledgers(), at=YEARS, languages=LANGUAGES, kind=st.sampled_from([*ANSWERS]))
def test_the_document_of_every_answer_is_as_its_schema_says(
    ledger: Ledger, at: FiscalYear, languages: Any, kind: str
) -> None:
    """Builtins only, read back from JSON as they are."""
    for answer in ANSWERS[kind](ledger, at):
        assert_document(answer, languages)


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_documents_of_the_examples_are_as_their_schemas_say(kind: str) -> None:
    """The testing city, the town of the reports, and Adachi."""
    for ledger in (small_city(), town(), dx.load_example("adachi")):
        for answer in ANSWERS[kind](ledger, FiscalYear(2023)):
            assert_document(answer, ("ja", "en"))


@pytest.mark.parametrize("name", DOCUMENT_NAMES)
def test_each_schema_is_itself_valid(name: str) -> None:
    """By the rules of JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(document_schema(name))


def test_no_key_of_a_record_may_be_left_out() -> None:
    """Nor may one be added, or a code be none."""
    document = to_dict(dx.assess(small_city(), "R5")[0])
    for key in document:
        assert not validator("assessment").is_valid(
            {name: each for name, each in document.items() if name != key}
        )
    assert not validator("assessment").is_valid(document | {"other": 1})
    assert not validator("assessment").is_valid(document | {"status": "on-course"})


@given(ledger=ledgers(), at=YEARS)
def test_an_amount_is_read_back_from_its_text_and_its_parts(ledger: Ledger, at: FiscalYear) -> None:
    """With the units of its plan."""
    units = ledger.plan.unit_table
    for answer in dx.assess(ledger, at):
        data = to_dict(answer)["resolved"]["amount"]
        if answer.resolved.amount is None:
            assert data is None
            continue
        amount = answer.resolved.amount
        assert Amount.parse(data["text"], units=units) == amount
        assert Amount(data["magnitude"], data["unit"]) == Amount(amount.magnitude, amount.unit)
        low, high = amount.interval.low, amount.interval.high
        assert (data["low"], data["high"]) == tuple(
            None if end is None else f"{end:f}" for end in (low, high)
        )


def test_a_number_is_written_without_an_exponent() -> None:
    """Also a very small one, and a zero with many decimals."""
    for text, magnitude, low, high in (
        ("0.000000000000人", "0.000000000000", "0.000000000000", "0.000000000000"),
        ("0.0000005%", "0.0000005", "0.0000005", "0.0000005"),
        ("約0.0000005人", "0.0000005", "0.00000045", "0.00000055"),
    ):
        data = plain(Amount.parse(text))
        assert (data["magnitude"], data["low"], data["high"]) == (magnitude, low, high)


def test_sentences_are_those_of_the_answers_in_the_languages_asked_for() -> None:
    """There is none where no language is."""
    for answer in dx.assess(small_city(), "R5"):
        assert "sentence" not in to_dict(answer)
        assert to_dict(answer, languages=["en"])["sentence"] == {"en": answer.describe("en")}
        assert to_dict(answer, languages=["ja", "en"])["sentence"]["ja"] == answer.describe("ja")


def test_names_and_wordings_have_their_translations() -> None:
    """Whatever the languages of the sentences are."""
    name = to_dict(dx.assess(small_city(), "R5")["online-share"])["name"]
    assert name == {
        "text": "オンラインで申請できる手続の割合",
        "translations": {"en": "Procedures that can be done online"},
    }
    wording = dx.plan.Label("{n}件です", translations={"en": "{n} items"})
    own = Finding(
        code="city.many", severity=dx.checks.Severity.NOTE, path="$", facts={"n": 3}, wording=wording
    )
    assert to_dict(own)["wording"] == {"text": "{n}件です", "translations": {"en": "{n} items"}}
    assert to_dict(FINDING)["wording"] is None


def test_the_stated_baseline_is_there_whether_or_not_the_year_has_a_value() -> None:
    """In documents and frames as in the plan; before the baseline, in words, and while nothing is counted."""
    for year in range(2020, 2031):
        answers = dx.assess(small_city(), f"FY{year}")
        frame = dx.to_frame(answers).set_index("indicator")
        for each in answers:
            stated = each.indicator.baseline
            expected = None if stated is None else stated.amount
            assert each.baseline == expected, (each.indicator.id, year)
            assert (to_dict(each)["baseline"] is None) == (expected is None)
            assert bool(frame["baseline"].isna()[each.indicator.id]) == (expected is None)


def test_several_answers_are_one_document_and_none_of_them_too() -> None:
    """The class of a collection is known, or stated."""
    answers = dx.assess(small_city(), "R5")
    document = to_dict(answers)
    assert [*document] == ["format", "plan", "assessments"]
    for record, answer in zip(document["assessments"], answers, strict=True):
        assert {"format": "assessment/1", "plan": None, **record} == to_dict(answer)
    assert to_dict(answers[:0], answer_class=dx.progress.Assessment) == {
        "format": "assessments/1",
        "plan": None,
        "assessments": [],
    }
    assert to_dict(dx.progress.Assessments()) == {"format": "assessments/1", "plan": None, "assessments": []}
    assert to_dict((), answer_class=Finding) == {"format": "findings/1", "plan": None, "findings": []}


def test_a_document_names_its_plan_where_that_is_given() -> None:
    """So that documents of several cities can be stored side by side."""
    city = small_city()
    document = to_dict(dx.check(city), plan=city.plan)
    validator("findings").validate(document)
    assert document["plan"] == {
        "id": "dx-plan",
        "label": {
            "text": "みなと野市DX推進計画",
            "translations": {"en": "Minatono City DX Promotion Plan"},
        },
        "version": None,
        "bodies": [
            {"code": "992011", "label": {"text": "みなと野市", "translations": {"en": "Minatono City"}}}
        ],
    }


def test_a_list_of_gradings_fits_the_schema_of_gradings() -> None:
    """With the initiatives only where the collection of all gradings has them."""
    gradings = dx.grade(small_city(), "R5", dx.formats.published_scales()["tama"])
    for answer in (gradings, [*gradings], gradings[:2], gradings[:0]):
        validator("gradings").validate(to_dict(answer, answer_class=dx.progress.Grading))
    assert "initiatives" in to_dict(gradings)
    assert "initiatives" not in to_dict([*gradings])


@pytest.mark.parametrize(
    ("entries", "format_line"),
    [
        (small_city().observations, "observations/1"),
        (town().evaluations, "evaluations/1"),
        (small_city().documents, "documents/1"),
        ([dx.formats.published_scales()["tama"]], "scales/1"),
    ],
)
def test_entries_of_a_ledger_are_written_as_in_its_file(entries: Any, format_line: str) -> None:
    """And read back from that."""
    assert entries
    document = to_dict(entries)
    assert document["format"] == format_line
    validator(format_line.partition("/")[0]).validate(document)


CITY = small_city()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("text", "formats.no_wire_form"),
        (3, "formats.no_wire_form"),
        (None, "formats.no_wire_form"),
        ([1], "formats.no_wire_form"),
        ({}, "formats.no_wire_form"),
        (["a", "b"], "formats.no_wire_form"),
        (dx.assess, "formats.no_wire_form"),
        ([], "answers.empty_list"),
        ([dx.assess(CITY, "R5")[0], dx.check(CITY)[0]], "answers.several_classes"),
    ],
)
def test_what_is_no_answer_is_refused(answer: object, code: str) -> None:
    """With the classes that are accepted."""
    for write in (to_dict, to_json):
        with pytest.raises(DxError) as caught:
            write(answer)
        assert caught.value.code == code
        assert caught.value.describe("ja") != caught.value.describe("en")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"answer_class": Finding}, "answers.several_classes"),
        ({"answer_class": "Assessment"}, "plan.wrong_kind"),
        ({"plan": CITY}, "plan.wrong_kind"),
        ({"plan": "dx-plan"}, "plan.wrong_kind"),
    ],
)
def test_arguments_that_do_not_fit_the_answers_are_refused(arguments: Any, code: str) -> None:
    """A ledger is no plan, and a class is that of the answers."""
    for write in (to_dict, to_json):
        with pytest.raises(DxError) as caught:
            write([dx.assess(CITY, "R5")[0]], **arguments)
        assert caught.value.code == code


@pytest.mark.parametrize("languages", ["ja", None, ["fr"], ["ja", "fr"], 3])
def test_languages_are_a_list_of_the_two(languages: Any) -> None:
    """Whatever the answer is; a text is no list."""
    for answer in (dx.assess(CITY, "R5"), CITY):
        with pytest.raises(DxError):
            to_dict(answer, languages=languages)


def test_a_fact_that_is_no_finite_number_is_no_json() -> None:
    """Of a rule of a program's own; the error says so."""
    finding = attrs.evolve(FINDING, facts=FINDING.facts | {"named": float("nan")})
    with pytest.raises(DxError) as caught:
        to_json(finding)
    assert caught.value.code == "answers.not_finite"


def test_a_schema_of_no_document_names_the_nearest() -> None:
    """As for the schemas of files."""
    with pytest.raises(UnknownNameError) as caught:
        document_schema("assesment")
    assert caught.value.facts["nearest"] == "assessment"


def test_the_schemas_are_those_of_the_golden_file() -> None:
    """If not, write it with ``python -m tests.answers.test_plain`` and look at what it changes."""
    golden = GOLDEN.read_text("utf-8")
    assert golden == golden_schemas()


def golden_schemas() -> str:
    """Return the schemas of all documents, each definition once."""
    schemas = {name: document_schema(name) for name in DOCUMENT_NAMES}
    definitions = {name: each for whole in schemas.values() for name, each in whole.pop("$defs").items()}
    whole = {"documents": schemas, "definitions": dict(sorted(definitions.items()))}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(golden_schemas(), "utf-8")
