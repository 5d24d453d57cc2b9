"""Text cut into lines of a given width, as Japanese typesetting wants it; a kanji is two wide."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

__all__ = ["fitted", "padded", "starts", "widest_piece", "wrapped"]

_PIECE = re.compile(r"[!-'*-~]+|※[0-9]+|[ァ-ヴー]+|.")
_NOT_FIRST = frozenset("、。，．・：；）］」』】〉》〕”’!?？！％ー々ゝ),.:;]}%")
_NOT_LAST = frozenset("（［「『【〈《〔“‘([{")


def wrapped(text: str, width: int) -> list[str]:
    """Cut text into lines: words of ASCII and katakana stay whole if they can, kanji part anywhere.

    No line begins with a closing bracket or a full stop, and none ends with an opening bracket (禁則).

    >>> wrapped("年間必要量（時間）は710.4です。", 12)
    ['年間必要量', '（時間）は', '710.4です。']
    """
    return [line for part in text.split("\n") for line in _cut(part, width)]


def starts(text: str, lines: Iterable[str]) -> Iterator[int]:
    """Yield where each line of a wrapped text begins in it; only blanks are lost between lines.

    >>> [*starts("年間 必要量", ["年間", "必要量"])]
    [0, 3]
    """
    place = 0
    for line in lines:
        place = text.index(line, place)
        yield place
        place += len(line)


def _cut(text: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, width):
        if line and cell_len((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[str]:
    """What must not be parted: words, and brackets and stops with what they belong to."""
    held = ""
    for piece in _PIECE.findall(text):
        joins = held and (held[-1] in _NOT_LAST or piece[0] in _NOT_FIRST)
        if held and not (joins and cell_len(held + piece) <= width):
            yield from _short(held, width)
            held = ""
        held += piece
    yield from _short(held, width)


def _short(piece: str, width: int) -> Iterable[str]:
    """A piece that is wider than a line is parted all the same."""
    return [piece] if cell_len(piece) <= width else list(piece)


def widest_piece(text: str) -> int:
    """How wide a line must be so that no word is parted."""
    return max((cell_len(piece) for piece in _PIECE.findall(text)), default=0)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Fill a line with blanks to a width.

    >>> padded("時間", 6, right=True)
    '  時間'
    """
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def fitted(wanted: list[int], least: list[int], sizes: Sequence[int], room: int) -> list[int]:
    """Give each column what it wants; where that is too much, the widest give way, by their sizes.

    >>> fitted([4, 40, 40], [0, 0, 10], [1, 2, 1], 40)
    [4, 24, 12]
    """

    def at(level: int) -> list[int]:
        limits = (max(low, level * size, 2) for low, size in zip(least, sizes, strict=True))
        return [min(most, limit) for most, limit in zip(wanted, limits, strict=True)]

    return at(next((level - 1 for level in range(1, room + 1) if sum(at(level)) > room), room))
