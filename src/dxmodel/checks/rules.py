"""The rules of ``check``: functions that take a ledger and yield findings, all listed in :data:`RULES`.

What is invalid is refused where values are built; the rules find what is valid but unwise or noteworthy.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from dxmodel.amount import Amount
from dxmodel.changes import Redefine
from dxmodel.checks.body_names import bears_its_name, bodies_named
from dxmodel.checks.derivations import DERIVATION_RULES
from dxmodel.checks.finding import Finding
from dxmodel.checks.finding import cell as _cell
from dxmodel.checks.finding import name as _name
from dxmodel.checks.finding import note as _note
from dxmodel.checks.finding import path_of as _path
from dxmodel.checks.finding import warning as _warning
from dxmodel.checks.goal_rules import GOAL_RULES, levels_asked_for
from dxmodel.checks.printed_period import differs
from dxmodel.checks.queries import (
    EarlierBaselines,
    amounts,
    as_today,
    circles,
    contradicting_values,
    depth,
    in_doubt,
    leads_elsewhere,
    levels,
    named,
    outside,
    starting_late,
    totals_of_phases,
    years,
)
from dxmodel.checks.rates import PrintedRatio, disagrees, from_parts, is_otherwise_rounded, printed_ratios
from dxmodel.checks.value_rules import VALUE_RULES
from dxmodel.fiscal import FiscalYear, When, last_day
from dxmodel.ledger import Evaluation, Ledger, MethodName, NoValue, resolve
from dxmodel.ledger.completion import done_before_plan
from dxmodel.ledger.day_of_counting import is_counted, is_level_of_day
from dxmodel.ledger.evaluated import grade_of
from dxmodel.ledger.observation import RESULTS
from dxmodel.ledger.resolved_value import differing_from_baseline
from dxmodel.plan import Body, Constraint, ConstraintKind, Direction, Indicator, Label
from dxmodel.plan.direction import NEEDS_DIRECTION, better_direction
from dxmodel.plan.goals import Reach
from dxmodel.plan.local_bodies import LOCAL_BODIES_ON, code_and_name, local_bodies
from dxmodel.plan.names import counted, level_name, name_of
from dxmodel.revise import conflicts, overlap, writes

__all__ = ["RULES", "Rule"]

Rule = Callable[[Ledger], Iterator[Finding]]

MOST_NAMES = 3
"""How many names a finding about many items states."""
LEAST_END_IN_PERCENT = 10
"""No known scale grades shares of ten times the target; written as percentages, all ends are that large."""


def declared_count(ledger: Ledger) -> Iterator[Finding]:
    """The number of items that the plan declares is not the number of named ones, today or as adopted."""
    for declared in ledger.plan.declared:
        current, with_ended = named(ledger, declared.of, declared.level)
        if declared.count not in (current, with_ended):
            of = counted(ledger.plan, declared)
            facts = {"of": of, "declared": declared.count, "named": with_ended}
            yield _note("check.declared_count", f"$.declared[{declared.of}]", **facts)


def unnamed_item(ledger: Ledger) -> Iterator[Finding]:
    """An item is known to exist, but not by name."""
    for name in ("pillars", "initiatives", "indicators"):
        for item in getattr(ledger.plan, name):
            if item.label is None:
                facts = {"item": _name(ledger, item), "id": item.id}
                yield _note("check.unnamed_item", f"$.{name}[{item.id}].label", **facts)


def no_target(ledger: Ledger) -> Iterator[Finding]:
    """An indicator is measured in numbers, and has no target."""
    for indicator in ledger.plan.indicators:
        if indicator.unit is not None and not indicator.targets:
            yield _note("check.no_target", _path(indicator), indicator=_name(ledger, indicator))


def no_baseline(ledger: Ledger) -> Iterator[Finding]:
    """An indicator has a target level to reach, and no baseline."""
    for indicator in ledger.plan.indicators:
        targets = indicator.total_targets
        if indicator.baseline is None and any(isinstance(target.goal, Reach) for target in targets):
            yield _note("check.no_baseline", _path(indicator), indicator=_name(ledger, indicator))


def due_outside_period(ledger: Ledger) -> Iterator[Finding]:
    """A target is due before the plan begins, or after its end, as plans often quote targets of others."""
    for indicator in ledger.plan.indicators:
        for target in indicator.targets:
            if target.due.by is not None and target.due.by not in ledger.plan.period:
                path = f"{_path(indicator)}.targets[{target.due}]"
                facts = {
                    "indicator": _name(ledger, indicator),
                    "due": target.due,
                    "period": ledger.plan.period,
                }
                last, due = ledger.plan.last_year, target.due.year
                find = _note if last is not None and due is not None and due >= last else _warning
                yield find("check.due_outside_period", path, **facts)


def due_before_baseline(ledger: Ledger) -> Iterator[Finding]:
    """A target is due before or in the year of its baseline."""
    earlier = EarlierBaselines(ledger)
    for indicator in ledger.plan.indicators:
        base = indicator.baseline
        for target in starting_late(indicator, earlier):
            facts = {
                "indicator": _name(ledger, indicator),
                "due": target.due,
                "start": base.year if base else None,
            }
            yield _warning("check.due_before_baseline", f"{_path(indicator)}.targets[{target.due}]", **facts)


def period_disagrees(ledger: Ledger) -> Iterator[Finding]:
    """The period as printed, or the number of years that it states, is not the period of the plan."""
    period, printed = ledger.plan.period, ledger.plan.period_printed
    if printed is not None and differs(printed, period):
        yield _warning("check.period_disagrees", "$.period_printed", printed=printed, period=period)


def successor_gap(ledger: Ledger) -> Iterator[Finding]:
    """The next plan does not start in the year after this one ends."""
    end, successor = ledger.plan.last_year, ledger.plan.successor
    if end is not None and successor is not None and successor.starts != end + 1:
        yield _warning("check.successor_gap", "$.successor.starts", starts=successor.starts, end=end)


def predecessor_gap(ledger: Ledger) -> Iterator[Finding]:
    """The plan before does not end in the year before this one starts."""
    start, predecessor = ledger.plan.first_year, ledger.plan.predecessor
    end = predecessor.ends if predecessor is not None else None
    if start is not None and end is not None and end + 1 != start:
        yield _note("check.predecessor_gap", "$.predecessor.ends", ends=end, start=start)


def review_too_early(ledger: Ledger) -> Iterator[Finding]:
    """A review is fixed for a year before the end of what it waits for."""
    for constraint in ledger.plan.constraints:
        review = next((review for review in ledger.plan.reviews if review.id == constraint.on), None)
        if constraint.kind is not ConstraintKind.WAITS_FOR or review is None or review.year is None:
            continue
        done = (constraint.span.end or constraint.span.start) if constraint.span else None
        done_year = done.fiscal_year if done else None
        if done_year is not None and review.year < done_year:
            facts = {"review": review.label, "year": review.year, "waits": constraint.text, "done": done_year}
            yield _warning("check.review_too_early", f"$.reviews[{review.id}].year", **facts)


def waits_in_circle(ledger: Ledger) -> Iterator[Finding]:
    """Something waits for itself, directly or through what it waits for."""
    waits: dict[str, dict[str, Constraint]] = {}
    for each in ledger.plan.constraints:
        if each.kind is ConstraintKind.WAITS_FOR and each.by is not None:
            waits.setdefault(each.on, {})[each.by] = each
    for circle in circles(waits):
        first = waits[circle[0]][circle[1 % len(circle)]]
        plan = ledger.plan
        names = [plan.label if id == plan.id else name_of(plan, plan[id]) for id in circle]
        code = "check.waits_in_circle" if len(circle) > 1 else "check.waits_for_itself"
        yield _warning(code, f"$.constraints[{first.id}]", names=names)


def values_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Two indicators measure the same, as the plan states, but their values of a year are contradictory."""
    for indicator in ledger.plan.indicators:
        for link in indicator.same_in_plan:
            other = ledger.plan.indicator(link.to)
            for year, amount, other_amount in contradicting_values(ledger, indicator, other):
                facts = {
                    "one": _name(ledger, indicator),
                    "other": _name(ledger, other),
                    "year": year,
                    "mine": amount,
                    "theirs": other_amount,
                }
                yield _warning("check.values_disagree", f"{_path(indicator)}.same_as[{other.id}]", **facts)


