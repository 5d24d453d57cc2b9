"""Parse printed text as an amount, and format an amount as text.

Reading is tolerant of what is printed and strict about everything else: a text
is an amount as a whole, or it is refused.  Writing has one canonical form, which
reads back as the same amount; the English form is for people to read only.
"""

import re
from decimal import Decimal
from fractions import Fraction

from dxmodel.amount.known import (
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
)
from dxmodel.amount.not_an_amount import reason
from dxmodel.amount.number import times
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
from dxmodel.amount.table import SCALES
from dxmodel.amount.units import Unit, UnitTable
from dxmodel.errors import ParseError, unknown_language

__all__ = ["read", "write"]

_LONGEST = 100
_ACCEPTED = ("5,328時間", "約5,300時間", "50〜60%", "2,000人以上", "30日未満")

_QUALIFIED = rf"({'|'.join(WORDS_BEFORE)})? *(.+?) *({'|'.join(WORDS_AFTER)})?"
_SIGNED = rf"(?:[{MINUS}+] *)?{FIGURE}"
_RANGE = rf"(.+?) *[〜~–—―-] *({_SIGNED}.*)"
_ONE = rf"([{MINUS}+])? *({FIGURE})(?: *± *({FIGURE}))? *([^0-9,.〜~±][^〜~±]*)?"
_TAIL = TAIL
_PERIOD_FIRST = r"^/(月|年|日|週)(.+)"

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
    """Read magnitude, unit and how well known; *unit* is for a text that prints none.

    Raises:
        ParseError: the text is not an amount.
        UnknownNameError: it would be one, but its unit is not in the table.
        InvalidValueError: a number in it is beyond the limits.
    """
    if len(text) > _LONGEST:
        raise ParseError("amount.unreadable", text=text[:40], accepted=_ACCEPTED)
    parts = _qualified(fold(text).strip(" "), units)
    if parts is not None and not parts[1] and unit is None:
        raise ParseError("amount.no_unit", text=text)
    if parts is None or (parts[1] and units.find(parts[1]) is None):
        known_reason = reason(text, lambda other: _is_amount(other, units))
        if known_reason is not None:
            raise known_reason
    if parts is None:
        raise ParseError("amount.unreadable", text=text[:40], accepted=_ACCEPTED)
    magnitude, printed, known = parts
    return magnitude, units.unit(printed) if printed or unit is None else unit, known


def _is_amount(text: str, units: UnitTable) -> bool:
    """Is a text an amount, if perhaps without its unit?"""
    parts = _qualified(fold(text).strip(" "), units)
    return parts is not None and not (parts[1] and units.find(parts[1]) is None)


def _qualified(text: str, units: UnitTable) -> _Reading | None:
    """Read a range or a number with the words before and after it."""
    found = re.fullmatch(_QUALIFIED, text)
    if found is None or (reading := _range(found[2], units) or _single(found[2], units)) is None:
        return None
    magnitude, unit, shape = reading
    said = {WORDS_BEFORE.get(found[1], EXACT), WORDS_AFTER.get(found[3], EXACT)} - {EXACT}
    match shape, *said:
        case Exact(), known:
            return magnitude, unit, known
        case (known,) | (About() as known, About()):
            return magnitude, unit, known
    return None


def _range(text: str, units: UnitTable) -> _Reading | None:
    """Read 50〜60%: two numbers, of one unit, which may stand at both or at the second alone."""
    found = re.fullmatch(_RANGE, text)
    if found is None:
        return None
    match _single(found[1], units), _single(found[2], units):
        case (low, "", Exact()), (high, unit, Exact()) if re.fullmatch(_SIGNED, found[1]):
            return low, unit, UpTo(high)
        case (low, unit, Exact()), (high, same, Exact()) if units.find(unit) == units.find(same):
            return low, unit, UpTo(high)
    return None


def _single(text: str, units: UnitTable) -> _Reading | None:
    """Read one number: plain digits before a unit (10万件 counts 万件), else Japanese numerals."""
    found = re.fullmatch(_ONE, text)
    if found is None:
        return None
    sign, figure, by, rest = found.groups(default="")
    unit = re.sub(_PERIOD_FIRST, r"\2/\1", rest)
    tail = "" if units.find(unit) else re.match(_TAIL, unit)[0]  # type: ignore[index]  # it matches the empty text
    value, unit = read_numeral(figure + tail), unit.removeprefix(tail)
    if value is None or (tail and unit.startswith(NUMERALS)):
        return None
    known = About(read_figure(by)) if by else EXACT
    return value.copy_negate() if sign and sign in MINUS else value, unit, known


def write(magnitude: Decimal, unit: Unit, known: Known, language: str = "") -> str:
    """Write canonical text (``""`` and ``"ja"``) or English (``"en"``).

    Raises:
        UnknownNameError: another language.
    """
    match language:
        case "" | "ja":
            return _PHRASES[type(known)][0].format(_figures(magnitude, known, ("{}±{}", "{}〜{}")) + unit)
        case "en":
            return _english(magnitude, unit, known)
    raise unknown_language(language)


def _figures(magnitude: Decimal, known: Known, shapes: tuple[str, str], scale: int = 1) -> str:
    """Write the digits, with the stated half-width or the upper end."""
    first, *more = (times(each, Fraction(scale)) for each in (magnitude, *_more(known)))
    shape = {About: shapes[0], UpTo: shapes[1]}.get(type(known), "{}") if more else "{}"
    return shape.format(*map(write_figure, (first, *more)))


def _more(known: Known) -> tuple[Decimal, ...]:
    match known:
        case About(by) if by is not None:
            return (by,)
        case UpTo(high):
            return (high,)
    return ()


def _english(magnitude: Decimal, unit: Unit, known: Known) -> str:
    between = "{} to {}" if magnitude < 0 else "{}–{}"
    figures = _figures(magnitude, known, ("{} ± {}", between), SCALES[unit.scale])
    one, many = unit.english
    counted = one if figures in {"1", "-1"} else many
    space = "" if counted[0] in "%‰°" else " "
    return _PHRASES[type(known)][1].format(f"{figures}{space}{counted}")
