"""shown: the text that a spreadsheet shows for a cell, by its number format.

A format that is not understood is an error that names it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import attrs

from dxmodel.amount.number import PLACES
from dxmodel.errors import ParseError
from dxmodel.fiscal.era import ERAS
from dxmodel.tables.sheet import GENERAL, CellFault, SheetCell

__all__ = [
    "BUILTIN",
    "FormatKind",
    "as_shown_number",
    "day_or_time",
    "decimals_shown",
    "is_date_format",
    "section_of",
    "shown",
]

BUILTIN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00",
    "5": '"¥"#,##0;"¥"-#,##0', "6": '"¥"#,##0;[Red]"¥"-#,##0',
    "7": '"¥"#,##0.00;"¥"-#,##0.00', "8": '"¥"#,##0.00;[Red]"¥"-#,##0.00',
    "9": "0%", "10": "0.00%", "11": "0.00E+00", "12": "# ?/?", "13": "# ??/??",
    "14": "yyyy/m/d", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy",
    "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "yyyy/m/d h:mm",
    "27": "[$-411]ge.m.d", "28": '[$-411]ggge"年"m"月"d"日"', "29": '[$-411]ggge"年"m"月"d"日"',
    "30": "m/d/yy", "31": 'yyyy"年"m"月"d"日"', "32": 'h"時"mm"分"', "33": 'h"時"mm"分"ss"秒"',
    "34": 'yyyy"年"m"月"', "35": 'm"月"d"日"', "36": "[$-411]ge.m.d",
    "37": "#,##0;-#,##0", "38": "#,##0;[Red]-#,##0", "39": "#,##0.00;-#,##0.00",
    "40": "#,##0.00;[Red]-#,##0.00", "41": '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    "42": '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    "43": '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    "44": '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    "45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss.0", "48": "##0.0E+0", "49": "@",
    "50": "[$-411]ge.m.d", "51": '[$-411]ggge"年"m"月"d"日"', "52": 'yyyy"年"m"月"', "53": 'm"月"d"日"',
    "54": '[$-411]ggge"年"m"月"d"日"', "55": 'yyyy"年"m"月"', "56": 'm"月"d"日"', "57": "[$-411]ge.m.d",
    "58": '[$-411]ggge"年"m"月"d"日"',
}  # fmt: skip
"""The formats that a workbook refers to by a number alone, as the Japanese Excel has them."""

FormatKind = str
"""``general``, ``number``, ``scientific``, ``fraction``, ``date``, ``elapsed``, ``text`` or ``words``."""

MOST_DECIMALS = 30
"""The greatest number of decimals that a spreadsheet shows."""
_DIGITS_STORED = 15
"""The number of digits that a spreadsheet keeps; what it stores beyond them is no information."""
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_TO_STORED = Context(prec=_DIGITS_STORED, rounding=ROUND_HALF_UP)
_OVERFLOW = "########"


class FormatToken(NamedTuple):
    """A part of a number format: ``kind`` is ``literal``, ``digit``, ``point``, ``comma``, ``percent`` …"""

    kind: str
    text: str


@attrs.frozen
class FormatSection:
    """One of the parts of a format that semicolons separate.

    Attributes:
        kind: what it shows.
        tokens: its parts.
        condition: the comparison and the number for which it holds, if it names one.
        locale: the language of days.
        decimals: how many decimals it shows.
        scale: by how many powers of ten it divides: 3 for ``#,##0,``.
        percents: how often it multiplies by a hundred.
    """

    kind: FormatKind
    tokens: tuple[FormatToken, ...]
    condition: tuple[str, Decimal] | None
    locale: str
    decimals: int = 0
    scale: int = 0
    percents: int = 0


# --- reading a format

_TOKENS = re.compile(
    r"""
    (?P<general>General|G/標準)
    | "(?P<quoted>[^"]*)" | \\(?P<escaped>.)
    | (?P<space>_.) | (?P<fill>\*.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<exponent>E[+-]) | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<text>@)
    | (?P<noon>AM/PM|A/P)
    | (?P<era>g{1,3}) | (?P<era_year>e{1,2}) | (?P<year>y{1,4}) | (?P<month>m{1,5}) | (?P<day>d{1,4})
    | (?P<weekday>aaaa?) | (?P<hour>hh?) | (?P<second>ss?)
    | (?P<number>[1-9][0-9]*)
    | (?P<literal>[-+/():$¥&'^~{}<>= \u00a0]|[^\x00-\x7f])
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+|黒|青|水|緑|紫|赤|白|黄|色 ?[0-9]+",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) *(-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]{1,3})?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-(.*))?", re.DOTALL)
_LOCALE = re.compile(
    r"([0-9A-F]{3,8}|[a-z]{2,3}(?:-[a-z]{2,4})?(?:-x-gannen)?|x-sys(?:date|time))(?:,[0-9A-F]{1,4})?",
    re.IGNORECASE,
)
_NUMERALS, _CALENDARS = (0, 1), {0: "", 3: "ERA:"}
"""Digits as they are here; the calendar of the system, and that of eras, in which yyyy is no Western year."""
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)
_SYSTEM = {
    **dict.fromkeys(("F800", "X-SYSDATE"), 'yyyy"年"m"月"d"日"'),
    **dict.fromkeys(("F400", "X-SYSTIME"), "h:mm:ss"),
}
"""The formats of days and times that the settings of Windows decide, as they are in Japanese."""
_DATE_KINDS = {"era", "era_year", "year", "month", "day", "weekday", "hour", "second", "noon"}


