"""Rounded numbers, signs and reservations for the sentences of ``progress``."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any

from dxmodel.amount import Amount, Unit, round_half_up
from dxmodel.amount.computed import SCALE_OF_A_GOAL
from dxmodel.amount.number import rounded_to
from dxmodel.amount.stated import is_bare, is_stated
from dxmodel.amount.table import SCALES
from dxmodel.amount.unit_names import without_scale
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear
from dxmodel.ledger import MethodName
from dxmodel.messages import Language, words
from dxmodel.plan import Break, Doubt, Due, Ratio, Value
from dxmodel.progress.engine.formulas import TOLERANCE
from dxmodel.progress.engine.method import AnyMethod
from dxmodel.progress.engine.methods import method_of

__all__ = [
    "change_text",
    "factor",
    "in_its_years",
    "is_decrease",
    "percent",
    "printed_amount",
    "printed_form",
    "rounded",
    "score_text",
    "signed",
    "size",
    "value_text",
    "with_reservations",
]

_MARK = re.compile(r"[※*＊†‡]|[（(]?注[0-9０-９]")
"""The mark of a footnote."""

_DIGITS = 12
"""The number of decimals of a share that count; the others are rounding errors: 0.9874999999999999."""


def in_its_years(
    window: CountingWindow | None, facts: Mapping[str, Any], language: Language
) -> dict[str, Any]:
    """Return facts in which fiscal years are printed as the years of a window: 令和6年 for 暦年."""
    return dict(facts) if window is None else {each: _own(facts[each], window, language) for each in facts}


def _own(value: Any, window: CountingWindow, language: Language) -> Any:
    match value:
        case FiscalYear():
            return window.printed(value, language)
        case Due(by=FiscalYear() as year):
            own = window.printed(year, language)
            return format(value, language).replace(format(year, language), own)
        case FiscalSpan(start=start, end=end):
            text = format(value, language)
            for each in (start, end):
                if isinstance(each, FiscalYear):
                    text = text.replace(format(each, language), window.printed(each, language))
            return text
        case tuple() | list():
            return [_own(each, window, language) for each in value]
    return value


def with_reservations(
    text: str,
    bridges: Iterable[Break],
    doubts: Iterable[Doubt],
    language: Language,
    *,
    is_secondary: bool = False,
) -> str:
    """Add the breaks in series over which values were converted, and the doubts, to a sentence.

    Args:
        text: the sentence.
        bridges: the breaks over which values were converted.
        doubts: the doubts of what it rests on.
        language: ``"ja"`` or ``"en"``.
        is_secondary: whether it rests on a secondary source.
    """
    if is_secondary:
        text = words("progress.secondary", language, text=text)
    if breaks := tuple(bridges):
        used_bridges = [each.bridge for each in breaks if each.bridge is not None]
        ratios = [f"{format(each.old, language)}→{format(each.new, language)}" for each in used_bridges]
        since = [each.since for each in breaks]
        text = words("progress.bridged", language, text=text, since=since, ratios=ratios)
    if known_doubts := tuple(doubts):
        others = [each.reading for doubt in known_doubts for each in doubt.alternatives]
        confidence = min(doubt.confidence for doubt in known_doubts)
        code = "progress.other_readings" if others else "progress.inferred"
        text = words(code, language, text=text, confidence=confidence, others=others)
    return text


def rounded(number: float | Decimal, fits: Callable[[Decimal], bool], places: int) -> Decimal:
    """Round half up, to more decimals where the rounded number does not fit.

    >>> rounded(0.9996, lambda each: each < 1, places=2)
    Decimal('0.9996')
    """
    candidates = (round_half_up(number, each) for each in range(places, 12))
    return next(filter(fits, candidates), Decimal(str(number)))


def _rounded_beside(number: float | Decimal, *thresholds: float | Decimal, places: int) -> Decimal:
    """Round half up, to more decimals where the result would be a threshold that the number is not."""
    exact = Decimal(str(number))
    apart = [each for each in map(Decimal, map(str, thresholds)) if abs(exact - each) > TOLERANCE]
    return rounded(number, lambda each: each not in apart, places)


def percent(share: float | None, *thresholds: float, places: int = 1) -> str:
    """Return a share as a percentage, rounded half up; a dash where there is none.

    A share that is none of the thresholds has as many decimals as it takes to differ from them.

    >>> percent(0.21734), percent(0.99996, 1)
    ('21.7%', '99.996%')
    """
    if share is None:
        return "–"
    number, *levels = (100 * Decimal(str(round(each, _DIGITS))) for each in (share, *thresholds))
    return f"{_rounded_beside(number, *levels, places=places)}%"


def signed(amount: Amount, language: Language) -> str:
    """Return a change with its sign.

    >>> signed(Amount.parse("10.1ポイント"), "ja")
    '+10.1ポイント'
    """
    low = amount.interval.low
    return ("+" if low is not None and low > 0 else "") + format(amount, language)


def change_text(change: Amount, language: Language) -> str:
    """Return a change in words, with its sign where it is not known to be a rise or a fall.

    >>> change_text(Amount.parse("-2ポイント"), "ja"), change_text(Amount.parse("10.1ポイント"), "en")
    ('2ポイント減', 'up 10.1 points')
    """
    low = change.interval.low
    if is_decrease(change):
        return words("progress.fall", language, amount=size(change))
    if low is not None and low > 0:
        return words("progress.rise", language, amount=change)
    return signed(change, language)


def printed_amount(value: Value | None, *thresholds: Amount) -> Amount | None:
    """Return the amount of a value as it is printed; the share of parts has one decimal, or more."""
    if isinstance(value, Ratio):
        return None if value.amount is None else value.shown(*thresholds)
    return value if isinstance(value, Amount) else None


def value_text(value: Value, language: Language, *thresholds: Amount, printed: str | None = None) -> str:
    """Return the text of a value; a share stands beside its parts.

    An amount of many digits is in the unit of the thresholds, where that is shorter: 19,990,000,000円 beside
    200億円 is 199.9億円.

    Args:
        value: the value.
        language: ``"ja"`` or ``"en"``.
        thresholds: the levels that it is compared with; a computed share is not rounded to them.
        printed: the value as the source prints it; used in Japanese where it states the value.

    >>> value_text(Ratio("37件", "120件"), "ja"), value_text(Amount.parse("60人"), "ja", printed="60名")
    ('30.8%（37件 / 120件）', '60名')
    """
    printed = printed if language == "ja" else None
    if isinstance(value, Amount):
        return printed_form(printed, value) or format(_in_shorter_unit(value, thresholds), language)
    share = printed_amount(value, *thresholds)
    if not isinstance(value, Ratio) or share is None:
        return format(value, language)
    text, parts = format(share, language), value.parts(language)
    if (form := printed_form(printed, value.numerator, value.denominator)) is not None:
        return form if is_stated(form, share) else _share_of_parts(text, form, language)
    return _share_of_parts(printed_form(printed, share) or text, parts, language)


def _in_shorter_unit(amount: Amount, levels: Iterable[Amount]) -> Amount:
    """Return an amount in the unit of a level in 億 or 兆, where it is the same and takes fewer digits."""
    for level in levels:
        is_large = SCALES[level.unit.scale] >= max(SCALES[SCALE_OF_A_GOAL], SCALES[amount.unit.scale])
        if amount.is_exact and is_large and _is_alike(amount.unit, level.unit):
            converted = amount.to(level.unit)
            if converted.to(amount.unit) == amount and _digits(converted) < _digits(amount):
                return converted
    return amount


def _is_alike(unit: Unit, other: Unit) -> bool:
    """Return whether two units are one unit with another scale, as 円 and 億円 are."""
    return without_scale(unit) == without_scale(other)


def _digits(amount: Amount) -> int:
    return sum(each.isdigit() for each in f"{amount.magnitude:f}")


def _share_of_parts(share: str, parts: str, language: Language) -> str:
    return words("progress.share_of_parts", language, share=share, parts=parts)


def printed_form(printed: str | None, *amounts: Amount, signed: bool = True) -> str | None:
    """Return a text as printed, where it can stand for amounts: it states each of them with a unit.

    A text with the mark of a footnote cannot, because the footnote is not there.

    >>> printed_form("60名", Amount.parse("60人")), printed_form("70名", Amount.parse("60人"))
    ('60名', None)
    """
    if printed is None or not amounts or is_bare(printed) or _MARK.search(printed):
        return None
    return printed if all(is_stated(printed, each, signed=signed) for each in amounts) else None


def is_decrease(change: Amount) -> bool:
    """Return whether a change surely is a decrease."""
    return change.interval.high is not None and change.interval.high < 0


def size(change: Amount | None) -> Amount | None:
    """Return a change without its sign, where that is sure."""
    return change * -1 if change is not None and is_decrease(change) else change


def factor(number: float | None, threshold: float = 1.0, *, suffices: bool = False) -> str:
    """Return a factor as text with two decimals, none from a hundred on; a dash where there is none.

    One that is needed is rounded up, so that it suffices.  A small one has two digits, unless it is below a
    millionth.

    >>> factor(2.654), factor(2.654, suffices=True)
    ('2.65', '2.66')
    """
    if number is None:
        return "–"
    size = Decimal(repr(number)).adjusted() if number else 0
    places = 0 if size >= 2 else 1 - size if -_DIGITS // 2 <= size < -2 else 2
    if suffices:
        up = rounded_to(round_half_up(number, _DIGITS), places, ROUND_CEILING)
        return f"{up if up != 1 or number == 1 else _rounded_beside(number, threshold, places=places):,f}"
    return f"{_rounded_beside(number, threshold, places=places):,f}"


def score_text(score: float | None, method: AnyMethod) -> str:
    """Return the score of a method as text, rounded half up; a dash where there is none.

    Rates, growth and shares of the path are in percent, with one decimal, others have two.  There are more
    where these would print the threshold of the method for a score that differs from it.

    >>> score_text(0.217, MethodName.ACHIEVEMENT_RATE), score_text(0.217, MethodName.LINEAR_PACE)
    ('21.7%', '0.22')
    """
    if score is None:
        return "–"
    chosen = method_of(method)
    threshold = chosen.on_track
    if chosen.in_percent:
        return percent(score, threshold)
    return str(round(score)) if method is MethodName.LEVEL_BAND else factor(score, threshold)
