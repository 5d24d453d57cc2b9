"""Decode the bytes of a file as UTF-8, and refuse texts that are too large or have conflicts of git."""

import codecs
import re
from typing import NoReturn

from dxmodel.errors import Place, Problem, ValidationError

__all__ = ["DEPTH", "MOST", "check_conflicts", "decoded", "refuse", "strange"]

LONGEST_FILE = 5 * 2**20
DEPTH = 50
"""How deep lists and mappings may be nested; a plan needs a dozen levels."""
MOST = 100_000
"""How many values a file may hold: ten thousand observations, and a few seconds of reading."""


def refuse(
    code: str, file: str | None, line: int | None = None, column: int | None = None, /, **facts: object
) -> NoReturn:
    """Raise the only problem of a text that cannot be read any further."""
    place = Place(file=file, line=line, column=column) if file or line else None
    raise ValidationError([Problem(path="$", code=code, facts=facts, place=place)])


def decoded(data: str | bytes, file: str | None = None) -> str:
    """Return the text of a file; a byte order mark is dropped.

    Raises:
        ValidationError: too large, or not UTF-8 (cp932 is recognised and named), or with a conflict of git.
    """
    if len(data) > LONGEST_FILE:
        refuse("formats.too_large", file, size=f"{len(data) / 2**20:.1f}", limit=LONGEST_FILE // 2**20)
    text = data if isinstance(data, str) else _utf8(data, file)
    text = text.removeprefix("\ufeff")
    check_conflicts(text, file, whole=True)
    return text


def _utf8(data: bytes, file: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        refuse("formats.not_utf8", file, data.count(b"\n", 0, error.start) + 1, found=_encoding(data))


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return "?"
    return "Shift_JIS (cp932)"


_MARK = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)")


def check_conflicts(text: str, file: str | None = None, *, whole: bool = False) -> None:
    """Refuse a text in which git left the marks of a conflict.

    Args:
        text: the text.
        file: its name.
        whole: refuse only the marks of a whole conflict, its start, middle and end, for one alone may be
            meant as it stands.  False for a text that cannot be read.

    Raises:
        ValidationError: one problem, at the first mark.
    """
    if "=======" not in text and whole:
        return
    marks = [(number, line[0]) for number, line in enumerate(text.split("\n"), 1) if _MARK.match(line)]
    signs = (sign for _, sign in marks)
    if marks and (not whole or all(sign in signs for sign in "<=>")):
        refuse("formats.conflict", file, marks[0][0], 1, lines=[line for line, _ in marks])


_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def strange(text: str) -> str | None:
    """Return the code point of the first control character or unpaired surrogate; None if there is none.

    >>> strange("足立区\\x1b[2J"), strange("足立区")
    ('U+001B', None)
    """
    match = _STRANGE.search(text)
    return f"U+{ord(match[0]):04X}" if match else None