def _unknown(number_format: str) -> ParseError:
    return ParseError("tables.number_format", found=number_format)


@lru_cache(maxsize=2**10)
def _sections(number_format: str) -> tuple[FormatSection, ...]:
    """Return the sections of a format.

    Raises:
        ParseError: the format is not understood.
    """
    sections: list[list[FormatToken]] = [[]]
    position = 0
    while position < len(number_format):
        if number_format[position] == ";":
            sections.append([])
            position += 1
            continue
        match = _TOKENS.match(number_format, position)
        if match is None or match.lastgroup is None:
            raise _unknown(number_format)
        sections[-1].append(FormatToken(match.lastgroup, match[match.lastgroup]))
        position = match.end()
    if len(sections) > 4:
        raise _unknown(number_format)
    return tuple(_section(tokens, number_format) for tokens in sections)


def _section(raw: Sequence[FormatToken], number_format: str) -> FormatSection:
    condition, locale = None, ""
    tokens: list[FormatToken] = []
    for kind, text in raw:
        if kind in ("quoted", "escaped", "literal"):
            tokens.append(FormatToken("literal", text))
        elif kind == "bracket":
            if match := _CONDITION.fullmatch(text):
                condition = (match[1], Decimal(match[2]))
            elif match := _CURRENCY.fullmatch(text):
                locale = _locale(match[2], number_format) if match[2] else locale
                tokens.append(FormatToken("literal", match[1]))
            elif _ELAPSED.fullmatch(text):
                tokens.append(FormatToken("elapsed", text[0].lower()))
            elif not _COLOUR.fullmatch(text):
                raise _unknown(number_format)
        elif kind not in ("space", "fill"):
            tokens.append(FormatToken(kind, text))
    return _typed(tokens, condition, locale, number_format)


def _locale(text: str, number_format: str) -> str:
    """Return the language that a format names: 411, 409, JA-JP-X-GANNEN; with eras, ERA:411.

    Raises:
        ParseError: other digits, or another calendar.
    """
    match = _LOCALE.fullmatch(text)
    if match is None:
        raise _unknown(number_format)
    try:
        number = int(match[1], 16)
    except ValueError:
        return match[1].upper()
    calendar = _CALENDARS.get(number >> 16 & 0xFF)
    if number >> 24 not in _NUMERALS or calendar is None:
        raise _unknown(number_format)
    return f"{calendar}{number & 0xFFFF:X}"


