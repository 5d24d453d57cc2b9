"""Line breaking by the rules of Japanese typesetting (禁則), padding, column widths; a kanji is two wide."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

__all__ = ["fitted", "padded", "starts", "widest_piece", "wrapped"]

_PIECE = re.compile(r"[!-'*-~]+|※[0-9]+|[ァ-ヴー]+|.")
_NOT_FIRST = frozenset("、。，．・：；）］」』】〉》〕”’!?？！％ー々ゝ),.:;]}%")
_NOT_LAST = frozenset("（［「『【〈《〔“‘([{")


def wrapped(text: str, width: int) -> list[str]:
    """Break text into lines: ASCII and katakana words stay whole if possible, kanji break anywhere.

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
    place = 0
    for line in lines:
        place = text.index(line, place)
        yield place
        place += len(line)


def _wrapped_line(text: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, width):
        if line and cell_len((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the pieces that must not be broken: words, with the brackets and stops attached to them."""
    unit = ""
    for piece in _PIECE.findall(text):
        joins = unit and (unit[-1] in _NOT_LAST or piece[0] in _NOT_FIRST)
        if unit and not (joins and cell_len(unit + piece) <= width):
            yield from _fitting_pieces(unit, width)
            unit = ""
        unit += piece
    yield from _fitting_pieces(unit, width)


def _fitting_pieces(piece: str, width: int) -> Iterable[str]:
    """Return a piece whole, or as characters where it is wider than a line."""
    return [piece] if cell_len(piece) <= width else list(piece)


def widest_piece(text: str) -> int:
    """Return the width of the widest word."""
    return max((cell_len(piece) for piece in _PIECE.findall(text)), default=0)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Fill a line with blanks to a width.

    >>> padded("時間", 6, right=True)
    '  時間'
    """
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def fitted(wanted: list[int], least: list[int], sizes: Sequence[int], room: int) -> list[int]:
    """Return column widths: the wanted ones, or, where space is short, the widest reduced by their sizes.

    >>> fitted([4, 40, 40], [0, 0, 10], [1, 2, 1], 40)
    [4, 24, 12]
    """

    def at(level: int) -> list[int]:
        limits = (max(low, level * size, 2) for low, size in zip(least, sizes, strict=True))
        return [min(most, limit) for most, limit in zip(wanted, limits, strict=True)]

    return at(next((level - 1 for level in range(1, room + 1) if sum(at(level)) > room), room))
