"""Rules about goals: those that can never be judged, contradict one another, or have no result when due."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import attrs

from dxmodel.amount import Amount
from dxmodel.checks.finding import Finding, name, note, path_of, warning
from dxmodel.checks.queries import wholes_and_members, years
from dxmodel.errors import nearest
from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.ledger import Ledger, NoValue, ResolvedValue, resolve
from dxmodel.ledger.observation import RESULTS
from dxmodel.ledger.resolved_value import resolve_span
from dxmodel.plan import Accumulation, Completion, Due, Indicator, Missing, Ratio, Target
from dxmodel.plan.goals import ChangeBy, Completed, Goal, MeanOver, TotalOver
from dxmodel.progress import Reason
from dxmodel.progress.engine.target_range import TargetRange, exclude
from dxmodel.progress.inputs.milestone import Milestone, records_of_milestones
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.question import Question
from dxmodel.progress.inputs.span_total import SpanTotal, adds_up, span_total
from dxmodel.progress.inputs.target_range import is_words, target_range_over_span
from dxmodel.progress.inputs.yearly_targets import stated_target, with_dated_targets

__all__ = ["GOAL_RULES", "NEVER_JUDGED", "NOT_COMPARED", "levels_asked_for"]

NEVER_JUDGED = {
    Reason.NO_BASELINE: "check.needs_baseline",
    Reason.NO_BASE_LEVEL: "check.needs_base",
    Reason.IMPRECISE_TARGET: "check.imprecise_goal",
}
"""The findings about goals that :func:`~dxmodel.progress.assess` declines to judge, whatever the value."""


NOT_COMPARED = {
    Reason.QUALITATIVE: "check.result_in_words",
    Reason.NO_SHARE: "check.result_without_share",
    Reason.UNDECIDED: "check.undecided",
}
"""The findings about results that no number can be taken from."""


def goal_never_judged(ledger: Ledger) -> Iterator[Finding]:
    """A goal lacks what a verdict needs: a baseline, a base, an exact level, or how values accumulate."""
    for known, indicator, label in wholes_and_members(ledger):
        for target in indicator.total_targets if indicator.ended is None else ():
            code = _missing_for_a_verdict(known, indicator, target)
            if code is not None:
                path = f"{path_of(indicator)}.targets[{target.due}]"
                yield note(code, path, indicator=label, due=target.due, goal=target.goal)


def no_change_asked(ledger: Ledger) -> Iterator[Finding]:
    """A goal asks for a change of 0, which states no direction; to keep a level is a goal of its own."""
    for indicator in ledger.plan.indicators:
        for target in indicator.targets:
            if isinstance(target.goal, ChangeBy) and target.goal.amount == Amount(0, target.goal.amount.unit):
                path = f"{path_of(indicator)}.targets[{target.due}]"
                facts = {"indicator": name(ledger, indicator), "due": target.due}
                yield note("check.no_change_asked", path, **facts)


def _missing_for_a_verdict(ledger: Ledger, indicator: Indicator, target: Target) -> str | None:
    if isinstance(target.goal, TotalOver | MeanOver):
        start = target.goal.span.start_year
        if not target.goal.span.is_whole_years or start is None or target.goal.span.end_year is None:
            return "check.span_without_ends"
        if isinstance(target.goal, MeanOver):
            return None
        if not adds_up(indicator.unit) or indicator.accumulation is Accumulation.STOCK:
            return "check.no_sum"
        if indicator.accumulation is Accumulation.UNKNOWN:
            return "check.needs_accumulation"
        return "check.needs_start" if start - 1 in _missing(ledger, indicator, target.goal, start) else None
    goal = _goal(indicator, target)
    return NEVER_JUDGED.get(goal) if isinstance(goal, Reason) else None


def _goal(indicator: Indicator, target: Target) -> TargetRange | Reason | None:
    return Question(indicator=indicator, at=target.due.year or FiscalYear.MAX, target=target).goal


def levels_asked_for(indicator: Indicator, target: Target) -> TargetRange | None:
    """Return the levels of one year that a target asks for; None where it asks for none, or for a sum."""
    goal = None if isinstance(target.goal, TotalOver) else _goal(indicator, target)
    return goal if isinstance(goal, TargetRange) else None


def baseline_without_year(ledger: Ledger) -> Iterator[Finding]:
    """A target starts from a baseline whose year is not stated, so that nothing can be expected of a year."""
    for indicator in ledger.plan.indicators:
        base = indicator.baseline
        if (
            indicator.targets
            and base is not None
            and base.amount is not None
            and not (base.year or base.span)
        ):
            path, facts = f"{path_of(indicator)}.baseline", {"baseline": base.amount}
            yield note("check.baseline_without_year", path, indicator=name(ledger, indicator), **facts)


def goals_contradict(ledger: Ledger) -> Iterator[Finding]:
    """No value meets both of two goals that are due in one year."""
    for _, indicator, label in wholes_and_members(ledger):
        by_year: dict[FiscalYear, list[tuple[Target, TargetRange]]] = {}
        for target in _in_each_year(ledger, indicator).total_targets:
            levels = None if isinstance(target.goal, MeanOver) else levels_asked_for(indicator, target)
            if target.due.year is not None and levels is not None:
                by_year.setdefault(target.due.year, []).append((target, levels))
        pairs = {
            (one.goal, other.goal, one.due.yearly or due): (due, one, other)
            for due, goals in reversed(by_year.items())
            for (one, lower), (other, upper) in combinations(goals, 2)
            if exclude(lower, upper) and not (one.either and other.either)
        }
        for due, one, other in reversed(pairs.values()):
            facts = {"due": due, "one": one.goal, "other": other.goal}
            path = f"{path_of(indicator)}.targets[{other.due}]"
            yield warning("check.goals_contradict", path, indicator=label, **facts)


def _in_each_year(ledger: Ledger, indicator: Indicator) -> Indicator:
    """Return an indicator with its targets of each year; of an open plan, to the year in which all began."""
    dues = [each.due for each in indicator.targets]
    points = [due.not_before if due.yearly else due.by for due in dues]
    years = [ledger.plan.first_year, *(Due(point).year for point in points)]
    last = max((year for year in years if year is not None), default=FiscalYear.MIN)
    return with_dated_targets(ledger.plan, indicator, last)


def milestones_of_one_time(ledger: Ledger) -> Iterator[Finding]:
    """Several things are to be completed by one date, and no result states which of them it is about."""
    for _, indicator, label in wholes_and_members(ledger):
        by_day: dict[date, list[Target]] = {}
        for target in _in_each_year(ledger, indicator).total_targets:
            if isinstance(target.goal, Completed) and target.due.day and indicator.unit != "%":
                by_day.setdefault(target.due.day, []).append(target)
        several = {
            tuple(str(each.goal) for each in targets): targets
            for targets in reversed(by_day.values())
            if len(targets) > 1 and not all(each.either for each in targets)
        }
        for first, *others in reversed(several.values()):
            facts = {"due": first.due, "goals": [each.goal for each in (first, *others)]}
            path = f"{path_of(indicator)}.targets[{first.due}]"
            yield warning("check.milestones_of_one_time", path, indicator=label, **facts)


def completion_of_several(ledger: Ledger) -> Iterator[Finding]:
    """What was done between the due days of two milestones is taken to be the earlier one, done late.

    No other entry states that either of them was done.
    """
    for known, indicator, label in wholes_and_members(ledger):
        milestones = [each for each in indicator.total_targets if isinstance(each.goal, Completed)]
        by_day = {each.due.day: each for each in milestones if each.due.day and not each.due.yearly}
        if len(by_day) < 2 or indicator.unit == "%":
            continue
        records = records_of_milestones(known, indicator)
        for day, record in records.items():
            done = record.first_done
            if done is None or done.time <= day or day not in by_day:
                continue
            later = next((each for each in sorted(by_day) if each >= done.time), None)
            if later is not None and records[later].first_done is None:
                following = by_day[later]
                facts = {"value": done.value, "goal": by_day[day].goal, "due": by_day[day].due}
                facts |= {"other": following.goal, "other_due": following.due}
                path = f"{path_of(indicator)}.targets[{by_day[day].due}]"
                yield note("check.completion_of_several", path, indicator=label, **facts)


def either_alone(ledger: Ledger) -> Iterator[Finding]:
    """A target is one of several of which one is enough, and there is no other for its due date."""
    for indicator in ledger.plan.indicators:
        alternatives = [each for each in indicator.targets if each.either]
        for target in alternatives:
            same = [
                each
                for each in alternatives
                if each.breakdown == target.breakdown and each.due.competes(target.due)
            ]
            if len(same) == 1:
                path = f"{path_of(indicator)}.targets[{target.due}]"
                facts = {"due": target.due, "goal": target.goal}
                yield warning("check.either_alone", path, indicator=name(ledger, indicator), **facts)


def totals_contradict(ledger: Ledger) -> Iterator[Finding]:
    """A sum and a mean over the same years cannot both be what they are to be."""
    for indicator in ledger.plan.indicators:
        if indicator.accumulation is not Accumulation.FLOW or not adds_up(indicator.unit):
            continue
        for one, other in combinations(indicator.total_targets, 2):
            total, mean = (one, other) if isinstance(one.goal, TotalOver) else (other, one)
            if not (isinstance(total.goal, TotalOver) and isinstance(mean.goal, MeanOver)):
                continue
            span = total.goal.span
            if span != mean.goal.span or span.start_year is None or span.end_year is None:
                continue
            years = span.end_year - span.start_year + 1
            of_total = target_range_over_span(total.goal, indicator)
            of_mean = target_range_over_span(
                attrs.evolve(mean.goal, amount=mean.goal.amount * years), indicator
            )
            if exclude(of_total, of_mean):
                facts = {"due": mean.due, "one": total.goal, "other": mean.goal}
                path = f"{path_of(indicator)}.targets[{mean.due}]"
                yield warning("check.goals_contradict", path, indicator=name(ledger, indicator), **facts)


def result_overdue(ledger: Ledger) -> Iterator[Finding]:
    """The year of a target has passed, as results of a later year show, and it has no result at all.

    For a sum or a mean, the years of its span count.  A year for which the reason is stated why it has no
    result is not overdue.
    """
    last = _last_year_with_results(ledger)
    if last is None:
        return
    for known, indicator, label in wholes_and_members(ledger):
        end = last if indicator.ended is None else min(last, indicator.ended.last + 1)
        in_each_year = with_dated_targets(ledger.plan, indicator, last)
        for target in in_each_year.total_targets:
            if target.due.year is None or target.due.year >= end:
                continue
            due_years = _years_of(known, in_each_year, target, end - 1)
            missing = tuple(year for year in due_years if _has_no_result(known, indicator, year, target.goal))
            if missing:
                facts = {"indicator": label, "due": target.due, "years": missing}
                stated = stated_target(indicator, target).due
                yield note("check.result_overdue", f"{path_of(indicator)}.targets[{stated}]", **facts)


def span_contradicts(ledger: Ledger) -> Iterator[Finding]:
    """A figure for the whole span of a sum or a mean is not what the figures of its years come to."""
    for known, indicator, label in wholes_and_members(ledger):
        for target in indicator.total_targets:
            end = target.goal.span.end_year if isinstance(target.goal, TotalOver | MeanOver) else None
            if end is None or not isinstance(target.goal, TotalOver | MeanOver):
                continue
            total = span_total(known, indicator, target.goal, end)
            if isinstance(total, SpanTotal) and total.reason is Reason.CONTRADICTION:
                span = FiscalSpan(total.start, total.due)
                by_year = [each for each in known.observations if each.period != span]
                of_years = span_total(attrs.evolve(known, observations=by_year), indicator, target.goal, end)
                whole, value = resolve_span(known, indicator, span), getattr(of_years, "value", None)
                facts = {"indicator": label, "span": span, "value": whole and whole.value, "computed": value}
                yield warning("check.span_contradicts", path_of(indicator), **facts)


def _missing(
    ledger: Ledger, indicator: Indicator, goal: TotalOver | MeanOver, at: FiscalYear
) -> tuple[FiscalYear, ...]:
    """Return the years that the sum or the mean of a span lacks up to a year."""
    total = span_total(ledger, indicator, goal, at)
    return total.missing if isinstance(total, SpanTotal) else ()


def result_not_judged(ledger: Ledger) -> Iterator[Finding]:
    """A year has a result that no goal can be compared with: no number for one, or no completion."""
    for indicator in ledger.plan.indicators:
        goals = [target.goal for target in indicator.targets]
        has_milestone = any(isinstance(goal, Completed) for goal in goals)
        is_share_done = has_milestone and indicator.unit == "%"
        is_milestone = has_milestone and not is_share_done
        is_numeric = any(not isinstance(goal, Completed) and not is_words(goal) for goal in goals)
        for year in years(ledger, indicator) if has_milestone or is_numeric else ():
            resolved = resolve(ledger, indicator, year)
            is_done_without_share = is_share_done and isinstance(resolved.value, Completion)
            code = _not_compared(resolved, is_milestone=is_milestone, is_numeric=is_numeric or is_share_done)
            code = "check.needs_share_done" if is_done_without_share else code
            if code is not None:
                facts = {"indicator": name(ledger, indicator), "year": year, "value": resolved.value}
                yield note(code, f"$.observations[{indicator.id}/{year}]", **facts)


def _not_compared(resolved: ResolvedValue, *, is_milestone: bool, is_numeric: bool) -> str | None:
    """Return the code of the finding about a result that its goals are not compared with; None for others."""
    is_baseline = resolved.is_baseline
    if isinstance(resolved.value, Completion) or (resolved.amount is not None and not is_baseline):
        fits = is_milestone if isinstance(resolved.value, Completion) else is_numeric
        other_kind = "check.needs_completion" if is_milestone else "check.result_in_words"
        return None if fits else other_kind
    reason = None if resolved.amount is not None else missing_reason(resolved)
    if reason not in NOT_COMPARED:
        return None
    if isinstance(resolved.value, Ratio) and resolved.value.is_over_zero:
        return "check.result_over_zero"
    return "check.needs_completion" if is_milestone else NOT_COMPARED[reason]


def no_due_year(ledger: Ledger) -> Iterator[Finding]:
    """No target of an indicator states by when: that it is met can be stated, and nothing else."""
    for indicator in ledger.plan.indicators:
        targets = [each for each in indicator.targets if not is_words(each.goal)]
        is_dated = any(_end(each) is not None or each.due.yearly for each in targets)
        if targets and indicator.ended is None and not is_dated:
            path = f"{path_of(indicator)}.targets[{targets[0].due}]"
            yield note("check.no_due_year", path, indicator=name(ledger, indicator), goal=targets[0].goal)


def _end(target: Target) -> FiscalYear | None:
    """Return the year by which a target is to be met."""
    goal = target.goal
    return goal.span.end_year if isinstance(goal, TotalOver | MeanOver) else target.due.year


def due_before_end_of_span(ledger: Ledger) -> Iterator[Finding]:
    """A sum or a mean is due before the years end that it is of."""
    for indicator in ledger.plan.indicators:
        for target in indicator.targets:
            end, due = _end(target), target.due.year
            if end is not None and due is not None and due < end:
                facts = {"indicator": name(ledger, indicator), "due": target.due, "goal": target.goal}
                path = f"{path_of(indicator)}.targets[{target.due}]"
                yield warning("check.due_before_end_of_span", path, **facts)


def baseline_not_comparable(ledger: Ledger) -> Iterator[Finding]:
    """The baseline is known to one side only, or over several years where results are of one year."""
    for indicator in ledger.plan.indicators:
        base, path = indicator.baseline, f"{path_of(indicator)}.baseline"
        if base is None or base.amount is None or not any(map(_starts_there, indicator.targets)):
            continue
        facts = {"indicator": name(ledger, indicator), "baseline": base.amount}
        if None in (base.amount.interval.low, base.amount.interval.high):
            yield note("check.baseline_to_one_side", path, **facts)
        results = [each for each in ledger.observations_of(indicator.id) if each.status in RESULTS]
        if base.span is not None and results and all(each.year is not None for each in results):
            yield note("check.baseline_over_years", path, **facts, span=base.span)


def _starts_there(target: Target) -> bool:
    """Return whether the path to a target starts at the baseline."""
    return not isinstance(target.goal, TotalOver | MeanOver | Completed) and not is_words(target.goal)


def member_not_measured(ledger: Ledger) -> Iterator[Finding]:
    """A target is for a member that no result has, though there are results of others."""
    for indicator in ledger.plan.indicators:
        members: dict[str, dict[str, None]] = {}
        for each in ledger.observations_of(indicator.id):
            for dimension, member in each.breakdown:
                members.setdefault(dimension, {})[member] = None
        for target in indicator.targets:
            for dimension, member in target.breakdown:
                measured = tuple(members.get(dimension, members))
                if measured and member not in measured:
                    unknown = member if dimension in members else dimension
                    facts = {"indicator": name(ledger, indicator), "due": target.due, "found": unknown}
                    path = f"{path_of(indicator)}.targets[{target.due}].breakdown[{dimension}]"
                    near = nearest(unknown, measured)
                    yield warning("check.member_not_measured", path, **facts, measured=measured, nearest=near)


def _last_year_with_results(ledger: Ledger) -> FiscalYear | None:
    years = (
        each.year
        for each in ledger.valid_observations
        if each.status in RESULTS and not isinstance(each.value, Missing)
    )
    return max((year for year in years if year is not None), default=None)


def _years_of(
    ledger: Ledger, indicator: Indicator, target: Target, last: FiscalYear
) -> tuple[FiscalYear, ...]:
    """Return the years whose results a target needs, up to a year; of a span, those that are missing."""
    match target.goal:
        case TotalOver(span=span) | MeanOver(span=span):
            missing = _missing(ledger, indicator, target.goal, last)
            return tuple(year for year in missing if span.start_year is not None and year >= span.start_year)
        case goal if is_words(goal):
            return ()
        case Completed() if Milestone.of(ledger, indicator, target, last).by_due is not None:
            return ()
        case _:
            return (target.due.year,) if target.due.year is not None else ()


def _has_no_result(ledger: Ledger, indicator: Indicator, year: FiscalYear, goal: Goal) -> bool:
    """Return whether a year has no entry; what was done in an earlier one may be another milestone."""
    entries = ledger.observations_of(indicator.id)
    is_covered = any(
        first is not None and last is not None and first <= year <= last
        for first, last in (each.years for each in entries)
    )
    is_milestone = isinstance(goal, Completed)
    return not is_covered and (
        is_milestone or resolve(ledger, indicator, year).no_value is NoValue.NO_OBSERVATION
    )


GOAL_RULES = (
    goal_never_judged,
    no_change_asked,
    baseline_without_year,
    goals_contradict,
    milestones_of_one_time,
    completion_of_several,
    either_alone,
    totals_contradict,
    result_overdue,
    result_not_judged,
    span_contradicts,
    no_due_year,
    due_before_end_of_span,
    baseline_not_comparable,
    member_not_measured,
)
