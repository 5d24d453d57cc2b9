"""Hypothesis strategies of printed text, labels and ids."""

from collections.abc import Collection
from itertools import count
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmodel.plan import FormerName, Label
from dxmodel.testing.building import built, evenly, reused

__all__ = ["extras", "former_id", "ids", "labels", "some_renamed", "texts"]

T = TypeVar("T")

WORDS = ("人材育成", "データの利活用とＥＢＰＭ", "書かない窓口", "①", "RPA", "約", "0", "null", "no: #1", "'")
CHARACTERS = st.characters(exclude_categories=["Cc", "Cn", "Cs"])


@reused
def texts(*, max_size: int = 20) -> SearchStrategy[str]:
    """Text as a document may print it: never blank, without control characters.

    >>> from hypothesis import find
    >>> len(find(texts(max_size=8), str.strip)) <= 8
    True
    """
    free = st.text(CHARACTERS, min_size=1, max_size=max_size).filter(str.strip)
    return st.sampled_from([word for word in WORDS if len(word) <= max_size]) | free


@reused
def extras() -> SearchStrategy[tuple[tuple[str, str], ...]]:
    """What a city adds to an item or a result: none, or one or two texts by their names."""
    return st.sampled_from([(), (), (("事業費", "500千円"),), (("会計", "一般"), ("コード", "01"))])


@reused
def labels(text: SearchStrategy[str] | None = None) -> SearchStrategy[Label]:
    """Labels, some with variants, former names and translations.

    Args:
        text: the texts to use; :func:`texts` by default.

    >>> from hypothesis import find
    >>> find(labels(), lambda label: label.translations).text == ""
    False
    """
    text = texts() if text is None else text
    optional = {
        "variants": st.lists(text, max_size=2),
        "former": st.lists(built(FormerName, {"text": text}, {"until": texts()}), max_size=2),
        "translations": st.dictionaries(st.sampled_from(["en", "ja", "zh"]), text, max_size=2),
    }
    return evenly(text.map(Label), built(Label, {"text": text}, optional))


def ids(*, but: Collection[str] = ()) -> SearchStrategy[str]:
    """Ids: lower-case slugs, except those in *but*.

    >>> from hypothesis import find
    >>> find(ids(but=["rpa-hours"]), lambda id: True) == "rpa-hours"
    False
    """
    return _slugs().map(lambda id: _fresh(id, but))


@reused
def _slugs() -> SearchStrategy[str]:
    part = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=6)
    return st.sampled_from(["rpa-hours", "online", "1", "null", "no"]) | st.lists(
        part, min_size=1, max_size=3
    ).map("-".join)


def some_renamed(entries: SearchStrategy[T]) -> SearchStrategy[T]:
    """Entries that have an id, some of them with a former id that nothing else has."""
    return st.builds(_perhaps_renamed, entries, st.integers(0, 4))


def _perhaps_renamed(entry: Any, number: int) -> Any:
    return entry if number else attrs.evolve(entry, former_ids=[former_id(entry.id)])


def former_id(id: str) -> str:
    """Return a former id for something with an id; no other strategy returns it."""
    return f"formerly-{id}"


def _fresh(id: str, used_ids: Collection[str]) -> str:
    """Return the id itself, or with the first number that makes it unused."""
    candidates = (f"{id}-{number}" if number else id for number in count())
    return next(candidate for candidate in candidates if candidate not in used_ids)