def _typed(
    tokens: list[FormatToken], condition: tuple[str, Decimal] | None, locale: str, number_format: str
) -> FormatSection:
    kinds = {token.kind for token in tokens}
    if locale in _SYSTEM:
        return attrs.evolve(_sections(_SYSTEM[locale])[0], condition=condition)
    if "elapsed" in kinds or kinds & _DATE_KINDS:
        kind = "elapsed" if "elapsed" in kinds else "date"
        dated = _days(tokens, locale, number_format)
        return FormatSection(kind, tuple(dated), condition, locale)
    if "general" in kinds or "text" in kinds:
        kind = "general" if "general" in kinds else "text"
        if kinds - {kind, "literal"}:
            raise _unknown(number_format)
        return FormatSection(kind, tuple(tokens), condition, locale)
    if "digit" not in kinds:
        if kinds - {"literal", "percent"}:
            raise _unknown(number_format)
        return FormatSection("words", tuple(tokens), condition, locale)
    if "exponent" in kinds:
        return FormatSection("scientific", tuple(tokens), condition, locale)
    slashes = [at for at, token in enumerate(tokens) if token == FormatToken("literal", "/")]
    if slashes and _is_fraction(tokens, slashes[0]):
        return FormatSection("fraction", tuple(tokens), condition, locale)
    if "number" in kinds:
        raise _unknown(number_format)
    return _number_section(tokens, condition, locale, number_format)


def _is_fraction(tokens: Sequence[FormatToken], slash: int) -> bool:
    """Whether a slash stands between digits: ``# ?/?``."""
    around = [*tokens[max(slash - 1, 0) : slash], *tokens[slash + 1 : slash + 2]]
    return len(around) == 2 and around[0].kind == "digit" and around[1].kind in ("digit", "number")


def _number_section(
    tokens: list[FormatToken], condition: tuple[str, Decimal] | None, locale: str, number_format: str
) -> FormatSection:
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    points = [at for at, token in enumerate(tokens) if token.kind == "point"]
    if len(points) > 1:
        raise _unknown(number_format)
    point = points[0] if points else len(tokens)
    decimals = sum(at > point for at in places)
    scale = 0
    for at, token in enumerate(tokens):
        if token.kind == "comma":
            before, after = any(each < at for each in places), [each for each in places if each > at]
            if not before:
                raise _unknown(number_format)
            if not after or (at < point < after[0]):
                scale += 3
            elif at > point:
                raise _unknown(number_format)
    percents = sum(token.kind == "percent" for token in tokens)
    if decimals > MOST_DECIMALS or percents > 1:
        raise _unknown(number_format)
    return FormatSection("number", tuple(tokens), condition, locale, decimals, scale, percents)


def _days(tokens: list[FormatToken], locale: str, number_format: str) -> Iterator[FormatToken]:
    """Yield the tokens of a day or a time; what stands for minutes is one of ``minute``.

    Raises:
        ParseError: a calendar or a language that is not understood.
    """
    kinds = [token.kind for token in tokens]
    in_era = "411" in locale or "JA" in locale or "era" in kinds
    has_names = any(token.kind in ("month", "day") and len(token.text) > 2 for token in tokens)
    is_known = locale.removeprefix("ERA:") in ("", "409", "411", "JA-JP", "EN-US", "JA-JP-X-GANNEN")
    if (
        ("era_year" in kinds and not in_era)
        or (has_names and not is_known)
        or (locale.startswith("ERA:") and "year" in kinds)
    ):
        raise _unknown(number_format)
    times = [token.kind for token in tokens if token.kind not in ("literal", "point", "digit", "noon")]
    at = 0
    for index, token in enumerate(tokens):
        if token.kind in ("literal", "noon"):
            yield token
            continue
        if token.kind == "point":
            yield FormatToken("literal", ".") if not _is_split_second(tokens, index) else token
            continue
        if token.kind == "digit":
            if token.text != "0" or not any(each.kind == "point" for each in tokens[:index]):
                raise _unknown(number_format)
            yield FormatToken("split", "0")
            continue
        if token.kind not in (*_DATE_KINDS, "elapsed"):
            if token.text in (",",):
                yield FormatToken("literal", token.text)
                continue
            raise _unknown(number_format)
        before, after = times[at - 1] if at else "", times[at + 1] if at + 1 < len(times) else ""
        elapsed_hour = at > 0 and times[at - 1] == "elapsed"
        if (
            token.kind == "month"
            and len(token.text) <= 2
            and (before == "hour" or elapsed_hour or after == "second")
        ):
            token = FormatToken("minute", token.text)
        at += 1
        yield token


