"""FiscalYear: April to March, named by the year it starts in."""

import re
from datetime import date
from functools import cache
from typing import ClassVar, overload

import attrs

from dxmodel.errors import InvalidValueError, ParseError, unknown_language
from dxmodel.fiscal.era import ERAS, LETTERS, YEAR, Era, era_named, era_on, printed_year, western_year
from dxmodel.fiscal.text import MOMENT, excerpt, plain
from dxmodel.printing import shown

__all__ = ["FiscalYear", "as_fiscal_year", "as_optional_year"]

FIRST, LAST = 1868, 9998
SPELLINGS = ("令和6年度", "R6", "FY2024", "2024年度")


def _check_year(year: "FiscalYear", _: object, value: int) -> None:
    if type(value) is not int or not FIRST <= value <= LAST:
        raise InvalidValueError("fiscal.not_a_year", found=shown(value), first=FIRST, last=LAST)


@attrs.frozen(repr=False)
class FiscalYear:
    """A Japanese fiscal year: 1 April to 31 March, named by the Western year it starts in.

    Raises:
        InvalidValueError: not an int, or outside 1868–9998.

    >>> FiscalYear(2024).first_day, FiscalYear(2024).last_day
    (datetime.date(2024, 4, 1), datetime.date(2025, 3, 31))
    >>> FiscalYear(2024) + 1, FiscalYear(2028) - FiscalYear(2024)
    (FiscalYear(2025), 4)
    >>> year = FiscalYear(2024)
    >>> f"{year} {year:ja} {year:en}"
    'R6 令和6年度 FY2024'
    """

    MIN: ClassVar["FiscalYear"]
    MAX: ClassVar["FiscalYear"]

    year: int = attrs.field(validator=_check_year)

    @classmethod
    def parse(cls, text: str, *, year_ok: bool = False) -> "FiscalYear":
        """Read a fiscal year as it is printed.

        Era years after the end of the era are read: 平成33年度 is FY2021.  The end of March is that of the
        fiscal year: 令和5年3月末時点 is R4.  ``令和6年``, ``2024年`` and
        ``2024`` name calendar years; only ``year_ok=True`` reads them as fiscal years.

        Raises:
            ParseError: anything else, and two spellings in one that disagree.

        >>> FiscalYear.parse("令和元年度"), FiscalYear.parse("平成28(2016)年度"), FiscalYear.parse("H31/R1")
        (FiscalYear(2019), FiscalYear(2016), FiscalYear(2019))
        >>> FiscalYear.parse("令和6年", year_ok=True)
        FiscalYear(2024)
        """
        simple = plain(text)
        if year := read_year(simple, year_ok=year_ok):
            return year
        if year := read_year(simple, year_ok=True):
            accepted = (f"{year:ja}", str(year), f"{year:en}")
            raise ParseError("fiscal.calendar_year", text=excerpt(text), accepted=accepted)
        raise ParseError("fiscal.unreadable_year", text=excerpt(text), accepted=SPELLINGS)

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """Return the fiscal year that a day lies in.

        >>> FiscalYear.of(date(2025, 3, 31))
        FiscalYear(2024)
        """
        return cls(day.year - (day.month < 4))

    def __hash__(self) -> int:
        return self.year

    @property
    def fiscal_year(self) -> "FiscalYear":
        """The year itself; a :class:`Month` has a property of the same name.

        >>> FiscalYear(2024).fiscal_year
        FiscalYear(2024)
        """
        return self

    @property
    def first_day(self) -> date:
        """1 April."""
        return date(self.year, 4, 1)

    @property
    def last_day(self) -> date:
        """31 March of the next calendar year."""
        return date(self.year + 1, 3, 31)

    def __contains__(self, day: object) -> bool:
        """Whether a day, or anything with a first and a last day such as a Month, lies within."""
        if isinstance(day, date):
            return self.year == day.year - (day.month < 4)
        first, last = getattr(day, "first_day", None), getattr(day, "last_day", None)
        return first in self and last in self if first and last else False

    # Compare the numbers directly: the methods that attrs generates build tuples first and are slower.

    def __lt__(self, other: "FiscalYear") -> bool:
        if not isinstance(other, FiscalYear):
            return NotImplemented
        return self.year < other.year

    def __le__(self, other: "FiscalYear") -> bool:
        if not isinstance(other, FiscalYear):
            return NotImplemented
        return self.year <= other.year

    def __gt__(self, other: "FiscalYear") -> bool:
        if not isinstance(other, FiscalYear):
            return NotImplemented
        return self.year > other.year

    def __ge__(self, other: "FiscalYear") -> bool:
        if not isinstance(other, FiscalYear):
            return NotImplemented
        return self.year >= other.year

    def __add__(self, years: int) -> "FiscalYear":
        return FiscalYear(self.year + years) if type(years) is int else NotImplemented

    @overload
    def __sub__(self, other: "FiscalYear") -> int: ...
    @overload
    def __sub__(self, other: int) -> "FiscalYear": ...
    def __sub__(self, other: "FiscalYear | int") -> "int | FiscalYear":
        if isinstance(other, FiscalYear):
            return self.year - other.year
        return FiscalYear(self.year - other) if type(other) is int else NotImplemented

    def __repr__(self) -> str:
        return f"FiscalYear({self.year})"

    def __str__(self) -> str:
        return _text_of(self.year)

    def __format__(self, language: str) -> str:
        match language:
            case "":
                return str(self)
            case "ja":
                return f"{printed_year(self._era, self.year)}年度"
            case "en":
                return f"FY{self.year}"
        raise unknown_language(language)

    @property
    def _era(self) -> Era:
        """The era of 1 April; but all of FY2019 is 令和元年度, as the government announced."""
        return ERAS[-1] if self.year == 2019 else era_on(self.first_day)


