"""What people really did is told everywhere in a file at once, with what else is wrong with its text."""

from pathlib import Path

import pytest

from dxmodel.errors import Place, Problem, ValidationError
from dxmodel.formats import json
from dxmodel.formats.yaml import parse, parser
from dxmodel.storage import load
from tests.storage.broken import SOUND, write


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def _with_and_without_libyaml(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read everything twice: with libyaml, and as where PyYAML was built without it."""
    if request.param == "python":
        monkeypatch.setattr(parser, "CParser", None)


def wrong(text: str) -> list[tuple[str, int | None, int | None]]:
    """Return code, line and column of every problem of a text."""
    with pytest.raises(ValidationError) as caught:
        parse(text, "plan.yaml")
    return [place_of(each) for each in caught.value.problems]


def place_of(problem: Problem) -> tuple[str, int | None, int | None]:
    """Return code, line and column of a problem."""
    place = problem.place or Place()
    return problem.code.removeprefix("formats."), place.line, place.column


def test_eight_amounts_without_quotes_are_eight_lines() -> None:
    """Each in one exception, each with its whole amount."""
    with pytest.raises(ValidationError) as caught:
        parse(
            "".join(f"- goal: {{reach: 約1,{number},328時間}}\n" for number in range(301, 309)), "plan.yaml"
        )
    assert [str(each.place) for each in caught.value.problems] == [
        f"plan.yaml:{line}:17" for line in range(1, 9)
    ]
    assert [each.facts["found"] for each in caught.value.problems][:2] == [
        "約1,301,328時間",
        "約1,302,328時間",
    ]
    assert len(str(caught.value).splitlines()) == 8


def test_hundreds_of_one_mistake_are_reported_at_once() -> None:
    """An input method left on full width for a whole file."""
    text = "".join(f"- label-{n}：a\n  unit: 件\n" for n in range(100, 300))
    assert wrong(text) == [("wide_colon", line, 12) for line in range(1, 400, 2)]


def test_every_known_mistake_is_reported_at_once() -> None:
    """Colons, indents, percent signs, amounts; a syntax error between them hides none."""
    text = (
        "format：plan/1\n"  # 1
        "label: 計画\n"
        "period：R4/R6\n"  # 3
        "indicators:\n"
        "- id: a\n"
        "\tunit: 件\n"  # 6
        "　　label: 件数\n"  # 7
        "  goal: {reach: 5,328時間, at：1}\n"  # 8
        "- id: b\n"
        "  unit: %\n"  # 10
        "  goal: {reach: '5,328時間'\n"  # the bracket stays open
        "- id: c\n"
        "  goal: {reach: 1,200人}\n"  # 13
    )
    assert wrong(text) == [
        ("wide_colon", 1, 7),
        ("wide_colon", 3, 7),
        ("tab", 6, 1),
        ("wide_space", 7, 1),
        ("quote_amount", 8, 17),
        ("quote_percent", 10, 9),
        ("yaml_syntax", 12, 1),
        ("quote_amount", 13, 17),
    ]


def test_columns_are_those_of_the_file() -> None:
    """Although a colon was put right before the rest of its line was read."""
    assert wrong("a：[b, 1,200人]\nc: 1\n") == [("wide_colon", 1, 2), ("quote_amount", 1, 7)]


def test_a_line_of_a_text_is_no_mistake() -> None:
    """A note may contain what looks like a mistake; the real syntax error is reported."""
    note = "note: |\n  label：計画\n  \t字下げ\n  注意：一\nunits: >-\n  id：a\n"
    assert wrong(f"{note}a: [1\n") == [("yaml_syntax", 8, 1)]
    assert wrong(f"{note}id：b\nc: 1\n") == [("wide_colon", 7, 3)]


def test_a_guess_that_corrects_nothing_is_not_reported() -> None:
    """The words before a colon are Japanese in a text that goes on, as in a key."""
    assert wrong("a: 計画は\n  注意：次のとおり\nb: [1\n") == [("yaml_syntax", 4, 1)]
    assert wrong("a:\n  年代：20代\n  b: 1\n") == [("wide_colon", 2, 5)]


def test_what_is_refused_is_refused_everywhere() -> None:
    """Keys that come twice, aliases, tags, numbers as keys."""
    assert wrong("a: 1\na: 2\nb: &x 1\nc: !t 2\n2024: 3\nd: *y\n") == [
        ("repeated_key", 2, 1),
        ("no_aliases", 3, 4),
        ("no_tags", 4, 4),
        ("key_not_text", 5, 1),
        ("no_aliases", 6, 4),
    ]


CONFLICT = "<<<<<<< HEAD\nlabel: 計画\n=======\nlabel: 戦略\n>>>>>>> 見直し\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_marks_of_a_conflict_are_one_mistake(ends: str) -> None:
    """Git leaves three of them; half cleaned, one."""
    text = f"id: a\n{CONFLICT}goal: {{reach: 1,200人}}\n".replace("\n", ends)
    with pytest.raises(ValidationError) as caught:
        parse(text, "plan.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("formats.conflict", "plan.yaml:2:1")
    assert "2, 4, 6" in str(problem)
    assert "2、4、6行目" in problem.describe("ja")
    assert wrong("id: a\n=======\nlabel: b\n") == [("conflict", 2, 1)]


def test_a_conflict_within_quotes_is_no_text() -> None:
    """YAML would take its lines for one text."""
    assert wrong(f'id: a\nlabel: "one\n{CONFLICT}two"\n') == [("conflict", 3, 1)]


def test_a_conflict_in_json_is_one_mistake_too() -> None:
    """As it is where git merged an export."""
    with pytest.raises(ValidationError) as caught:
        json.parse('{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> b\n}')
    assert [each.code for each in caught.value.problems] == ["formats.conflict"]


def test_the_other_files_are_reported_beside_a_conflict(tmp_path: Path) -> None:
    """Each with its own mistakes."""
    broken = {"plan.yaml": CONFLICT, "observations.yaml": SOUND["observations.yaml"].replace(": ", "：", 1)}
    write(tmp_path, SOUND | broken)
    with pytest.raises(ValidationError) as caught:
        load(tmp_path)
    assert [each.code for each in caught.value.problems] == ["formats.conflict", "formats.wide_colon"]
