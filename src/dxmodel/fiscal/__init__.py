"""Japanese fiscal years, months, spans of years and dates known within bounds; independent of plans.

* ``year.py``: FiscalYear, April to March: 令和6年度 = R6 = FY2024
* ``month.py``: Month, a calendar month; 令和6年1月 lies in R5
* ``span.py``: FiscalSpan, from one to another, both included, possibly open: R4/R10, 令和8年度以降
* ``when.py``: When, a date known exactly or only within bounds; a day or a month
* ``window.py``: CountingWindow, the months of each year that are counted; the place of a day in time
* ``day.py``: days as they are printed: 令和6年12月20日, R6.12.20, 2024/12/20
* ``era.py``: the era table, and years as eras count them
* ``text.py``: normalises printed text before it is parsed

Values are frozen and parse what they print.  Every ``parse`` reads the spellings that real plans
print and refuses the rest; ``as_...`` also takes the value itself, for arguments and converters.

May import ``errors`` and ``messages``.  A new spelling goes into the file of the value that it
names, with a line in the table of ``tests/fiscal``; a new era goes into ``era.py`` alone.
"""

from dxmodel.fiscal.era import ERAS, Era, era_year
from dxmodel.fiscal.month import Month
from dxmodel.fiscal.span import FiscalSpan, as_fiscal_span
from dxmodel.fiscal.when import When, as_day_or_month, as_when, last_day
from dxmodel.fiscal.window import CountingWindow, as_counting_window, place_in_time
from dxmodel.fiscal.year import FiscalYear, as_fiscal_year
from dxmodel.public import set_public_module

__all__ = [
    "ERAS",
    "CountingWindow",
    "Era",
    "FiscalSpan",
    "FiscalYear",
    "Month",
    "When",
    "as_counting_window",
    "as_day_or_month",
    "as_fiscal_span",
    "as_fiscal_year",
    "as_when",
    "era_year",
    "last_day",
    "place_in_time",
]

set_public_module(__name__, __all__, globals())
