"""YAML: what is read as what, and what is refused, where, and with which words; with libyaml and without."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dxmodel.errors import Place, ValidationError
from dxmodel.formats import Documents
from dxmodel.formats.tree import Listed, Mapped
from dxmodel.formats.yaml import dump, dumps, loads, parse, parser
from dxmodel.plan import Document


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def _with_and_without_libyaml(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read everything twice: with libyaml, and as where PyYAML was built without it."""
    if request.param == "python":
        monkeypatch.setattr(parser, "CParser", None)
    elif parser.CParser is None:
        pytest.skip("this PyYAML has no libyaml")


def refused(text: str | bytes) -> tuple[str, Place | None]:
    """Return the code and place of the one problem of a text."""
    with pytest.raises(ValidationError) as caught:
        parse(text)
    (problem,) = caught.value.problems
    assert problem.describe("ja")
    assert problem.describe("en")
    return problem.code, problem.place


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("5,328時間", "5,328時間"),
        ("2024-04-01", "2024-04-01"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("1_000", "1_000"),
        ("0x1f", "0x1f"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("1e3", "1e3"),
        ("R5", "R5"),
        ("'5'", "5"),
        ("5", 5),
        ("-5", -5),
        ("0.75", Decimal("0.75")),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_text_stays_text(text: str, meaning: Any) -> None:
    """Only whole numbers, decimals, true, false and null are not text; nothing is a float."""
    parsed = parse(f"a: {text}\n")["a"]
    assert (parsed, type(parsed)) == (meaning, type(meaning))


def test_every_key_and_item_knows_its_place() -> None:
    """Lines and columns count from 1."""
    tree = parse("a:\n  b: 1\n  c:\n  - x\n  - y: 2\n")
    assert tree["a"].marks == {"b": (2, 3), "c": (3, 3)}
    assert tree["a"]["c"].marks == [(4, 5), (5, 5)]


def answer(text: str) -> Any:
    """Return what a text means, with all lines and columns, or what is wrong with it."""
    try:
        return located(parse(text))
    except ValidationError as error:
        return ["refused", [[each.code, *line_and_column(each.place)] for each in error.problems]]


def line_and_column(place: Place | None) -> tuple[int | None, int | None]:
    """Return the place of a problem."""
    return (place.line, place.column) if place else (None, None)


def located(data: Any) -> Any:
    """Return plain data as JSON holds them, every key and item with its line and column."""
    match data:
        case Mapped():
            return ["map", [*data.mark], [[key, [*data.marks[key]], located(data[key])] for key in data]]
        case Listed():
            items = zip(data.marks, data, strict=True)
            return ["list", [*data.mark], [[[*mark], located(item)] for mark, item in items]]
        case Decimal():
            return ["decimal", str(data)]
    return data


ANSWERS = json.loads(Path(__file__).with_name("answers.json").read_text("utf-8"))
"""Some 700 texts, each with what the first versions, which read with ruamel.yaml, answered."""


def test_every_text_reads_as_it_always_did() -> None:
    """Values, lines and columns; and what was refused is refused in the same place, for the same reason."""
    for text, before in ANSWERS:
        assert is_as_before(before, answer(text)), text


def is_as_before(before: Any, now: Any) -> bool:
    """Return whether an answer is the same; more problems may be reported now, never fewer."""
    if isinstance(before, list) and before[0] == "refused":
        return now[0] == "refused" and all(each in now[1] for each in before[1])
    return bool(before == now)


def test_no_line_break_but_the_usual_ones_begins_a_line() -> None:
    """U+2028 occurs in texts that were pasted from PDF files; editors count no line for it."""
    tree = parse("a: 計画\u2028期間\nb: '行\u2029政'\nd: [1, {e: 足立}]\n")
    assert tree == {"a": "計画\u2028期間", "b": "行\u2029政", "d": [1, {"e": "足立"}]}
    assert tree["d"][1].marks == {"e": (3, 9)}


HOSTILE = {
    "an amount cut by flow style": ("a:\n  goal: {reach: 5,328時間}\n", "formats.quote_amount", 2, 17),
    "a negative amount cut": ("{a: -1,200人}\n", "formats.quote_amount", 1, 5),
    "an amount of millions cut": ("{a: 1,234,567件}\n", "formats.quote_amount", 1, 5),
    "an amount cut in a list": ("a: [約1,200人]\n", "formats.quote_amount", 1, 5),
    "an alias": ("a: &x 1\nb: *x\n", "formats.no_aliases", 1, 4),
    "a merge key": ("a:\n  <<: {b: 1}\n", "formats.no_aliases", 2, 3),
    "a tag": ("a: !!python/object:os.system x\n", "formats.no_tags", 1, 4),
    "a repeated key": ("a: 1\nb: 2\na: 3\n", "formats.repeated_key", 3, 1),
    "a number as key": ("a: 1\n2024: 2\n", "formats.key_not_text", 2, 1),
    "a list as key": ("? [a]\n: 1\n", "formats.key_not_text", 1, 3),
    "a second document": ("a: 1\n---\nb: 2\n", "formats.several_documents", 2, 1),
    "a full-width indent": ("a:\n　　b: 1\n", "formats.wide_space", 2, 1),
    "a full-width indent below": ("a:\n  b: 1\n　c: 1\n", "formats.wide_space", 3, 1),
    "a full-width colon": ("a：1\nb: 2\n", "formats.wide_colon", 1, 2),
    "a full-width colon inside": ("x:\n  a：1\n  b: 2\n", "formats.wide_colon", 2, 4),
    "a tab": ("a:\n\tb: 1\n", "formats.tab", 2, 1),
    "an open bracket": ("a: [1, 2\n", "formats.yaml_syntax", 2, 1),
    "500 brackets": ("[" * 500 + "]" * 500, "formats.too_deep", 1, 51),
    "500 open brackets": ("[" * 500, "formats.too_deep", 1, 51),
    "500 block levels": ("".join(" " * n + f"k{n}:\n" for n in range(500)), "formats.too_deep", 51, 51),
    "a control character": ("a: \x07\n", "formats.bad_character", 1, 4),
    "a lone NUL": ("\0", "formats.bad_character", 1, 1),
    "an escaped ESC": ('a: 1\nb: "x\\e[2J"\n', "formats.strange_character", 2, 4),
    "an escaped NUL in a key": ('"a\\0": 1\n', "formats.strange_character", 1, 1),
    "no character at all": ('a: "\\Uffffffff"\n', "formats.yaml_syntax", 1, 7),
    "half a surrogate pair": ('a: "\\ud800"\n', "formats.strange_character", 1, 4),
    "more than anyone wrote": ("- a\n" * 2_000, "formats.too_many", 1_000, 3),
    "a long line": ("a: 1\nb: " + "x" * 200_000, "formats.line_too_long", 2, None),
    "10 MB on one line": ("a: " + "x" * 300_000, "formats.too_large", None, None),
    "cp932": ("a: 1\nb: 足立区\n".encode("cp932"), "formats.not_utf8", 2, None),
    "UTF-16": ("a: 足立区\n".encode("utf-16"), "formats.utf16", 1, None),
    "no text at all": (b"\xff\xfe\xfd\x80\x00\xff", "formats.utf16", 1, None),
}


@pytest.mark.parametrize(("text", "code", "line", "column"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused_at_its_place(
    text: str | bytes, code: str, line: int | None, column: int | None, small_limits: None
) -> None:
    """Each with a code of its own, and no error of Python or of the YAML library escapes."""
    error, place = refused(text)
    assert (error, place and place.line, place and place.column) == (code, line, column)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "formats.not_a_mapping"),
        ("# nothing\n", "formats.not_a_mapping"),
        ("- a\n", "formats.not_a_mapping"),
        ("documents：[]\n", "formats.not_a_mapping"),
        ("documents: []\n", "formats.no_format"),
        ("format: plan/1\ndocuments: []\n", "formats.other_format"),
        ("format: documents/2\ndocuments: []\n", "formats.other_version"),
        ("format: 1\ndocuments: []\n", "formats.other_format"),
        ("format: documents/1\ndocuments: {}\n", "formats.not_a_list"),
        ("format: documents/1\ndocuments: [x]\n", "formats.not_a_mapping"),
        ("format: documents/1\ndocument: []\n", "formats.unknown_key_like"),
        ("format: documents/1\ndocuments: [{id: 1, label: a}]\n", "formats.quote_text"),
        ("format: documents/1\ndocuments: [{id: a, label: null}]\n", "formats.not_text"),
        ("format: documents/1\ndocuments: [{id: a, label: b, dated: R99年}]\n", "fiscal.year_as_time"),
    ],
)
def test_a_document_that_is_none_of_ours_is_refused(text: str, code: str) -> None:
    """The head and the shape are judged together."""
    with pytest.raises(ValidationError) as caught:
        loads(text, Documents, file="documents.yaml")
    assert [each.code for each in caught.value.problems] == [code]
    assert str(caught.value).startswith("documents.yaml")


def test_a_byte_order_mark_is_welcome() -> None:
    """Windows editors write it."""
    assert parse("a: 足立区\r\n".encode("utf-8-sig")) == {"a": "足立区"}


WORDS = [
    "n",
    "no",
    "Yes",
    "on",
    "OFF",
    "true",
    "null",
    "~",
    "=",
    "<<",
    "12:30",
    "1_000",
    "0777",
    "011002",
    "0x1f",
]
WORDS += [
    "1e3",
    "1.5",
    "5,328",
    "2024-04-01",
    "",
    " a",
    "a ",
    "a: b",
    "a #b",
    "- a",
    "'a'",
    '"a"',
    "*a",
    "&a",
    "!a",
]
WORDS += [
    "a\nb",
    "a\n",
    "\n",
    "\ta",
    "a\u2028b",
    "a\u0085b",
    "\ufeffa",
    "　a",
    "%a",
    "@a",
    "`a",
    "{a",
    "[a",
]


@pytest.mark.parametrize("word", WORDS)
def test_any_text_comes_back_as_text(word: str) -> None:
    """As a value, a key, and an item."""
    data = {"a": word, "b": [word, {"c": word}]}
    assert parse(dump(data)) == data


@pytest.mark.parametrize("word", ["n", "no", "Yes", "on", "12:30", "1_000", "011002", "2024-04-01"])
def test_readers_of_older_yaml_see_text_too(word: str) -> None:
    """They would take these for truth, numbers, times and dates."""
    assert dump({"a": word})[3] in "'\""


def test_long_text_stays_on_one_line() -> None:
    """A changed word is a change of one line."""
    part = Documents((Document(id="a", label="長い題名 " * 60 + "。"),))
    assert len(dumps(part).splitlines()) == 4
    assert loads(dumps(part), Documents) == part


@pytest.mark.parametrize("text", ["a: 1\nb: [1\nc: 2\n", "a: 1\nb: x: y\n", "a: 1\nb: 2\nb: 3\n"])
def test_a_large_text_is_refused_without_looking_for_later_mistakes(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the fast parser where there is one; the first problem has its place."""
    code, place = refused(text)
    monkeypatch.setattr("dxmodel.formats.yaml.parser.MAX_CORRECTED", 5)
    assert refused(text)[0] == code
    assert line_and_column(refused(text)[1])[0] == line_and_column(place)[0]