def contradiction(ledger: Ledger) -> Iterator[Finding]:
    """Several observations of one year cannot all be true, so none of them is used."""
    for indicator in ledger.plan.indicators:
        for year in years(ledger, indicator):
            if resolve(ledger, indicator, year).no_value is NoValue.CONTRADICTION:
                yield _warning(
                    "check.contradiction",
                    _path(indicator),
                    indicator=_name(ledger, indicator),
                    year=year,
                )


def direction_disagrees(ledger: Ledger) -> Iterator[Finding]:
    """The declared direction is not the direction from the baseline to the target."""
    for indicator in ledger.plan.indicators:
        stated = indicator.baseline
        base = as_today(indicator, stated.amount, stated.year) if stated is not None else None
        for target in indicator.total_targets:
            level = target.goal.amount if isinstance(target.goal, Reach) else None
            if base is not None and level is not None and leads_elsewhere(base, level, indicator.direction):
                facts = {"indicator": _name(ledger, indicator), "direction": indicator.direction}
                path = f"{_path(indicator)}.targets[{target.due}]"
                yield _warning("check.direction_disagrees", path, **facts, baseline=base, target=level)


def direction_unknown(ledger: Ledger) -> Iterator[Finding]:
    """A level is to be reached or kept, and nothing states whether more or less is better.

    Left out are indicators with a break in series, whose levels are under several definitions.
    """
    for indicator in ledger.plan.indicators:
        needs_direction = any(isinstance(each.goal, NEEDS_DIRECTION) for each in indicator.total_targets)
        if needs_direction and not indicator.breaks and better_direction(indicator) is Direction.UNKNOWN:
            yield _note(
                "check.direction_unknown",
                f"{_path(indicator)}.direction",
                indicator=_name(ledger, indicator),
            )


