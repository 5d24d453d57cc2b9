"""how_to_write: how a goal that is written as plans print it, 10%減 or 前年度以上, is written in a file."""

import re
from collections.abc import Callable

from dxmodel.amount.numerals import fold
from dxmodel.errors import DxError
from dxmodel.fiscal import FiscalYear

__all__ = ["how_to_write", "is_in_words", "states_none"]

_LEVEL = r"((?:約|およそ|おおむね|概ね)?-?\d[^→ぁ-おが-ん]{0,20}?)"
_AIM = (
    r"(?:まで)?(?:を?目指す|を?めざす|を?目標(?:とする)?|を?達成(?:する)?|に(?:到達)?(?:する)?|とする"
    r"|(?:まで|に)(?:引き?上げ|引き?下げ|向上|増加|増や|減ら|削減|縮減|縮小|短縮|拡大|低減)(?:る|す|する)?)"
)
_YEAR = r"((?:令和|平成|[RH])?\d+年?度?|基準年度?|基準値|現状値?)(?:実績|の実績)?"
_SURE = r"(?:させる|する|を図る|を目指す)?"
_CHANGE = rf"-?(\d[\d,.]*)(%|割)?([^\d→]*?)の?(増加?|減少?|削減|縮減|短縮|拡大|向上|上昇|低減|低下){_SURE}"
_FALLS = ("減", "減少", "削減", "縮減", "短縮", "低減", "低下")
_DASH = re.compile(r"[-‐‑‒–—―−ー─/]+|(?:目標値?|設定|該当)?(?:なし|無し)|対象外")
_NOT_YET = re.compile(
    r".*(?:未定|未設定|(?:検討|調整|設定|協議|精査)(?:中|予定|する)?)(?:です)?(?:[（(].*[）)])?"
)
_DONE = re.compile(
    r".*(?:導入|実施|整備|策定|開始|構築|公開|設置|完了|運用|移行|展開|改修|制定|統合|廃止|開設)(?:済み?|する)?"
)


def how_to_write(text: str) -> str:
    """Return a goal as a file states it; words that no other goal states as ``described``.

    >>> how_to_write("10%減"), how_to_write("100%を目指す"), how_to_write("前年度以上")
    ('{reduce-by: 10%}', '{reach: 100%}', '{described: 前年度以上}')
    """
    for pattern, written in _FORMS:
        match = pattern.fullmatch(_folded(text))
        goal = written(match) if match is not None else None
        if goal is not None:
            return goal
    kind = (
        "not-yet-set" if _NOT_YET.fullmatch(text) else "completed" if _DONE.fullmatch(text) else "described"
    )
    return f"{{{kind}: {_quoted(text)}}}"


def is_in_words(text: str) -> bool:
    """Return whether a text that stands where an amount is expected is a goal in words.

    >>> is_in_words("全国平均以上"), is_in_words("100%を目指す"), is_in_words("60%以上")
    (True, True, False)
    """
    plain = _folded(text)
    if not any(map(str.isdigit, plain)):
        return True
    return _IN_WORDS.search(plain) is not None and any(pattern.fullmatch(plain) for pattern, _ in _WORDS)


def states_none(text: str) -> bool:
    """Return whether a text states that there is no goal.

    >>> states_none("－"), states_none("目標なし"), states_none("検討中")
    (True, True, False)
    """
    return _DASH.fullmatch(_folded(text)) is not None


def _folded(text: str) -> str:
    plain = "".join(fold(text).split()).replace("ゼロ", "0").replace("〜", "～").replace("~", "～")
    return plain.replace("▲", "-").replace("△", "-").replace("％", "%")


def _quoted(text: str) -> str:
    """Return a text as YAML takes it within braces."""
    is_plain = not re.search(r"[,\[\]{}#:]", text) and text.strip()[:1] not in tuple("-?!&*|>%@`'\"")
    return text.strip() if is_plain else f'"{text.strip()}"'


def _level(text: str) -> str:
    """Return a level by the class of goal that its words state: 60%以上 is ``at-least``."""
    ends = re.fullmatch(r"(.+?)以上(\d.+?)(?:以下|以内)?", text) or re.fullmatch(r"([^～]+)～([^～]+)", text)
    if ends is not None:
        low = ends[1] if not ends[1][-1].isdigit() else ends[1] + ends[2].lstrip("-.,0123456789")
        return f"{{within: {{low: {_quoted(low)}, high: {_quoted(ends[2])}}}}}"
    kind = "at-least" if text.endswith(("以上", "超")) else "reach"
    kind = "at-most" if text.endswith(("以下", "未満", "以内")) else kind
    return f"{{{kind}: {_quoted(text)}}}"


