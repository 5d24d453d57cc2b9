"""Numbers that are written without a unit take that of their indicator, in the year that they speak of.

This happens in the plain data, before a value is read: ``value: 42`` becomes ``value: 42件``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from dxmodel.amount import Amount, UnitTable
from dxmodel.amount.known import WORDS_AFTER, WORDS_BEFORE
from dxmodel.amount.numerals import MINUS, NUMERALS, fold
from dxmodel.errors import DxError
from dxmodel.fiscal import FiscalYear, as_fiscal_span, as_fiscal_year
from dxmodel.formats.scalars import OfTwoUnits
from dxmodel.formats.walk import mappings

__all__ = ["Completed", "IndicatorUnits", "bare", "with_units", "years_of"]


@attrs.frozen
class Version:
    """What one version of a plan says of the unit of an indicator: the unit, and those before its breaks."""

    unit: str | None
    before: tuple[tuple[FiscalYear, str], ...] = ()

    @classmethod
    def of(cls, indicator: Mapping[str, Any]) -> "Version":
        """Return what the plain data of an indicator say."""
        unit = indicator.get("unit")
        breaks = [(_year(each.get("since")), each.get("unit")) for each in mappings(indicator.get("breaks"))]
        before = [(since, name) for since, name in breaks if since is not None and isinstance(name, str)]
        return cls(unit if isinstance(unit, str) else None, tuple(sorted(before)))

    def unit_in(self, year: FiscalYear | None) -> str | None:
        """Return the unit of the values of a year; today's where no year is given."""
        ahead = (name for since, name in self.before if year is not None and year < since)
        return next(ahead, self.unit)

    def changed(self, change: Mapping[str, Any]) -> "Version":
        """Return what stands after an ``amend`` or, if it has a first year, a ``redefine``."""
        after = Version.of({"unit": self.unit, **change})
        since = _year(change.get("since"))
        before = after.before if "breaks" in change else self.before
        if since is not None and self.unit is not None:
            before = tuple(sorted((*before, (since, self.unit))))
        return Version(after.unit, before)


@attrs.frozen
class IndicatorUnits:
    """The units of every indicator, by id: what the founding plan says, and each revision after it."""

    versions: Mapping[str, tuple[Version, ...]]

    @classmethod
    def of(cls, data: Iterable[Any]) -> "IndicatorUnits":
        """Return what the plain data of a plan and of its revisions, or of a whole ledger, say."""
        versions: dict[str, tuple[Version, ...]] = {}
        parts = [*_parts(data)]
        for indicator in (each for part in parts for each in mappings(part.get("indicators"))):
            if isinstance(id := indicator.get("id"), str):
                versions[id] = (Version.of(indicator),)
        for part in parts:
            for change in mappings(part.get("changes")):
                id, after = _effect(change, versions)
                if after is not None:
                    versions[id] = (*versions.get(id, ()), after)
        return cls(versions)

    def in_years(self, id: object, years: Iterable[FiscalYear | None]) -> set[str | None]:
        """Return every unit that some version of the plan gives an indicator in some years."""
        versions = self.versions.get(id, ()) if isinstance(id, str) else ()
        return {version.unit_in(year) for year in years for version in versions}


def _effect(
    change: Mapping[str, Any], versions: Mapping[str, tuple[Version, ...]]
) -> tuple[str, Version | None]:
    """The indicator that a change is about, and its units after it; None if they stay as they are."""
    change = _right(change)
    if (added := _added(change)) is not None and isinstance(added.get("id"), str):
        return added["id"], Version.of(added)
    for kind in ("amend", "redefine"):
        fields = change.get(kind)
        if isinstance(fields, dict) and isinstance(id := fields.get("of"), str) and id in versions:
            return id, versions[id][-1].changed(fields)
    return "", None


def _added(change: Mapping[str, Any]) -> dict[str, Any] | None:
    """The indicator that a change brings in."""
    match change:
        case {"add": {"item": {"indicator": dict() as indicator}}}:
            return indicator
        case {"add": {"indicator": dict() as indicator}}:
            return indicator
    return None


def _right(change: Mapping[str, Any]) -> Mapping[str, Any]:
    """The right change in a correction; any other as it is."""
    match change:
        case {"correct": {"change": dict() as right}}:
            return right
        case {"correct": dict() as right}:
            return right
    return change


@attrs.frozen(eq=False)
class Completed:
    """A number that got its unit: where it stood, and the text that stands there now."""

    holder: Any
    key: str
    number: object
    text: str


def with_units(data: Iterable[Any], table: UnitTable, units: IndicatorUnits) -> list[Completed]:
    """Give every bare number in plain data the unit of its indicator, in place; return what was changed.

    Where versions of the plan give the year two units, the number is marked, and refused when it is read.

    Args:
        data: the plain data of files of a plan, or of a whole ledger.
        table: the units of the plan.
        units: those of its indicators.
    """
    return [
        completed
        for holder, key, names in _places(data, units)
        if (completed := _complete(holder, key, names, table)) is not None
    ]


