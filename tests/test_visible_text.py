"""Text for people to read: characters that are not seen, and change what is, have a visible form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.errors import InvalidValueError, Place, Problem
from dxmodel.messages import LANGUAGES, Language, words
from dxmodel.visible_text import HIDDEN, visible

TEXTS = st.text(st.characters(codec=None) | st.sampled_from("\x1b\u202e\u2066\ud800\r\n\t\ufffe"))


@given(TEXTS)
def test_a_visible_text_has_no_hidden_character(text: str) -> None:
    """It can be encoded, too, and is its own visible text."""
    result = visible(text)
    assert HIDDEN.search(result) is None
    assert visible(result) == result
    result.encode()
    assert not any(unicodedata.category(character) in ("Cs", "Zl", "Zp") for character in result)
    assert all(character in "\n\t" for character in result if unicodedata.category(character) == "Cc")
    directions = {unicodedata.bidirectional(character) for character in result}
    assert directions.isdisjoint(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))


@given(TEXTS)
def test_one_line_is_one_line(text: str) -> None:
    """Also in a program that takes more characters for the end of a line than a terminal does."""
    assert len(visible(text, one_line=True).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("足立区\tＤＸ\n計画", "足立区\tＤＸ\n計画"),
        ("a\r\nb\rc", "a\nb\\u000dc"),
        ("\x1b[2J", "\\u001b[2J"),
        ("\x85\x9b", "\\u0085\\u009b"),
        ("\u200f\u202e", "\\u200f\\u202e"),
        ("\ud800", "\\ud800"),
        ("\U0001ffff", "\\U0001ffff"),
        ("辻\U000e0100 👨\u200d👩 が か\u3099 𠮷", "辻\U000e0100 👨\u200d👩 が か\u3099 𠮷"),
    ],
)
def test_a_hidden_character_is_its_number_and_all_others_stay(text: str, result: str) -> None:
    """Variants of kanji, joined emoji and accents are ordinary letters."""
    assert visible(text) == result


def test_what_is_no_text_stays() -> None:
    """Whoever holds it refuses it in its own words."""
    assert visible(None) is None  # type: ignore[arg-type, func-returns-value, unused-ignore]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_facts_of_a_message_and_the_place_of_a_problem_are_visible(lang: Language) -> None:
    """Whoever wrote them; a problem stays on its line."""
    assert "\\u202e" in words("plan.duplicate_id", lang, id="a\u202eb")
    assert "\\u001b" in words("report.list", lang, items=["a\x1bb", "c"])
    place = Place(file="a\x1b\n.yaml", sheet="\u202e", line=1)
    assert str(place) == "a\\u001b\\n.yaml:\\u202e:1"
    problem = Problem(path="$.\x07", code="plan.duplicate_id", facts={"id": "a\nb"}, place=place)
    error = InvalidValueError("plan.duplicate_id", id="a\nb\x1b\udcff")
    for text in (problem.describe(lang), error.describe(lang), str(error), str(problem)):
        assert HIDDEN.search(text) is None
        assert len(text.splitlines()) == 1