def _kept(match: re.Match[str]) -> str:
    return _level(match[1]).replace("{reach:", "{exactly:")


def _change(match: re.Match[str]) -> str:
    """Return a change: of a share where it is in percent, else of an amount."""
    number, share, unit, word = match.groups()
    falls = word in _FALLS
    if share and not unit.startswith("ポイント"):
        return f"{{{'reduce-by' if falls else 'increase-by'}: {number}{share}{unit}}}"
    sign = "-" if falls else ""
    return f"{{change-by: {sign}{number}{share or ''}{unit}}}"


def _from_year(match: re.Match[str]) -> str | None:
    """Return a change from a year, with that year: R5比110% is growth by 10%."""
    year, text = match.groups()
    change = re.fullmatch(_CHANGE, text)
    if year[0] in "基現" and change is not None:
        return _change(change)
    base_year = "" if year[0] in "基現" else _year(year)
    if base_year is None:
        return None
    if change is None:
        ratio = re.fullmatch(r"([-+]?)(\d[\d.]*)%(以上|以下)?", text)
        if ratio is None:
            return None
        growth = float(ratio[1] + ratio[2]) if ratio[1] else float(ratio[2]) - 100
        kind, share = "reduce-by" if growth < 0 else "increase-by", f"{abs(growth):g}%"
    elif not change[2] or change[3]:
        return None
    else:
        kind = "reduce-by" if change[4] in _FALLS else "increase-by"
        share = f"{change[1]}{change[2]}"
    return f"{{{kind}: {{share: {share}, base_year: {base_year}}}}}" if base_year else f"{{{kind}: {share}}}"


def _year(text: str) -> str | None:
    year = f"{text}度" if text.endswith("年") else text
    try:
        FiscalYear.parse(year)
    except DxError:  # a number alone
        return None
    return year


def _yearly(match: re.Match[str]) -> str:
    return f"{_level(match[1])}, due: {{yearly: true}}"


def _level_alone(match: re.Match[str]) -> str | None:
    return None if _DONE.fullmatch(match[1]) else _level(match[1])


Form = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]
"""A form of goals as plans print them, and what states it in a file."""

_WORDS: tuple[Form, ...] = (
    (re.compile(rf"{_LEVEL}{_AIM}"), lambda match: _level(match[1])),
    (re.compile(rf"{_LEVEL}(?:を|の)?(?:維持|堅持|確保)(?:する)?"), _kept),
    (re.compile(rf"{_YEAR}(?:比で?|より|から|に比べ[、て]?)(.+)"), _from_year),
    (re.compile(rf"(?:毎年度?|各年度|年間){_LEVEL}"), _yearly),
    (re.compile(r"半減(?:する)?"), lambda match: "{reduce-by: 50%}"),
    (re.compile(r"倍増(?:する)?"), lambda match: "{increase-by: 100%}"),
    (re.compile(r"([2-9])倍(?:に.*)?"), lambda match: f"{{increase-by: {int(match[1]) - 1}00%}}"),
)
"""The forms that are no amount."""

_IN_WORDS = re.compile("[ぁ-ん標達維堅確比年倍]")
"""Of these characters, each text with a number that fits one of these forms has one."""

_FORMS: tuple[Form, ...] = (
    *_WORDS,
    (re.compile(r"(\+\d.*)"), lambda match: f"{{change-by: {_quoted(match[1])}}}"),
    (re.compile(rf"(?:累計|延べ|計|平均|\D*率){_LEVEL}"), lambda match: _level(match[1])),
    (re.compile(rf".*→{_LEVEL}"), lambda match: _level(match[1])),
    (re.compile(rf"{_LEVEL}\((?:令和|平成|[RH])?\d+年?度?(?:末|まで)?\)"), lambda match: _level(match[1])),
    (re.compile(_CHANGE), _change),
    (re.compile(_LEVEL), _level_alone),
)
"""All forms; the first that fits is the one meant."""
