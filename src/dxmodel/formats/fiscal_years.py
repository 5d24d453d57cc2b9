"""Read 2024, 2024年 and 令和6年 as fiscal years where a file says ``years: fiscal`` below its format line.

This changes the plain data, before values are read, to the canonical form, in which years are saved.
"""

import inspect
from datetime import date
from functools import cache
from typing import Any, get_args

import attrs

from dxmodel.errors import DxError, nearest
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When
from dxmodel.formats.parts import Part
from dxmodel.formats.scalars import SCALARS
from dxmodel.formats.text import refuse
from dxmodel.plan import Due

__all__ = ["FISCAL", "YEARS", "read_years", "with_fiscal_years"]

YEARS, FISCAL = "years", "fiscal"
"""The key in a file, and its only value."""

_KEYS_UNDER = {"to": {"extend-period", "shorten-period", "move-target"}, "by": {"due"}}
"""The keys of fiscal years that are also keys of texts, and the keys above them."""
_OF_A_PLAN = frozenset({"done"})
"""The keys of times that are days, months or years of the plan, unlike that of becoming known."""
_TEXTS = frozenset({"breakdown", "extra", "translations"})
"""The keys of mappings whose keys are no fields."""


def with_fiscal_years(data: Any, file: str | None = None) -> Any:
    """Return the plain data of a file; if it says so, its years are fiscal, and the statement is removed.

    Raises:
        ValidationError: it states something else about its years.

    >>> with_fiscal_years({"format": "plan/1", "years": "fiscal", "period": "2022～2026"})
    {'format': 'plan/1', 'period': 'R4/R8'}
    """
    if not isinstance(data, dict) or YEARS not in data:
        return data
    if data[YEARS] != FISCAL:
        line, column = data.mark_of(YEARS) if hasattr(data, "mark_of") else (None, None)
        facts = {"found": data[YEARS], "accepted": (FISCAL,), "nearest": nearest(str(data[YEARS]), [FISCAL])}
        refuse("formats.not_one_of", file, line, column, **facts)
    del data[YEARS]
    getattr(data, "positions", {}).pop(YEARS, None)
    return read_years(data, None)


def read_years(value: Any, key: str | None, above: str | None = None) -> Any:
    """Return plain data, changed in place, in which years are the fiscal years of the same number.

    Args:
        value: the plain data, or a part of them.
        key: the key of the value; None for a whole file.
        above: the key of the mapping that this key is in.
    """
    if isinstance(value, dict):
        for name in value.keys() - _TEXTS:
            value[name] = read_years(value[name], name, key)
    elif isinstance(value, list):
        value[:] = [read_years(each, key, above) for each in value]
    elif key in _keys() or above in _KEYS_UNDER.get(key or "", ()):
        return _fiscal(value)
    return value


_YEARS = (FiscalYear, FiscalSpan, Due)


@cache
def _keys() -> frozenset[str]:
    """Return the names of the fields of years: in a class fiscal years or spans, and a time in every one."""
    fields = [field for kind in _classes(Part) for field in attrs.fields(attrs.resolve_types(kind))]
    years = {field.name for field in fields if _mentions(field.type, _YEARS)}
    others = {field.name for field in fields if not _mentions(field.type, (*_YEARS, date, Month, When))}
    return frozenset((years - others) | _OF_A_PLAN)


def _classes(kind: Any, known: frozenset[Any] = frozenset()) -> frozenset[Any]:
    """Return the classes that a type mentions and those of their fields, without those of one scalar."""
    classes = known
    if kind not in known and kind not in SCALARS and inspect.isclass(kind) and attrs.has(kind):
        classes |= {kind}
        for field in attrs.fields(attrs.resolve_types(kind)):
            classes = _classes(field.type, classes)
    for each in get_args(kind):
        classes = _classes(each, classes)
    return classes


def _mentions(kind: Any, wanted: tuple[Any, ...]) -> bool:
    return kind in wanted or any(_mentions(each, wanted) for each in get_args(kind))


def _fiscal(value: Any) -> Any:
    """Return the fiscal year or span of a text or whole number that may be of calendar years."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return value
    text = str(value)
    try:
        FiscalSpan.parse(text)
    except DxError:
        try:
            return str(FiscalSpan.parse(text, year_ok=True))
        except DxError:
            pass
    return value