def _is_split_second(tokens: Sequence[FormatToken], index: int) -> bool:
    """Whether a point stands between seconds and their decimals."""
    return index > 0 and tokens[index - 1].kind == "second" and tokens[index + 1 : index + 2] != []


# --- days and times


def is_date_format(number_format: str) -> bool:
    """Return whether a spreadsheet shows a number with this format as a day or a time.

    >>> is_date_format('[$-411]ggge"年度"'), is_date_format("0.00E+00"), is_date_format("[h]:mm")
    (True, False, False)
    """
    try:
        return _sections(number_format)[0].kind == "date"
    except ParseError:
        return False


_FIRST_1900, _FIRST_1904 = date(1899, 12, 31), date(1904, 1, 1)
_LAST_SERIAL = 2_958_465
_MILLISECONDS = 86_400_000


def day_or_time(number: Decimal, *, is_from_1904: bool = False) -> date | datetime | time | Decimal:
    """Return the day or the time of a number of days; the number if there is no such day.

    >>> day_or_time(Decimal(45383)), day_or_time(Decimal("0.75")), day_or_time(Decimal(60))
    (datetime.date(2024, 4, 1), datetime.time(18, 0), Decimal('60'))
    """
    if not 0 <= number < _LAST_SERIAL + 1:
        return number
    days = int(number)
    milliseconds = int(_WIDE.to_integral_value((number - days) * _MILLISECONDS))
    days, milliseconds = days + milliseconds // _MILLISECONDS, milliseconds % _MILLISECONDS
    if not days and not is_from_1904:
        moment = datetime.min + timedelta(milliseconds=milliseconds)
        return moment.time() if milliseconds else number
    if is_from_1904:
        if days > _LAST_SERIAL - 1462:
            return number
        day = _FIRST_1904 + timedelta(days)
    elif days == 60 or days > _LAST_SERIAL:  # 29 February 1900, which did not exist
        return number
    else:
        day = _FIRST_1900 + timedelta(days - (days > 60))
    if not milliseconds:
        return day
    return datetime.combine(day, time.min) + timedelta(milliseconds=milliseconds)


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _day_text(section: FormatSection, moment: date | datetime | time) -> str:
    if isinstance(moment, time):
        moment = datetime.combine(date(1900, 1, 1), moment)
    at = moment if isinstance(moment, datetime) else datetime.combine(moment, time.min)
    is_half_day = any(token.kind == "noon" for token in section.tokens)
    return "".join(_day_part(token, at, section, is_half_day) for token in section.tokens)