def phases_disagree(ledger: Ledger) -> Iterator[Finding]:
    """The totals of phases that make up a span do not add up to the total of the span."""
    for indicator in ledger.plan.indicators:
        for whole, goal, total in totals_of_phases(indicator):
            if not goal.amount.agrees(total):
                facts = {"indicator": _name(ledger, indicator), "whole": goal, "phases": total}
                path = f"{_path(indicator)}.targets[{whole.due}]"
                yield _warning("check.phases_disagree", path, **facts)


def out_of_bounds(ledger: Ledger) -> Iterator[Finding]:
    """A value, a baseline or a level that a target asks for is outside the bounds of its indicator."""
    for indicator in ledger.plan.indicators:
        for path, amount in (*amounts(ledger, indicator), *_levels(indicator)):
            if outside(amount, indicator):
                yield _warning("check.out_of_bounds", path, indicator=_name(ledger, indicator), found=amount)


def _levels(indicator: Indicator) -> Iterator[tuple[str, Amount]]:
    for target in indicator.targets:
        levels = levels_asked_for(indicator, target)
        for level in levels.levels if levels is not None else ():
            yield f"{_path(indicator)}.targets[{target.due}]", level


def rate_disagrees(ledger: Ledger) -> Iterator[Finding]:
    """A rate is printed beside its parts, and does not follow from them."""
    for printed, facts in _disagreeing_rates(ledger):
        if not is_otherwise_rounded(printed):
            yield _warning("check.rate_disagrees", printed.path, **facts)


def rate_rounded(ledger: Ledger) -> Iterator[Finding]:
    """A printed rate follows from its parts only if it was not rounded half up."""
    for printed, facts in _disagreeing_rates(ledger):
        if is_otherwise_rounded(printed):
            yield _note("check.rate_rounded", printed.path, **facts)


def _disagreeing_rates(ledger: Ledger) -> Iterator[tuple[PrintedRatio, dict[str, Any]]]:
    """Yield the rates that do not follow from their parts by rounding half up, with the facts about them."""
    for printed in printed_ratios(ledger):
        ratio = printed.ratio
        if disagrees(ratio):
            facts = {"indicator": _name(ledger, ledger.plan.indicator(printed.indicator)), "of": printed.of}
            parts = {"numerator": ratio.numerator, "denominator": ratio.denominator}
            yield printed, facts | parts | {"printed": ratio.printed, "computed": from_parts(ratio)}


def part_of_year(ledger: Ledger) -> Iterator[Finding]:
    """A value covers only some months, and is neither added to others for the year nor the level of a day."""
    for observation in ledger.valid_observations:
        indicator = ledger.plan.indicator(observation.indicator)
        year = ledger.year_of(observation)
        parts = () if year is None else resolve(ledger, indicator, year).parts
        is_used = observation in parts or is_level_of_day(observation, indicator)
        if not indicator.is_whole(observation.period) and not is_used:
            facts = {"indicator": _name(ledger, indicator), "period": observation.period}
            yield _note("check.part_of_year", _cell(observation), **facts)


