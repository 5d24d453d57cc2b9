"""Parse printed text as an amount, and format an amount as text.

Reading accepts the spellings that plans print, and refuses a text that is not an amount as a whole.
Writing has one canonical form, which is read back as the same amount; the English form is not read.
"""

import re
from decimal import Decimal
from fractions import Fraction

from dxmodel.amount.known import (
    ABOUT,
    EXACT,
    WORDS_AFTER,
    WORDS_BEFORE,
    About,
    Exact,
    Known,
    OrLess,
    OrMore,
    Over,
    Under,
    UpTo,
    half_unit,
)
from dxmodel.amount.number import last_place, plus, times
from dxmodel.amount.numerals import (
    FIGURE,
    MINUS,
    NUMERALS,
    TAIL,
    fold,
    read_figure,
    read_numeral,
    write_figure,
)
from dxmodel.amount.table import NO_UNIT, SCALES
from dxmodel.amount.units import Unit, UnitTable
from dxmodel.errors import ParseError, unknown_language

__all__ = ["read", "write"]

_LONGEST = 100
_ACCEPTED = ("5,328時間", "約5,300時間", "50〜60%", "2,000人以上", "30日未満")

_QUALIFIED = rf"({'|'.join(WORDS_BEFORE)})? *(.+?) *({'|'.join(WORDS_AFTER)})?"
_SIGNED = rf"(?:[{MINUS}+] *)?{FIGURE}"
_RANGE = rf"(.+?) *[〜~‐–—―-] *({_SIGNED}.*)"
_ONE = rf"([{MINUS}+])? *({FIGURE})(?: *± *({FIGURE}))? *([^0-9,.〜~±][^〜~±]*)?"
_NO_ZERO_PRINTED = rf"[^/]*(?:[1-9](?:\.0+)?|\.[0-9]*[1-9]0*)[{''.join(NUMERALS)}]+[^0-9]*"
_PERIOD_FIRST = r"^/(月|年|日|週)(.+)"
_EVERY = {
    **dict.fromkeys(("年", "年間", "毎年"), "年"),
    **dict.fromkeys(("月", "月間", "毎月"), "月"),
    **dict.fromkeys(("週", "週間", "毎週"), "週"),
    **dict.fromkeys(("毎日", "1日"), "日"),
    "1人1日": "人日",
}
"""The words before a number that make it a rate, and what the rate is by: 年4回 is 4回/年."""
_EACH = "当たり|当り|あたり|平均"
_PERIODS = "|".join(sorted(_EVERY, key=len, reverse=True))
_RATE_FIRST = re.compile(rf"({_PERIODS})(?:{_EACH})? *(.+)|1([^0-9]{{1,20}}?)(?:{_EACH}) *(.+)")

_PHRASES: dict[type[Known], tuple[str, str]] = {
    Exact: ("{}", "{}"),
    About: ("約{}", "about {}"),
    UpTo: ("{}", "{}"),
    OrMore: ("{}以上", "at least {}"),
    Over: ("{}超", "more than {}"),
    OrLess: ("{}以下", "at most {}"),
    Under: ("{}未満", "less than {}"),
}

_Reading = tuple[Decimal, str, Known]


def read(text: str, units: UnitTable, unit: Unit | None = None) -> tuple[Decimal, Unit, Known]:
    """Read magnitude, unit and how well the number is known; *unit* applies if the text prints none.

    Raises:
        ParseError: the text is not an amount.
        UnknownNameError: the text would be an amount, but its unit is not in the table.
        InvalidValueError: a number in the text is beyond the limits.
    """
    if len(text) > _LONGEST:
        raise ParseError("amount.unreadable", text=text[:40], accepted=_ACCEPTED)
    parts = _qualified(fold(text).strip(" "), units)
    if parts is not None and not parts[1] and unit is None:
        raise ParseError("amount.no_unit", text=text)
    if parts is None or not _has_unit(parts, units):
        from dxmodel.amount.not_an_amount import reason  # its patterns take time, and few texts need them

        known_reason = reason(text, lambda candidate: _is_amount(candidate, units))
        if known_reason is not None:
            raise known_reason
    if parts is None:
        raise ParseError("amount.unreadable", text=text[:40], accepted=_ACCEPTED)
    magnitude, printed, known = parts
    unit = units.unit(printed) if printed or unit is None else unit
    if known == ABOUT and re.fullmatch(_NO_ZERO_PRINTED, fold(text)):
        known = About.of(half_unit(magnitude), magnitude, unit)
    return magnitude, unit, known


def _is_amount(text: str, units: UnitTable) -> bool:
    """Return whether a text is an amount, with or without a unit."""
    parts = _qualified(fold(text).strip(" "), units)
    return parts is not None and _has_unit(parts, units)


def _has_unit(parts: _Reading, units: UnitTable) -> bool:
    """Return whether the printed unit is known, if there is one; 件/6件 is none, as 5件/6件 is a fraction."""
    if not parts[1]:
        return True
    unit = units.find(parts[1])
    if unit is None:
        return False
    is_rate_of_itself = unit.per is not None and unit.per.definition == unit.definition
    return not is_rate_of_itself or unit.factor <= Fraction(1, 1000)


