"""Add units to numbers without one: each takes the unit of its indicator in its year.

This changes the plain data, before values are read: ``value: 42`` becomes ``value: 42件``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from dxmodel.amount import Amount, UnitTable
from dxmodel.amount.known import WORDS_AFTER, WORDS_BEFORE
from dxmodel.amount.numerals import MINUS, NUMERALS, fold
from dxmodel.errors import DxError, ParseError
from dxmodel.fiscal import FiscalYear, as_day_or_month, as_fiscal_span, as_fiscal_year, last_day
from dxmodel.formats.amount_cells import AmountCells
from dxmodel.formats.calendar_years import counts_calendar_years, read_calendar_years
from dxmodel.formats.scalars import Refused
from dxmodel.formats.walk import mappings

__all__ = ["CompletedNumber", "IndicatorUnits", "bare", "with_units", "years_of"]


@attrs.frozen
class UnitVersion:
    """The unit of an indicator in one version of a plan, and the units before each of its breaks."""

    unit: str | None
    before: tuple[tuple[FiscalYear, str], ...] = ()

    @classmethod
    def of(cls, indicator: Mapping[str, Any]) -> "UnitVersion":
        """Return the units in the plain data of an indicator."""
        unit = indicator.get("unit")
        breaks = [(_year(each.get("since")), each.get("unit")) for each in mappings(indicator.get("breaks"))]
        before = [(since, name) for since, name in breaks if since is not None and isinstance(name, str)]
        return cls(unit if isinstance(unit, str) else None, tuple(sorted(before)))

    def unit_in(self, year: FiscalYear | None) -> str | None:
        """Return the unit of the values of a year; without a year, the current unit."""
        until_a_later_break = (name for since, name in self.before if year is not None and year < since)
        return next(until_a_later_break, self.unit)

    def changed(self, change: Mapping[str, Any], in_force: FiscalYear | None) -> "UnitVersion":
        """Return the units after an ``amend`` or ``redefine``, by a revision that holds from a year on."""
        after = UnitVersion.of({"unit": self.unit, **change})
        since = _year(change.get("since")) or in_force
        before = after.before if "breaks" in change else self.before
        if since is not None and self.unit is not None:
            before = tuple(sorted((*before, (since, self.unit))))
        return UnitVersion(after.unit, before)


@attrs.frozen
class IndicatorUnits:
    """The units of every indicator by id: those of the founding plan, and of each revision in order.

    Attributes:
        versions: the units.
        calendar_years: the indicators that count calendar years.
    """

    versions: Mapping[str, tuple[UnitVersion, ...]]
    calendar_years: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: Iterable[Any]) -> "IndicatorUnits":
        """Return the units in the plain data of a plan and its revisions, or of a whole ledger."""
        versions: dict[str, tuple[UnitVersion, ...]] = {}
        calendar_years: set[str] = set()
        parts = [*_parts(data)]
        for indicator in (each for part in parts for each in mappings(part.get("indicators"))):
            if isinstance(id := indicator.get("id"), str):
                versions[id] = (UnitVersion.of(indicator),)
                calendar_years |= {id} if counts_calendar_years(indicator) else set()
        for part in parts:
            for change in mappings(part.get("changes")):
                id, after = _changed_units(change, versions, _year(part.get("in_force")))
                if after is not None:
                    versions[id] = (*versions.get(id, ()), after)
                calendar_years |= _declaring_calendar_years(change)
        return cls(versions, frozenset(calendar_years))

    def in_years(self, id: object, years: Iterable[FiscalYear | None]) -> set[str | None]:
        """Return the units of an indicator in some years, in any version of the plan.

        Without years, because a period cannot be read, the current ones: its error is enough.
        """
        versions = self.versions.get(id, ()) if isinstance(id, str) else ()
        return {version.unit_in(year) for year in (tuple(years) or (None,)) for version in versions}


def _declaring_calendar_years(change: Mapping[str, Any]) -> set[str]:
    """Return the indicator for which a change declares calendar years, if it does."""
    change = _corrected(change)
    fields = _added_indicator(change) or change.get("amend") or change.get("redefine")
    if not isinstance(fields, dict) or not counts_calendar_years(fields):
        return set()
    return {id for id in (fields.get("id"), fields.get("of")) if isinstance(id, str)}


def _changed_units(
    change: Mapping[str, Any], versions: Mapping[str, tuple[UnitVersion, ...]], in_force: FiscalYear | None
) -> tuple[str, UnitVersion | None]:
    """Return the indicator that a change affects, and its units afterwards; None if they do not change.

    A correction holds for every year, whenever the revision is in force.
    """
    in_force = None if "correct" in change else in_force
    change = _corrected(change)
    if (added := _added_indicator(change)) is not None and isinstance(added.get("id"), str):
        return added["id"], UnitVersion.of(added)
    for kind in ("amend", "redefine"):
        fields = change.get(kind)
        if isinstance(fields, dict) and isinstance(id := fields.get("of"), str) and id in versions:
            return id, versions[id][-1].changed(fields, in_force)
    return "", None


def _added_indicator(change: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the indicator that a change adds; None for other changes."""
    match change:
        case {"add": {"item": {"indicator": dict() as indicator}}}:
            return indicator
        case {"add": {"indicator": dict() as indicator}}:
            return indicator
    return None