def day_outside_year(ledger: Ledger) -> Iterator[Finding]:
    """A value or a baseline was counted on a day that lies outside its year."""
    for indicator in ledger.plan.indicators:
        base = indicator.baseline
        cells = [
            (_cell(each), ledger.year_of(each), each.as_of) for each in ledger.observations_of(indicator.id)
        ]
        if base is not None:
            cells.append((f"{_path(indicator)}.baseline.as_of", base.year, base.as_of))
        for path, year, day in cells:
            end = None if year is None else indicator.days_of(year)[1]
            if end is not None and day is not None and not is_counted(last_day(day), end):
                facts = {"indicator": _name(ledger, indicator), "year": year, "day": When.on(day)}
                yield _warning("check.day_outside_year", path, **facts)


def counted_later(ledger: Ledger) -> Iterator[Finding]:
    """A result became known before the day on which it was counted."""
    for observation in ledger.valid_observations:
        known, as_of = observation.known, observation.as_of
        if known is None or as_of is None or observation.status not in RESULTS:
            continue
        if known.by(last_day(as_of) - timedelta(days=1)):
            indicator = _name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {"indicator": indicator, "period": observation.period, "known": known}
            yield _warning("check.counted_later", f"{_cell(observation)}.as_of", **facts, day=When.on(as_of))


def baseline_differs(ledger: Ledger) -> Iterator[Finding]:
    """A result of the day of the baseline is another value."""
    for indicator in ledger.plan.indicators:
        for observation in differing_from_baseline(ledger, indicator):
            facts = {"indicator": _name(ledger, indicator), "year": ledger.year_of(observation)}
            values = {"baseline": indicator.baseline and indicator.baseline.value, "value": observation.value}
            yield _warning("check.baseline_differs", _cell(observation), **facts, **values)


def doubtful_reading(ledger: Ledger) -> Iterator[Finding]:
    """A cell of the source has another possible reading."""
    for observation in ledger.valid_observations:
        if observation.doubt is not None and observation.doubt.alternatives:
            label = _name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {
                "indicator": label,
                "period": observation.period,
                "confidence": observation.doubt.confidence,
                "alternatives": tuple(alternative.reading for alternative in observation.doubt.alternatives),
            }
            yield _note("check.doubtful_reading", _cell(observation), **facts)


def no_owner(ledger: Ledger) -> Iterator[Finding]:
    """Indicators that have not ended have no department in charge; told once."""
    plan = ledger.plan
    lacking = [each for each in plan.indicators if each.ended is None and not plan.owners_of(each)]
    if lacking:
        names = tuple(_name(ledger, each) for each in lacking[:MOST_NAMES])
        path = f"{_path(lacking[0])}.owners"
        yield _note("check.no_owner", path, count=len(lacking), indicators=names)


def nothing_measured(ledger: Ledger) -> Iterator[Finding]:
    """No indicator measures an initiative or a part of it."""
    measured = {link.to for indicator in ledger.plan.indicators for link in indicator.initiatives}
    parents = {initiative.parent for initiative in ledger.plan.initiatives}
    for initiative in ledger.plan.initiatives:
        if initiative.id not in measured | parents and initiative.ended is None:
            plan, path = ledger.plan, f"$.initiatives[{initiative.id}]"
            facts = {"initiative": name_of(plan, initiative), "level": level_name(plan, initiative)}
            yield _note("check.nothing_measured", path, **facts)


def rough_decision(ledger: Ledger) -> Iterator[Finding]:
    """The day of a decision is known only within bounds."""
    for revision in ledger.revisions:
        if revision.decided.exact is None:
            path = f"$.revisions[{revision.id}].decided"
            yield _note("check.rough_decision", path, revision=revision.label, decided=revision.decided)


def order_in_doubt(ledger: Ledger) -> Iterator[Finding]:
    """Either of two revisions may have been decided first, and the result depends on which."""
    for revision, other in in_doubt(ledger.revisions):
        if conflicts(revision.changes, other.changes):
            decided = [revision.decided, other.decided]
            facts = {"one": revision.label, "other": other.label, "decided": decided}
            yield _warning("check.order_in_doubt", f"$.revisions[{other.id}].decided", **facts)


