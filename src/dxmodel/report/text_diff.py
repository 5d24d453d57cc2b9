"""The ranges of characters in which two texts differ, underlined in the before/after table."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from dxmodel.report.table import Marks

__all__ = ["differing_ranges"]

_UNIT = r"(?:[%％‰]|(?:(?!以上|以下|以内|以降|未満|超|まで|から)[一-鿿ァ-ヴー]){1,8})"
_TOKEN = re.compile(
    rf"""(?:(?:令和|平成|昭和|R|H)元|(?:令和|平成|昭和|FY|R|H)?[0-9０-９][0-9０-９,，.．]*)  # a number
    {_UNIT}?                                                                                # with its unit
    |(?:(?!(?:令和|平成|昭和)[元0-9０-９])[一-鿿々〆ヶ])+|[A-Za-z]+|[ァ-ヴー]+|[ぁ-ゖ]+|.""",
    re.VERBOSE | re.DOTALL,
)
_CONNECTIVE = re.compile(r"\s*[ぁ-ゖ一-鿿ァ-ヴーA-Za-z]{0,3}\s*")
"""A text so short that it is also marked if it is between two differences."""


def differing_ranges(old: str, new: str) -> tuple[Marks, Marks]:
    """Return the ranges of characters in which two texts differ.

    They are compared by token: a number with its unit, or a word of letters, of kana or of kanji.

    >>> differing_ranges("目標値　80%（令和6年度）", "目標値　80%（令和10年度）")
    (((8, 13),), ((8, 14),))
    """
    old_tokens, new_tokens = _TOKEN.findall(old), _TOKEN.findall(new)
    blocks = SequenceMatcher(None, old_tokens, new_tokens, autojunk=False).get_matching_blocks()
    unchanged = [*_unchanged_blocks(blocks, old_tokens, new_tokens)]
    return (
        tuple(_changed_ranges(old_tokens, [(start, size) for start, _, size in unchanged])),
        tuple(_changed_ranges(new_tokens, [(start, size) for _, start, size in unchanged])),
    )


def _unchanged_blocks(
    blocks: Iterable[tuple[int, int, int]], old_tokens: list[str], new_tokens: list[str]
) -> Iterator[tuple[int, int, int]]:
    """Yield the unchanged blocks, except very short ones between two differences."""
    matching = [block for block in blocks if block[2]]
    for number, (old, new, size) in enumerate(matching):
        differs_before = number or old or new
        differs_after = number < len(matching) - 1 or old_tokens[old + size :] or new_tokens[new + size :]
        is_connective = _CONNECTIVE.fullmatch("".join(old_tokens[old : old + size]))
        if not (differs_before and differs_after and is_connective):
            yield old, new, size


def _changed_ranges(tokens: list[str], unchanged: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of characters between unchanged tokens."""
    boundaries, last = _boundaries(tokens), 0
    for start, size in (*unchanged, (len(tokens), 0)):
        if boundaries[last] < boundaries[start]:
            yield boundaries[last], boundaries[start]
        last = start + size


def _boundaries(tokens: list[str]) -> list[int]:
    """Return the position at which each token begins, and the length of the text."""
    boundaries = [0]
    for token in tokens:
        boundaries.append(boundaries[-1] + len(token))
    return boundaries
