"""The classes of answers: which there are, the names of their documents, and what a record of each has."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

import attrs

from dxmodel.checks import Finding
from dxmodel.errors import DxError, InvalidValueError, Place, Problem
from dxmodel.formats.parts import FORMATS, no_wire_form
from dxmodel.ledger import ResolvedValue, Scale, StatedState
from dxmodel.plan import Indicator, Initiative, Pillar, Plan
from dxmodel.progress import (
    Assessment,
    DueResult,
    Explanation,
    Forecast,
    ForecastResult,
    ForecastValue,
    Grading,
    Group,
    InitiativeGrading,
    KeptYears,
    LeftOut,
    MethodComparison,
    Moved,
    Point,
    Pooled,
    Rollup,
    SpanTotal,
    Stage,
    TargetRange,
    Verdicts,
    YearlyChange,
)
from dxmodel.progress.engine.trajectory import NUMBERS
from dxmodel.report import Band, Cell, Column, Facts, Pictures, Points, Report, Section, Table
from dxmodel.report.figure import ChartBar, ChartEvent, ChartLevel, ScheduleChart, TrajectoryChart
from dxmodel.revise import Revision
from dxmodel.tables import Collected, CollectedRow, ImportedCell, LockedChange, PlanDifference, TableImport
from dxmodel.typed_fields import check_kind

__all__ = [
    "BY_INDICATOR",
    "DOCUMENTS",
    "LISTS",
    "PAIRS",
    "RECORDS",
    "REFERENCES",
    "TYPES",
    "class_and_entries",
    "fields_of_record",
    "no_answer",
]

DOCUMENTS: Mapping[str, type[Any]] = {
    "assessment": Assessment,
    "explanation": Explanation,
    "rollup": Rollup,
    "group": Group,
    "pooled-share": Pooled,
    "forecast": ForecastResult,
    "grading": Grading,
    "initiative-grading": InitiativeGrading,
    "method-comparison": MethodComparison,
    "version-comparison": Verdicts,
    "resolved-value": ResolvedValue,
    "due-result": DueResult,
    "table-import": TableImport,
    "finding": Finding,
    "problem": Problem,
    "collection": Collected,
    "description": Facts,
    "table": Table,
    "report": Report,
}
"""The name of the document of one answer, and its class."""

LISTS: Mapping[type[Any], str] = {kind: f"{name}s" for name, kind in DOCUMENTS.items()}
"""The name of the document of several answers of a class, which is the key of its list, too."""

RECORDS: Mapping[type[Any], tuple[str, ...]] = {
    Assessment: (
        "target_level",
        *NUMBERS,
        "is_assessed",
        "score_text",
        "projection_beyond_bounds",
        "explanation",
    ),
    Explanation: (),
    KeptYears: ("share",),
    YearlyChange: (),
    SpanTotal: (),
    Stage: (),
    TargetRange: (),
    ResolvedValue: ("amount",),
    DueResult: ("reason",),
    Rollup: ("total", "assessed"),
    Group: (),
    Pooled: (),
    ForecastResult: (),
    Forecast: (),
    ForecastValue: (),
    Point: ("year",),
    LeftOut: (),
    Grading: ("indicator", "grade", "mark", "reason", "agrees"),
    InitiativeGrading: ("grade",),
    StatedState: (),
    MethodComparison: ("indicator", "at", "verdicts", "agrees"),
    Verdicts: ("differ",),
    Moved: (),
    TableImport: ("counts",),
    ImportedCell: (),
    PlanDifference: (),
    Collected: ("counts",),
    CollectedRow: (),
    LockedChange: (),
    Finding: ("count", "wording"),
    Problem: (),
    Place: (),
    Table: (),
    Column: (),
    Band: (),
    Cell: (),
    Report: (),
    Section: (),
    Facts: (),
    Points: (),
    Pictures: (),
    TrajectoryChart: (),
    ChartLevel: (),
    ScheduleChart: (),
    ChartBar: (),
    ChartEvent: (),
}
"""The classes whose instances are records, each with the properties that a record has beside its fields."""

TYPES: Mapping[type[Any], str] = {
    Facts: "facts",
    Points: "points",
    Table: "table",
    Pictures: "pictures",
    ScheduleChart: "schedule",
    ChartBar: "bar",
    ChartEvent: "event",
}
"""The classes that stand in one list, and the text under ``type`` that tells them apart."""

BY_INDICATOR: Mapping[type[Any], tuple[str, ...]] = {Group: ("answers",), InitiativeGrading: ("indicators",)}
"""The fields of which a record has the ids of the indicators only, because the answers are written beside."""

PAIRS: Mapping[type[Any], tuple[str, ...]] = {Facts: ("items",), ScheduleChart: ("rows",)}
"""The fields with pairs of a name and something, in which a name may be repeated."""

REFERENCES = (Indicator, Initiative, Pillar, Plan, Revision, Scale)
"""The classes that a record refers to by id."""


def class_and_entries(
    answers: object, answer_class: type[Any] | None = None
) -> tuple[type[Any] | None, tuple[Any, ...]]:
    """Return the class of several answers, and the answers; no class where they are no answers of one class.

    Args:
        answers: several answers, of any iterable.
        answer_class: their class, for an iterable that may be empty; known of the collections of the library.

    >>> class_and_entries([], Finding)
    (<class 'dxmodel.checks.Finding'>, ())
    """
    if answer_class is not None:
        check_kind("answer_class", answer_class, type)
    if not isinstance(answers, Iterable) or isinstance(answers, str | bytes | Mapping):
        return None, ()
    entries = tuple(answers)
    stated = answer_class or _of_collection(type(answers))
    classes = {type(each) for each in entries} | ({stated} if stated is not None else set())
    kind_of_all = classes.pop() if len(classes) == 1 else None
    return (kind_of_all if kind_of_all in LISTS else None), entries


def _of_collection(kind: type[Any]) -> type[Any] | None:
    """Return the class of the entries of a collection of the library, by what it is derived from."""
    bases = (base for each in kind.__mro__ for base in getattr(each, "__orig_bases__", ()))
    arguments = (argument for base in bases for argument in get_args(base))
    return next((each for each in arguments if each in LISTS), None)


def no_answer(
    answer: object, entries: tuple[Any, ...] = (), answer_class: type[Any] | None = None
) -> DxError:
    """Return the error for an object that is no answer, for a list of several classes, or of none."""
    if isinstance(answer, list | tuple) and not answer and answer_class is None:
        return InvalidValueError("answers.empty_list", accepted=tuple(each.__name__ for each in LISTS))
    stated = () if answer_class is None else (answer_class,)
    classes = dict.fromkeys((*stated, *(type(each) for each in entries)))
    if len(classes) > 1:
        return InvalidValueError("answers.several_classes", found=tuple(each.__name__ for each in classes))
    return no_wire_form(next(iter(classes), type(answer)), (*LISTS, *FORMATS.values()))


@cache
def fields_of_record(kind: Any) -> dict[str, Any]:
    """Return the names of what a record of a class has, and their types.

    >>> from dxmodel.progress import KeptYears
    >>> [*fields_of_record(KeptYears)]
    ['years', 'kept', 'in_doubt', 'window', 'share']
    """
    hints = get_type_hints(kind)
    fields = {each.name: hints[each.name] for each in attrs.fields(kind) if each.eq}
    properties = {name: hints.get(name) or _returned(getattr(kind, name)) for name in RECORDS[kind]}
    return fields | properties


def _returned(attribute: property) -> Any:
    """Return the type that a property returns; attrs keeps that of a cached one with those of the fields."""
    return get_type_hints(attribute.fget)["return"]
