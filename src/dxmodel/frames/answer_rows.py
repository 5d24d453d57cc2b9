"""The columns of frames of answers, and the rows of each answer, as plain values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import attrs
import pandas as pd

from dxmodel.amount import Amount, Unit, compatible
from dxmodel.checks import Finding, Severity
from dxmodel.errors import InvalidValueError, Problem
from dxmodel.frames.observations import breakdown_text
from dxmodel.frames.typed_frame import Row
from dxmodel.ledger import MethodName, ObservationStatus, ResolvedValue
from dxmodel.plan import Completion, Direction
from dxmodel.plan.direction import better_direction
from dxmodel.plan.goals import Goal
from dxmodel.progress import (
    Assessment,
    DueResult,
    ForecastMethod,
    ForecastResult,
    Grading,
    Group,
    KeptYears,
    MethodComparison,
    NoForecast,
    NoRollup,
    Reason,
    Rollup,
    RollupLevel,
    RollupRule,
    Status,
    Verdicts,
)
from dxmodel.progress.engine.scenarios import is_open, middle
from dxmodel.progress.engine.trajectory import NUMBERS
from dxmodel.progress.sentences import printed_amount
from dxmodel.vocabulary import Vocabulary

__all__ = ["ASSESSMENTS", "PROBLEMS", "ROWS", "AnswerRows"]

Columns = dict[str, Any]


@attrs.frozen
class AnswerRows:
    """The rows that answers of a class have in a frame.

    Attributes:
        columns: the names of the columns, and their types.
        rows_of: function that returns the rows of an answer, in the order of the columns.
    """

    columns: Columns
    rows_of: Callable[[Any], Iterable[Row]]


def _words(vocabulary: type[Vocabulary]) -> pd.CategoricalDtype:
    """Return the type of a column with the values of an enumeration as texts."""
    return pd.CategoricalDtype([member.value for member in vocabulary])


_REASONS = _words(Reason)
_METHODS = [member.value for member in MethodName]
"""The names of the methods of the library; a program may bring others along."""
_NUMBERS = (*NUMBERS, "kept", "score")

_ASSESSMENT: Columns = {
    "indicator": "string",
    "name": "string",
    "breakdown": "string",
    "fiscal_year": "int64",
    "method": _METHODS,
    "value": "float64",
    "unit": "string",
    "known_as": "string",
    "low": "float64",
    "high": "float64",
    "is_provisional": "boolean",
    "is_doubtful": "bool",
    "is_done": "boolean",
    "baseline": "float64",
    "target": "float64",
    "target_known_as": "string",
    "target_year": "Int64",
    "direction": _words(Direction),
    **dict.fromkeys(_NUMBERS, "float64"),
    "status": _words(Status),
    "possible": "string",
    "reason": _REASONS,
    "no_score": _REASONS,
}


def _assessment_rows(answer: Assessment) -> Iterator[Row]:
    """Yield the row of an answer, and one for each member of a breakdown that has a target."""
    yield _assessment_row(answer)
    yield from map(_assessment_row, answer.members)


def _assessment_row(answer: Assessment) -> Row:
    indicator, value, target = answer.indicator, answer.resolved.amount, answer.target
    observation = answer.resolved.observation
    unit = indicator.unit or (value.unit if value is not None else None)
    in_unit = _in_unit(value, unit)
    low, high = _ends(in_unit)
    due = target.due.year if target is not None else None
    return (
        indicator.id,
        answer.name.text,
        breakdown_text(answer.breakdown),
        answer.at.year,
        str(answer.method),
        _number(in_unit),
        None if unit is None else str(unit),
        None if value is None else _known_as(answer.resolved),
        low,
        high,
        None if observation is None else observation.status is ObservationStatus.PROVISIONAL,
        bool(answer.doubts),
        answer.resolved.value.is_done if isinstance(answer.resolved.value, Completion) else None,
        _number(_in_unit(answer.baseline, unit)),
        _number(_in_unit(answer.goal_level, unit)),
        None if target is None else target.printed or _goal_text(target.goal),
        None if due is None else due.year,
        better_direction(indicator).value,
        *(_number_or_share(getattr(answer, name)) for name in _NUMBERS),
        answer.status.value,
        ";".join(each.value for each in answer.possible) or None,
        answer.reason and answer.reason.value,
        answer.no_score and answer.no_score.value,
    )


def _known_as(resolved: ResolvedValue) -> str:
    """Return a value as it is printed; a computed share with the decimals of sentences."""
    printed = None if resolved.observation is None else resolved.observation.printed
    return printed or str(printed_amount(resolved.value))


@lru_cache(maxsize=2**14)
def _goal_text(goal: Goal) -> str:
    """Return the text of a goal, which many answers share."""
    return format(goal, "ja")


def _in_unit(amount: Amount | None, unit: Unit | None) -> Amount | None:
    """Return an amount in the unit of its row; None where it cannot be, as before another definition."""
    if amount is None or unit is None or not compatible(amount.unit, unit):
        return None
    try:
        return amount.to(unit)
    except InvalidValueError:  # it is too large in that unit
        return None


def _number(amount: Amount | None) -> float | None:
    return None if amount is None else float(amount.magnitude)


def _ends(amount: Amount | None) -> tuple[float | None, float | None]:
    """Return the interval of an amount; None for an open end."""
    if amount is None:
        return None, None
    low, high = amount.interval.low, amount.interval.high
    return None if low is None else float(low), None if high is None else float(high)


def _number_or_share(value: Amount | KeptYears | float | None) -> float | None:
    """Return a number; of a range its middle, as the shares are of that, and none for one that is open."""
    if value is None or isinstance(value, float | int):
        return value
    if isinstance(value, KeptYears):
        return value.share
    return float("nan") if is_open(value) else float(middle(value))


ASSESSMENTS = AnswerRows(_ASSESSMENT, _assessment_rows)


def _comparison_rows(comparison: MethodComparison) -> Iterator[Row]:
    for answer in comparison.answers:
        yield from _assessment_rows(answer)


def _version_rows(verdicts: Verdicts) -> Iterator[Row]:
    """Yield the rows of each version of the plan that has the indicator."""
    for version in ("as_adopted", "known", "current"):
        answer = getattr(verdicts, version)
        if answer is not None:
            yield from ((version, *row) for row in _assessment_rows(answer))


_ROLLUP: Columns = {
    "rule": _words(RollupRule),
    "number": "string",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "reason": _words(NoRollup),
    "total": "int64",
    "assessed": "int64",
    "included": "int64",
    "ended": "int64",
    "covered": "float64",
    **{status.value: "int64" for status in Status},
}


def _rollup_row(answer: Rollup) -> Row:
    counts = dict(answer.counts)
    return (
        answer.rule.value,
        answer.number,
        answer.value,
        answer.low,
        answer.high,
        answer.reason and answer.reason.value,
        answer.total,
        answer.assessed,
        answer.included,
        answer.ended,
        answer.covered,
        *(counts.get(status, 0) for status in Status),
    )


_GROUP: Columns = {
    "level": _words(RollupLevel),
    "id": "string",
    "name": "string",
    "depth": "int64",
    **_ROLLUP,
}


def _group_rows(group: Group, depth: int = 0) -> Iterator[Row]:
    """Yield the row of a group, and those of its parts."""
    id = None if group.item is None else group.item.id
    yield (group.level.value, id, group.name.text, depth, *_rollup_row(group.rollup))
    for part in group.parts:
        yield from _group_rows(part, depth + 1)


_FORECAST: Columns = {
    "indicator": "string",
    "name": "string",
    "breakdown": "string",
    "method": _words(ForecastMethod),
    "fiscal_year": "Int64",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "unit": "string",
    "beyond_bounds": "boolean",
    "target": "float64",
    "target_year": "Int64",
    "attained": "float64",
    "reason": _words(NoForecast),
}


def _forecast_rows(answer: ForecastResult) -> Iterator[Row]:
    """Yield a row for each method and year; one without a year for a method without values."""
    due = None if answer.target is None or answer.target.due.year is None else answer.target.due.year.year
    head = (answer.indicator.id, answer.name.text, breakdown_text(answer.breakdown))
    unit = None if answer.unit is None else str(answer.unit)
    for each in answer.forecasts:
        tail = (answer.target_level, due, each.attained, each.reason and each.reason.value)
        values: list[Row] = [
            (value.year.year, value.value, value.low, value.high, unit, value.beyond_bounds)
            for value in each.values
        ]
        for row in values or [(None, None, None, None, unit, None)]:
            yield (*head, each.method.value, *row, *tail)


_GRADING: Columns = {
    "indicator": "string",
    "name": "string",
    "fiscal_year": "int64",
    "scale": "string",
    "method": _METHODS,
    "score": "float64",
    "grade": "string",
    "possible": "string",
    "mark": "string",
    "official": "string",
    "agrees": "boolean",
    "reason": _REASONS,
}


def _grading_rows(answer: Grading) -> Iterator[Row]:
    assessment = answer.assessment
    yield (
        assessment.indicator.id,
        assessment.name.text,
        assessment.at.year,
        answer.scale.id,
        str(assessment.method),
        assessment.score,
        answer.grade and answer.grade.mark,
        ";".join(each.mark for each in answer.possible),
        answer.mark,
        ";".join(each.grade for each in answer.official if each.grade is not None),
        answer.agrees,
        answer.reason and answer.reason.value,
    )


_DUE_RESULT: Columns = {
    "owner": "string",
    "indicator": "string",
    "name": "string",
    "breakdown": "string",
    "fiscal_year": "int64",
    "until": "string",
    "since": "string",
    "is_provisional": "bool",
    "reason": _REASONS,
    "known_as": "string",
    "known": "string",
    "note": "string",
}


def _due_result_rows(answer: DueResult) -> Iterator[Row]:
    """Yield a row for each department in charge; one without a department where none is stated."""
    entry, resolved = answer.entry, answer.resolved
    for owner in answer.owners or (None,):
        yield (
            owner,
            answer.indicator.id,
            answer.name.text,
            breakdown_text(answer.breakdown),
            answer.year.year,
            answer.until and str(answer.until),
            str(answer.since),
            answer.reason is None,
            answer.reason and answer.reason.value,
            None if answer.reason is not None else _known_as(resolved),
            entry and entry.known and str(entry.known),
            entry and entry.note and entry.note.text,
        )


_FINDING: Columns = {
    "code": "string",
    "severity": _words(Severity),
    "path": "string",
    "ja": "string",
    "en": "string",
}


def _finding_rows(finding: Finding) -> Iterator[Row]:
    """Yield a row for a finding, and for each of the others that it holds."""
    for each in (attrs.evolve(finding, others=()), *finding.others):
        yield each.code, each.severity.value, each.path, each.describe("ja"), each.describe("en")


_PROBLEM: Columns = {
    "file": "string",
    "line": "Int64",
    "column": "Int64",
    "path": "string",
    "code": "string",
    "ja": "string",
    "en": "string",
}


def _problem_rows(problem: Problem) -> Iterator[Row]:
    place = problem.place
    located = (place.file, place.line, place.column) if place is not None else (None, None, None)
    yield (*located, problem.path, problem.code, problem.describe("ja"), problem.describe("en"))


PROBLEMS = AnswerRows(_PROBLEM, _problem_rows)

ROWS: Mapping[type[Any], AnswerRows] = {
    Assessment: ASSESSMENTS,
    MethodComparison: AnswerRows(_ASSESSMENT, _comparison_rows),
    Verdicts: AnswerRows({"version": "string", **_ASSESSMENT}, _version_rows),
    Rollup: AnswerRows(_ROLLUP, lambda answer: [_rollup_row(answer)]),
    Group: AnswerRows(_GROUP, _group_rows),
    ForecastResult: AnswerRows(_FORECAST, _forecast_rows),
    Grading: AnswerRows(_GRADING, _grading_rows),
    DueResult: AnswerRows(_DUE_RESULT, _due_result_rows),
    Finding: AnswerRows(_FINDING, _finding_rows),
    Problem: PROBLEMS,
}
"""The rows of the answers of each class."""
