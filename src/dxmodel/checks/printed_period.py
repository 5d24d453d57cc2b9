"""differs: compare the printed text of a period with the period of a plan."""

import re

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalSpan
from dxmodel.fiscal.era import NUMBER, number
from dxmodel.fiscal.text import plain

__all__ = ["differs"]

_LENGTH = re.compile(rf"({NUMBER})(?:年間|[かカヵヶケ箇]年)")


def differs(printed: str, period: FiscalSpan) -> bool:
    """Return whether a printed period surely is another one: other years, or another number of years.

    >>> period = FiscalSpan.parse("R5/R7")
    >>> differs("令和5年度から令和7年度までの3年間", period), differs("3か年", period)
    (False, False)
    >>> differs("令和5年度から令和7年度までの4年間", period), differs("令和5～8年度", period)
    (True, True)
    """
    try:
        stated = FiscalSpan.parse(printed, year_ok=True)
    except InvalidValueError:
        return True  # the text contradicts itself
    except ParseError:
        return _has_other_length(printed, period)
    return (stated.start_year, stated.end_year) != (period.start_year, period.end_year)


def _has_other_length(printed: str, period: FiscalSpan) -> bool:
    """Return whether the only number of years in a text is not that of the period."""
    lengths = {number(each) for each in _LENGTH.findall(plain(printed))}
    if period.length is None or len(lengths) != 1:
        return False
    return lengths.isdisjoint({period.length, len(period.months) / 12})
