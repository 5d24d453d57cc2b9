"""The columns of frames of answers, and their values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain
from operator import attrgetter
from typing import Any

import attrs
import pandas as pd

from dxmodel.amount import Amount, Unit, compatible
from dxmodel.amount.known import EXACT
from dxmodel.checks import Finding, Severity
from dxmodel.errors import InvalidValueError, Problem
from dxmodel.frames.observations import VALUE_COLUMNS, breakdown_text, of_value
from dxmodel.frames.typed_frame import Cells, Row, by_column
from dxmodel.ledger import ItemState, MethodName, NoValue, Observation, ObservationStatus, ResolvedValue
from dxmodel.plan import Completion, Direction, Target, Value
from dxmodel.plan.direction import better_direction
from dxmodel.progress import (
    Assessment,
    DueResult,
    ForecastMethod,
    ForecastResult,
    Grading,
    Group,
    InitiativeGrading,
    MethodComparison,
    NoForecast,
    NoRollup,
    Pooled,
    Reason,
    Rollup,
    RollupLevel,
    RollupRule,
    Status,
    Verdicts,
)
from dxmodel.progress.engine.scenarios import is_open, middle
from dxmodel.progress.sentences import printed_amount
from dxmodel.vocabulary import Vocabulary

__all__ = ["ASSESSMENTS", "PROBLEMS", "ROWS", "AnswerRows"]

Columns = dict[str, Any]


@attrs.frozen
class AnswerRows:
    """The columns that answers of a class have in a frame.

    Attributes:
        columns: their names and types.
        cells: function that returns the values of each column for several answers.
    """

    columns: Columns
    cells: Callable[[Iterable[Any]], list[Cells]]

    @classmethod
    def by_row(cls, columns: Columns, rows: Callable[[Any], Iterable[Row]]) -> "AnswerRows":
        """Return the columns of a class of which a function returns the rows of one answer."""
        return cls(columns, lambda answers: by_column([*chain.from_iterable(map(rows, answers))], columns))


def _words(vocabulary: type[Vocabulary]) -> pd.CategoricalDtype:
    """Return the type of a column with the values of an enumeration as texts."""
    return pd.CategoricalDtype([member.value for member in vocabulary])


_REASONS = _words(Reason)
_METHODS = [member.value for member in MethodName]
"""The names of the methods of the library; a program may bring others along."""


_TABLE: Mapping[str, tuple[Any, Callable[[Assessment], Any]]] = {
    "indicator": ("string", attrgetter("indicator.id")),
    "name": ("string", attrgetter("name.text")),
    "breakdown": (
        "string",
        lambda answer: breakdown_text(answer.breakdown) if answer.breakdown else "",
    ),
    "fiscal_year": ("int64", attrgetter("at.year")),
    "method": (_METHODS, lambda answer: str(answer.method)),
    "value": ("float64", lambda answer: _number(answer, answer.resolved.amount)),
    "unit": ("string", lambda answer: None if (unit := _unit(answer)) is None else str(unit)),
    "known_as": ("string", lambda answer: answer.resolved.amount and _known_as(answer.resolved)),
    "low": ("float64", lambda answer: _end(answer, answer.resolved.amount, "low")),
    "high": ("float64", lambda answer: _end(answer, answer.resolved.amount, "high")),
    "total": ("float64", lambda answer: _of_total(answer, _number)),
    "total_low": ("float64", lambda answer: _of_total(answer, partial(_end, name="low"))),
    "total_high": ("float64", lambda answer: _of_total(answer, partial(_end, name="high"))),
    "is_provisional": ("boolean", lambda answer: _is_provisional(answer.resolved.observation)),
    "is_doubtful": ("bool", lambda answer: bool(answer.doubts)),
    "is_done": ("boolean", lambda answer: _is_done(answer.resolved.value)),
    "baseline": ("float64", lambda answer: _number(answer, answer.baseline)),
    "target": ("float64", lambda answer: _number(answer, answer.goal_level)),
    "target_known_as": ("string", lambda answer: answer.target and answer.target.text),
    "target_year": ("Int64", lambda answer: _due_year(answer.target)),
    "direction": (_words(Direction), lambda answer: better_direction(answer.indicator).value),
    "achievement_rate": ("float64", attrgetter("achievement_rate")),
    "progress": ("float64", attrgetter("path_numbers.progress")),
    "elapsed": ("float64", attrgetter("path_numbers.elapsed")),
    "expected": ("float64", attrgetter("path_numbers.expected")),
    "pace": ("float64", attrgetter("path_numbers.pace")),
    "remaining": ("float64", lambda answer: _middle(answer.remaining)),
    "required_per_year": ("float64", lambda answer: _middle(answer.required_per_year)),
    "required_speedup": ("float64", attrgetter("path_numbers.required_speedup")),
    "projected_value": ("float64", lambda answer: _middle(answer.projected_value)),
    "projected_year": ("float64", attrgetter("path_numbers.projected_year")),
    "kept": ("float64", lambda answer: answer.kept and answer.kept.share),
    "score": ("float64", attrgetter("score")),
    "status": (_words(Status), attrgetter("status.value")),
    "possible": ("string", lambda answer: _joined(each.value for each in answer.possible)),
    "reason": (_REASONS, lambda answer: answer.reason and answer.reason.value),
    "no_score": (_REASONS, lambda answer: answer.no_score and answer.no_score.value),
    "other_targets": ("string", lambda answer: _joined(_text(each.target) for each in answer.others)),
    "other_statuses": ("string", lambda answer: _joined(each.status.value for each in answer.others)),
}
"""The name of each column of an assessment, its type, and its value."""

_ASSESSMENT: Columns = {name: kind for name, (kind, _) in _TABLE.items()}


def _with_members(answers: Iterable[Assessment]) -> Iterator[Assessment]:
    """Yield each answer, and after it one for each member of a breakdown that has a target."""
    for answer in answers:
        yield answer
        yield from answer.members


def _assessment_cells(answers: Iterable[Assessment]) -> list[Cells]:
    """Return the values of each column, one column after the other, which takes less time than by row."""
    entries = [*_with_members(answers)]
    return [[*map(cell, entries)] for _, cell in _TABLE.values()]


def _is_provisional(observation: Observation | None) -> bool | None:
    return None if observation is None else observation.status is ObservationStatus.PROVISIONAL


def _is_done(value: Value | None) -> bool | None:
    return value.is_done if isinstance(value, Completion) else None


def _due_year(target: Target | None) -> int | None:
    return None if target is None or target.due.year is None else target.due.year.year


def _text(target: Target | None) -> str:
    return "" if target is None else target.text


def _joined(texts: Iterable[str]) -> str | None:
    return ";".join(texts) or None


def _of_total(
    answer: Assessment, number: Callable[[Assessment, Amount | None], float | None]
) -> float | None:
    """Return a number of the sum or the mean over years that the target asks for."""
    return None if answer.span_total is None else number(answer, answer.span_total.value)


def _known_as(resolved: ResolvedValue) -> str | None:
    """Return a value as it is printed; a computed share with the decimals of sentences."""
    if resolved.observation is not None and resolved.observation.printed:
        return resolved.observation.printed
    amount = printed_amount(resolved.value)
    return None if amount is None else str(amount)


def _unit(answer: Assessment) -> Unit | None:
    """Return the unit of all amounts of a row."""
    unit, value = answer.indicator.unit, answer.resolved.amount
    return unit if unit is not None or value is None else value.unit


def _in_unit(answer: Assessment, amount: Amount) -> Amount | None:
    """Return an amount in the unit of its row; None where it cannot be, as before another definition."""
    unit = _unit(answer)
    if unit is None or not compatible(amount.unit, unit):
        return None
    try:
        return amount.to(unit)
    except InvalidValueError:  # it is too large in that unit
        return None


_float = lru_cache(maxsize=2**16)(float)
"""The float of a decimal: levels and results repeat, and to convert one takes longer than all else here."""


def _number(answer: Assessment, amount: Amount | None) -> float | None:
    if amount is None:
        return None
    in_unit = amount if amount.unit is answer.indicator.unit else _in_unit(answer, amount)
    return None if in_unit is None else _float(in_unit.magnitude)


def _end(answer: Assessment, amount: Amount | None, name: str) -> float | None:
    """Return an end of the interval of an amount; None for an open one."""
    if amount is None or amount.known is EXACT:
        return _number(answer, amount)
    in_unit = _in_unit(answer, amount)
    end = None if in_unit is None else getattr(in_unit.interval, name)
    return None if end is None else _float(end)


def _middle(amount: Amount | None) -> float | None:
    """Return the middle of an amount, as the shares are of that; none for one that is open."""
    if amount is None or amount.known is EXACT:
        return None if amount is None else _float(amount.magnitude)
    return None if is_open(amount) else _float(middle(amount))


ASSESSMENTS = AnswerRows(_ASSESSMENT, _assessment_cells)


def _comparison_cells(comparisons: Iterable[MethodComparison]) -> list[Cells]:
    return _assessment_cells(answer for each in comparisons for answer in each.answers)


def _version_cells(verdicts: Iterable[Verdicts]) -> list[Cells]:
    """Return the values of each column, for each version of the plan that has the indicator."""
    names = ("as_adopted", "as_known", "current")
    pairs = [(name, answer) for each in verdicts for name in names if (answer := getattr(each, name))]
    versions = [name for name, answer in pairs for _ in _with_members([answer])]
    return [versions, *_assessment_cells(answer for _, answer in pairs)]


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


_INITIATIVE_GRADING: Columns = {
    "initiative": "string",
    "name": "string",
    "fiscal_year": "int64",
    "grade": "string",
    "possible": "string",
    "state": _words(ItemState),
    "official": "string",
    "indicators": "string",
}


def _initiative_rows(answer: InitiativeGrading) -> Iterator[Row]:
    label, state = answer.initiative.label, answer.state
    yield (
        answer.initiative.id,
        None if label is None else label.text,
        answer.at.year,
        answer.grade and answer.grade.mark,
        _joined(each.mark for each in answer.possible),
        state and state.state.value,
        _joined(each.grade for each in answer.official if each.grade is not None),
        _joined(each.indicator.id for each in answer.indicators),
    )


_POOLED: Columns = {
    "indicators": "string",
    "fiscal_year": "int64",
    "value": "float64",
    "known_as": "string",
    "numerator": "float64",
    "denominator": "float64",
    "unit": "string",
    "reason": pd.CategoricalDtype([*dict.fromkeys(each.value for each in (*Reason, *NoRollup))]),
    "without": "string",
    "is_doubtful": "bool",
}


def _pooled_rows(answer: Pooled) -> Iterator[Row]:
    ratio = answer.ratio
    share = None if ratio is None else ratio.amount
    yield (
        _joined(answer.indicators),
        answer.at.year,
        share and float(share.magnitude),
        share and str(printed_amount(ratio)),
        ratio and float(ratio.numerator.magnitude),
        ratio and float(ratio.denominator.magnitude),
        share and str(share.unit),
        answer.reason and answer.reason.value,
        _joined(id for id, _ in answer.without),
        bool(answer.doubts),
    )


_RESOLVED: Columns = {
    "indicator": "string",
    "fiscal_year": "int64",
    **{name: kind if kind != "category" else "string" for name, kind in VALUE_COLUMNS.items()},
    "no_value": _words(NoValue),
    "is_baseline": "bool",
    "day": "string",
    "is_early": "bool",
    "is_doubtful": "bool",
}


def _resolved_rows(answer: ResolvedValue) -> Iterator[Row]:
    yield (
        answer.indicator,
        answer.year.year,
        *of_value(answer.value),
        answer.no_value and answer.no_value.value,
        answer.is_baseline,
        answer.day and str(answer.day),
        answer.is_early,
        answer.doubt is not None,
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


PROBLEMS = AnswerRows.by_row(_PROBLEM, _problem_rows)

ROWS: Mapping[type[Any], AnswerRows] = {
    Assessment: ASSESSMENTS,
    MethodComparison: AnswerRows(_ASSESSMENT, _comparison_cells),
    Verdicts: AnswerRows({"version": "string", **_ASSESSMENT}, _version_cells),
    Rollup: AnswerRows.by_row(_ROLLUP, lambda answer: [_rollup_row(answer)]),
    Group: AnswerRows.by_row(_GROUP, _group_rows),
    ForecastResult: AnswerRows.by_row(_FORECAST, _forecast_rows),
    Grading: AnswerRows.by_row(_GRADING, _grading_rows),
    InitiativeGrading: AnswerRows.by_row(_INITIATIVE_GRADING, _initiative_rows),
    Pooled: AnswerRows.by_row(_POOLED, _pooled_rows),
    ResolvedValue: AnswerRows.by_row(_RESOLVED, _resolved_rows),
    DueResult: AnswerRows.by_row(_DUE_RESULT, _due_result_rows),
    Finding: AnswerRows.by_row(_FINDING, _finding_rows),
    Problem: PROBLEMS,
}
"""The rows of the answers of each class."""
