"""rows: ledgers as the rows that assess_frame takes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import attrs
import pandas as pd

from dxmodel.amount import Amount, Unit
from dxmodel.amount.number import LIMIT
from dxmodel.errors import DxError, InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year, last_day
from dxmodel.frames.ledgers import each_ledger, plan_names
from dxmodel.frames.observations import is_only_value
from dxmodel.frames.typed_frame import Row, frame_of_rows
from dxmodel.ledger import Ledger, resolve
from dxmodel.ledger.resolved_value import resolve_day
from dxmodel.plan import Accumulation, Baseline, Direction, Indicator, Target
from dxmodel.plan.goals import Maintain, MeanOver, TotalOver
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.inputs.breaks import converted
from dxmodel.progress.inputs.definition import Definition, definition_for
from dxmodel.progress.inputs.member import members_with_targets
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.question import Question
from dxmodel.progress.inputs.yearly_targets import with_dated_targets
from dxmodel.vocabulary import Vocabulary

__all__ = ["NoRow", "rows"]


class NoRow(Vocabulary):
    """Why a row of a frame does not contain what an indicator is judged by in a year."""

    EARLIER_YEAR = "earlier-year"
    """The year was not asked for; its value is there for the later years of the indicator."""
    MISSING = "missing"
    """There is no amount, for a reason that a frame does not have: 集計中, words, values that disagree."""
    IMPRECISE = "imprecise"
    """A value, the baseline or a level is not exact (約, a range), or is too large."""
    RANGE = "range"
    """The goal is no single level with all beyond it: a range, a tolerance, 超, 未満."""
    OVER_YEARS = "over-years"
    """A sum or a mean over years, or a baseline over several."""
    NOT_A_LEVEL = "not-a-level"
    """The goal is a milestone or in words, or its level is not known."""
    UP_TO_DAY = "up-to-day"
    """The target of a flow is due inside the year, so that only a part of the year counts."""
    MEMBERS = "members"
    """Members of a breakdown have targets."""
    SEVERAL_TARGETS = "several-targets"
    """Several targets are due in one year."""
    NOTHING_DUE = "nothing-due"
    """The target is not yet set, or the plan has ended."""
    NO_DIRECTION = "no-direction"
    """The plan as a whole leaves open whether more or less is better; the levels of a row alone would not."""
    OTHER_DEFINITION = "other-definition"
    """The year has another unit, definition or baseline than the last year that was asked for."""
    OTHER_VALUES = "other-values"
    """The answer depends on a value of another day or an earlier year that is in no row."""


def rows(
    ledgers: Ledger | Iterable[Ledger], at: FiscalYear | str | Iterable[FiscalYear | str]
) -> pd.DataFrame:
    """Return the rows that :func:`assess_frame` takes, for one or several ledgers and fiscal years.

    Each indicator of the plan that is in force in a year has a row, by ledger, indicator and year.  For each
    row in which ``no_row`` is missing, :func:`assess_frame` gives the status, the reason and the numbers of
    :func:`~dxmodel.progress.assess`.  What a row cannot contain (約, ranges, 超 and 未満, sums and means,
    milestones, words, members, …) leaves it without a target, or without a value, and so without a verdict;
    ``no_row`` states why, as a code of :class:`NoRow`.  Values of earlier years, on which later answers
    depend, have rows too; their ``no_row`` is ``earlier-year``.

    The columns are those of :mod:`dxmodel.frames`, and ``body``, ``plan``, ``item`` and ``no_row``.
    ``indicator`` is ``body/plan/item``, with the first body of the plan; ``item`` is the id of the indicator
    in its plan.  All amounts of an indicator are in one unit, and under its definition of the last year.

    Args:
        ledgers: a ledger, or several, such as ``map(dx.load, dx.storage.folders(root))``.
        at: a fiscal year, e.g. ``"R6"``, or several.

    Raises:
        ParseError: a text that is not a fiscal year.
        InvalidValueError: two ledgers of one plan, or an argument that is no ledger.

    >>> from dxmodel.frames import assess_frame
    >>> from dxmodel.testing import small_city
    >>> judged = assess_frame(rows(small_city(), at="R5"))
    >>> asked = judged[judged["no_row"] != "earlier-year"]
    >>> print(asked[["item", "value", "target", "status", "no_row"]].to_string(index=False))
             item  value  target       status    no_row
     online-share   42.0    80.0     on-track       NaN
     counter-time   15.0    12.0     on-track       NaN
     satisfaction   71.0    72.0   regressing       NaN
        rpa-hours 1380.0     NaN not-assessed imprecise
    trained-staff  310.0   300.0     achieved       NaN
        open-data    NaN     NaN not-assessed   missing
    """
    years = _years(at)
    positions: dict[str, int] = {}
    result: list[Row] = []
    for position, ledger in enumerate(each_ledger(ledgers)):
        key = ledger.plan.key
        if positions.setdefault(key, position) != position:
            raise InvalidValueError("frame.repeated_plan", plan=key, first=positions[key], position=position)
        result += _rows(ledger, years)
    keys = pd.CategoricalDtype(list(dict.fromkeys(row[0] for row in result)))
    return frame_of_rows(result, {**_COLUMNS, "indicator": keys})


_COLUMNS: dict[str, Any] = {
    "indicator": "category",
    "body": "category",
    "plan": "category",
    "item": "category",
    "fiscal_year": "int64",
    "value": "float64",
    "unit": "category",
    "baseline": "float64",
    "baseline_year": "float64",
    "target": "float64",
    "target_year": "float64",
    "direction": pd.CategoricalDtype([each.value for each in Direction]),
    "interim_target": "float64",
    "interim_year": "float64",
    "last_year": "float64",
    "break_year": "float64",
    "accumulation": pd.CategoricalDtype([each.value for each in Accumulation]),
    "window": "category",
    "as_of": "datetime64[s]",
    "baseline_as_of": "datetime64[s]",
    "target_day": "datetime64[s]",
    "interim_day": "datetime64[s]",
    "no_row": pd.CategoricalDtype([each.value for each in NoRow]),
}


def _years(at: FiscalYear | str | Iterable[FiscalYear | str]) -> list[FiscalYear]:
    several = [at] if isinstance(at, FiscalYear | str) or not isinstance(at, Iterable) else at
    return sorted({as_fiscal_year(each) for each in several})


@attrs.frozen(slots=False)
class _Values:
    """The values of an indicator in the ledger as it is in force in one or several years.

    Attributes:
        unit: the unit of all numbers of its rows.
    """

    ledger: Ledger
    indicator: Indicator
    unit: Unit | None

    @cached_property
    def years(self) -> tuple[FiscalYear, ...]:
        """The years of which there may be a value."""
        return _years_of(self.ledger, self.indicator)

    @cached_property
    def _numbers(self) -> dict[FiscalYear, tuple[Amount | None, date | None, float | None]]:
        return {}

    def of(self, year: FiscalYear) -> tuple[Amount | None, date | None, float | None]:
        """Return the amount of a year, its day of counting if it is not the end of the year, its number."""
        entry = self._numbers.get(year)
        if entry is None:
            amount, day = _amount(self.ledger, self.indicator, year)
            number = _number(self.indicator, amount, year, self.unit)
            entry = self._numbers[year] = amount, day, number
        return entry

    @cached_property
    def first_without_number(self) -> FiscalYear | None:
        """The first year of which the value is no plain number in the unit; None if all are."""
        entries = ((year, *self.of(year)) for year in self.years)
        return next((year for year, amount, _, number in entries if amount and number is None), None)


@attrs.frozen
class _Asked:
    """An indicator in a year that is asked for."""

    values: _Values
    year: FiscalYear

    @property
    def earlier(self) -> tuple[FiscalYear, ...]:
        """The years before the year of which there may be a value."""
        return tuple(year for year in self.values.years if year < self.year)


def _years_of(ledger: Ledger, indicator: Indicator) -> tuple[FiscalYear, ...]:
    """Return the years of which there may be a value, in order."""
    years, base = ledger.years_of(indicator.id), indicator.baseline
    if base is None or base.year is None or base.year in years:
        return years
    return tuple(sorted((*years, base.year)))


def _amount(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> tuple[Amount | None, date | None]:
    """Return the amount of a year, and the day of counting where it is not the end of the year."""
    entries = ledger.observations_of(indicator.id, year)
    stated = entries[0].value if len(entries) == 1 else None
    if isinstance(stated, Amount) and is_only_value(ledger, indicator, entries[0], year):
        return stated, None
    resolved = resolve(ledger, indicator, year)
    return resolved.amount, resolved.day


def _rows(ledger: Ledger, years: Sequence[FiscalYear]) -> Iterator[Row]:
    """Yield the rows of a ledger, by indicator and year."""
    by_indicator: dict[str, list[tuple[FiscalYear, Ledger, Indicator]]] = {}
    for year in years:
        in_force = ledger.in_force(year)
        for indicator in in_force.plan.indicators:
            by_indicator.setdefault(indicator.id, []).append((year, in_force, indicator))
    body, plan = plan_names(ledger.plan)
    for id, versions in by_indicator.items():
        key = f"{ledger.plan.key}/{id}", body, plan, id
        asked = _asked(versions)
        last = asked[-1]
        stated = {each.year: each for each in asked}
        for year in sorted({*stated, *last.earlier}):
            of_year = stated.get(year)
            cells = _of_earlier_year(last, year) if of_year is None else _of_year(of_year, last)
            if cells is not None:
                yield (*key, year.year, *map(cells.get, _CELLS))


def _asked(versions: Sequence[tuple[FiscalYear, Ledger, Indicator]]) -> list[_Asked]:
    """Return an indicator in each year; the years in which one version of it is in force share its values."""
    at, ledger, indicator = versions[-1]
    unit = indicator.unit or _unit_of_values(ledger, indicator, at)
    values = _Values(ledger, indicator, unit)
    asked = []
    for year, ledger, indicator in reversed(versions):
        if ledger is not values.ledger or indicator is not values.indicator:
            values = _Values(ledger, indicator, unit)
        asked.append(_Asked(values, year))
    return asked[::-1]


_CELLS = [*_COLUMNS][5:]
"""The columns after the key."""

_Cells = dict[str, Any]


def _unit_of_values(ledger: Ledger, indicator: Indicator, at: FiscalYear) -> Unit | None:
    """Return the unit of the latest value, up to a year, of an indicator that declares none."""
    years = (year for year in _years_of(ledger, indicator) if year < at)
    for year in (at, *sorted(years, reverse=True)):
        amount, _ = _amount(ledger, indicator, year)
        if amount is not None:
            return amount.unit
    return None


def _of_earlier_year(last: _Asked, year: FiscalYear) -> _Cells | None:
    """Return the value of a year that was not asked for; None where it has none."""
    cells = _of_value(last.values, year)
    return None if cells.get("value") is None else cells | {"no_row": NoRow.EARLIER_YEAR.value}


def _of_value(last: _Values, year: FiscalYear) -> _Cells:
    """Return the cells of the value of a year, under the definition of the last one asked for."""
    indicator = last.indicator
    _, day, number = last.of(year)
    cells: _Cells = {
        "unit": "" if last.unit is None else str(last.unit),
        "direction": Direction.UNKNOWN.value,
        "accumulation": indicator.accumulation.value,
        "window": indicator.window and str(indicator.window),
    }
    if number is not None:
        cells |= {"value": number, "as_of": day}
    return cells


def _of_year(asked: _Asked, last: _Asked) -> _Cells:
    """Return the cells of a row, or those of its value and the reason why it has no more."""
    value = _of_value(last.values, asked.year)
    try:
        judged = _judged(asked, last)
    except DxError:
        judged = NoRow.IMPRECISE
    if isinstance(judged, NoRow):
        return value | {"no_row": judged.value}
    return value | judged


def _judged(asked: _Asked, last: _Asked) -> _Cells | NoRow:
    """Return what an indicator is judged by in a year, or why a row cannot contain it."""
    ledger, indicator, at = asked.values.ledger, asked.values.indicator, asked.year
    if indicator.breaks and definition_for(ledger, indicator, at, cache(ledger.before)) != Definition(
        ledger, indicator
    ):
        return NoRow.OTHER_DEFINITION
    if members_with_targets(indicator):
        return NoRow.MEMBERS
    in_each_year = with_dated_targets(ledger.plan, indicator, at)
    question, *others = Question.of_year(in_each_year, at, ledger.plan.last_year)
    if others:
        return NoRow.SEVERAL_TARGETS
    if question.counted_until is not None:
        return NoRow.UP_TO_DAY
    if question.nothing_due in (Reason.PLAN_ENDED, Reason.TARGET_NOT_SET):
        return NoRow.NOTHING_DUE
    return _unlike_last(asked, last) or _of_value_and_levels(asked, question)


def _unlike_last(asked: _Asked, last: _Asked) -> NoRow | None:
    """Return why the values that a year is judged by are not those of the last one asked for."""
    if asked.values is last.values:
        return None
    fields = ("unit", "accumulation", "window", "breaks")
    if any(
        getattr(asked.values.indicator, field) != getattr(last.values.indicator, field) for field in fields
    ):
        return NoRow.OTHER_DEFINITION
    for year in {asked.year, *asked.earlier, *last.earlier}:
        values = (resolve(each.values.ledger, each.values.indicator, year) for each in (asked, last))
        if year <= asked.year and len({(value.amount, value.no_value, value.day) for value in values}) > 1:
            return NoRow.OTHER_DEFINITION
    return None


def _of_value_and_levels(asked: _Asked, question: Question) -> _Cells | NoRow:
    """Return the cells of the levels that a value is compared with."""
    indicator, target = question.indicator, question.target
    values = asked.values
    amount, _, number = values.of(asked.year)
    if amount is None:
        resolved = resolve(values.ledger, values.indicator, asked.year)
        if missing_reason(resolved) is not Reason.NO_OBSERVATION:
            return NoRow.MISSING
    if target is not None and isinstance(target.goal, TotalOver | MeanOver):
        return NoRow.OVER_YEARS
    if indicator.baseline is not None and indicator.baseline.span is not None:
        return NoRow.OVER_YEARS
    if amount is not None and number is None:
        return NoRow.IMPRECISE
    if isinstance(question.goal, Reason):
        is_rough = question.goal in (Reason.IMPRECISE_TARGET, Reason.OUT_OF_RANGE)
        return NoRow.IMPRECISE if is_rough else NoRow.NOT_A_LEVEL
    levels = _of_levels(question, values.unit)
    if isinstance(levels, NoRow):
        return levels
    rough = values.first_without_number
    is_elsewhere = rough is not None and rough < asked.year
    return NoRow.OTHER_VALUES if is_elsewhere or _is_of_another_day(asked, question) else levels


def _is_of_another_day(asked: _Asked, question: Question) -> bool:
    """Return whether the due year has a level of the due day itself that is not its value."""
    due, day = question.due, question.due_day
    if due is None or day is None or asked.year < due:
        return False
    ledger, indicator = asked.values.ledger, asked.values.indicator
    of_day = resolve_day(ledger, indicator, due, day)
    return of_day is not None and of_day != resolve(ledger, indicator, due)


def _of_levels(question: Question, unit: Unit | None) -> _Cells | NoRow:
    indicator, target, goal = question.indicator, question.target, question.levels
    base = indicator.baseline
    cells: _Cells = {
        "direction": indicator.direction.value,
        "last_year": indicator.ended and indicator.ended.last.year,
        "break_year": _break_year(question),
        **_of_baseline(base),
    }
    if base is not None and base.amount is not None:
        cells["baseline"] = _number(indicator, base.amount, base.year, unit)
        if cells["baseline"] is None:
            return NoRow.IMPRECISE
    if target is None or goal is None:
        return cells
    if _is_range(target, goal):
        return NoRow.RANGE
    cells |= _of_due("target", target)
    cells |= {"target": _number(indicator, goal.levels[0], None, unit), "direction": _side(goal).value}
    if question.interim is not None:
        interim, levels = question.interim
        if _is_range(interim, levels) or _side(levels) is not _side(goal):
            return NoRow.RANGE
        number = _number(indicator, levels.levels[0], None, unit)
        cells |= _of_due("interim", interim) | {"interim_target": number}
        if number is None:
            return NoRow.IMPRECISE
    if cells["target"] is None:
        return NoRow.IMPRECISE
    return NoRow.NO_DIRECTION if not goal.directed and _states_direction(cells) else cells


def _of_baseline(base: Baseline | None) -> _Cells:
    if base is None or base.year is None:
        return {}
    return {"baseline_year": base.year.year, "baseline_as_of": base.as_of and last_day(base.as_of)}


def _of_due(name: str, target: Target) -> _Cells:
    by, year = target.due.by, target.due.year
    day: date | None = None if by is None or isinstance(by, FiscalYear) else last_day(by)
    return {f"{name}_year": year and year.year, f"{name}_day": day}


def _is_range(target: Target, goal: TargetRange) -> bool:
    """Return whether a goal is more than one level with all that is beyond it."""
    has_tolerance = isinstance(target.goal, Maintain) and target.goal.tolerance is not None
    is_two_sided = len(goal.levels) == 2 and goal.directed
    return has_tolerance or is_two_sided or goal.exclusive_low or goal.exclusive_high


def _side(goal: TargetRange) -> Direction:
    """Return in which direction the goal is met beyond its level."""
    if not goal.directed:
        return Direction.UNKNOWN
    return Direction.UP if goal.high is None else Direction.DOWN


def _states_direction(cells: _Cells) -> bool:
    """Return whether the levels of a row rise or fall."""
    base, interim, target = (cells.get(name) for name in ("baseline", "interim_target", "target"))
    levels = [each for each in (base, interim, target) if each is not None]
    steps = {(later > one) - (later < one) for one, later in pairwise(levels)}
    return len(steps - {0}) == 1


def _break_year(question: Question) -> int | None:
    """Return the first year under the definition of the target, where there is no bridge from before."""
    indicator, at = question.indicator, question.at
    cuts = [each.since for each in indicator.breaks if each.bridge is None]
    if indicator.baseline is not None and indicator.baseline.year is None:  # it may be of any definition
        cuts += [each.since for each in indicator.breaks if each.since <= at]
    return max(cuts).year if cuts else None


def _number(
    indicator: Indicator, amount: Amount | None, year: FiscalYear | None, unit: Unit | None
) -> float | None:
    """Return an amount of a year under today's definition as a number in a unit; None where it is not exact.

    It is as it is where no bridge leads to that definition, because it is not judged then.  None, too, where
    it is too large or of another kind.
    """
    if amount is None or unit is None or not amount.is_exact:
        return None
    try:
        today = (converted(indicator, amount, year) or amount) if indicator.breaks else amount
        number = float(today.magnitude if today.unit is unit else today.to(unit).magnitude)
    except DxError:
        return None
    return number if abs(number) < LIMIT else None
