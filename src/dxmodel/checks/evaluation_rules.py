"""Rules about the city's own evaluations and the scales that they are by."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from dxmodel.checks.finding import Finding, name, note, warning
from dxmodel.ledger import Evaluation, ItemState, Ledger, MethodName
from dxmodel.ledger.day_of_counting import is_counted
from dxmodel.ledger.evaluated import grade_of, scale_of, state_of

__all__ = ["EVALUATION_RULES"]

DAY = timedelta(days=1)
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


def grades_differ(ledger: Ledger) -> Iterator[Finding]:
    """Two evaluations of one item, time and scale state different grades or states, or the same twice."""
    for group in _of_one_time(ledger.valid_evaluations):
        first, path = group[0], f"$.evaluations[{group[0].item}/{group[0].year}]"
        facts = {"item": _evaluated(ledger, first), "year": first.year}
        states = tuple(dict.fromkeys(filter(None, (state_of(ledger, each) for each in group))))
        if len(set(group)) < len(group):
            yield warning("check.evaluation_repeated", path, **facts)
        if len(states) > 1:
            yield warning("check.states_differ", path, **facts, states=states)
        by_scale: dict[str, dict[str, None]] = {}
        for each in group:
            scale = scale_of(ledger, each)
            if scale is not None and each.grade is not None:
                by_scale.setdefault(scale.id, {})[each.grade] = None
        for grades in by_scale.values():
            if len(grades) > 1 and len(states) < 2:
                yield note("check.grades_differ", path, **facts, grades=tuple(grades))


def _of_one_time(evaluations: Iterable[Evaluation]) -> Iterator[list[Evaluation]]:
    """Yield the evaluations of one item and time that became known on one day, where there are several."""
    groups: dict[object, list[Evaluation]] = {}
    for each in evaluations:
        groups.setdefault((each.item, each.year, each.months, each.known), []).append(each)
    yield from (group for group in groups.values() if len(group) > 1)


def state_goes_back(ledger: Ledger) -> Iterator[Finding]:
    """An item is in an earlier state than before, or has its later state since an earlier day."""
    by_item: dict[str, list[Evaluation]] = {}
    for each in ledger.valid_evaluations:
        if state_of(ledger, each) is not None:
            by_item.setdefault(each.item, []).append(each)
    for evaluations in by_item.values():
        for before, after in pairwise(sorted(evaluations, key=lambda each: each.last_day)):
            states = [state for each in (before, after) if (state := state_of(ledger, each)) is not None]
            facts = {"item": _evaluated(ledger, after), "year": after.year, "state": states[1]}
            facts |= {"earlier": before.year, "before": states[0]}
            path = f"$.evaluations[{after.item}/{after.year}].state"
            if before.last_day < after.last_day and STATES.index(states[1]) < STATES.index(states[0]):
                yield note("check.state_goes_back", path, **facts)
            elif states[0] != states[1] and _is_since_earlier(before, after):
                dates = {"since": after.since, "since_before": before.since}
                yield warning("check.since_goes_back", path, **facts, **dates)


STATES = (*ItemState,)
"""The states in the order in which an item has them; one that is cancelled hardly has another."""


def _is_since_earlier(before: Evaluation, after: Evaluation) -> bool:
    """Return whether the later state surely began before the earlier one."""
    first = before.since.not_before if before.since is not None else None
    return first is not None and after.since is not None and after.since.by(first - DAY) is True


def state_after_its_year(ledger: Ledger) -> Iterator[Finding]:
    """A state began after the time that was evaluated, and nothing states when that became known."""
    for evaluation in ledger.valid_evaluations:
        since = evaluation.since
        if since is None or since.not_before is None or evaluation.known is not None:
            continue
        if since.not_before > evaluation.last_day and not is_counted(since.not_before, evaluation.last_day):
            facts = {"item": _evaluated(ledger, evaluation), "year": evaluation.year, "since": since}
            path = f"$.evaluations[{evaluation.item}/{evaluation.year}].since"
            yield warning("check.state_after_its_year", path, **facts)


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
    grades_differ,
    state_goes_back,
    state_after_its_year,
    ends_in_percent,
)
