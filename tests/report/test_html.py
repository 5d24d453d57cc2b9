"""The HTML page: self-contained, with the content of the tables, and with all texts escaped."""

import base64
import re
from functools import cache
from html import unescape
from html.parser import HTMLParser
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from dxmodel.messages import LANGUAGES, Language
from dxmodel.progress import Status
from dxmodel.report import Pictures, Report, ScheduleChart, Table, report, to_html
from dxmodel.storage import load_example
from dxmodel.testing import small_city
from tests.report.town import HOSTILE, town

LEDGERS = {"town": town(), "city": small_city(), "adachi": load_example("adachi")}
VOID = {"meta", "br", "img", "hr", "link", "input", "col"}


class Parsed(HTMLParser):
    """What a browser would make of a page, and where tags do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it; SVG closes its own."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Remember it."""
        self.text.append(data)


@cache
def parsed(page: str) -> Parsed:
    """Return what is on a page, parsed once for all tests."""
    return Parsed(page)


@cache
def report_of(name: str, language: Language = "ja") -> Report:
    """Return the report of a ledger, made when a test first asks for it."""
    return report(LEDGERS[name], "R5", language)


@cache
def page_of(name: str, language: Language = "ja") -> str:
    """Return the page of a ledger, made when a test first asks for it."""
    return to_html(report_of(name, language))


@pytest.fixture(params=list(LEDGERS), scope="module")
def page(request: pytest.FixtureRequest) -> str:
    """Return each page in turn."""
    return page_of(request.param)


def test_the_page_is_well_formed(page: str) -> None:
    """Every tag is closed where it should be."""
    assert parsed(page).open == []


def test_nothing_is_loaded_and_nothing_runs(page: str) -> None:
    """No address in any attribute but anchors in the page, no address in a style but data."""
    for tag, attributes in parsed(page).tags:
        assert tag not in {"script", "iframe", "object", "embed", "link", "img", "base", "form"}
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href", "xlink:href", "srcset", "action"):
            assert (attributes.get(name) or "#").startswith("#")
    style = re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    assert all(url.startswith("data:font/woff;base64,") for url in re.findall(r"url\(([^)]*)\)", style))
    assert "@import" not in page


def test_the_page_forbids_what_it_does_not_need(page: str) -> None:
    """Should a text ever slip through, the browser still refuses."""
    policy = next(each for tag, each in parsed(page).tags if each.get("http-equiv"))["content"] or ""
    assert policy.startswith("default-src 'none'")
    assert "script" not in policy


def test_ids_are_unique_and_references_have_a_target(page: str) -> None:
    """Several pictures in one page do not share their parts."""
    tags = parsed(page).tags
    ids = [each["id"] for _, each in tags if "id" in each]
    assert len(ids) == len(set(ids))
    expected = set(re.findall(r'(?:href="|url\()#([^")]+)', page))
    labels = {id for _, each in tags for id in (each.get("aria-labelledby") or "").split()}
    assert expected | labels <= set(ids)


def test_pictures_have_words_for_those_who_do_not_see_them(page: str) -> None:
    """A title and a description each."""
    pictures = [each for tag, each in parsed(page).tags if tag == "svg"]
    assert pictures
    assert all(each["role"] == "img" and each["aria-labelledby"] for each in pictures)


@pytest.mark.parametrize("name", LEDGERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_and_footnote_is_on_the_page(name: str, language: Language) -> None:
    """Whatever the tables say; and the page says which language it is in."""
    page, progress_report = page_of(name, language), report_of(name, language)
    sentence = " ".join("".join(parsed(page).text).split())
    assert f'<html lang="{language}">' in page
    tables = (block for part in progress_report.sections for block in part.blocks if isinstance(block, Table))
    for table in tables:
        lines = [line for cell in table.cells() for line in cell.text.split("\n")]
        for text in (*lines, *table.notes):
            assert " ".join(text.split()) in sentence


@pytest.mark.parametrize("name", LEDGERS)
def test_every_figure_is_on_the_page(name: str) -> None:
    """The trajectories, and the schedule; each drawn once."""
    blocks = [block for part in report_of(name).sections for block in part.blocks]
    pictures = sum(len(block.items) for block in blocks if isinstance(block, Pictures))
    schedules = sum(isinstance(block, ScheduleChart) for block in blocks)
    assert schedules == 1
    assert page_of(name).count("<svg") == pictures + schedules


def test_no_text_of_a_plan_is_taken_for_markup() -> None:
    """It is there, as text."""
    page = page_of("town")
    assert HOSTILE not in page
    assert "<script" not in page
    assert HOSTILE in unescape(page)


def test_every_status_has_a_colour_of_its_own_class() -> None:
    """And its words are in the page."""
    style = page_of("town").split("</style>")[0]
    assert all(f".{status.value}" in style for status in Status)


@pytest.mark.parametrize("name", LEDGERS)
def test_the_font_inside_has_every_character_of_the_page(name: str) -> None:
    """So that a machine without a Japanese font shows it all."""
    page = page_of(name)
    match = re.search(r"base64,([^)]+)\)", page)
    assert match is not None
    with TTFont(BytesIO(base64.b64decode(match[1]))) as font:
        known = {chr(code) for code in font.getBestCmap()}
    visible = set("".join(parsed(page).text)) - set(match[1]) - set("\n\r\t")
    assert visible <= known


def test_the_same_report_gives_the_same_page() -> None:
    """No clock, no counter, no chance."""
    assert to_html(report(town(), "R5")) == page_of("town")


def relative_luminance(colour: str) -> float:
    """Return how bright a colour is, as WCAG 2.1 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_status_words_can_be_read_on_their_ground() -> None:
    """A contrast of at least 4.5 to 1 (WCAG AA)."""
    pairs = re.findall(r"color: (#[0-9a-f]{6}); background: (#[0-9a-f]{6});", page_of("town"))
    assert len(pairs) >= 6
    for pair in pairs:
        dark, light = sorted(map(relative_luminance, pair))
        assert (light + 0.05) / (dark + 0.05) >= 4.5