def _day_part(token: FormatToken, at: datetime, section: FormatSection, is_half_day: bool) -> str:
    kind, width = token.kind, len(token.text)
    era = next((era for era in reversed(ERAS) if era.start <= at.date()), ERAS[0])
    match kind:
        case "year":
            return f"{at.year:04}" if width > 2 else f"{at.year % 100:02}"
        case "era":
            return {1: era.letter, 2: era.name[0], 3: era.name}[width]
        case "era_year":
            count = era.count(at.year)
            return "元" if count == 1 and "GANNEN" in section.locale else f"{count:0{width}}"
        case "month":
            name = _MONTHS[at.month - 1]
            return {3: name[:3], 4: name, 5: name[0]}.get(width) or f"{at.month:0{width}}"
        case "day":
            name = _WEEKDAYS[at.weekday()]
            return {3: name[:3], 4: name}.get(width) or f"{at.day:0{width}}"
        case "weekday":
            return "月火水木金土日"[at.weekday()] + ("曜日" if width == 4 else "")
        case "hour":
            return f"{(at.hour - 1) % 12 + 1 if is_half_day else at.hour:0{width}}"
        case "minute":
            return f"{at.minute:0{width}}"
        case "second":
            return f"{at.second:0{width}}"
        case "split":
            return f"{at.microsecond // 100_000}"
        case "noon":
            return token.text.split("/")[at.hour >= 12].upper()
        case "point":
            return "."
    return token.text


