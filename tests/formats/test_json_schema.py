"""The shipped schemas are those of the classes, and say of a document what the library says."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from referencing import Registry, Resource

from dxmodel.errors import UnknownNameError, ValidationError
from dxmodel.formats import schema
from dxmodel.formats.document import read
from dxmodel.formats.json import parse
from dxmodel.formats.parts import FORMATS
from dxmodel.ledger import Ledger

GOLDEN = Path(__file__).parent.parent / "golden" / "everything.json"
DOCUMENT = parse(GOLDEN.read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(schema("ledger"))
OTHERS = [
    (f"{name}.schema.json", Resource.from_contents(schema(name))) for name in FORMATS if name != "ledger"
]
REFERRING = jsonschema.Draft202012Validator(
    schema("ledger", bundled=False), registry=Registry().with_resources(OTHERS)
)

# What only reading the text can tell, although the code is one of formats' own.
TEXTS = {
    "formats.not_a_day",
    "formats.value_in_words",
    "formats.say_why_missing",
    "formats.no_unit",
    "formats.two_units",
    "formats.goal_in_words",
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_shipped_schema_is_that_of_the_classes(name: str, source: Path) -> None:
    """If not: ``dxmodel schema NAME > src/dxmodel/schemas/NAME.schema.json``; that of a ledger refers."""
    shipped = (source / "schemas" / f"{name}.schema.json").read_text("utf-8")
    assert shipped == json.dumps(schema(name, bundled=False), ensure_ascii=False, indent=2) + "\n"


def test_the_shipped_schema_of_a_ledger_repeats_nothing(source: Path) -> None:
    """It defines only what no other file does: a plan and a revision without a format line of their own."""
    shipped = {
        name: json.loads((source / "schemas" / f"{name}.schema.json").read_text("utf-8")) for name in FORMATS
    }
    others = FORMATS.keys() - {"ledger", "layout"}  # a layout is no part of a ledger
    elsewhere = {each for name in others for each in shipped[name]["$defs"]}
    assert not elsewhere & shipped["ledger"]["$defs"].keys()
    assert elsewhere <= schema("ledger")["$defs"].keys()


@pytest.mark.parametrize("name", FORMATS)
def test_a_schema_is_itself_valid(name: str) -> None:
    """By the rules of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_a_schema_describes_its_fields() -> None:
    """With the words of the docstrings, without their markup."""
    indicator = schema("plan")["$defs"]["Indicator"]
    assert indicator["description"] == "What is measured: 指標."
    assert (
        indicator["properties"]["direction"]["description"]
        == "the direction of improvement; unknown if the plan does not state it."
    )
    assert indicator["properties"]["direction"]["enum"] == ["up", "down", "unknown"]
    assert "order" not in indicator["required"]


def test_an_unknown_schema_names_the_nearest() -> None:
    """As every look-up does."""
    with pytest.raises(UnknownNameError) as caught:
        schema("plans")
    assert caught.value.facts["nearest"] == "plan"


def test_the_golden_ledger_is_accepted() -> None:
    """All of it."""
    assert list(VALIDATOR.iter_errors(DOCUMENT)) == []


def paths(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value in a document but the whole."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*at, key)
        yield from paths(value, (*at, key))


def mutated(path: tuple[Any, ...], change: str, value: Any) -> Any:
    """Return the golden document with one change."""
    document = copy.deepcopy(DOCUMENT)
    parent = document
    for key in path[:-1]:
        parent = parent[key]
    match change:
        case "replace":
            parent[path[-1]] = value
        case "delete":
            del parent[path[-1]]
        case "add" if isinstance(parent, dict):
            parent["unheard-of"] = value
        case _:
            parent[path[-1]] = {"wrapped": parent[path[-1]]}
    return document


VALUES = st.sampled_from([1, True, None, "x", "R5", "up", [], ["x"], {}, {"text": "x"}, {"x": 1}])
CHANGES = st.sampled_from(["replace", "delete", "add", "wrap"])


@given(path=st.sampled_from(sorted(paths(DOCUMENT), key=str)), change=CHANGES, value=VALUES)
def test_a_schema_refuses_what_the_library_refuses_for_its_shape(
    path: tuple[Any, ...], change: str, value: Any
) -> None:
    """And nothing that the library accepts; only texts and references cannot be checked by a schema."""
    document = mutated(path, change, value)
    codes = set()
    try:
        read(document, Ledger)
    except ValidationError as error:
        codes = {each.code for each in error.problems}
    accepted = VALIDATOR.is_valid(document)
    assert REFERRING.is_valid(document) == accepted
    assert accepted or codes
    assert not accepted or not {each for each in codes if each.startswith("formats.")} - TEXTS
