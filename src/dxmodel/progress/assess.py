"""assess: assess every indicator of a ledger in a fiscal year."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from math import nan
from typing import Any, TypeVar, cast

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Breakdown, Ledger, MethodName, NoValue, Observation, ResolvedValue, resolve
from dxmodel.ledger.resolved_value import resolve_day
from dxmodel.ledger.secondary import secondary_sources
from dxmodel.plan import Accumulation, Completion, Doubt, Indicator, Missing, Source, Target, name_of
from dxmodel.plan.goals import MeanOver, TotalOver
from dxmodel.plan.names import member_name
from dxmodel.progress.assessment import Assessment, Assessments, chosen_by, verdict_of
from dxmodel.progress.engine.amount_case import AmountCase
from dxmodel.progress.engine.merged import all_of, any_of
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.methods import method_of, named
from dxmodel.progress.engine.milestone_case import MilestoneCase
from dxmodel.progress.engine.score_failed import ScoreFailed
from dxmodel.progress.engine.span_case import SpanCase
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.target_range import NOWHERE, TargetRange, surely_meets, surely_misses
from dxmodel.progress.engine.verdict import OWN_REASONS, Verdict, VerdictFacts, without_numbers
from dxmodel.progress.inputs.breaks import breaks_between, converted
from dxmodel.progress.inputs.definition import Definition, LedgerBefore, definition_for
from dxmodel.progress.inputs.derived_value import derived_value
from dxmodel.progress.inputs.kept_years import kept_years
from dxmodel.progress.inputs.latest_change import latest_change, measured
from dxmodel.progress.inputs.member import members_with_targets, of_member
from dxmodel.progress.inputs.milestone import Milestone
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.places import AT_BASELINE, due_place, has_day_outside_its_year
from dxmodel.progress.inputs.question import Question
from dxmodel.progress.inputs.span_total import SpanTotal, span_total
from dxmodel.progress.inputs.yearly_targets import with_dated_targets
from dxmodel.typed_fields import check_kind

__all__ = ["assess"]

_T = TypeVar("_T", Target, Observation)
"""What a plan or a ledger states about a member."""


def assess(
    ledger: Ledger, at: FiscalYear | str, method: MethodName | Method | str = MethodName.LINEAR_PACE
) -> Assessments:
    """Assess every indicator of the current plan in one fiscal year.

    Only revisions in force in that year count.

    Each indicator is assessed by that year's own observation; a level that was counted on a day inside the
    year is the level of that day, also in the share of time that has passed.  Where there is none, the
    answer has the reason and the last known value.  Whether a target is achieved, no longer achieved or
    missed does not depend on the method; the method decides between on track and behind.  A straight line
    from baseline to target, or from one interim target to the next, is a convention, not a statement of the
    plan.

    Values are not compared across a break in series without a bridge, and a bridge converts values, not
    targets.  A target or a baseline that was set before an indicator was redefined is under the old
    definition, whatever its year; one that was set with the redefinition or later is under the definition of
    its own year.  A year before such a break is assessed under the old definition, by the targets and the
    baseline of the current plan.  There is no verdict where these are under the new definition, or where
    another field that a verdict depends on was changed.  An indicator that has ended is not assessed.

    Args:
        ledger: the plan and its results.
        at: the fiscal year, e.g. ``"R5"``.
        method: the name of one of :data:`~dxmodel.progress.METHODS`, or a method of your own.

    Raises:
        ParseError: a text that is not a fiscal year, or no method; the nearest name is named.
        InvalidValueError: a method of your own raised an exception, or gave no finite number for a value that
            it does not decline.

    >>> from dxmodel.testing import small_city
    >>> [str(each.status) for each in assess(small_city(), at="R5")]
    ['on-track', 'on-track', 'regressing', 'behind', 'achieved', 'not-assessed']
    """
    check_kind("ledger", ledger, Ledger)
    year, chosen = as_fiscal_year(at), method_of(method)
    in_force = ledger.in_force(year)
    before = cache(in_force.before)
    return Assessments(_answer(in_force, each, year, chosen, before) for each in in_force.plan.indicators)


def _answer(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, method: Method, before: LedgerBefore
) -> Assessment:
    """Assess an indicator, and each member of a breakdown that has a target.

    Those without a target in the year decide nothing where another one has a target.
    """
    total, *members = (
        _of(ledger, indicator, breakdown, at, method, before)
        for breakdown in ((), *members_with_targets(indicator))
    )
    answer = attrs.evolve(total, members=tuple(members)) if members else total
    if not answer.is_of_members:
        return answer
    live = [each for each in members if each.reason not in (Reason.NO_TARGET, Reason.PLAN_ENDED)] or members
    return attrs.evolve(answer, **_of_verdict(all_of([verdict_of(each) for each in live])))


def _of(
    ledger: Ledger,
    indicator: Indicator,
    breakdown: Breakdown,
    at: FiscalYear,
    method: Method,
    before: LedgerBefore,
) -> Assessment:
    """Assess the total of an indicator, or a member of a breakdown."""
    has_ended = indicator.ended is not None and at > indicator.ended.last
    definition = None if has_ended else definition_for(ledger, indicator, at, before, breakdown)
    known = definition or Definition(ledger, indicator)
    known_in, defined = known.ledger, known.indicator
    if breakdown:
        known_in, defined = of_member(known_in, defined, breakdown)
    in_each_year = with_dated_targets(ledger.plan, defined, at)
    answers = (
        _assess(known_in, question, method, same_definition=has_ended or definition is not None)
        for question in Question.of_year(in_each_year, at, ledger.plan.last_year, known.since)
    )
    answer = _deciding([_as_defined(ledger, each, defined) for each in answers])
    return _as_member(answer, breakdown) if breakdown else answer


def _deciding(answers: Sequence[Assessment]) -> Assessment:
    """Return the answer for the target that decides, with those for the others of its year beside it.

    It is the worst; of the alternatives, of which one is enough, the best.  Of two alike it is the later one.
    """
    if len(answers) == 1:
        return answers[0]
    latest_first = answers[::-1]
    alternatives = [each for each in latest_first if each.is_alternative]
    required = [each for each in latest_first if not each.is_alternative]
    best = [chosen_by(any_of, alternatives)] if alternatives else []
    deciding = chosen_by(all_of, [*required, *best])
    return attrs.evolve(deciding, others=tuple(each for each in answers if each.target != deciding.target))


def _as_member(answer: Assessment, breakdown: Breakdown) -> Assessment:
    """Return the answer for a member, of one that was given as if the member were the whole."""

    def restored(stated: _T) -> _T:
        return attrs.evolve(stated, breakdown=breakdown)

    def as_stated(value: ResolvedValue) -> ResolvedValue:
        return attrs.evolve(
            value,
            expected=value.expected and restored(value.expected),
            observation=value.observation and restored(value.observation),
            parts=[*map(restored, value.parts)],
        )

    change = answer.latest_change
    return attrs.evolve(
        answer,
        indicator=attrs.evolve(answer.indicator, targets=[*map(restored, answer.indicator.targets)]),
        name=member_name(answer.name, breakdown),
        breakdown=breakdown,
        resolved=as_stated(answer.resolved),
        last_known=answer.last_known and as_stated(answer.last_known),
        due_value=answer.due_value and as_stated(answer.due_value),
        latest_change=change
        and attrs.evolve(change, earlier=as_stated(change.earlier), later=as_stated(change.later)),
        target=answer.target and restored(answer.target),
        path=[attrs.evolve(each, target=restored(each.target)) for each in answer.path],
        interim=answer.interim and restored(answer.interim),
        others=tuple(_as_member(each, breakdown) for each in answer.others),
    )


@attrs.frozen(kw_only=True)
class _Inputs:
    """What an answer is computed from.

    Attributes:
        ledger: the plan and its results.
        question: the target and its levels.
        method: the method that decides between on track and behind.
        value: the value of the year.
        known: the measured values up to then that are like the baseline, the latest first.
        due_value: the value by which the target was met or missed when it was due.
    """

    ledger: Ledger
    question: Question
    method: Method
    value: ResolvedValue
    known: Sequence[ResolvedValue]
    due_value: ResolvedValue | None


def _assess(ledger: Ledger, question: Question, method: Method, *, same_definition: bool) -> Assessment:
    """Assess one indicator, whose value and target are under the same definition or not."""
    indicator, at = question.indicator, question.at
    value, measured_values = question.value(ledger), [*measured(ledger, indicator, at)]
    change = latest_change(ledger, indicator, measured_values)
    if change is Reason.NO_OBSERVATION and value.amount is None:
        change = missing_reason(value)
    known = [each for each in measured_values if question.is_like_baseline(each)]
    due_value = _due_value(ledger, question, value, known)
    inputs = _Inputs(
        ledger=ledger, question=question, method=method, value=value, known=known, due_value=due_value
    )
    is_of_span = question.target is not None and isinstance(question.target.goal, TotalOver | MeanOver)
    fields: dict[str, Any] = {
        "indicator": indicator,
        "name": name_of(ledger.plan, indicator),
        "at": at,
        "resolved": value,
        "last_known": next(iter(measured_values), None) if value.amount is None else None,
        "target": question.target,
        "goal": question.levels,
        "goal_level": question.goal_level,
        "path": question.path,
        "baseline": None if is_of_span else question.baseline,
        "met_years": dict.fromkeys(_met_years(ledger, question, value, known, due_value)),
        "kept": kept_years(question, known),
        "due_value": due_value,
        "derived_value": derived_value(ledger, indicator, at) if value.value is None else None,
        "latest_change": None if isinstance(change, Reason) else change,
        "no_change": change if isinstance(change, Reason) else None,
        "doubts": _doubts(value, indicator, question.target),
        "method": named(method),
    }
    try:
        judged = _judged(inputs, _facts(inputs, same_definition=same_definition))
    except ScoreFailed as failed:
        codes = ("progress.score_failed", "progress.test_failed")
        raise failed.error(*codes, indicator=fields["name"], at=at) from failed.__cause__
    return Assessment(**fields | judged)


def _judged(inputs: _Inputs, facts: VerdictFacts) -> dict[str, Any]:
    """Return the fields of an answer that follow from its verdict."""
    question, value = inputs.question, inputs.value
    if question.goal is Reason.NEEDS_JUDGEMENT and question.target is not None:
        return _of_milestone(inputs, question.target, facts)
    goal = None if question.target is None else question.target.goal
    is_of_a_year = not isinstance(goal, TotalOver | MeanOver)
    if is_of_a_year and (facts.nothing_due or facts.needs_people or facts.unclear):
        return _without_numbers(inputs, facts)
    try:
        if isinstance(goal, TotalOver | MeanOver):
            return _over_span(inputs, goal, facts)
        if value.amount is not None:
            return _of_a_year(inputs, _case_of_a_year(inputs, value.amount, facts))
        if value.at_least is not None:
            case = _case_of_a_year(inputs, value.at_least, attrs.evolve(facts, missing=None))
            if case.verdict.is_certain:
                return _of_a_year(inputs, case)
        return _without_numbers(inputs, facts)
    except AmbiguousError:
        return _without_numbers(inputs, attrs.evolve(facts, unclear=Reason.IMPRECISE_TARGET))
    except InvalidValueError:
        return _without_numbers(inputs, attrs.evolve(facts, unclear=Reason.OUT_OF_RANGE))


def _facts(inputs: _Inputs, *, same_definition: bool) -> VerdictFacts:
    """Return what the table of verdicts uses beside the numbers."""
    question, resolved = inputs.question, inputs.value
    indicator, at, due, goal = question.indicator, question.at, question.due, question.goal
    place, start_place = resolved.place, question.start_place
    is_due = question.due_place is not None and question.due_place - place <= 0
    nothing_due = question.nothing_due
    if nothing_due is Reason.NO_TARGET and question.target is None and not inputs.method.needs_target:
        nothing_due = None
    redefined = question.target is not None and not (same_definition and question.is_comparable)
    missing = missing_reason(resolved) if resolved.amount is None else None
    unclear = goal if isinstance(goal, Reason) else None
    if question.is_contradicted:
        unclear = Reason.GOALS_CONTRADICT
    if question.target is not None and has_day_outside_its_year(indicator):
        unclear = Reason.DAY_OUTSIDE_YEAR
    if unclear is None and not question.is_like_baseline(resolved):
        unclear = Reason.UNLIKE_SPANS
    return VerdictFacts(
        nothing_due=nothing_due,
        needs_people=goal if goal is Reason.TARGET_IN_WORDS else None,
        missing=missing,
        keeps_reason=missing in OWN_REASONS,
        unclear=Reason.REDEFINED if redefined else unclear,
        is_due=is_due,
        is_past=due is not None and (at > due or inputs.due_value is not None),
        due_known=inputs.due_value is not None,
        at_baseline=start_place is not None and -AT_BASELINE <= place - start_place <= AT_BASELINE,
        is_flow=indicator.accumulation is Accumulation.FLOW,
    )


def _without_numbers(inputs: _Inputs, facts: VerdictFacts) -> dict[str, Any]:
    """Return the fields that follow where no numbers are to be compared."""
    question = inputs.question
    times = {
        "at": _number(inputs.value.place),
        "start": _number(question.start_place),
        "due": _number(question.due_place),
    }
    verdict = without_numbers(inputs.method, facts, **times)
    fields = _of_verdict(verdict)
    if verdict.reason is Reason.RESULT_OVERDUE and question.due is not None and question.at > question.due:
        due_value = attrs.evolve(question, at=question.due).value(inputs.ledger)
        is_silent = due_value.no_value is NoValue.NO_OBSERVATION
        fields["due_value"] = None if is_silent or due_value.amount is not None else due_value
    return fields


def _of_milestone(inputs: _Inputs, target: Target, facts: VerdictFacts) -> dict[str, Any]:
    """Assess whether what a target asks to be completed is done.

    What decides, such as a grade or a result of another year, is the value of the year.
    """
    indicator, at, due = inputs.question.indicator, inputs.question.at, target.due
    milestone = Milestone.of(inputs.ledger, indicator, target, at)
    last_day = at.last_day
    case = MilestoneCase(
        method=inputs.method,
        at=at.year,
        due=nan if due.year is None else due.year.year,
        done=milestone.by_year,
        done_by_due=milestone.by_due,
        facts=attrs.evolve(
            facts,
            is_due=due.day is not None and last_day >= due.day,
            is_past=due.day is not None and last_day > due.day,
        ),
    )
    due_value = None
    if milestone.by_year is None and due.year is not None and at > due.year:
        of_due_year = resolve(inputs.ledger, indicator, due.year)
        due_value = of_due_year if isinstance(of_due_year.value, Missing) else None
    return {
        "resolved": _with_completion(inputs.value, milestone.completion),
        "due_value": due_value,
        **_of_verdict(case.verdict),
    }


def _with_completion(resolved: ResolvedValue, completion: Completion | None) -> ResolvedValue:
    """Return the value of the year with what is stated about a milestone; done goes before other results."""
    is_other = not isinstance(resolved.value, Completion) or (
        completion is not None and completion.is_done and completion != resolved.value
    )
    if completion is None or not is_other:
        return resolved
    return attrs.evolve(resolved, value=completion, no_value=None, observation=None, day=None, is_early=False)


def _case_of_a_year(inputs: _Inputs, value: Amount, facts: VerdictFacts) -> AmountCase:
    """Return the case of the value of a year."""
    question, at_due = inputs.question, inputs.due_value
    indicator, at, interim = question.indicator, question.at, question.interim
    now = converted(indicator, value, at) or value
    baseline = question.baseline
    due_amount = None if at_due is None else converted(indicator, at_due.known_amount, at_due.year)
    unit = indicator.unit or now.unit
    return AmountCase(
        method=inputs.method,
        at=_number(inputs.value.place),
        start=_number(question.start_place),
        due=_number(question.due_place),
        value=now.to(unit),
        baseline=baseline and baseline.to(unit),
        goal=(question.levels or TargetRange.any(indicator.direction)).to(unit),
        interim_year=nan if interim is None else _number(due_place(indicator, interim[0])),
        interim=NOWHERE if interim is None else interim[1].to(unit),
        earlier=tuple((year, amount.to(unit)) for year, amount in _earlier(indicator, at, inputs.known)),
        at_due=due_amount and due_amount.to(unit),
        only_rises=indicator.accumulation is Accumulation.CUMULATIVE,
        facts=facts,
    )


def _of_a_year(inputs: _Inputs, case: AmountCase) -> dict[str, Any]:
    """Assess the value of a year."""
    question = inputs.question
    indicator, start = question.indicator, question.start
    baseline, interim = question.baseline, question.interim
    bridges = breaks_between(indicator, start) if start is not None and baseline is not None else ()
    case.check_numbers()
    fields = {
        **_of_verdict(case.verdict),
        "case": case,
        "bridges": dict.fromkeys((*bridges, *breaks_between(indicator, question.at))),
        "interim": interim[0] if interim and case.path.has_interim else None,
    }
    if case.verdict.reason is Reason.DUE_YEAR_UNKNOWN and question.due is not None:
        fields["due_value"] = attrs.evolve(question, at=question.due).value(inputs.ledger)
    return fields


def _over_span(inputs: _Inputs, goal: TotalOver | MeanOver, facts: VerdictFacts) -> dict[str, Any]:
    """Assess a sum or a mean over years.

    A sum that grows towards its level starts from zero before its span.  A mean, and a sum that is to be kept
    on one side of its level, wait for the end of the span.  What is certain already is judged at once: what
    the sum or the mean may still come to decides alike whatever the other years bring.
    """
    question, at = inputs.question, inputs.question.at
    span = span_total(inputs.ledger, question.indicator, goal, at)
    zero = Amount(0, goal.amount.unit)
    grows = (
        isinstance(goal, TotalOver)
        and question.levels is not None
        and question.levels.path_end(zero) is not None
    )
    if isinstance(span, Reason):
        has_begun = span is not Reason.NOT_DUE
        facts = attrs.evolve(facts, waits=not has_begun, unclear=span if has_begun else None, missing=None)
        return _without_numbers(inputs, facts)
    of_span: dict[str, Any] = {"span_total": span, "due_value": None, "bridges": span.bridges}
    if span.doubts:
        of_span["doubts"] = span.doubts
    facts = _facts_of_span(facts, span, at, grows=grows)
    if facts.nothing_due or facts.unclear or question.levels is None:
        return of_span | _without_numbers(inputs, facts)
    so_far = AmountCase(
        method=inputs.method,
        at=at.year,
        start=span.start.year - 1,
        due=span.due.year,
        value=span.value or zero,
        baseline=zero if grows else None,
        goal=question.levels,
        facts=facts,
    )
    case = SpanCase(
        so_far=so_far,
        has_value=span.value is not None,
        at_end=span.at_end,
        only_grows=isinstance(goal, TotalOver),
    )
    decided_by = case.decided_by or so_far
    decided_by.check_numbers()
    if isinstance(goal, MeanOver):
        span.required_for_mean(goal.amount)  # an error where it is beyond the limits
    return {**of_span, **_of_verdict(case.verdict), "case": decided_by}


def _facts_of_span(facts: VerdictFacts, span: SpanTotal, at: FiscalYear, *, grows: bool) -> VerdictFacts:
    """Return the facts about the sum or the mean of a span, beside its numbers."""
    is_missing = bool(span.missing) or span.reason is Reason.CONTRADICTION
    return attrs.evolve(
        facts,
        waits=not grows and at < span.due,
        missing=span.reason if is_missing else None,
        keeps_reason=is_missing and span.reason in OWN_REASONS,
        unclear=facts.unclear or (None if is_missing else span.reason),
        is_due=at >= span.due,
        is_past=False,
        due_known=False,
        at_baseline=False,
    )


def _of_verdict(verdict: Verdict) -> dict[str, Any]:
    """Return the fields of an answer that the verdict of a case decides."""
    return {
        "row": verdict.row,
        "status": verdict.status,
        "reason": verdict.reason,
        "possible": verdict.possible,
        "score": verdict.score,
        "score_range": verdict.score_range,
        "no_score": verdict.no_score,
    }


def _met_years(
    ledger: Ledger,
    question: Question,
    now: ResolvedValue,
    known: Sequence[ResolvedValue],
    due_value: ResolvedValue | None,
) -> Iterator[FiscalYear]:
    """Yield the years after the baseline in which the value surely met the goal, the earliest first."""
    goal, indicator = question.goal_of_a_year, question.indicator
    if goal is None:
        return
    values = [*known, *(each for each in (now, due_value) if each and question.is_like_baseline(each))]
    if indicator.accumulation is Accumulation.FLOW and question.counted_until is None:
        years = (each for each in ledger.years_of(indicator.id) if each <= question.at)
        values += [each for each in (resolve(ledger, indicator, year) for year in years) if each.at_least]
    for value in sorted(values, key=lambda each: each.place):
        amount = converted(indicator, value.known_amount, value.year)
        is_later = question.start_place is None or value.place > question.start_place
        if amount is not None and is_later and surely_meets(amount, goal):
            yield value.year


def _due_value(
    ledger: Ledger, question: Question, now: ResolvedValue, known: Sequence[ResolvedValue]
) -> ResolvedValue | None:
    """Return the value by which a target was met or missed when it was due, before the value now.

    It is the level that was counted on the due day itself, or a flow up to that day, else the value of the
    due year; of a flow, what the known parts come to at least, where that is enough.  None where it is under
    a definition that cannot be converted.
    """
    due, day, place, indicator = question.due, question.due_day, question.due_place, question.indicator
    if due is None or place is None or question.at < due:
        return None
    of_day: ResolvedValue | None = None if day is None else resolve_day(ledger, indicator, due, day)
    if of_day is None and day is not None:  # 1 April, counted for the year before
        of_day = next((each for each in known if each.day == day and each.year == due - 1), None)
    of_year = next((each for each in known if each.year == due and each.place >= place), None)
    if question.counted_until is not None:
        of_year = attrs.evolve(question, at=due).value(ledger)
    elif of_year is None:
        by_parts = resolve(ledger, indicator, due)
        of_year = by_parts if by_parts.amount is None and question.is_like_baseline(by_parts) else None
    if of_year is not None and of_year.amount is None and not _decides(of_year.at_least, question):
        of_year = None
    value = of_day or (of_year if question.at > due else None)
    if value is None or value.known_amount is None or not (question.at > due or now.place > place):
        return None
    return None if converted(indicator, value.known_amount, value.year) is None else value


def _decides(at_least: Amount | None, question: Question) -> bool:
    """Return whether what a year comes to at least shows that it met its goal, or did not."""
    goal = question.goal_of_a_year
    if at_least is None or goal is None:
        return False
    return surely_meets(at_least, goal) or surely_misses(at_least, goal)


def _number(place: Fraction | int | None) -> float:
    """Return a place in time as a number to compute with, exactly; nan where there is none."""
    if place is None:
        return nan
    return place.numerator if place.denominator == 1 else cast("float", place)


def _earlier(
    indicator: Indicator, at: FiscalYear, known: Sequence[ResolvedValue]
) -> Iterator[tuple[float, Amount]]:
    """Yield the values before a year, under today's definition; none from before a break without a bridge."""
    for value in reversed(known):
        amount = converted(indicator, value.amount, value.year) if value.year < at else None
        if amount is not None:
            yield _number(value.place), amount


def _as_defined(ledger: Ledger, answer: Assessment, indicator: Indicator) -> Assessment:
    """Return an answer with the indicator as it is defined, and the secondary sources that it rests on."""
    secondary = _secondary_sources(ledger, answer)
    if answer.indicator is indicator and not secondary:
        return answer
    return attrs.evolve(answer, indicator=indicator, secondary_sources=secondary)


def _secondary_sources(ledger: Ledger, answer: Assessment) -> tuple[Source, ...]:
    """Return the secondary sources of what an answer rests on."""
    parts = (answer.last_known or answer.resolved, answer.due_value, answer.span_total)
    stated = (*parts, answer.indicator.baseline, answer.target)
    return secondary_sources(
        ledger, (source for each in stated if each is not None for source in each.sources)
    )


def _doubts(value: ResolvedValue, indicator: Indicator, target: Target | None) -> tuple[Doubt, ...]:
    """Return the doubts of the value, the indicator, the baseline and the target, each once."""
    doubts = (each.doubt for each in (value, indicator, indicator.baseline, target) if each is not None)
    return tuple(dict.fromkeys(doubt for doubt in doubts if doubt is not None))