def _corrected(change: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the corrected change of a correction, and any other change unchanged."""
    match change:
        case {"correct": {"change": dict() as corrected}}:
            return corrected
        case {"correct": dict() as corrected}:
            return corrected
    return change


@attrs.frozen(eq=False)
class CompletedNumber:
    """A number to which a unit was added: its mapping and key, and its new text."""

    mapping: Any
    key: str
    number: object
    text: str


def with_units(data: Iterable[Any], table: UnitTable, units: IndicatorUnits) -> list[CompletedNumber]:
    """Add its unit to every number without one in plain data, in place, and return these numbers.

    Years of indicators that count calendar years become fiscal years.

    Where versions of the plan have two units for the year, the number is marked, and refused later.

    Args:
        data: the plain data of files of a plan, or of a whole ledger.
        table: the units of the plan.
        units: the units of its indicators.
    """
    if units.calendar_years:
        for part in _parts(data):
            read_calendar_years(part, units.calendar_years)
    return [
        completed
        for mapping, key, unit_names in _amount_fields(data, units)
        if (completed := _complete(mapping, key, unit_names, table)) is not None
    ]


AmountField = tuple[dict[str, Any], str, set[str | None]]
"""A mapping, the key of an amount in it, and the possible units of the amount."""


def _amount_fields(data: Iterable[Any], units: IndicatorUnits) -> Iterator[AmountField]:
    for part in _parts(data):
        for indicator in mappings(part.get("indicators")):
            yield from _fields_of_indicator(indicator, (UnitVersion.of(indicator),))
        for change in mappings(part.get("changes")):
            yield from _fields_of_change(_corrected(change), units)
        for observation in mappings(part.get("observations")):
            holder, key = _holder_of_amount(observation)
            if bare(holder.get(key)) is not None:
                years = years_of(observation.get("period"))
                yield holder, key, units.in_years(observation.get("indicator"), years)


def _holder_of_amount(entry: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the mapping and the key of an observed amount or a baseline: its value, or the printed share."""
    match entry.get("value"):
        case {"ratio": dict() as ratio}:
            return ratio, "printed"
    return entry, "value"


def _fields_of_change(change: Mapping[str, Any], units: IndicatorUnits) -> Iterator[AmountField]:
    if (added := _added_indicator(change)) is not None:
        yield from _fields_of_indicator(added, (UnitVersion.of(added),))
    match change:
        case {"set-target": {"indicator": str() as id, "target": dict() as target}}:
            yield from _fields_of_indicator({"targets": [target]}, units.versions.get(id, ()))
        case {"set-baseline": {"indicator": str() as id, "baseline": dict() as baseline}}:
            yield from _fields_of_indicator({"baseline": baseline}, units.versions.get(id, ()))
        case {"extend-period": {"replace": list() as replacements}}:
            for each in mappings(replacements):
                versions = units.versions.get(str(each.get("indicator")), ())
                yield from _fields_of_indicator({"targets": [each.get("target")]}, versions)
        case {"amend": {"of": str() as id, "bounds": dict() as bounds} as fields} | {
            "redefine": {"of": str() as id, "bounds": dict() as bounds} as fields
        }:
            stated = (UnitVersion.of(fields),) if "unit" in fields else units.versions.get(id, ())
            yield from _fields_of_indicator({"bounds": bounds}, stated)


def _fields_of_indicator(
    indicator: Mapping[str, Any], versions: tuple[UnitVersion, ...]
) -> Iterator[AmountField]:
    """Yield the amounts of a baseline, of bounds and of targets."""
    current = {version.unit for version in versions}
    baseline, bounds = indicator.get("baseline"), indicator.get("bounds")
    if isinstance(baseline, dict):
        holder, key = _holder_of_amount(baseline)
        year = _year(baseline.get("year")) or _year_of_day(baseline.get("as_of"))
        yield holder, key, {version.unit_in(year) for version in versions}
    if isinstance(bounds, dict):
        yield from ((bounds, key, current) for key in ("low", "high"))
    for target in mappings(indicator.get("targets")):
        if isinstance(goal := target.get("goal"), dict):
            yield from _fields_of_goal(goal, current)


_AMOUNT_KEYS = {
    "reach": ("amount",),
    "exactly": ("amount",),
    "at-least": ("amount",),
    "at-most": ("amount",),
    "change-by": ("amount",),
    "total-over": ("amount",),
    "mean-over": ("amount",),
    "within": ("low", "high"),
    "reduce-by": ("base",),
    "increase-by": ("base",),
    "maintain": ("tolerance",),
}
_SHORT_KEYS = {kind for kind, keys in _AMOUNT_KEYS.items() if keys in (("amount",), ("tolerance",))}
_DIFFERENCES = ("change-by", "maintain")


def _fields_of_goal(goal: dict[str, Any], units: set[str | None]) -> Iterator[AmountField]:
    match goal:
        case {"described": {"bound": dict() as bound}}:
            yield from _fields_of_goal(bound, units)
    for kind in goal.keys() & _AMOUNT_KEYS.keys():
        goal_units: set[str | None] = {"ポイント"} if kind in _DIFFERENCES and units == {"%"} else units
        if isinstance(goal[kind], dict):
            yield from ((goal[kind], key, goal_units) for key in _AMOUNT_KEYS[kind])
        elif kind in _SHORT_KEYS:
            yield goal, kind, goal_units


def _complete(
    mapping: dict[str, Any], key: str, unit_names: set[str | None], table: UnitTable
) -> CompletedNumber | None:
    """Add the unit to a number under a key; return None if no unit can be added."""
    number = bare(mapping.get(key))
    units = {table.find(name) for name in unit_names if name is not None} - {None}
    if number is None or not units:
        return None
    original = mapping[key]
    if len(units) > 1:
        accepted = [f"{number}{unit}" for unit in sorted(map(str, units))]
        mapping[key] = Refused(ParseError("formats.two_units", found=number, accepted=accepted))
        return None
    if isinstance(original, AmountCells):
        mapping[key] = attrs.evolve(original, unit=str(units.pop()))
        return None
    try:
        mapping[key] = str(Amount.parse(number, units.pop(), units=table))
    except DxError as error:
        mapping[key] = Refused(error)
        return None
    return CompletedNumber(mapping, key, original, mapping[key])


_DIGITS = rf"[{MINUS}+]? *[0-9][-0-9,.〜~±{''.join(NUMERALS)} ]*"
_BARE = re.compile(rf" *(?:{'|'.join(WORDS_BEFORE)})? *{_DIGITS}(?:{'|'.join(WORDS_AFTER)})? *")


def bare(value: object) -> str | None:
    """Return the text of a number without a unit; None for anything else.

    >>> bare(42), bare("約5,300"), bare("42件"), bare(True)
    ('42', '約5,300', None, None)
    """
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, AmountCells):
        return bare(value.value) if value.unit is None else None
    return value if isinstance(value, str) and len(value) <= 100 and _BARE.fullmatch(fold(value)) else None


def _parts(data: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    """Yield plans, revisions and lists of observations, each from its own file or from a ledger."""
    for each in data:
        if isinstance(each, Mapping):
            yield from mappings([each.get("plan")])
            yield from mappings(each.get("revisions"))
            yield each


def _year(value: Any) -> FiscalYear | None:
    years = years_of(value)
    return years[0] if years else None


def _year_of_day(value: Any) -> FiscalYear | None:
    """Return the fiscal year of the text of a day or a month; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return FiscalYear.of(last_day(as_day_or_month(value)))
    except DxError:
        return None


def years_of(value: Any) -> tuple[FiscalYear, ...]:
    """Return the first and the last fiscal year of a text; none if the text is not a period."""
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