@cache
def _text_of(year: int) -> str:
    """Return the canonical text of a year, which every answer has many times."""
    of_year = FiscalYear(year)
    era = of_year._era
    count = era.count(year)
    return f"{era.letter}{count}" if count < 100 else f"{of_year:en}"


FiscalYear.MIN, FiscalYear.MAX = FiscalYear(FIRST), FiscalYear(LAST)


def as_fiscal_year(value: FiscalYear | str) -> FiscalYear:
    """Return a fiscal year as it is, and text parsed.  An int is refused: 2024 may be a calendar year.

    Raises:
        ParseError: anything that is neither a fiscal year nor the text of one.

    >>> as_fiscal_year("R6")
    FiscalYear(2024)
    """
    if isinstance(value, FiscalYear):
        return value
    if isinstance(value, str):
        return FiscalYear.parse(value)
    raise ParseError("fiscal.not_fiscal", found=shown(value), accepted=("FiscalYear", *SPELLINGS))


def as_optional_year(value: FiscalYear | str | None) -> FiscalYear | None:
    """Return None as it is, and anything else as :func:`as_fiscal_year` does."""
    return None if value is None else as_fiscal_year(value)


_WHOLE = f"年度(?:末|中|内)?{MOMENT}"
_SIDE = rf"(?P<fy>FY)?(?P<year>{YEAR})(?P<unit>{_WHOLE}|年)?"
_PAIR = rf"([^()年]+)(年度?)?\(([^()年]+)(年度?)?\)({_WHOLE}|年)?"  # 平成28(2016)年度
_ALTERNATIVES = rf"([^/・年]+)(年度?)?[/・]([^/・年]+)({_WHOLE}|年)?"  # 平成31/令和元年度


def read_year(text: str, *, year_ok: bool) -> FiscalYear | None:
    """Read plain text; None if it is not a fiscal year."""
    if "(" in text and (pair := re.fullmatch(_PAIR, text)):
        return _read_pair(text, pair, year_ok)
    if ("/" in text or "・" in text) and (alternatives := re.fullmatch(_ALTERNATIVES, text)):
        return _read_alternatives(alternatives, year_ok)
    if fiscal_year := read_year_end(text):
        return fiscal_year
    match = re.fullmatch(_SIDE, text)
    if not match or not (_is_fiscal(match) or (year_ok and _is_calendar(match))):
        return None
    year = western_year(match["year"])
    return FiscalYear(year) if FIRST <= year <= LAST else None


_YEAR_END = rf"(?P<year>{YEAR})(?:年|\.)0?3月(?:末日?{MOMENT}|31日(?:時点|現在))"


def read_year_end(text: str) -> FiscalYear | None:
    """Read the end of March as its fiscal year: 令和5年3月末時点; None for any other text."""
    match = re.fullmatch(_YEAR_END, text) if "3月" in text else None
    if match is None:
        return None
    era, year = era_named(text), western_year(match["year"]) - 1
    has_begun = era is None or era.start <= date(year + 1, 3, 31)
    return FiscalYear(year) if has_begun and FIRST <= year <= LAST else None


def _is_fiscal(match: re.Match[str]) -> bool:
    if match["unit"]:
        return match["unit"] != "年"
    return bool(match["fy"]) or match["year"][0] in LETTERS


def _is_calendar(match: re.Match[str]) -> bool:
    return not match["fy"] and (match["unit"] == "年" or match["year"].isdigit())


def _read_pair(text: str, pair: re.Match[str], year_ok: bool) -> FiscalYear | None:
    unit = max(pair.group(2, 4, 5), key=lambda unit: len(unit or "")) or ""  # 年度 on one side holds for both
    left, right = _read_sides(pair[1] + unit, pair[3] + unit, year_ok)
    if left and right and left != right:
        raise ParseError("fiscal.sides_disagree", text=text, left=left, right=right)
    return left if right else None


def _read_sides(left: str, right: str, year_ok: bool) -> tuple[FiscalYear | None, FiscalYear | None]:
    """Read two texts of one year; if one of them is a fiscal year, so is the other: R6(2024)."""
    sides = [read_year(each, year_ok=year_ok) for each in (left, right)]
    if any(sides):
        sides = [
            side or read_year(each, year_ok=True) for side, each in zip(sides, (left, right), strict=True)
        ]
    return sides[0], sides[1]


def _read_alternatives(match: re.Match[str], year_ok: bool) -> FiscalYear | None:
    """Read a fiscal year that is named in two eras; two different years are not one."""
    unit = max(match.group(2, 4), key=lambda unit: len(unit or "")) or ""
    left, right = _read_sides(match[1] + unit, match[3] + unit, year_ok)
    return left if left == right else None
