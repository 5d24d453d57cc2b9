"""JSON: the same ledger, no floats, nothing twice."""

import json
from decimal import Decimal
from typing import Any

import pytest

from dxmodel.errors import UnknownNameError, ValidationError
from dxmodel.formats import Documents, yaml
from dxmodel.formats import json as dxjson
from dxmodel.formats.json import dumps, loads, parse
from dxmodel.ledger import Observation
from dxmodel.plan import Document, Plan


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "formats.json_syntax"),
        ("{", "formats.json_syntax"),
        ("{'a': 1}", "formats.json_syntax"),
        ('{"a": 1,}', "formats.json_syntax"),
        ('{"a": NaN}', "formats.not_a_number"),
        ('{"a": -Infinity}', "formats.not_a_number"),
        ('{"a": {"b": 1, "b": 1}}', "formats.repeated_key"),
        ('{"a": ' + "9" * 5000 + "}", "formats.not_whole"),
        ('{"a": 1e99999999999999999999999}', "formats.not_a_number"),
        ('{"a": 0.' + "1" * 5000 + "}", "formats.not_a_number"),
        ('["a' + chr(92) + 'ud800"]', "formats.strange_character"),
        ('{"a' + chr(92) + 'u0000": 1}', "formats.strange_character"),
        ("[" * 51 + "]" * 51, "formats.too_deep"),
        ("[" * 500 + "]" * 500, "formats.too_deep"),
        ('{"a":' * 500 + "1" + "}" * 500, "formats.too_deep"),
        ("[" * 90_000, "formats.too_deep"),
        ("[" * 90_000 + "]" * 90_000, "formats.too_deep"),
        (f"[{'1,' * 1_000}1]", "formats.too_many"),
        ('{"a": "' + "x" * 300_000 + '"}', "formats.too_large"),
        ("足立区".encode("cp932"), "formats.not_utf8"),
    ],
)
def test_hostile_text_is_refused(text: str | bytes, code: str, small_limits: None) -> None:
    """One code each, and no error of Python escapes."""
    with pytest.raises(ValidationError) as caught:
        parse(text)
    assert [each.code for each in caught.value.problems] == [code]


def test_a_syntax_error_has_line_and_column() -> None:
    """In the words of the module that reads JSON."""
    with pytest.raises(ValidationError) as caught:
        parse('{\n  "a": 1\n  "b": 2\n}', "plan.json")
    assert str(caught.value) == "plan.json:3:3: $: this is not JSON: Expecting ',' delimiter"


def test_other_problems_have_a_path_and_the_file() -> None:
    """Problems in JSON have paths, not lines."""
    with pytest.raises(ValidationError) as caught:
        loads('{"format": "documents/1", "documents": [{"id": "A", "label": "a"}]}', Documents, file="a.json")
    assert str(caught.value).startswith("a.json: $.documents[0].id: an id is made of")


def test_text_of_no_use_has_a_path() -> None:
    """The first of them, in the order of the text."""
    with pytest.raises(ValidationError) as caught:
        parse(r'{"a": [{"b": "\u001b"}], "c": "\u001b", "d": "\ud800"}', "plan.json")
    assert str(caught.value).startswith("plan.json: $.a[0].b: no text may have the character U+001B")


def test_fifty_levels_are_read() -> None:
    """As many as in YAML."""
    assert parse("[" * 50 + "]" * 50)


def test_numbers_are_exact() -> None:
    """0.1 is one tenth; 1e3 is no whole number."""
    assert parse("[0.1, 5]") == [Decimal("0.1"), 5]
    assert type(parse("[1.0]")[0]) is Decimal


def test_japanese_stays_readable() -> None:
    """No escapes."""
    part = Documents((Document(id="a", label="足立区"),))
    assert (
        dumps(part, indent=None) == '{"format": "documents/1", "documents": [{"id": "a", "label": "足立区"}]}'
    )
    assert loads(dumps(part).encode(), Documents) == part


def test_a_revision_is_counted_as_the_file_counts() -> None:
    """The ledger sorts revisions, and names them by their ids; each mistake is still reported once."""
    plan = {"id": "dx", "label": "DX", "bodies": [{"code": "131211", "label": "区"}], "period": "R4/R6"}
    late = {"id": "late", "label": "後", "decided": "R6", "changes": [{"extend-period": "R9"}]}
    target = {"indicator": "gone", "target": {"due": "R6", "goal": {"at-least": "5件"}}}
    early = {"id": "early", "label": "先", "decided": "R5", "changes": [{"set-target": target}]}
    with pytest.raises(ValidationError) as caught:
        loads(json.dumps({"format": "ledger/1", "plan": plan, "revisions": [late, early]}))
    assert [each.path for each in caught.value.problems] == ["$.revisions[1].changes[0]"]


def test_a_plan_alone_may_point_to_documents() -> None:
    """They are in another file; only the real mistake is reported."""
    sources = [{"document": "report"}]
    plan = {"id": "dx", "label": "DX", "bodies": [], "period": "R4/R6", "sources": sources}
    plan["pillars"] = [{"id": "people", "label": "人材", "sources": sources}]
    with pytest.raises(ValidationError) as caught:
        loads(json.dumps({"format": "plan/1", **plan}), Plan)
    assert [each.code for each in caught.value.problems] == ["plan.no_body"]


@pytest.mark.parametrize(
    ("value", "near"), [(Observation(indicator="a", period="R5", value="5件"), "Observations"), ((), None)]
)
@pytest.mark.parametrize("form", [dxjson, yaml])
def test_what_cannot_be_written_by_itself_is_refused_by_name(form: Any, value: Any, near: str | None) -> None:
    """With the nearest class that can."""
    with pytest.raises(UnknownNameError) as caught:
        form.dumps(value)
    assert (caught.value.code, caught.value.facts["nearest"]) == ("formats.no_wire_form", near)
    assert "Ledger" in caught.value.describe("ja")