def _elapsed_text(section: FormatSection, number: Decimal) -> str:
    seconds = int(_WIDE.to_integral_value(abs(number) * 86_400))
    units = {"h": 3600, "m": 60, "s": 1}
    texts = []
    for token in section.tokens:
        if token.kind == "elapsed":
            texts.append(str(seconds // units[token.text]))
            seconds %= units[token.text]
        elif token.kind in ("hour", "minute", "second"):
            size = units[token.kind[0]]
            texts.append(f"{seconds // size % (24 if size == 3600 else 60):0{len(token.text)}}")
        else:
            texts.append(token.text)
    return ("-" if number < 0 else "") + "".join(texts)


# --- numbers


def as_shown_number(number: Decimal, section: FormatSection | None = None) -> Decimal:
    """Return a number with the 15 digits that a spreadsheet keeps, and times 100 where it is shown with %.

    >>> as_shown_number(Decimal("0.30000000000000004")), as_shown_number(Decimal("0.505"), _sections("0%")[0])
    (Decimal('0.3'), Decimal('50.5'))
    """
    if len(number.as_tuple().digits) > _DIGITS_STORED:
        number = _TO_STORED.plus(number).normalize(_WIDE)
    return number if section is None else _WIDE.scaleb(number, 2 * section.percents - section.scale)


def section_of(number: Decimal, number_format: str) -> FormatSection:
    """Return the section of a format that shows a number.

    Raises:
        ParseError: the format is not understood.
    """
    sections = _sections(number_format)
    if len(sections) > 1 and (len(sections) == 4 or sections[-1].kind == "text"):
        sections = sections[:-1]
    if any(section.condition for section in sections):
        return next((each for each in sections if _holds(each, number)), sections[-1])
    match len(sections):
        case 1:
            return sections[0]
        case 2:
            return sections[number < 0]
    return sections[0] if number > 0 else sections[1 if number < 0 else 2]


_COMPARISONS = {
    "<": Decimal.__lt__, "<=": Decimal.__le__, ">": Decimal.__gt__, ">=": Decimal.__ge__,
    "=": Decimal.__eq__, "<>": Decimal.__ne__,
}  # fmt: skip


def _holds(section: FormatSection, number: Decimal) -> bool:
    if section.condition is None:
        return True
    comparison, bound = section.condition
    return bool(_COMPARISONS[comparison](number, bound))


def shown(cell: SheetCell) -> str:
    """Return the text that a spreadsheet shows for a cell, in a column that is wide enough.

    A number without a format has all its digits, up to 12 decimals.  A negative number has a sign also where
    the format has brackets or a colour only, and a number below 1 a zero before the point.

    Raises:
        ParseError: the number format is not understood.

    >>> from dxmodel.tables import SheetCell
    >>> shown(SheetCell(Decimal("0.505"), "0.0%")), shown(SheetCell(Decimal(-1234), "#,##0;▲#,##0"))
    ('50.5%', '▲1,234')
    >>> shown(SheetCell(date(2024, 4, 1), '[$-411]ggge"年度"'))
    '令和6年度'
    """
    match cell.content:
        case CellFault(code, found):
            return found if code == "tables.error_value" else ""
        case bool() as truth:
            return str(truth).upper()
        case str() as text:
            return _text(text, cell.number_format)
        case Decimal() as number:
            return _number(number, cell.number_format)
        case moment:
            section = _sections(cell.number_format)[0]
            return _day_text(section, moment) if section.kind == "date" else str(moment)


def decimals_shown(cell: SheetCell) -> int | None:
    """Return how many decimals the format of a number shows; None if it shows as many as there are.

    Raises:
        ParseError: the number format is not understood.

    >>> decimals_shown(SheetCell(Decimal("0.505"), "0.0%")), decimals_shown(SheetCell(Decimal("0.505")))
    (1, None)
    """
    if not isinstance(cell.content, Decimal):
        return None
    section = section_of(cell.content, cell.number_format)
    return section.decimals if section.kind == "number" else None


def _text(text: str, number_format: str) -> str:
    if "@" not in number_format or number_format == "@":
        return text
    section = _sections(number_format)[-1]
    if section.kind != "text":
        return text
    return "".join(text if token.kind == "text" else token.text for token in section.tokens).strip(" ")


def _number(number: Decimal, number_format: str) -> str:
    if number_format == GENERAL:
        return _plain(number)
    section = section_of(number, number_format)
    number = as_shown_number(number)
    match section.kind:
        case "date":
            return _OVERFLOW
        case "elapsed":
            return _elapsed_text(section, number)
        case "number":
            text = _digits_text(section, abs(number))
        case "scientific":
            text = _scientific_text(section, abs(number))
        case "fraction":
            text = _fraction_text(section, abs(number))
        case "general" | "text":
            text = "".join(
                _plain(abs(number)) if token.kind == section.kind else token.text for token in section.tokens
            )
        case _:
            return _joined(section.tokens)
    return _with_sign(text) if number < 0 else text.strip(" ")


def _joined(tokens: Sequence[FormatToken]) -> str:
    return "".join(token.text for token in tokens).strip(" ")


def _plain(number: Decimal) -> str:
    """Return all digits of a number, with at most 12 decimals."""
    number = as_shown_number(number)
    rounded = _round(number, PLACES)
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if rounded else "0"


def _round(number: Decimal, decimals: int) -> Decimal:
    if -int(number.as_tuple().exponent) <= decimals:
        return number
    return number.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)


_MINUS = re.compile("[-−‐–－▲△]")
_BRACKETED = re.compile(r"([^(]*)\(([^()]*)\)([^)]*)")
_DIGIT = re.compile("[0-9]")


def _with_sign(text: str) -> str:
    """Return the text of a negative number with a sign before its digits: of (1,234), -1,234."""
    if match := _BRACKETED.fullmatch(text.replace("（", "(").replace("）", ")")):
        text = "".join(match.groups())
    before, digits = (
        (text[: match.start()], text[match.start() :]) if (match := _DIGIT.search(text)) else (text, "")
    )
    if not re.search("[1-9]", text.partition("E")[0]):  # rounded to zero
        before = _MINUS.sub("", before)
    elif not _MINUS.search(before):
        before += "-"
    return f"{before}{digits}".strip(" ")


def _digits_text(section: FormatSection, number: Decimal) -> str:
    """Return the digits of a number that is not negative, in the places of a section."""
    rounded = _WIDE.quantize(as_shown_number(number, section), Decimal(1).scaleb(-section.decimals))
    whole, _, fraction = f"{rounded:f}".partition(".")
    tokens = section.tokens
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    places = [at for at, token in enumerate(tokens[:point]) if token.kind == "digit"]
    is_grouped = any(
        token.kind == "comma" and places and places[0] < at < places[-1] for at, token in enumerate(tokens)
    )
    before = _whole_places(tokens, places, whole.lstrip("0"), is_grouped)
    after = _decimal_places(tokens, point, fraction)
    texts = [
        before.get(at, after.get(at, "" if token.kind in ("digit", "comma") else token.text))
        for at, token in enumerate(tokens)
    ]
    if point < len(tokens):
        has_whole = any(before.get(at) for at in places)
        has_decimals = any(after.values())
        texts[point] = ("" if has_whole else "0") + ("." if has_decimals else "")
        if not has_decimals and not rounded and not has_whole:
            texts[point] = ""
    return "".join(texts)


def _whole_places(
    tokens: Sequence[FormatToken], places: Sequence[int], digits: str, is_grouped: bool
) -> dict[int, str]:
    """Return what stands in each place before the point."""
    if is_grouped:
        padded = digits.rjust(sum(tokens[at].text == "0" for at in places), "0")
        return {places[-1]: f"{int(padded):,}".rjust(len(padded), "0") if padded else ""}
    texts: dict[int, str] = {}
    for at in reversed(places):
        digit, digits = digits[-1:], digits[:-1]
        texts[at] = digit or ("0" if tokens[at].text == "0" else "")
    if digits and places:
        texts[places[0]] = digits + texts[places[0]]
    return texts


def _decimal_places(tokens: Sequence[FormatToken], point: int, fraction: str) -> dict[int, str]:
    """Return what stands in each place after the point; zeros at the end only in places that demand them."""
    places = [at for at in range(point, len(tokens)) if tokens[at].kind == "digit"]
    texts = dict(zip(places, fraction, strict=True))
    for at in reversed(places):
        if texts[at] != "0" or tokens[at].text == "0":
            break
        texts[at] = ""
    return texts


def _scientific_text(section: FormatSection, number: Decimal) -> str:
    tokens = section.tokens
    at = next(index for index, token in enumerate(tokens) if token.kind == "exponent")
    decimals = sum(
        token.kind == "digit" and any(each.kind == "point" for each in tokens[:index])
        for index, token in enumerate(tokens[:at])
    )
    exponent = number.adjusted() if number else 0
    mantissa = _round(_WIDE.scaleb(number, -exponent), decimals)
    if mantissa >= 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    width = sum(token.kind == "digit" for token in tokens[at:])
    sign = "-" if exponent < 0 else "+" if tokens[at].text.endswith("+") else ""
    literals = [token.text for token in tokens[at:] if token.kind == "literal"]
    return f"{_round(mantissa, decimals):.{decimals}f}E{sign}{abs(exponent):0{width}}" + "".join(literals)


def _fraction_text(section: FormatSection, number: Decimal) -> str:
    tokens = section.tokens
    slash = next(at for at, token in enumerate(tokens) if token.text == "/" and _is_fraction([*tokens], at))
    whole = Decimal(int(number))
    fixed = "".join(token.text for token in tokens[slash + 1 :] if token.kind == "number")
    places = sum(token.kind == "digit" for token in tokens[slash + 1 :])
    has_whole = any(
        token == FormatToken("literal", " ") and any(each.kind == "digit" for each in tokens[:at])
        for at, token in enumerate(tokens[:slash])
    )
    part = Fraction(number - whole if has_whole else number)
    if fixed:
        numerator, denominator = round(part * int(fixed)), int(fixed)
    else:
        nearest = part.limit_denominator(10 ** min(places, 6) - 1)
        numerator, denominator = nearest.numerator, nearest.denominator
    if has_whole and numerator == denominator:
        whole, numerator = whole + 1, 0
    if not has_whole:
        return f"{numerator}/{denominator}"
    texts = [f"{whole}"] if whole or not numerator else []
    return " ".join([*texts, f"{numerator}/{denominator}"] if numerator else texts)
