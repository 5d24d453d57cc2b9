"""YAML is written as PyYAML writes it, in a twentieth of the time, and is read back."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxmodel.formats.yaml import dump, parse
from dxmodel.formats.yaml.emitter import dumped

TEXTS = (
    st.text(st.characters(exclude_categories=["C"], include_characters="\n\x07"), max_size=8)
    | st.text("ab y5,.:-#%?|&'\"\n 約時", max_size=8)
    | st.sampled_from(["yes", "5,328時間", "59.22%", "5%", "12", "2024-04-01", "R5", "a: b", "k" * 200])
)
NUMBERS = st.none() | st.booleans() | st.integers(-9999, 9999) | st.decimals(-99, 99, places=2)
DATA = st.recursive(
    NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(data=DATA)
@example(
    data=[["two\nlines", ["two\n\nlines"]], {"k": "two\nlines", "l": ["two\nlines", {"m": []}], "n": {}}]
)
@example(data=[{"k" * 200: {"a": 1}}])
@example(data={"k": "empty lines at the end\n\n"})
def test_the_text_is_that_of_pyyaml(data: Any) -> None:
    """Whatever is nested in what, and whatever texts contain."""
    assert dump(data) == dumped(data)


@pytest.mark.parametrize(
    "text",
    ["5,328時間", "約5,300時間", "59.22%", "第1課", "y時", "１２", "5,300", "12%", "-", "時 #", "時: a", "%"],
)
def test_texts_are_read_back_as_text(text: str) -> None:
    """With quotes only where they are needed."""
    assert parse(dump([text, {text: text}])) == [text, {text: text}]
    assert ('"' in dump([text]) or "'" in dump([text])) == (text in ("5,300", "時 #", "時: a", "-", "%"))


def test_numbers_are_written_as_numbers() -> None:
    """A decimal keeps its digits."""
    data = {"a": 5, "b": Decimal("0.50"), "c": True, "d": None}
    assert dump(data) == "a: 5\nb: 0.50\nc: true\nd: null\n"
    assert dump([data]) == "- a: 5\n  b: 0.50\n  c: true\n  d: null\n"
