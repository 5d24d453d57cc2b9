"""Which characters of two texts differ, so that they can be underlined."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from dxmodel.report.table import Marks

__all__ = ["differing"]

_UNIT = r"(?:[%％‰]|(?:(?!以上|以下|以内|以降|未満|超|まで|から)[一-鿿ァ-ヴー]){1,8})"
_TOKEN = re.compile(
    rf"""(?:(?:令和|平成|昭和|R|H)元|(?:令和|平成|昭和|FY|R|H)?[0-9０-９][0-9０-９,，.．]*)  # a number
    {_UNIT}?                                                                                # with its unit
    |(?:(?!(?:令和|平成|昭和)[元0-9０-９])[一-鿿々〆ヶ])+|[A-Za-z]+|[ァ-ヴー]+|[ぁ-ゖ]+|.""",
    re.VERBOSE | re.DOTALL,
)
_CONNECTS = re.compile(r"\s*[ぁ-ゖ一-鿿ァ-ヴーA-Za-z]{0,3}\s*")
"""So little between two differences that it would only make the marks hard to read."""


def differing(old: str, new: str) -> tuple[Marks, Marks]:
    """Return the ranges of characters in which two texts differ; what lies outside them is the same.

    A number is one with its unit; a word of letters, of kana or of kanji is one.

    >>> differing("目標値　80%（令和6年度）", "目標値　80%（令和10年度）")
    (((8, 13),), ((8, 14),))
    """
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    same = [*_kept(SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks(), olds, news)]
    return (
        tuple(_others(olds, [(start, size) for start, _, size in same])),
        tuple(_others(news, [(start, size) for _, start, size in same])),
    )


def _kept(
    blocks: Iterable[tuple[int, int, int]], olds: list[str], news: list[str]
) -> Iterator[tuple[int, int, int]]:
    """What is the same in both, unless it is a scrap between two differences."""
    found = [block for block in blocks if block[2]]
    for number, (old, new, size) in enumerate(found):
        differs_before = number or old or new
        differs_after = number < len(found) - 1 or olds[old + size :] or news[new + size :]
        is_scrap = _CONNECTS.fullmatch("".join(olds[old : old + size]))
        if not (differs_before and differs_after and is_scrap):
            yield old, new, size


def _others(tokens: list[str], same: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges of characters between tokens that are the same."""
    ends, last = _ends(tokens), 0
    for start, size in (*same, (len(tokens), 0)):
        if ends[last] < ends[start]:
            yield ends[last], ends[start]
        last = start + size


def _ends(tokens: list[str]) -> list[int]:
    """Where each token begins; at last, where the text ends."""
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places
