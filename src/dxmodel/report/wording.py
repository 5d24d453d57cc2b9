"""How values are said in a report: short, and with what a reader must know about them."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import attrs

from dxmodel.amount import ABOUT, Amount, round_half_up
from dxmodel.fiscal import FiscalYear
from dxmodel.messages import Language, words
from dxmodel.plan import Alternative, Doubt, Due, Indicator, Initiative, Pillar, Source, Target

__all__ = ["about_place", "doubt_note", "due", "name", "place", "rounded", "short", "target_text", "with_time"]

PLACES = 2


def short(year: FiscalYear, language: Language) -> str:
    """Say a fiscal year as tables do.

    >>> short(FiscalYear(2024), "ja"), short(FiscalYear(2024), "en")
    ('R6', 'FY2024')
    """
    return str(year) if language == "ja" else format(year, "en")


def with_time(value: str, time: str, language: Language) -> str:
    """Say a value with its time in brackets, on a line of its own.

    >>> with_time("5,328時間", "R5", "ja")
    '5,328時間\\n（R5）'
    """
    return f"{value}\n{words('report.in_brackets', language, time=time)}"


def due(value: Due, language: Language) -> str:
    """Say by when; a bare fiscal year is said short.

    >>> due(Due("R10"), "ja"), due(Due("R7", qualifier="概ね"), "ja")
    ('R10', '概ね令和7年度')
    """
    is_bare = value.not_before is None and value.qualifier is None
    return short(value.by, language) if is_bare and isinstance(value.by, FiscalYear) else format(value, language)


def target_text(target: Target, language: Language) -> str:
    """Say a target with its due date.

    >>> from dxmodel.plan import Reach
    >>> target_text(Target(due="R10", goal=Reach("8,880時間")), "ja")
    '8,880時間\\n（R10）'
    """
    return with_time(format(target.goal, language), due(target.due, language), language)


def name(item: Pillar | Initiative | Indicator, language: Language) -> str:
    """Say what a thing is called, with its number; a name that the source does not give is said to be missing.

    >>> name(Initiative(id="rpa", order=1, number="③", label="RPA・AIの利用促進"), "ja")
    '③ RPA・AIの利用促進'
    """
    label = format(item.label, language) if item.label else words("report.unnamed", language)
    return f"{item.number} {label}" if item.number else label


def doubt_note(doubt: Doubt, language: Language) -> str:
    """Say how sure something is, why, and what else it could be.

    >>> doubt_note(Doubt("0.75", "the label is printed once"), "en")
    'confidence 0.75: the label is printed once'
    """
    code = "report.doubt_why" if doubt.why else "report.doubt"
    said = words(code, language, confidence=doubt.confidence, why=doubt.why)
    others = [_alternative(each, language) for each in doubt.alternatives]
    return said + words("report.alternatives", language, others=others) if others else said


def _alternative(other: Alternative, language: Language) -> str:
    confidence = other.confidence
    facts = [
        format(other.amount, language) if other.amount else "",
        "" if confidence is None else words("report.doubt", language, confidence=confidence),
    ]
    known = [fact for fact in facts if fact]
    return words("report.with_facts", language, text=other.reading, facts=known) if known else format(other.reading, language)


def place(sources: Iterable[Source], *, with_document: bool = False) -> str:
    """Say where in the documents something stands.

    >>> place([Source("extension", "P6", "③/1(3)")])
    'P6 ③/1(3)'
    """
    return "; ".join(dict.fromkeys(about_place(source, with_document) for source in sources))


def about_place(source: Source, with_document: bool) -> str:
    """Say one place, with or without its document; a source that has no place is the document."""
    parts = (source.page, source.cell)
    where = " ".join(part for part in parts if part)
    return f"{source.document} {where}".strip() if with_document or not where else where


def rounded(amount: Amount) -> Amount:
    """Return an amount with two decimals, or two digits where it is smaller; what was cut off makes it 約.

    A range is rounded outwards, so that it still holds what it held.

    >>> str(rounded(Amount("710.4", "時間"))), str(rounded(Amount("0.314285714286", "ポイント")))
    ('710.4時間', '約0.31ポイント')
    """
    interval = amount.interval
    ends = [end for end in (interval.low, interval.high) if end is not None]
    places = max((PLACES, *(1 - end.adjusted() for end in ends if end)))
    if all(round_half_up(end, places) == end for end in ends):
        return amount
    if amount.is_exact:
        return attrs.evolve(amount, magnitude=round_half_up(amount.magnitude, places), known=ABOUT)
    low, high = _cut(interval.low, places, ROUND_FLOOR), _cut(interval.high, places, ROUND_CEILING)
    return Amount.within(attrs.evolve(interval, low=low, high=high), amount.unit)


def _cut(end: Decimal | None, places: int, rounding: str) -> Decimal | None:
    return None if end is None else end.quantize(Decimal(1).scaleb(-places), rounding=rounding)
