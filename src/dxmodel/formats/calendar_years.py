"""Read 令和6年 as a year where an indicator counts calendar years: its 令和6年 is that of R6.

This changes the plain data, before values are read: ``period: 令和6年`` becomes ``period: R6``.
"""

from collections.abc import Mapping, Set
from typing import Any

from dxmodel.errors import DxError
from dxmodel.fiscal import CountingWindow, as_counting_window
from dxmodel.formats.fiscal_years import read_years

__all__ = ["counts_calendar_years", "read_calendar_years"]

CALENDAR_YEAR = CountingWindow(1, 12)


def counts_calendar_years(fields: Mapping[str, Any]) -> bool:
    """Return whether the plain data of an indicator, or of a change to one, state the calendar year.

    >>> counts_calendar_years({"window": "暦年"}), counts_calendar_years({"window": "7～3月"})
    (True, False)
    """
    try:
        return as_counting_window(fields.get("window") or "") == CALENDAR_YEAR
    except DxError:
        return False


def read_calendar_years(value: Any, ids: Set[str], key: str | None = None) -> None:
    """Replace calendar years by fiscal years wherever plain data are about some indicators, in place.

    Args:
        value: the plain data of a plan, a revision, results or evaluations, or a part of them.
        ids: the indicators that count calendar years, in any version of the plan.
        key: the key of the value.
    """
    if isinstance(value, dict):
        if _is_about(value, key, ids):
            read_years(value, key)
            return
        for name, each in value.items():
            read_calendar_years(each, ids, name)
    elif isinstance(value, list):
        for each in value:
            read_calendar_years(each, ids, key)


def _is_about(mapping: Mapping[str, Any], key: str | None, ids: Set[str]) -> bool:
    """Return whether a mapping is one of the indicators, or a result, an evaluation or a change of one."""
    named = [mapping.get(name) for name in ("indicator", "item", "of")]
    named += [mapping.get("id")] if key in ("indicators", "indicator") else []
    return any(isinstance(each, str) and each in ids for each in named)
