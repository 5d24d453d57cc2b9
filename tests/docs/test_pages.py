"""The pages that list things list what there is."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import dxmodel.checks
import dxmodel.ledger
import dxmodel.plan
import dxmodel.progress
import dxmodel.revise
from docs import amend_stub
from docs.before_after import FILE
from docs.before_after import page as before_after
from docs.listing import FOLDER, PACKAGES, file, page
from dxmodel.messages import entry, tables
from dxmodel.progress.engine.verdict import TABLE
from dxmodel.vocabulary import Vocabulary

pytestmark = pytest.mark.same_on_every_python


def closed_sets(kind: type[Vocabulary] = Vocabulary) -> Iterator[type[Vocabulary]]:
    """Every closed set of words that a package shows."""
    visible = (dxmodel.checks, dxmodel.ledger, dxmodel.plan, dxmodel.progress, dxmodel.revise)
    for expected in kind.__subclasses__():
        if any(expected is getattr(module, expected.__name__, None) for module in visible):
            yield expected


def rows(of: Path) -> list[list[str]]:
    """The cells of every table row of a page."""
    lines = of.read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


@pytest.mark.parametrize("kind", [*closed_sets()], ids=lambda kind: kind.__name__)
def test_the_glossary_has_every_word_in_both_languages(kind: type[Vocabulary], root: Path) -> None:
    """What a status, a reason or a kind is called is in the glossary, as in reports."""
    glossary = (root / "docs" / "glossary.md").read_text("utf-8")
    section = glossary.partition(f"\n### {kind.__name__}\n")[2].partition("\n#")[0]
    for word in kind:
        assert f"| {word:ja} | {word:en} | `{word.value}` |" in section


MODULES = (dxmodel.goals, dxmodel.plan, dxmodel.changes, dxmodel.revise, dxmodel.ledger)
NAMES = {name for module in MODULES for name in module.__all__}


@pytest.mark.parametrize("name", sorted(name for name in NAMES if name[0].isupper() and not name.isupper()))
def test_the_glossary_has_every_noun(name: str, root: Path) -> None:
    """Every class of the model has a Japanese and an English word; functions and tables need none."""
    assert any(len(row) >= 3 and f"`{name}`" in row[2] for row in rows(root / "docs" / "glossary.md"))


STATUSES_PAGE = "docs/guide/what-the-statuses-mean.md"


def test_the_page_of_the_statuses_has_the_table_of_the_engine(root: Path) -> None:
    """Row by row, in its order, with the same numbers and statuses."""
    numbers = {each.number for each in TABLE}
    table = [(row[0], *row[2:]) for row in rows(root / STATUSES_PAGE) if row[0] in numbers]
    assert table == [(row.number, f"`{row.status}`", format(row.status, "ja")) for row in TABLE]
    text = (root / STATUSES_PAGE).read_text("utf-8")
    assert all(f"`{word}`" in text and format(word, "ja") in text for word in dxmodel.progress.Status)


def test_the_page_of_the_statuses_explains_each_reason(root: Path) -> None:
    """Each reason why there is no verdict has one row, with its Japanese word."""
    text = [row[:2] for row in rows(root / STATUSES_PAGE)]
    for word in dxmodel.progress.Reason:
        assert text.count([f"`{word}`", format(word, "ja")]) == 1


NO_PROBLEM = re.compile(
    r"tables\.((draft|list)_\w+|note_beside|no_frame_column|no_ledger)"
    r"|entry\.((heading|comment|instruction|sheet|warning)_\w+|document|no_department|page|path|title|with_time)"
)
"""Codes of texts in drafts, workbooks and frames, which no message shows to staff."""


def test_the_page_of_messages_explains_each_of_import_and_collect(root: Path) -> None:
    """Its first column has the words of each message, with … for what differs."""
    table = rows(root / "docs" / "guide" / "table-messages.md")
    cells = [part for row in table for part in {row[0], *row[0].split("、")}]
    wanted = {
        code: japanese
        for module in (entry, tables)
        for code, (japanese, _) in module.MESSAGES.items()
        if not NO_PROBLEM.fullmatch(code)
    }

    def is_of(cell: str, sentence: str) -> bool:
        return all(piece in sentence for piece in cell.split("…"))

    assert [code for code, text in wanted.items() if not any(is_of(cell, text) for cell in cells)] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_the_reference_is_what_the_docstrings_say(name: str) -> None:
    """After a change of names, `python docs/listing.py` writes the pages anew."""
    assert file(name).read_text("utf-8") == page(name)


def test_the_stub_lists_the_fields_of_changes() -> None:
    """After a change of the fields of an item, `python docs/amend_stub.py` writes the file anew."""
    assert amend_stub.FILE.read_text("utf-8") == amend_stub.stub()


def test_the_table_of_adachis_extension_is_what_the_example_says() -> None:
    """After a change of the example, `python docs/before_after.py` writes the page anew."""
    assert FILE.read_text("utf-8") == before_after()


NAMED = re.compile(r"`([a-z_]+(?:/[a-z_]+)*(?:\.py|\.yaml|/))`")
"""A file or a folder of the source, as a page names it."""


def missing_files(cell: str, root: Path) -> Iterator[str]:
    """The files that a cell names and that do not exist; a bare name is in the folder named before it."""
    folder = Path()
    for name in NAMED.findall(cell):
        if "/" in name:
            folder = Path(name).parent
        places = (root, root / "src" / "dxmodel", root / "src" / "dxmodel" / folder)
        if not any((place / name).exists() for place in places):
            yield name


@pytest.mark.parametrize("file_name", ["CONTRIBUTING.md", "docs/reading-order.md"])
def test_the_pages_about_the_source_name_what_exists(file_name: str, root: Path) -> None:
    """A file that is moved is moved on these pages too."""
    cells = [cell for row in rows(root / file_name) for cell in row]
    assert sum(len(NAMED.findall(cell)) for cell in cells) > 15
    assert [name for cell in cells for name in missing_files(cell, root)] == []


def test_the_reference_has_no_page_of_a_removed_package() -> None:
    """A package that is gone takes its page with it."""
    assert set(FOLDER.glob("*.md")) == {file(name) for name in PACKAGES}


def test_every_reference_in_a_docstring_leads_to_something(source: Path) -> None:
    """Cross-references of Sphinx name a thing by its path; the schemas repeat them."""
    files = [*source.rglob("*.py"), *source.rglob("*.json")]
    role = re.compile(r":\w+:`~?(dxmodel[\w.]+)`")
    references = {name for file in files for name in role.findall(file.read_text("utf-8"))}
    assert references
    assert [name for name in sorted(references) if not _exists(name)] == []


def _exists(name: str) -> bool:
    """Whether a dotted name is a module, or an attribute of one."""
    module, *attributes = name.split(".")
    thing: Any = import_module(module)
    for attribute in attributes:
        module = f"{module}.{attribute}"
        try:
            thing = getattr(thing, attribute)
        except AttributeError:
            try:
                thing = import_module(module)
            except ModuleNotFoundError:
                return False
    return True
