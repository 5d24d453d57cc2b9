"""Read 令和6年 as a year where an indicator counts calendar years: its 令和6年 is that of R6.

This changes the plain data, before values are read: ``period: 令和6年`` becomes ``period: R6``.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from dxmodel.errors import DxError, ParseError
from dxmodel.fiscal import CountingWindow, FiscalSpan, as_counting_window
from dxmodel.formats.walk import mappings

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


def read_calendar_years(part: Mapping[str, Any], ids: Set[str]) -> None:
    """Replace calendar years by fiscal years in a plan, a revision or a list of observations, in place.

    Args:
        part: the plain data.
        ids: the indicators that count calendar years, in any version of the plan.
    """
    for mapping, key in _fields(part, ids):
        if isinstance(text := mapping.get(key), str):
            mapping[key] = _as_fiscal(text)


def _as_fiscal(text: str) -> str:
    """Return the fiscal years of a text of calendar years; any other text unchanged."""
    try:
        FiscalSpan.parse(text)
    except ParseError as error:
        return str(FiscalSpan.parse(text, year_ok=True)) if error.code == "fiscal.calendar_year" else text
    except DxError:
        pass
    return text


Field = tuple[dict[str, Any], str]


def _fields(part: Mapping[str, Any], ids: Set[str]) -> Iterator[Field]:
    """Yield the mappings and keys in which years of these indicators stand."""
    for indicator in mappings(part.get("indicators")):
        if _is_one_of(indicator.get("id"), ids):
            yield from _of_indicator(indicator)
    for observation in mappings(part.get("observations")):
        if _is_one_of(observation.get("indicator"), ids):
            yield observation, "period"
    for change in mappings(part.get("changes")):
        match change:
            case {"set-target": {"indicator": id, "target": dict() as target}} if _is_one_of(id, ids):
                yield from _of_target(target)
            case {"set-baseline": {"indicator": id, "baseline": dict() as baseline}} if _is_one_of(id, ids):
                yield from _of_baseline(baseline)


def _is_one_of(id: object, ids: Set[str]) -> bool:
    return isinstance(id, str) and id in ids


def _of_indicator(indicator: Mapping[str, Any]) -> Iterator[Field]:
    for baseline in mappings([indicator.get("baseline")]):
        yield from _of_baseline(baseline)
    for target in mappings(indicator.get("targets")):
        yield from _of_target(target)


def _of_baseline(baseline: dict[str, Any]) -> Iterable[Field]:
    return ((baseline, key) for key in ("year", "span"))


def _of_target(target: dict[str, Any]) -> Iterator[Field]:
    yield target, "due"
    for due in mappings([target.get("due")]):
        yield from ((due, key) for key in ("by", "not_before"))
    for goal in mappings([target.get("goal")]):
        yield from ((each, "span") for each in mappings(goal.values()))
