"""observations: the observations of ledgers as one tidy pandas frame."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from dxmodel.amount import Amount
from dxmodel.amount.known import EXACT
from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.frames.ledgers import each_ledger, plan_names
from dxmodel.frames.typed_frame import Row, frame_of_rows
from dxmodel.ledger import Breakdown, Ledger, Observation, resolve
from dxmodel.ledger.observation import RESULTS
from dxmodel.plan import Completion, Indicator, ListValue, Missing, Ratio, TextValue, Value, name_of

__all__ = ["VALUE_COLUMNS", "breakdown_text", "is_only_value", "observations", "of_value"]


def observations(ledgers: Ledger | Iterable[Ledger], *, withdrawn: bool = False) -> pd.DataFrame:
    """Return the valid observations of one or several ledgers as a tidy frame: one row for each.

    The rows are in the order of the ledgers, then of their keys.  Columns: ``body``, the codes of the bodies,
    with the name of one without a code; ``plan``; ``indicator``, ``label``, ``fiscal_year`` (Western start
    year; missing where a period covers several), ``fiscal_year_ja``, ``period``, ``breakdown``, ``value``
    (float64), ``unit``, ``known_as`` (the amount as text, with 約), ``low`` and ``high`` (the interval of a
    rough amount), ``missing`` (the reason), ``is_done`` (whether it is done; missing for a number),
    ``done_on`` (the day, month or year on which it was done), ``part_done`` (what is done of it), ``text``
    (words and lists), ``status``, ``known``, ``as_of`` (the day or month of counting), ``confidence``,
    ``is_used`` (whether it is used for the value of its year: not a part of an incomplete year, a plan, a
    breakdown or a value that was replaced later), ``document``, ``page``, ``cell``.

    Args:
        ledgers: a ledger, or several, such as ``map(dx.load, dx.storage.folders(root))``.
        withdrawn: add the withdrawn observations, and the columns ``withdrawn_on`` and ``withdrawn_why``,
            which are missing for the valid ones.

    >>> from dxmodel.testing import small_city
    >>> frame = observations(small_city())
    >>> print(frame[["body", "plan", "indicator", "fiscal_year", "known_as"]].head(2).to_string(index=False))
      body    plan    indicator  fiscal_year known_as
    992011 dx-plan counter-time         2022      21分
    992011 dx-plan counter-time         2023      15分
    """
    columns = _COLUMNS | (_OF_WITHDRAWN if withdrawn else {})
    periods: dict[FiscalYear | FiscalSpan, str] = {}
    years: dict[FiscalYear, str] = {}
    rows: list[Row] = []
    for ledger in each_ledger(ledgers):
        rows += _rows(ledger, ledger.observations if withdrawn else ledger.valid_observations, periods, years)
    return frame_of_rows(rows, columns)


VALUE_COLUMNS = {
    "value": "float64",
    "unit": "category",
    "known_as": "string",
    "low": "float64",
    "high": "float64",
    "missing": "category",
    "is_done": "boolean",
    "done_on": "string",
    "part_done": "string",
    "text": "string",
}
"""The columns of a value, which :func:`of_value` fills."""

_COLUMNS = {
    "body": "category",
    "plan": "category",
    "indicator": "category",
    "label": "string",
    "fiscal_year": "Int64",
    "fiscal_year_ja": "string",
    "period": "string",
    "breakdown": "string",
    **VALUE_COLUMNS,
    "status": "category",
    "known": "string",
    "as_of": "string",
    "confidence": "float64",
    "is_used": "bool",
    "document": "string",
    "page": "string",
    "cell": "string",
}
_OF_WITHDRAWN = {"withdrawn_on": "string", "withdrawn_why": "string"}


def breakdown_text(breakdown: Breakdown) -> str:
    """Return the text of a breakdown: dimension=member; ``=``, ``,`` and a backslash in a name are escaped.

    >>> breakdown_text((("性別", "女性"),))
    '性別=女性'
    """
    return ", ".join(f"{_escaped(dimension)}={_escaped(member)}" for dimension, member in breakdown)


def _escaped(name: str) -> str:
    return re.sub(r"([\\=,])", r"\\\1", name)


def _rows(
    ledger: Ledger,
    entries: Iterable[Observation],
    periods: dict[FiscalYear | FiscalSpan, str],
    years: dict[FiscalYear, str],
) -> Iterator[Row]:
    """Yield the row of each observation; the texts of periods and years are kept for the next ledger."""
    names = plan_names(ledger.plan)
    indicators = {each.id: (each, name_of(ledger.plan, each).text) for each in ledger.plan.indicators}
    for each in entries:
        indicator, label = indicators[each.indicator]
        year, period = ledger.year_of(each), each.period
        if period not in periods:
            periods[period] = str(period)
        if year is not None and year not in years:
            years[year] = format(year, "ja")
        source = each.sources[0] if each.sources else None
        yield (
            *names,
            each.indicator,
            label,
            year and year.year,
            year and years[year],
            periods[period],
            breakdown_text(each.breakdown) if each.breakdown else "",
            *of_value(each.value),
            each.status.value,
            each.known and str(each.known),
            each.as_of and str(each.as_of),
            each.doubt and float(each.doubt.confidence),
            year is not None and _is_used(ledger, indicator, each, year),
            source and source.document,
            source and source.page,
            source and source.cell,
            each.withdrawn and str(each.withdrawn.on),
            each.withdrawn and each.withdrawn.why.text,
        )


def _is_used(ledger: Ledger, indicator: Indicator, observation: Observation, year: FiscalYear) -> bool:
    """Return whether an observation is used for the value of its year."""
    if observation.withdrawn is not None:
        return False
    if is_only_value(ledger, indicator, observation, year):
        return True
    value = resolve(ledger, indicator, year)
    return value.observation is observation or any(each is observation for each in value.parts)


def is_only_value(ledger: Ledger, indicator: Indicator, result: Observation, year: FiscalYear) -> bool:
    """Return whether an entry is the only one of a year, is of the whole of it, and is a result.

    Not where the plan states a baseline of that year.
    """
    if result.breakdown or result.status not in RESULTS:
        return False
    is_whole = isinstance(result.period, FiscalYear) and result.as_of is None
    base = indicator.baseline
    has_baseline = base is not None and base.year == year
    return is_whole and not has_baseline and len(ledger.observations_of(indicator.id, year)) == 1


_NOTHING: Row = (None,) * 10
"""The columns where there is no value."""


def of_value(value: Value | None) -> Row:
    """Return the columns of a value: value, unit, known_as, low, high, missing, is_done, …, text."""
    match value:
        case None:
            return _NOTHING
        case Amount(magnitude, unit):
            number = float(magnitude)
            low: float | None = number
            high: float | None = number
            if value.known != EXACT:
                interval = value.interval
                low, high = (end if end is None else float(end) for end in (interval.low, interval.high))
            return (number, str(unit), str(value), low, high, *_NOTHING[5:])
        case Missing(reason):
            return (*_NOTHING[:5], reason.value, *_NOTHING[6:])
        case Completion():
            part, on = value.part and value.part.text, value.on and str(value.on)
            return (*_NOTHING[:6], value.is_done, on, part, format(value, "ja"))
        case TextValue() | ListValue():
            return (*_NOTHING[:9], format(value, "ja"))
        case Ratio():
            of_amount = _NOTHING if value.amount is None else of_value(value.amount)
            return (*of_amount[:9], str(value))
