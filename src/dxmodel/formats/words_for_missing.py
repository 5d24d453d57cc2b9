"""Recognise words and signs in place of a value, such as 集計中, 完了, － or 〃, and advise what to write."""

import unicodedata
from collections.abc import Container
from typing import Any

from dxmodel.errors import ParseError
from dxmodel.formats.scalars import excerpt
from dxmodel.plan import MissingReason

__all__ = [
    "DASH",
    "DITTO",
    "ELLIPSIS",
    "REASONS",
    "advice",
    "done_of",
    "reason_of",
    "refers_to_other_cell",
    "sign_of",
]

_WORDS = {
    MissingReason.PENDING: (
        "集計中", "集計後に更新", "実績集計後に更新", "未集計", "精査中", "調整中", "算定中", "確認中",
        "調査中", "公表前", "未公表", "未確定",
    ),
    MissingReason.NOT_STARTED: ("未開始", "開始前", "事業開始前"),
    MissingReason.NOT_IMPLEMENTED: ("未実施", "実施なし", "実施せず", "不実施", "中止"),
    MissingReason.NOT_SURVEYED: (
        "調査なし", "未調査", "調査未実施", "未測定", "未計測", "測定なし", "計測なし",
    ),
    MissingReason.NOT_APPLICABLE: ("該当なし", "対象外", "対象なし", "適用外"),
    MissingReason.WITHHELD: ("非公表", "非公開", "秘匿"),
    MissingReason.UNKNOWN: ("不明", "不詳"),
}  # fmt: skip
"""The words of each reason; the first one stands for it in messages."""
_REASONS = {
    spelling: reason
    for reason, words in _WORDS.items()
    for word in (reason.value, *words)
    for spelling in (word, word.replace("なし", "無し"))
}
REASONS = tuple(f"{reason}（{words[0]}）" for reason, words in _WORDS.items())
"""Every reason with a Japanese word for it, for messages."""

_DONE = {
    "true": ("完了", "完了済", "完了済み", "済", "済み", "実施済", "実施済み", "導入済", "導入済み"),
    "false": ("未完了", "未了", "未済"),
    "{part: …}": ("一部完了", "一部実施", "一部導入", "一部済"),
}
"""What to write under ``done`` for words that state whether something is done."""

DASH, ELLIPSIS = "-", "…"
_SIGNS = {DASH: "-‐‑‒–—―−ー─━ｰ_", ELLIPSIS: "…‥・."}
DITTO = frozenset({"〃", "同上", "々", '"', "''", "″", "”", "“"})
"""What repeats the cell above."""
_OTHER_CELLS = DITTO | {"同左", "同右", "同前", "同じ", "→", "←", "↑", "↓", "⇒", "⇐"}
_EMPTY_WORDS = {"", "なし", "無し", "N/A", "n/a", "missing", "/", "／"}


def reason_of(text: str) -> MissingReason | None:
    """Return the reason that a word names; None for any other text.

    >>> str(reason_of("集計中")), str(reason_of("（調査無し）")), reason_of("なし")
    ('pending', 'not-surveyed', None)
    """
    return _REASONS.get(unicodedata.normalize("NFKC", text).strip("()[]〔〕※* \t\r\n"))


def done_of(text: str) -> str | None:
    """Return ``true`` or ``false`` for a word that states whether something is done; None for others.

    >>> done_of("完了"), done_of("未了"), done_of("一部完了")
    ('true', 'false', None)
    """
    return next((key for key in ("true", "false") if text.strip() in _DONE[key]), None)


def sign_of(text: str) -> str | None:
    """Return ``-`` for a dash of any kind and ``…`` for an ellipsis, once or repeated; None for others.

    >>> [sign_of(text) for text in ("－", "――", "・・・", "-5")]
    ['-', '-', '…', None]
    """
    folded = "".join(text.replace("－", DASH).split())
    return next((sign for sign, signs in _SIGNS.items() if folded and not folded.strip(signs)), None)


def refers_to_other_cell(text: str) -> bool:
    """Whether a text means what another cell contains: 〃, 同左, →."""
    return text.strip() in _OTHER_CELLS


def advice(value: Any, kinds: Container[str]) -> ParseError | None:
    """Return the error with advice on a *value* that is no amount; None if it contains a digit.

    >>> advice("未実施", {"missing"}).facts["reason"]
    'not-implemented'
    >>> advice("完了", {"missing", "done"}).facts["done"]
    'true'
    >>> advice("5,328時問", {"missing"})
    """
    word = "" if value is None else value
    if not isinstance(word, str) or any(each.isdigit() for each in word):
        return None
    if refers_to_other_cell(word):
        return ParseError("formats.other_cell", found=word.strip())
    if "done" in kinds and (done := next((key for key in _DONE if word.strip() in _DONE[key]), None)):
        return ParseError("formats.say_done", found=word.strip(), done=done)
    if "missing" not in kinds:
        return None
    reason = reason_of(word)
    is_known = reason is not None or sign_of(word) is not None or word.strip() in _EMPTY_WORDS
    code = "formats.value_in_words" if "text" in kinds and not is_known else "formats.say_why_missing"
    return ParseError(
        code, found=excerpt(value), reason=str(reason or MissingReason.PENDING), accepted=REASONS
    )
