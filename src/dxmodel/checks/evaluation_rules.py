"""Rules about the city's own evaluations and the scales that they are by."""

from collections.abc import Iterator

from dxmodel.checks.finding import Finding, name, warning
from dxmodel.ledger import Evaluation, Ledger, MethodName
from dxmodel.ledger.evaluated import grade_of

__all__ = ["EVALUATION_RULES"]

LEAST_END_IN_PERCENT = 10
"""No known scale grades shares of ten times the target; written as percentages, all ends are that large."""


def grade_of_no_scale(ledger: Ledger) -> Iterator[Finding]:
    """The city's grade is not a mark of its scale, or of any that is valid in that year."""
    for evaluation in ledger.valid_evaluations:
        scales = [each for each in ledger.scales if evaluation.scale in (None, each.id)]
        marks = [mark for scale in scales if scale.holds(evaluation.year) for mark in scale.marks]
        if marks and evaluation.grade is not None and evaluation.grade not in marks:
            facts = {
                "item": _evaluated(ledger, evaluation),
                "year": evaluation.year,
                "found": evaluation.grade,
            }
            path = f"$.evaluations[{evaluation.item}/{evaluation.year}].grade"
            yield warning("check.grade_of_no_scale", path, **facts, accepted=tuple(dict.fromkeys(marks)))


def state_of_another_grade(ledger: Ledger) -> Iterator[Finding]:
    """An evaluation states another state than its grade does by its scale."""
    for evaluation in ledger.valid_evaluations:
        grade = grade_of(ledger, evaluation) if evaluation.state is not None else None
        if grade is not None and grade.state not in (None, evaluation.state):
            facts = {"item": _evaluated(ledger, evaluation), "year": evaluation.year, "grade": grade.mark}
            path = f"$.evaluations[{evaluation.item}/{evaluation.year}].state"
            states = {"state": evaluation.state, "stated": grade.state}
            yield warning("check.state_of_another_grade", path, **facts, **states)


def _evaluated(ledger: Ledger, evaluation: Evaluation) -> object:
    """Return the name of what was evaluated: an item, or the plan itself."""
    plan = ledger.plan
    return plan.label if evaluation.item == plan.id else name(ledger, plan[evaluation.item])


def ends_in_percent(ledger: Ledger) -> Iterator[Finding]:
    """A grade ends at 10 or more although the score is a share of one: 80 probably stands for 80 %."""
    for scale in ledger.scales:
        ends = [end for grade in scale.grades for end in grade.ends]
        if scale.by is not MethodName.LEVEL_BAND and max(map(abs, ends), default=0) >= LEAST_END_IN_PERCENT:
            facts = {"scale": scale.label, "method": scale.by, "ends": tuple(sorted(set(ends)))}
            version = f"/{scale.span}" if scale.span else ""
            yield warning("check.ends_in_percent", f"$.scales[{scale.id}{version}].grades", **facts)


EVALUATION_RULES = (
    grade_of_no_scale,
    state_of_another_grade,
    ends_in_percent,
)
