"""Sentences: rounded numbers, signs and reservations, as every sentence of ``progress`` says them."""

from decimal import Decimal

from dxmodel.amount import Amount, UpTo, round_half_up
from dxmodel.messages import Language, words
from dxmodel.plan import Break, Doubt
from dxmodel.progress.engine.formulas import TOLERANCE

__all__ = ["beside", "factor", "is_decrease", "marked", "over", "percent", "share", "short", "signed", "size"]


def percent(share: float, places: int = 1) -> str:
    """Print a share as a percentage, rounded half up as the documents do.

    >>> percent(0.21734)
    '21.7%'
    """
    return f"{round_half_up(Decimal(repr(share)) * 100, places)}%"


def marked(said: str, doubts: tuple[Doubt, ...], language: Language) -> str:
    """Add to a sentence what a reader must know of its doubts: how sure it is, and the other readings."""
    others = [each.reading for doubt in doubts for each in doubt.alternatives]
    confidence = min(doubt.confidence for doubt in doubts)
    code = "progress.other_readings" if others else "progress.inferred"
    return words(code, language, said=said, confidence=confidence, others=others)


def over(said: str, bridges: tuple[Break, ...], language: Language) -> str:
    """Add to a sentence that values were carried over breaks in series, and by which ratio."""
    ratios = [
        f"{format(each.bridge.old, language)}→{format(each.bridge.new, language)}"
        for each in bridges
        if each.bridge is not None
    ]
    since = [each.since for each in bridges]
    return words("progress.bridged", language, said=said, since=since, ratios=ratios)


def signed(amount: Amount, language: Language) -> str:
    """Say a change with its sign.

    >>> signed(Amount.parse("10.1ポイント"), "ja")
    '+10.1ポイント'
    """
    low = amount.interval.low
    return ("+" if low is not None and low > 0 else "") + format(amount, language)


def short(amount: Amount | None) -> Amount | None:
    """As many decimals as a sentence needs, two or two digits; the answer itself keeps them all."""
    if amount is None:
        return None
    if isinstance(amount.known, UpTo):
        low, high = (round_half_up(end, 2).normalize() for end in (amount.magnitude, amount.known.high))
        return Amount(low, amount.unit, UpTo(high)) if low < high else Amount(low, amount.unit)
    if not amount.is_exact:
        return amount
    places = max(2, 1 - amount.magnitude.adjusted())
    return Amount(round_half_up(amount.magnitude, places).normalize(), amount.unit)


def is_decrease(change: Amount) -> bool:
    """Is it surely a decrease?"""
    return change.interval.high is not None and change.interval.high < 0


def size(change: Amount | None) -> Amount | None:
    """A change without its sign, where that is sure: what is still to go."""
    return change * -1 if change is not None and is_decrease(change) else change


def beside(number: float, *thresholds: float, places: int) -> Decimal:
    """The number rounded half up, with more decimals where it would seem to be on a threshold and is not."""
    apart = [Decimal(repr(each)) for each in thresholds if abs(number - each) > TOLERANCE]
    tries = (round_half_up(number, each) for each in range(places, 12))
    return next((told for told in tries if told not in apart), Decimal(repr(number)))


def factor(number: float | None, threshold: float = 1.0) -> str:
    """A factor as a sentence says it: two decimals, none above a hundred."""
    if number is None:
        return "–"
    size = Decimal(repr(number)).adjusted() if number else 0
    places = 0 if size >= 2 else max(2, 1 - size) if size < -2 else 2
    return f"{beside(number, threshold, places=places):,}"


def share(share: float | None, threshold: float = 1.0) -> str | None:
    """A share as a sentence says it: one decimal of a percent."""
    return None if share is None else f"{beside(share * 100, 100, threshold * 100, places=1)}%"