Place = tuple[dict[str, Any], str, set[str | None]]
"""A mapping, the key of an amount in it, and the units that it may have."""


def _places(data: Iterable[Any], units: IndicatorUnits) -> Iterator[Place]:
    for part in _parts(data):
        for indicator in mappings(part.get("indicators")):
            yield from _of_indicator(indicator, (Version.of(indicator),))
        for change in mappings(part.get("changes")):
            yield from _of_change(_right(change), units)
        for observation in mappings(part.get("observations")):
            if bare(observation.get("value")) is not None:
                years = years_of(observation.get("period"))
                yield observation, "value", units.in_years(observation.get("indicator"), years)


def _of_change(change: Mapping[str, Any], units: IndicatorUnits) -> Iterator[Place]:
    if (added := _added(change)) is not None:
        yield from _of_indicator(added, (Version.of(added),))
    match change:
        case {"set-target": {"indicator": str() as id, "target": dict() as target}}:
            yield from _of_indicator({"targets": [target]}, units.versions.get(id, ()))
        case {"set-baseline": {"indicator": str() as id, "baseline": dict() as baseline}}:
            yield from _of_indicator({"baseline": baseline}, units.versions.get(id, ()))


def _of_indicator(indicator: Mapping[str, Any], versions: tuple[Version, ...]) -> Iterator[Place]:
    """The amounts of a baseline, of bounds and of targets."""
    today = {version.unit for version in versions}
    baseline, bounds = indicator.get("baseline"), indicator.get("bounds")
    if isinstance(baseline, dict) and bare(baseline.get("value")) is not None:
        year = _year(baseline.get("year"))
        yield baseline, "value", {version.unit_in(year) for version in versions}
    if isinstance(bounds, dict):
        yield from ((bounds, key, today) for key in ("low", "high"))
    for target in mappings(indicator.get("targets")):
        if isinstance(goal := target.get("goal"), dict):
            yield from _of_goal(goal, today)


_GOALS = {
    "reach": ("amount",),
    "at-least": ("amount",),
    "at-most": ("amount",),
    "change-by": ("amount",),
    "total-over": ("amount",),
    "mean-over": ("amount",),
    "within": ("low", "high"),
    "reduce-by": ("base",),
}


def _of_goal(goal: dict[str, Any], units: set[str | None]) -> Iterator[Place]:
    for kind in goal.keys() & _GOALS.keys():
        own: set[str | None] = {"ポイント"} if kind == "change-by" and units == {"%"} else units
        if isinstance(goal[kind], dict):
            yield from ((goal[kind], key, own) for key in _GOALS[kind])
        elif kind != "reduce-by":
            yield goal, kind, own


def _complete(holder: dict[str, Any], key: str, names: set[str | None], table: UnitTable) -> Completed | None:
    number = bare(holder.get(key))
    units = {table.find(name) for name in names if name is not None} - {None}
    if number is None or not units:
        return None
    before = holder[key]
    if len(units) > 1:
        holder[key] = OfTwoUnits(number, tuple(sorted(map(str, units))))
        return None
    try:
        holder[key] = str(Amount.parse(number, units.pop(), units=table))
    except DxError:
        return None  # said where it is read
    return Completed(holder, key, before, holder[key])


_DIGITS = rf"[{MINUS}+]? *[0-9][-0-9,.〜~±{''.join(NUMERALS)} ]*"
_BARE = re.compile(rf" *(?:{'|'.join(WORDS_BEFORE)})? *{_DIGITS}(?:{'|'.join(WORDS_AFTER)})? *")


def bare(value: object) -> str | None:
    """Return the text of a number without a unit; None for anything else.

    >>> bare(42), bare("約5,300"), bare("42件"), bare(True)
    ('42', '約5,300', None, None)
    """
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return value if isinstance(value, str) and len(value) <= 100 and _BARE.fullmatch(fold(value)) else None


def _parts(data: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    """Plans, revisions and lists of observations: each in a file of its own, or within a ledger."""
    for each in data:
        if isinstance(each, Mapping):
            yield from mappings([each.get("plan")])
            yield from mappings(each.get("revisions"))
            yield each


def _year(value: Any) -> FiscalYear | None:
    years = years_of(value)
    return years[0] if years else None


def years_of(value: Any) -> tuple[FiscalYear, ...]:
    """Return the first and the last fiscal year of a text; none if it is no period."""
    if not isinstance(value, str):
        return ()
    try:
        return (as_fiscal_year(value),)
    except DxError:
        pass
    try:
        span = as_fiscal_span(value)
    except DxError:
        return ()
    years = (span.start_year, span.end_year)
    return tuple(year for year in years if year is not None)