def target_of_another_way(ledger: Ledger) -> Iterator[Finding]:
    """An indicator was redefined, and a later target was not set anew by that revision or a later one."""
    indicators = {indicator.id: indicator for indicator in ledger.plan.indicators}
    written: dict[str, set[str]] = {}
    for revision in reversed(ledger.revisions):
        for change in revision.changes:
            for path in writes(change):
                written.setdefault(path.partition(".")[0], set()).add(path)
        for change in revision.changes:
            indicator = indicators.get(change.of) if isinstance(change, Redefine) else None
            if isinstance(change, Redefine) and indicator is not None:
                written_paths = written[change.of] | written.get("*", set())
                name = _name(ledger, indicator)
                yield from _targets_not_reset(name, indicator, change, written_paths)


def _targets_not_reset(
    name: Label, indicator: Indicator, change: Redefine, written_paths: set[str]
) -> Iterator[Finding]:
    for target in indicator.targets:
        target_path = f"{change.of}.targets[{target.due.key}]"
        is_ahead = target.due.year is None or target.due.year >= change.since
        if is_ahead and not any(overlap(target_path, path) for path in written_paths):
            finding_path = f"$.indicators[{change.of}].targets[{target.due}]"
            facts = {"indicator": name, "due": target.due, "since": change.since}
            yield _warning("check.target_of_another_way", finding_path, **facts)


def withdrawn(ledger: Ledger) -> Iterator[Finding]:
    """An observation was withdrawn, and there is no valid one of its indicator, period and breakdown."""
    valid_keys = {observation.key[:3] for observation in ledger.valid_observations}
    for observation in ledger.observations:
        if observation.withdrawn is not None and observation.key[:3] not in valid_keys:
            label = _name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {"indicator": label, "period": observation.period, "found": observation.value}
            yield _note("check.withdrawn", _cell(observation), **facts)


def measured_after_its_end(ledger: Ledger) -> Iterator[Finding]:
    """An indicator has ended, and there is an observation of a later year."""
    for indicator in ledger.plan.indicators:
        last = indicator.ended.last if indicator.ended is not None else FiscalYear.MAX
        for observation in ledger.observations_of(indicator.id):
            if (year := ledger.year_of(observation)) is not None and year > last:
                facts = {"indicator": _name(ledger, indicator), "last": last, "period": observation.period}
                yield _note("check.measured_after_its_end", _cell(observation), **facts)


def done_too_early(ledger: Ledger) -> Iterator[Finding]:
    """By a result of the plan's years, something was done before the plan began."""
    for observation in ledger.valid_observations:
        if done_before_plan(ledger, observation):
            label = _name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {"indicator": label, "found": observation.value, "start": ledger.plan.period.start}
            yield _warning("check.done_too_early", f"{_cell(observation)}.value", **facts)


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
            yield _warning("check.grade_of_no_scale", path, **facts, accepted=tuple(dict.fromkeys(marks)))


def state_of_another_grade(ledger: Ledger) -> Iterator[Finding]:
    """An evaluation states another state than its grade does by its scale."""
    for evaluation in ledger.valid_evaluations:
        grade = grade_of(ledger, evaluation) if evaluation.state is not None else None
        if grade is not None and grade.state not in (None, evaluation.state):
            facts = {"item": _evaluated(ledger, evaluation), "year": evaluation.year, "grade": grade.mark}
            path = f"$.evaluations[{evaluation.item}/{evaluation.year}].state"
            states = {"state": evaluation.state, "stated": grade.state}
            yield _warning("check.state_of_another_grade", path, **facts, **states)


def _evaluated(ledger: Ledger, evaluation: Evaluation) -> object:
    """Return the name of what was evaluated: an item, or the plan itself."""
    plan = ledger.plan
    return plan.label if evaluation.item == plan.id else _name(ledger, plan[evaluation.item])


def ends_in_percent(ledger: Ledger) -> Iterator[Finding]:
    """A grade ends at 10 or more although the score is a share of one: 80 probably stands for 80 %."""
    for scale in ledger.scales:
        ends = [end for grade in scale.grades for end in grade.ends]
        if scale.by is not MethodName.LEVEL_BAND and max(map(abs, ends), default=0) >= LEAST_END_IN_PERCENT:
            facts = {"scale": scale.label, "method": scale.by, "ends": tuple(sorted(set(ends)))}
            version = f"/{scale.span}" if scale.span else ""
            yield _warning("check.ends_in_percent", f"$.scales[{scale.id}{version}].grades", **facts)