def _qualified(text: str, units: UnitTable) -> _Reading | None:
    """Read a range or a number with the words before and after it, or a rate with its period first."""
    if (rate := _rate(text, units)) is not None:
        return rate
    parts = re.fullmatch(_QUALIFIED, text)
    if parts is None or (reading := _range(parts[2], units) or _single(parts[2], units)) is None:
        return None
    magnitude, unit, known_by_figures = reading
    known_by_words = {WORDS_BEFORE.get(parts[1], EXACT), WORDS_AFTER.get(parts[3], EXACT)} - {EXACT}
    match known_by_figures, *known_by_words:
        case Exact(), known:
            return magnitude, unit, known
        case (known,) | (About() as known, About()):
            return magnitude, unit, known
    return None


def _rate(text: str, units: UnitTable) -> _Reading | None:
    """Read 年4回 as 4回/年, and 1件当たり15分 as 15分/件; None where the text is no rate, such as 1月3日."""
    parts = _RATE_FIRST.fullmatch(text)
    if parts is None or (reading := _qualified(parts[2] or parts[4], units)) is None:
        return None
    magnitude, unit, known = reading
    rate = units.find(f"{unit}/{_EVERY[parts[1]] if parts[1] else parts[3]}")
    return None if rate is None or "/" in unit else (magnitude, str(rate), known)


def _range(text: str, units: UnitTable) -> _Reading | None:
    """Read 50〜60%: two numbers of one unit, printed after both or after the second only."""
    ends = re.fullmatch(_RANGE, text)
    if ends is None:
        return None
    match _single(ends[1], units), _single(ends[2], units):
        case (low, "", Exact()), (high, unit, Exact()) if re.fullmatch(_SIGNED, ends[1]):
            return low, unit, UpTo(high)
        case (low, unit, Exact()), (high, high_unit, Exact()) if units.find(unit) == units.find(high_unit):
            return low, unit, UpTo(high)
    return None


def _single(text: str, units: UnitTable) -> _Reading | None:
    """Read one number: digits before a unit (10万件 is 10 of 万件), else Japanese numerals.

    17万人台 is the range up to the next number with as many digits before its zeros: 17〜18万人.
    """
    parts = re.fullmatch(_ONE, text)
    if parts is None:
        return None
    sign, figure, by, rest = parts.groups(default="")
    bracketed = re.fullmatch(r"\((.+)\) *", rest)
    rest = bracketed[1] if bracketed and units.find(bracketed[1]) else rest
    unit = re.sub(_PERIOD_FIRST, r"\2/\1", rest)
    tail = "" if units.find(unit) else re.match(TAIL, unit)[0]  # type: ignore[index]  # it matches the empty text
    value, unit = read_numeral(figure + tail), unit.removeprefix(tail)
    if value is None or (tail and unit.startswith(NUMERALS)):
        return None
    value = value.copy_negate() if sign and sign in MINUS else value
    if by:
        return value, unit, About(read_figure(by))
    if units.find(unit) is None and unit.endswith("台") and units.find(unit[:-1]) and value > 0:
        return value, unit[:-1], UpTo(plus(value, Decimal(1).scaleb(last_place(value))))
    return value, unit, EXACT


def write(magnitude: Decimal, unit: Unit, known: Known, language: str = "") -> str:
    """Write canonical text (``""``), Japanese (``"ja"``) or English (``"en"``).

    The Japanese is the canonical text, except that a number without a unit stands alone: 1.72.

    Raises:
        UnknownNameError: another language.
    """
    if known is EXACT and not language:
        return f"{magnitude:,f}{unit}"
    match language:
        case "" | "ja":
            name = "" if language and unit == NO_UNIT else unit
            return _PHRASES[type(known)][0].format(_figures(magnitude, known, ("{}±{}", "{}〜{}")) + name)
        case "en":
            return _english(magnitude, unit, known)
    raise unknown_language(language)


def _figures(magnitude: Decimal, known: Known, templates: tuple[str, str], scale: int = 1) -> str:
    """Write the digits, with the stated half-width or the upper end."""
    numbers = [magnitude, *_second_number(known)]
    if scale != 1:
        numbers = [times(each, Fraction(scale)) for each in numbers]
    template = {About: templates[0], UpTo: templates[1]}.get(type(known), "{}") if numbers[1:] else "{}"
    return template.format(*map(write_figure, numbers))


def _second_number(known: Known) -> tuple[Decimal, ...]:
    """Return the stated half-width or the upper end, if there is one."""
    match known:
        case About(by) if by is not None:
            return (by,)
        case UpTo(high):
            return (high,)
    return ()


def _english(magnitude: Decimal, unit: Unit, known: Known) -> str:
    between = "{} to {}" if magnitude < 0 else "{}–{}"
    figures = _figures(magnitude, known, ("{} ± {}", between), SCALES[unit.scale])
    if unit == NO_UNIT:
        return _PHRASES[type(known)][1].format(figures)
    singular, plural = unit.english
    name = singular if figures in {"1", "-1"} else plural
    space = "" if name[0] in "%‰°" else " "
    return _PHRASES[type(known)][1].format(f"{figures}{space}{name}")
