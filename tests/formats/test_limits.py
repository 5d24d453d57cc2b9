"""What a writer writes, its reader accepts; what the reader would refuse is not written."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from dxmodel.errors import ValidationError
from dxmodel.formats import Documents, Observations, csv, json, limits, yaml
from dxmodel.formats.plain_values import check_values, is_within_limits
from dxmodel.ledger import Observation
from dxmodel.plan import Document, ListValue

Write = Callable[[Observations], str]
Read = Callable[[str], object]

SYNTAXES: dict[str, tuple[Write, Read]] = {
    "JSON": (json.dumps, lambda text: json.loads(text, Observations).observations),
    "YAML": (yaml.dumps, lambda text: yaml.loads(text, Observations).observations),
    "CSV": (lambda part: csv.dumps(part.observations), csv.loads),
}
ENTRY = Observation(indicator="rpa-hours", period="R5", value="5,328時間", note="速報の値")


VALUES_OF_20 = 5 + 20 * (1 + 2 * 5)
"""The document with its two keys, its format line and its list; 20 mappings with five keys and values."""


def entries(count: int, **fields: Any) -> Observations:
    """Return many observations."""
    return Observations(attrs.evolve(ENTRY, scope=f"{number}", **fields) for number in range(count))


def code_of(work: Callable[[], object]) -> str:
    """Return the code of the problem with which something is refused."""
    with pytest.raises(ValidationError) as caught:
        work()
    (problem,) = caught.value.problems
    assert "{" not in problem.describe("ja")
    return problem.code


def text_in_spite_of_limits(write: Write, part: Observations, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the text that would be written if there were no limits."""
    with monkeypatch.context() as without:
        for name in ("MAX_VALUES", "MAX_FILE_BYTES", "MAX_LINE_LENGTH"):
            without.setattr(limits, name, 2**40)
        return write(part)


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize(
    ("limit", "value", "part", "code"),
    [
        ("MAX_FILE_BYTES", 5_000, entries(300), "formats.too_large"),
        ("MAX_FILE_BYTES", 5_000, entries(1, note="値" * 2_000), "formats.too_large"),
        ("MAX_VALUES", 500, entries(100), "formats.too_many"),
        ("MAX_LINE_LENGTH", 500, entries(1, note="値" * 1_000), "formats.line_too_long"),
    ],
    ids=["many entries", "a long text in characters of three bytes", "many values", "a long line"],
)
def test_what_would_not_be_read_is_not_written(
    syntax: str, limit: str, value: int, part: Observations, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same code; a limit that a syntax does not have is none for its writer either."""
    write, read = SYNTAXES[syntax]
    text = text_in_spite_of_limits(write, part, monkeypatch)
    monkeypatch.setattr(limits, limit, value)
    has_limit = limit == "MAX_FILE_BYTES" or syntax == "YAML" or (limit, syntax) == ("MAX_VALUES", "JSON")
    if has_limit:
        assert code_of(lambda: read(text)) == code_of(lambda: write(part)) == code
    else:
        assert read(write(part)) == part.observations


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_what_just_fits_is_written_and_read(syntax: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of a writer are not narrower than those of its reader."""
    write, read = SYNTAXES[syntax]
    part = entries(20)
    text = write(part)
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", len(text.encode()))
    monkeypatch.setattr(limits, "MAX_VALUES", VALUES_OF_20)
    assert read(write(part)) == part.observations


@pytest.mark.parametrize("syntax", ["JSON", "YAML"])
def test_the_syntaxes_count_the_same_values(syntax: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one of them accepts can be written in the other."""
    write, read = SYNTAXES[syntax]
    text = write(entries(20))
    monkeypatch.setattr(limits, "MAX_VALUES", VALUES_OF_20)
    read(text)
    monkeypatch.setattr(limits, "MAX_VALUES", VALUES_OF_20 - 1)
    assert code_of(lambda: read(text)) == "formats.too_many"


def test_a_cell_that_no_reader_of_csv_accepts_is_not_written() -> None:
    """The csv module reads cells of up to 131,072 characters."""
    items = [f"{number}{'x' * 9_000}" for number in range(20)]
    assert code_of(lambda: csv.dumps([attrs.evolve(ENTRY, value=ListValue(items))])) == "formats.csv_syntax"
    assert csv.loads(csv.dumps([attrs.evolve(ENTRY, value=ListValue(items[:10]))]))


@pytest.mark.parametrize("dumps", [json.dumps, yaml.dumps])
def test_a_text_with_a_control_character_is_not_written(dumps: Callable[[Documents], str]) -> None:
    """Its path is told."""
    document = Document(id="a", label="a")
    object.__setattr__(document, "url", "https://example.jp/\x1b[2J")
    with pytest.raises(ValidationError, match=r"^\$\.documents\[0\]\.url: "):
        dumps(Documents([document]))


def test_the_quick_check_and_the_exact_one_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """One says whether, the other where."""
    monkeypatch.setattr(limits, "MAX_VALUES", 6)
    monkeypatch.setattr(limits, "MAX_DEPTH", 2)
    for data, is_refused in [
        ({"a": 1, "b": [1]}, False),
        ({"a": 1, "b": [1, 2]}, True),
        ([[1, 2, 3, 4]], False),
        ([[1, 2, 3, 4, 5]], True),
        ([[[]]], True),
        ([{}], False),
        (1, False),
    ]:
        assert is_within_limits(data) is not is_refused
        if is_refused:
            code_of(lambda data=data: check_values(data))  # type: ignore[misc]
        else:
            check_values(data)
