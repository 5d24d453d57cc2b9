"""Reports word for word, in a terminal and in Markdown, compared with golden files.

To write the golden files anew after an intended change: `python -m tests.report.test_golden_texts`.
"""

import io
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from dxmodel.messages import LANGUAGES, Language
from dxmodel.report import Report, comparison_report, report, show, to_markdown, to_terminal
from dxmodel.revise import apply
from dxmodel.storage import load_example
from dxmodel.testing import small_city
from tests.report.town import HOSTILE, overhaul, town

GOLDEN = Path(__file__).parent.parent / "golden" / "report"


def overhauled(language: Language) -> Report:
    """Compare the small city's plan before and after an overhaul."""
    before = small_city().founding
    return comparison_report(before, apply(before, overhaul().changes), [overhaul()], language)


TEXTS = {
    "town.ja.txt": lambda: to_terminal(report(town(), "R5", "ja")),
    "town.en.txt": lambda: to_terminal(report(town(), "R5", "en"), width=100),
    "town.ja.md": lambda: to_markdown(report(town(), "R5", "ja")),
    "comparison.ja.txt": lambda: to_terminal(overhauled("ja")),
    "comparison.en.txt": lambda: to_terminal(overhauled("en"), width=100),
    "comparison.ja.md": lambda: to_markdown(overhauled("ja")),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_report_equals_its_golden_file(name: str) -> None:
    """Every heading, wrap and footnote."""
    assert TEXTS[name]() == (GOLDEN / name).read_text("utf-8")


@pytest.mark.parametrize("width", [80, 100, 120, 160])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(language: Language, width: int) -> None:
    """With kanji counted twice."""
    for ledger in (town(), small_city(), load_example("adachi")):
        lines = to_terminal(report(ledger, "R5", language), width=width).splitlines()
        assert max(map(cell_len, lines)) <= width


def test_a_wide_terminal_shows_more_columns() -> None:
    """The sheet has its sources where there is space for them."""
    progress_report = report(town(), "R5")
    assert [
        "出典" in to_terminal(progress_report, width=width).split("進捗管理表")[1].split("■")[0]
        for width in (120, 160)
    ] == [
        False,
        True,
    ]


def test_into_a_file_no_colours_are_written() -> None:
    """`dxmodel report … > file` is plain text."""
    file = io.StringIO()
    show(report(town(), "R5"), file)
    assert file.getvalue() == to_terminal(report(town(), "R5"))
    assert "\x1b" not in file.getvalue()


class Terminal(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_in_a_terminal_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour adds no information."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "121")
    monkeypatch.delenv("NO_COLOR", raising=False)
    file = Terminal()
    show(report(town(), "R5"), file)
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in file.getvalue().splitlines()]
    assert "\x1b[" in file.getvalue()
    assert plain == to_terminal(report(town(), "R5"), width=120).splitlines()


def test_in_a_terminal_what_changed_is_underlined(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else of the row."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "121")
    monkeypatch.delenv("NO_COLOR", raising=False)
    file = Terminal()
    show(overhauled("ja"), file)
    underlined = re.findall(r"\x1b\[4m(.*?)\x1b\[0m", file.getvalue())
    assert underlined[:2] == ["令和6年度", "令和10年度"]
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in file.getvalue().splitlines()]
    assert plain == to_terminal(overhauled("ja"), width=120).splitlines()


def test_no_text_of_a_plan_is_taken_for_markdown() -> None:
    """Neither as markup, nor as a column, nor as HTML."""
    markdown = to_markdown(report(town(), "R5"))
    assert HOSTILE not in markdown
    assert "<script" not in re.sub(r"\\.", "", markdown)
    for table in re.findall(r"(?:^\|.*\n)+", markdown, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("710.4時間", "710.4時間"),
        ("1. 研修", "1\\. 研修"),
        ("12) 研修", "12\\) 研修"),
        ("- 研修", "\\- 研修"),
        ("+10ポイント", "+10ポイント"),
        ("a_b*c`d", "a\\_b\\*c\\`d"),
        ("80%\n（R10）", "80%<br>（R10）"),
    ],
)
def test_only_what_is_markup_is_escaped(text: str, texts: str) -> None:
    """A backslash before a digit would be printed."""
    from dxmodel.report.markdown import _escaped

    assert _escaped(text) == texts


if __name__ == "__main__":
    for name, render in TEXTS.items():
        (GOLDEN / name).write_text(render(), "utf-8")
