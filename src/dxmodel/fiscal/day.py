"""Read days as they are printed: 令和6年12月20日, R6.12.20, 2024/12/20, 令和6年3月末."""

import re
from datetime import date

from dxmodel.errors import ParseError
from dxmodel.fiscal.era import NUMBER, YEAR, number, western_year
from dxmodel.fiscal.month import Month, check_begun, read_month
from dxmodel.fiscal.text import MOMENT
from dxmodel.fiscal.year import read_year

__all__ = ["read_day"]

_MIDNIGHT = "(?: 0?0:00(?::00)?)?"  # as spreadsheets write a day
_DAY = (
    rf"(?P<month>.+月)(?P<day>{NUMBER})日{MOMENT}|(?P<iso>[0-9]{{4}}-[0-9]{{2}})-(?P<d2>[0-9]{{2}}){_MIDNIGHT}"
    rf"|(?P<year>{YEAR})(?P<sign>[./])(?P<m3>[0-9]{{1,2}})(?P=sign)(?P<d3>[0-9]{{1,2}})(?:{_MIDNIGHT}|{MOMENT})"
)
_LAST_DAY = "(?P<month>.+月)末(?:日|日?時点|日?現在)?|(?P<year>.+年度)末(?:時点|現在)"

_WEEKDAYS = "月火水木金土日"
_WITH_WEEKDAY = rf"(?P<day>[^()]+)\((?P<weekday>[{_WEEKDAYS}])(?:曜日?)?\)"


def read_day(text: str) -> date | None:
    """Read plain text; None if it is not a day.  A day that no month has, 2月30日, is refused.

    The end of a month is its last day.  The end of a fiscal year is a day only as the time of a count,
    令和5年度末時点: a plan of 令和5年度末 may be of any day.

    >>> read_day("R7.6.30"), read_day("令和5年3月末時点"), read_day("令和5年度末")
    (datetime.date(2025, 6, 30), datetime.date(2023, 3, 31), None)
    """
    if text.endswith(")") and (match := re.fullmatch(_WITH_WEEKDAY, text)):
        return _read_with_weekday(match)
    if "末" in text and (match := re.fullmatch(_LAST_DAY, text)):
        end = read_month(match["month"]) if match["month"] else read_year(match["year"], year_ok=False)
        return end.last_day if end else None
    match = re.fullmatch(_DAY, text)
    if match is None:
        return None
    month = _month(match)
    day = number(match["day"] or match["d2"] or match["d3"])
    if month is None:
        return None
    if not 1 <= day <= month.last_day.day:
        raise ParseError("fiscal.no_such_day", text=text, month=month, last=month.last_day.day)
    exact = date(month.year, month.month, day)
    check_begun(text, exact)
    return exact


def _read_with_weekday(match: re.Match[str]) -> date | None:
    """Read a day with its weekday, 令和7年6月30日（月）; refuse a wrong one."""
    day = read_day(match["day"])
    if day is not None and _WEEKDAYS[day.weekday()] != match["weekday"]:
        raise ParseError("fiscal.other_weekday", text=match[0], weekday=_WEEKDAYS[day.weekday()])
    return day


def _month(match: re.Match[str]) -> Month | None:
    if match["year"]:
        if not 1 <= number(match["m3"]) <= 12:
            raise ParseError("fiscal.no_such_month", text=match[0], month=number(match["m3"]))
        return read_month(f"{western_year(match['year'])}-{number(match['m3']):02}")
    if match["iso"] and not "01" <= match["iso"][5:] <= "12":
        raise ParseError("fiscal.no_such_month", text=match[0], month=int(match["iso"][5:]))
    return read_month(match["month"] or match["iso"])