def levels_not_named(ledger: Ledger) -> Iterator[Finding]:
    """Pillars nest deeper than the plan has names for their levels."""
    parent = {each.id: each.parent for each in ledger.plan.pillars}
    deepest = max((depth(id, parent) for id in parent), default=0)
    named = [level.text for level in ledger.plan.levels]
    if deepest > len(named):
        example = f"levels: [{', '.join(levels(named, deepest))}]"
        facts = {"depth": deepest, "named": len(named), "example": example}
        yield _warning("check.levels_not_named", "$.levels", **facts)


def unit_by_its_name(ledger: Ledger) -> Iterator[Finding]:
    """Indicators use a unit that is not defined, which may be a misspelling of a known one."""
    defined = {each.name for each in ledger.plan.units}
    indicators: dict[str, list[Indicator]] = {}
    for indicator in ledger.plan.indicators:
        for name in dict.fromkeys(name for unit in indicator.units for name in unit.counters):
            if name not in defined:
                indicators.setdefault(name, []).append(indicator)
    for name, measured in indicators.items():
        near = ledger.plan.unit_table.nearest(name)
        code = "check.unit_by_its_name_like" if near else "check.unit_by_its_name"
        facts = {
            "unit": name,
            "nearest": near,
            "indicators": tuple(_name(ledger, each) for each in measured),
        }
        yield _note(code, f"{_path(measured[0])}.unit", **facts)


def body_of_another_code(ledger: Ledger) -> Iterator[Finding]:
    """A body has the name of one local body and the code of another."""
    for body in ledger.plan.bodies:
        if (likely := _likely_codes(body)) and not bears_its_name(body):
            facts = {"body": body.label, "of": body.code, "named": code_and_name(body.key), "likely": likely}
            yield _warning("check.body_of_another_code", f"$.bodies[{body.key}].code", **facts)


def other_name_of_body(ledger: Ledger) -> Iterator[Finding]:
    """A body has the code of a local body, and a name that no local body has now."""
    for body in ledger.plan.bodies:
        if not _likely_codes(body) and not bears_its_name(body):
            facts = {"body": body.label, "of": body.code, "named": code_and_name(body.key)}
            path = f"$.bodies[{body.key}].label"
            yield _note("check.other_name_of_body", path, **facts, day=When.on(LOCAL_BODIES_ON))


def unknown_code(ledger: Ledger) -> Iterator[Finding]:
    """The code of a body is not in the list of local bodies: an earlier one, a later one, or a mistake."""
    for body in ledger.plan.bodies:
        if body.code is not None and body.code not in local_bodies():
            likely = _likely_codes(body)
            code = "check.unknown_code_like" if likely else "check.unknown_code"
            facts = {"body": body.label, "of": body.code, "likely": likely}
            yield _note(code, f"$.bodies[{body.code}].code", **facts, day=When.on(LOCAL_BODIES_ON))


def code_not_stated(ledger: Ledger) -> Iterator[Finding]:
    """A body without a code has the name of a local body."""
    for body in ledger.plan.bodies:
        if body.code is None and (likely := _likely_codes(body)):
            path = f"$.bodies[{body.key}].code"
            yield _note("check.code_not_stated", path, body=body.label, likely=likely)


def _likely_codes(body: Body) -> tuple[str, ...]:
    return tuple(map(code_and_name, bodies_named(body.label.text)))


RULES: tuple[Rule, ...] = (
    body_of_another_code,
    other_name_of_body,
    unknown_code,
    code_not_stated,
    declared_count,
    unnamed_item,
    levels_not_named,
    nothing_measured,
    no_owner,
    no_target,
    no_baseline,
    due_outside_period,
    due_before_baseline,
    direction_disagrees,
    direction_unknown,
    phases_disagree,
    out_of_bounds,
    period_disagrees,
    predecessor_gap,
    successor_gap,
    review_too_early,
    waits_in_circle,
    values_disagree,
    contradiction,
    rate_disagrees,
    rate_rounded,
    *DERIVATION_RULES,
    part_of_year,
    day_outside_year,
    counted_later,
    baseline_differs,
    doubtful_reading,
    rough_decision,
    order_in_doubt,
    target_of_another_way,
    measured_after_its_end,
    withdrawn,
    done_too_early,
    grade_of_no_scale,
    state_of_another_grade,
    ends_in_percent,
    unit_by_its_name,
    *GOAL_RULES,
    *VALUE_RULES,
)
