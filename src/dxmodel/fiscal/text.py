"""Normalise printed text before it is parsed as fiscal time, and split it into start and end.

Only full-width ASCII and the five square era signs are converted, and spaces beside Japanese text removed;
Unicode's NFKC would also turn ``①`` into ``1``.
"""

import re
from collections.abc import Iterator

from dxmodel.typed_fields import check_kind

LONGEST = 60  # characters; the longest spelling in print has some 40

MOMENT = "(?:時点|現在)?"  # a pattern: after the time of a count

_PLAIN = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
    | {"\u3000": " ", "㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和"}
)
_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9A-Za-z])")  # one between two numbers stays
_SEPARATOR = r"\s*(?:[/〜~–—―‐−-]|から)\s*"  # ～ and － have become ~ and -


def plain(text: str) -> str:
    """Return *text* with half-width digits and signs, and without the spaces of 令和 6 年度.

    A text that is far too long to be parsed becomes empty.

    Raises:
        InvalidValueError: it is no text.

    >>> plain("令和 ６ 年度"), plain("R4 R6")
    ('令和6年度', 'R4 R6')
    """
    check_kind("text", text, str)
    return _SPACE.sub("", text.translate(_PLAIN).strip()) if len(text) <= LONGEST else ""


def excerpt(text: str) -> str:
    """Return *text* as an error message quotes it: whole, or only its beginning if it is far too long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def ends(text: str) -> Iterator[tuple[str, str]]:
    """Yield each possible start and end of plain *text*; an empty one is open.

    >>> list(ends("R4/R10"))
    [('R4/R10', 'R4/R10'), ('R4', 'R10')]
    >>> list(ends("令和8年度以降"))[-1], list(ends("令和6年度まで"))[-1]
    (('令和8年度', ''), ('', '令和6年度'))
    """
    return (sides for sides in _cuts(text) if any(sides))


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    yield text, text
    if text.endswith(("以降", "より")):
        yield text[:-2], ""
    until = text.removesuffix("まで")
    if until != text:
        yield "", until
    for cut in re.finditer(_SEPARATOR, until):
        start, end = until[: cut.start()], until[cut.end() :]
        if end or until == text:  # まで requires an end
            yield start, end


def between(phrases: tuple[str, str, str], start: str, end: str) -> str:
    """Fill one of the phrases (*onwards*, *until*, *both*) with the ends; an empty end is open."""
    onwards, until, both = phrases
    phrase = both if start and end else onwards if start else until
    return phrase.format(start=start, end=end)
