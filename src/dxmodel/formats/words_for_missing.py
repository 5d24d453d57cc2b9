"""Recognise words in place of a missing value, such as 集計中 or なし, and advise how to write it."""

from collections.abc import Container
from typing import Any

from dxmodel.errors import ParseError
from dxmodel.formats.scalars import excerpt
from dxmodel.plan import MissingReason

__all__ = ["advice"]

_REASONS = {
    "集計中": MissingReason.PENDING,
    "未集計": MissingReason.PENDING,
    "未開始": MissingReason.NOT_STARTED,
    "実施なし": MissingReason.NOT_IMPLEMENTED,
    "調査無し": MissingReason.NOT_SURVEYED,
    "未調査": MissingReason.NOT_SURVEYED,
    "対象外": MissingReason.NOT_APPLICABLE,
    "非公開": MissingReason.WITHHELD,
} | {word: reason for reason in MissingReason for word in (reason.value, format(reason, "ja"))}
_EMPTY_WORDS = {"", "なし", "無し", "N/A", "n/a", "missing", *"-‐–—―−－ー…・/／"}


def advice(value: Any, kinds: Container[str]) -> ParseError | None:
    """Return the error with advice on a *value* that is no amount; None if it contains a digit.

    >>> advice("未実施", {"missing"}).facts["reason"]
    'not-implemented'
    >>> advice("5,328時問", {"missing"})
    """
    word = "" if value is None else value
    if "missing" not in kinds or not isinstance(word, str) or any(each.isdigit() for each in word):
        return None
    word = word.strip()
    is_known = word in _REASONS or word in _EMPTY_WORDS
    code = "formats.value_in_words" if "text" in kinds and not is_known else "formats.say_why_missing"
    reasons = [str(reason) for reason in MissingReason]
    reason = str(_REASONS.get(word, MissingReason.PENDING))
    return ParseError(code, found=excerpt(value), reason=reason, accepted=reasons)
