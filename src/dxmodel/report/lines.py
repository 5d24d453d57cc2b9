"""Layout of plain text, where a kanji has width 2: Japanese line breaking (禁則), padding, column widths."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from dxmodel.amount import known_units

__all__ = ["fitted", "padded", "starts", "widest_piece", "wrapped"]

_UNITS = "|".join(map(re.escape, sorted(known_units(), key=len, reverse=True)))
_NUMBER = r"[+\-−▲△約]*[0-9][0-9,.]*"
_AMOUNT = rf"{_NUMBER}(?:[〜～–±]{_NUMBER})?(?:千|万|百万|億|兆)?(?:{_UNITS})(?![0-9A-Za-z])"
_WORD = r"[!-'*-~]+|※[0-9]+|[ァ-ヴー]+|."
_WORDS = re.compile(_WORD)
_PIECE = re.compile(rf"{_AMOUNT}|{_WORD}")
_NOT_FIRST = frozenset("、。，．・：；）］」』】〉》〕”’!?？！％ー々ゝ),.:;]}%")
_NOT_LAST = frozenset("（［「『【〈《〔“‘([{")


def wrapped(text: str, width: int) -> list[str]:
    """Break text into lines: words and amounts stay whole if possible, kanji break anywhere.

    No line begins with a closing bracket or a full stop, and none ends with an opening bracket (禁則).

    >>> wrapped("年間必要量（時間）は710.4です。", 12)
    ['年間必要量', '（時間）は', '710.4です。']
    """
    return [line for part in text.split("\n") for line in _wrapped_line(part, width)]


def starts(text: str, lines: Iterable[str]) -> Iterator[int]:
    """Yield the position in the text at which each of its wrapped lines begins.

    >>> [*starts("年間 必要量", ["年間", "必要量"])]
    [0, 3]
    """
    position = 0
    for line in lines:
        position = text.index(line, position)
        yield position
        position += len(line)


def _wrapped_line(text: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, width):
        if line and cell_len((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def _pieces(text: str, width: int, pattern: re.Pattern[str] = _PIECE) -> Iterator[str]:
    """Yield the pieces that must not be broken: words with the brackets and stops attached to them."""
    joined = ""
    for piece in pattern.findall(text):
        is_attached = bool(joined) and (joined[-1] in _NOT_LAST or piece[0] in _NOT_FIRST)
        if is_attached and pattern is _PIECE and cell_len(joined + piece) > width:
            *others, joined = _pieces(joined, width, _WORDS)  # an amount is broken rather than 禁則
            yield from others
        if joined and not (is_attached and cell_len(joined + piece) <= width):
            yield from _fitting_pieces(joined, width, pattern)
            joined = ""
        joined += piece
    yield from _fitting_pieces(joined, width, pattern)


def _fitting_pieces(piece: str, width: int, pattern: re.Pattern[str]) -> Iterable[str]:
    """Return a piece whole; where it is wider than a line its words, and those as characters."""
    if cell_len(piece) <= width:
        return [piece]
    return _pieces(piece, width, _WORDS) if pattern is _PIECE else list(piece)


def widest_piece(text: str) -> int:
    """Return the width of the widest word."""
    return max((cell_len(piece) for piece in _PIECE.findall(text)), default=0)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Pad a line with blanks to a width.

    >>> padded("時間", 6, right=True)
    '  時間'
    """
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def fitted(wanted: list[int], least: list[int], sizes: Sequence[int], available: int) -> list[int]:
    """Return column widths: the wanted ones or, if their sum is too large, the widest ones reduced by size.

    >>> fitted([4, 40, 40], [0, 0, 10], [1, 2, 1], 40)
    [4, 24, 12]
    """

    def widths_at(level: int) -> list[int]:
        limits = (max(minimum, level * size, 2) for minimum, size in zip(least, sizes, strict=True))
        return [min(width, limit) for width, limit in zip(wanted, limits, strict=True)]

    levels = range(1, available + 1)
    return widths_at(next((level - 1 for level in levels if sum(widths_at(level)) > available), available))
