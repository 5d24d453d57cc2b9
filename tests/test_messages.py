"""Every code says the same in Japanese and English, is spelled as it is used, and is used."""

import ast
import enum
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from dxmodel import messages

CATALOGUES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    module.name: importlib.import_module(f"{messages.__name__}.{module.name}").MESSAGES
    for module in pkgutil.iter_modules(messages.__path__)
}
CODES = {code: sentences for table in CATALOGUES.values() for code, sentences in table.items()}
JAPANESE, LATIN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), re.compile(r"[A-Za-z]")
FILE_SYNTAX = re.compile(r"[A-Za-z_-]+: |「[^「」]*」")
FILE_NAMES = ("csv", "html", "json", "md", "py", "yaml", "yml")  # "plan.yaml" looks like a code and is none


def facts(sentence: str) -> set[str]:
    """Return the names of the facts that a sentence asks for: of `{found.text}`, `found`."""
    fields = (field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None)
    return {re.split(r"[.\[]", field)[0] for field in fields}


def own_words(sentence: str) -> str:
    """Return what a sentence says itself, without its facts."""
    return "".join(text for text, _, _, _ in string.Formatter().parse(sentence))


def codes_in(source: Path) -> Iterator[tuple[str, str]]:
    """Yield where, and a pattern of, each string in the source that has the shape of a code.

    The pattern of a plain string matches that string; of `f"terms.goal_{kind}"`, all that it can become.
    """
    shape = re.compile(rf"(?:{'|'.join(CATALOGUES)})\.(?!(?:{'|'.join(FILE_NAMES)})$)[a-z0-9_.*-]+")
    for path in sorted(source.rglob("*.py")):
        is_catalogue = path.parent.name == "messages" and path.stem in CATALOGUES
        if not (is_catalogue or path.parent.parent.name == "messages"):
            for line, parts in strings_in(ast.parse(path.read_text("utf-8"))):
                if shape.fullmatch("*".join(parts)):
                    yield f"{path.relative_to(source)}:{line}", ".+".join(map(re.escape, parts))


def strings_in(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Yield line and fixed parts of each string: of `"a"`, `["a"]`; of `f"a{b}"`, `["a", ""]`."""
    formatted = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    inside = {id(part) for node in formatted for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.lineno, [node.value]
    for node in formatted:
        parts = [part.value if isinstance(part, ast.Constant) else "\0" for part in node.values]
        yield node.lineno, "".join(map(str, parts)).split("\0")


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_code_stands_in_the_file_that_its_prefix_names(name: str) -> None:
    """Who sees a code knows which file to open."""
    assert [code for code in CATALOGUES[name] if not re.fullmatch(rf"{name}\.[a-z0-9_.-]+", code)] == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_both_languages_state_the_same_facts(name: str) -> None:
    """Nobody learns less for reading the other language."""
    for code, (japanese, english) in CATALOGUES[name].items():
        assert facts(japanese) == facts(english), code


@pytest.mark.parametrize("name", CATALOGUES)
def test_each_language_is_itself(name: str) -> None:
    """The first sentence is Japanese, the second is not; only `{low}～{high}` needs no words of its own."""
    for code, sentences in CATALOGUES[name].items():
        japanese, english = map(own_words, sentences)
        assert JAPANESE.search(japanese) or not LATIN.search(japanese), code
        assert LATIN.search(english) or not JAPANESE.search(english), code


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_sentence_is_one_line_without_ragged_ends(name: str) -> None:
    """Ten problems are ten lines."""
    for code, sentences in CATALOGUES[name].items():
        assert all(each and each == each.strip() and "\n" not in each for each in sentences), code


@pytest.mark.parametrize("name", sorted(CATALOGUES))
def test_a_colon_in_japanese_prose_is_full_width(name: str) -> None:
    """The colon of a file is the one after a key, or in 「」, as in `unit: 件` and 「キー: 値」."""
    prose = {code: FILE_SYNTAX.sub("", japanese) for code, (japanese, _) in CATALOGUES[name].items()}
    assert [code for code, text in prose.items() if ": " in text and code != "ledger.field"] == []


@pytest.mark.same_on_every_python
def test_every_code_in_the_source_has_its_words(source: Path) -> None:
    """A misspelled code would show only when the mistake it reports is made."""
    misspelled = [
        f"{where}: {code}"
        for where, code in codes_in(source)
        if not any(re.fullmatch(code, each) for each in CODES)
    ]
    assert misspelled == []


@pytest.mark.same_on_every_python
def test_every_code_is_used(source: Path) -> None:
    """Words that nothing says any more are taken out."""
    used = "|".join(code for _, code in codes_in(source))
    assert [code for code in CODES if not re.fullmatch(used, code)] == []


class Colour(enum.Enum):
    """A class that formats itself, but in no language."""

    RED = "red"


@pytest.mark.parametrize("fact", [Colour.RED, pd.Timestamp("2024-04-01"), Decimal("0.5"), Fraction(1, 2)])
def test_a_fact_of_a_class_without_languages_is_its_text(fact: object) -> None:
    """An error about a value of any class has its sentence."""
    for language in messages.LANGUAGES:
        assert str(fact) in messages.words("plan.duplicate_id", language, id=fact)


def test_words_without_a_fact_are_refused() -> None:
    """A sentence with a hole in it never reaches a reader."""
    with pytest.raises(KeyError):
        messages.words("plan.duplicate_id", "en")


@pytest.mark.parametrize("code", ["plan.no_such_code", "nothing.of_the_kind", ""])
def test_an_unknown_code_is_refused(code: str) -> None:
    """A typing error in a code is the library's mistake, and is not dressed up as a sentence."""
    with pytest.raises((KeyError, ImportError, AttributeError)):
        messages.words(code, "ja")
