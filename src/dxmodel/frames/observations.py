"""observations_frame: the observations of a ledger as one tidy pandas frame."""

from typing import Any

import pandas as pd

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Breakdown, Ledger, Observation, resolve
from dxmodel.plan import Completion, ListValue, Missing, Ratio, TextValue, Value, name_of
from dxmodel.typed_fields import check_kind

__all__ = ["breakdown_text", "observations_frame"]


def observations_frame(ledger: Ledger, *, withdrawn: bool = False) -> pd.DataFrame:
    """Return the valid observations as a tidy frame: one row for each, in the order of their keys.

    Columns: ``indicator``, ``label``, ``fiscal_year`` (Western start year; missing where a period
    covers several), ``fiscal_year_ja``, ``period``, ``breakdown``, ``value`` (float64), ``unit``,
    ``known_as`` (the amount as text, with 約), ``low`` and ``high`` (the interval of a rough amount),
    ``missing`` (the reason), ``is_done`` (whether it is done; missing for a number), ``done_on`` (the day,
    month or year on which it was done), ``part_done`` (what is done of it), ``text`` (words and lists),
    ``status``, ``known``, ``as_of`` (the day or month of counting), ``confidence``, ``is_used`` (whether it
    is used for the value of its year: not a part of an incomplete year, a plan, a breakdown or a value that
    was replaced later), ``document``, ``page``, ``cell``.

    Args:
        ledger: the ledger.
        withdrawn: add the withdrawn observations, and the columns ``withdrawn_on`` and ``withdrawn_why``,
            which are missing for the valid ones.

    >>> from dxmodel.testing import small_city
    >>> frame = observations_frame(small_city())
    >>> frame.loc[frame["missing"].isna(), "value"].notna().all()
    np.True_
    """
    check_kind("ledger", ledger, Ledger)
    entries = ledger.observations if withdrawn else ledger.valid_observations
    columns = _COLUMNS | (_OF_WITHDRAWN if withdrawn else {})
    rows = [_row(ledger, each) for each in entries]
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


_COLUMNS = {
    "indicator": "category",
    "label": "string",
    "fiscal_year": "Int64",
    "fiscal_year_ja": "string",
    "period": "string",
    "breakdown": "string",
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
    """Return the text of a breakdown: dimension=member.

    >>> breakdown_text((("性別", "女性"),))
    '性別=女性'
    """
    return ", ".join(f"{dimension}={member}" for dimension, member in breakdown)


def _row(ledger: Ledger, observation: Observation) -> dict[str, Any]:
    source = next(iter(observation.sources), None)
    year = ledger.year_of(observation)
    return {
        "indicator": observation.indicator,
        "label": name_of(ledger.plan, ledger.plan.indicator(observation.indicator)).text,
        "fiscal_year": year and year.year,
        "fiscal_year_ja": year and format(year, "ja"),
        "period": str(observation.period),
        "breakdown": breakdown_text(observation.breakdown),
        "status": observation.status.value,
        "known": observation.known and str(observation.known),
        "as_of": observation.as_of and str(observation.as_of),
        "confidence": observation.doubt and float(observation.doubt.confidence),
        "is_used": year is not None and _is_used(ledger, observation, year),
        "document": source and source.document,
        "page": source and source.page,
        "cell": source and source.cell,
        "withdrawn_on": observation.withdrawn and str(observation.withdrawn.on),
        "withdrawn_why": observation.withdrawn and observation.withdrawn.why.text,
        **_value_columns(observation.value),
    }


def _is_used(ledger: Ledger, observation: Observation, year: FiscalYear) -> bool:
    value = resolve(ledger, ledger.plan.indicator(observation.indicator), year)
    return value.observation is observation or any(each is observation for each in value.parts)


def _value_columns(value: Value) -> dict[str, Any]:
    match value:
        case Missing(reason):
            return {"missing": reason.value}
        case Completion():
            part, on = value.part and value.part.text, value.on and str(value.on)
            return {"is_done": value.is_done, "done_on": on, "part_done": part, "text": format(value, "ja")}
        case TextValue() | ListValue():
            return {"text": format(value, "ja")}
        case Ratio():
            return {"text": str(value)} | (_value_columns(value.amount) if value.amount else {})
        case Amount(magnitude, unit):
            interval = value.interval
            return {
                "value": float(magnitude),
                "unit": str(unit),
                "known_as": str(value),
                "low": interval.low and float(interval.low),
                "high": interval.high and float(interval.high),
            }
