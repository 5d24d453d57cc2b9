"""Changes written into plain dictionaries: what `apply` is compared with.

Written from the documentation of the changes alone.  A plan is a dictionary of its fields, in which
``items`` is id → the fields of an item, with its ``kind``.  Whether what results can stand is asked by
building all of it anew.
"""

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.changes import (
    UNCHANGED,
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    Move,
    MoveTarget,
    Redefine,
    Remove,
    Rename,
    SetBaseline,
    SetTarget,
    ShortenPeriod,
    StateSuccessor,
    WithdrawTarget,
)
from dxmodel.errors import DxError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month
from dxmodel.goals import AtLeast, AtMost, ChangeBy, Reach
from dxmodel.plan import COLLECTIONS, Break, Ending, FormerName, Indicator, Plan, Target
from dxmodel.plan.goals.goal import subject
from dxmodel.revise import overlap, reads, writes


class RefusedError(Exception):
    """A change does not fit."""


def need(condition):
    """Refuse unless a condition holds."""
    if not condition:
        raise RefusedError


def plan_data(plan):
    """Return a plan as dictionaries."""
    data = {field.name: getattr(plan, field.name) for field in attrs.fields(Plan)}
    items = [item for name in COLLECTIONS for item in data.pop(name)]
    return data | {"items": {item.id: vars_of(item) for item in items}}


def vars_of(item):
    """Return the fields of an item, and what kind of thing it is."""
    return {"kind of": type(item)} | {
        field.name: getattr(item, field.name) for field in attrs.fields(type(item))
    }


def built(data):
    """Return the plan that dictionaries tell of, all of it built anew."""
    fields = {name: value for name, value in data.items() if name != "items"}
    parts: dict[str, Any] = {name: [] for name in COLLECTIONS}
    try:
        for item in data["items"].values():
            kind = item["kind of"]
            name = next(name for name, kinds in COLLECTIONS.items() if kind in kinds)
            parts[name].append(kind(**{name: value for name, value in item.items() if name != "kind of"}))
        return Plan(**fields, **parts)
    except DxError as error:
        raise RefusedError from error


def changed(data, changes):
    """Return the dictionaries after changes; those that were given stay as they are."""
    data = data | {"items": {id: dict(item) for id, item in data["items"].items()}}
    try:
        for change in changes:
            is_right = isinstance(change, Correct)
            write(data, change.change if is_right else change, is_right)
    except DxError as error:
        raise RefusedError from error
    return data


def write(data, change, is_right):
    """Write one change into the dictionaries."""
    items = data["items"]
    match change:
        case ExtendPeriod(to):
            extend(data, change, to)
        case ShortenPeriod(to):
            end = data["period"].last_day
            need(end is None or to.last_day < end)
            first = data["period"].first_day
            need(first is None or first <= to.last_day)
            data |= {"period": FiscalSpan(data["period"].start, to), "period_printed": change.printed}
        case StateSuccessor(successor):
            data["successor"] = successor
        case Add(item):
            need(item.id not in items and item.id != data["id"])
            items[item.id] = vars_of(item)
        case Remove(of):
            need(of in items)
            del items[of]
        case Rename(of, to):
            thing = data if of == data["id"] else items.get(of, {})
            need("label" in thing)
            before = thing["label"]
            need(before is None or before.text != to.text)
            was = (*before.former, FormerName(before.text, change.until)) if before else ()
            thing["label"] = attrs.evolve(to, former=was)
        case End(of):
            need("ended" in items.get(of, {}) and items[of]["ended"] is None)
            items[of]["ended"] = Ending(last=change.last, into=change.into)
        case Move(of):
            text = {name: getattr(change, name) for name in ("parent", "pillars", "initiatives", "order")}
            amend(items.get(of, {}), text)
        case Amend(of):
            text = {field.name: getattr(change, field.name) for field in attrs.fields(Amend)[1:]}
            need(is_right or text["period"] is UNCHANGED)
            amend(data if of == data["id"] else items.get(of, {}), text)
        case _:
            aim(data, change)


def effective_view(founding, revisions, counts):
    """Return the dictionaries after the decisions that count and every correction that shows.

    A correction shows unless it reads or writes what is left out, or does not fit without it.  A revision
    of which no change shows is not shown, unless it never had any and counts.

    Args:
        founding: the plan as first adopted, as dictionaries.
        revisions: (id, changes) in the order of their decisions.
        counts: the ids of those that count.
    """
    data, visible = founding, []
    left_out: list[str] = []
    for id, changes in revisions:
        remaining: list[Change] = []
        for change in changes:
            is_right = isinstance(change, Correct)
            near = (*writes(change), *reads(change)) if is_right else ()
            if any(overlap(here, other) for here in near for other in left_out):
                left_out += writes(change)
            elif is_right or id in counts:
                remaining.append(change)
            else:
                left_out += writes(change)
        try:
            after = changed(data, remaining)
            built(after)
        except RefusedError:
            need(left_out or id not in counts)  # nothing is missing that it might build on
            after, remaining = one_by_one(data, remaining, left_out)
        data = after
        if remaining or (id in counts and not changes):
            visible.append((id, frozenset(remaining)))
    return data, visible


def one_by_one(data, changes, left_out):
    """Make all decisions, and those corrections that fit after them."""
    remaining = [each for each in changes if not isinstance(each, Correct)]
    data = changed(data, remaining)
    built(data)
    for correction in (each for each in changes if isinstance(each, Correct)):
        try:
            after = changed(data, [correction])
            built(after)
        except RefusedError:
            left_out += writes(correction)
        else:
            data = after
            remaining.append(correction)
    return data, remaining


def amend(thing, text):
    """Write those fields that are said."""
    for name, value in text.items():
        if value is not UNCHANGED:
            need(name in thing)
            thing[name] = value


def indicator_in(data, id):
    """Return the fields of an indicator."""
    need(data["items"].get(id, {}).get("kind of") is Indicator)
    return data["items"][id]


def time(due):
    """Return what the targets of one time share."""
    return due.by or due.qualifier


def aim(data, change):
    """Write what an indicator is measured by and against."""
    indicator = indicator_in(data, change.of if isinstance(change, Redefine) else change.indicator)
    targets = [*indicator["targets"]]
    match change:
        case SetTarget(target=target, beside=beside):
            targets = [each for each in targets if beside or time(each.due) != time(target.due)] + [target]
        case WithdrawTarget(due=due):
            targets, withdrawn = split(targets, due)
            need(withdrawn)
        case MoveTarget(due=due, to=to):
            targets, moved = split(targets, due)
            need(moved and not split(targets, to)[1])
            targets += [attrs.evolve(each, due=to, printed=None) for each in moved]
        case SetBaseline(baseline=baseline):
            indicator["baseline"] = baseline
        case Redefine():
            redefine(indicator, change)
    indicator["targets"] = targets


def split(targets, due):
    """Return the targets of other times, and those of one time."""
    others = [each for each in targets if time(each.due) != time(due)]
    return others, [each for each in targets if time(each.due) == time(due)]


def redefine(indicator, change):
    """Note the break, and the unit of the values before it."""
    need(all(each.since < change.since for each in indicator["breaks"]))
    is_new = change.unit not in (UNCHANGED, indicator["unit"])
    new_break = Break(since=change.since, unit=indicator["unit"] if is_new else None, bridge=change.bridge)
    names = ("unit", "direction", "accumulation", "window", "kind", "bounds", "denominator", "scope")
    amend(indicator, {name: getattr(change, name) for name in names})
    indicator["breaks"] = (*indicator["breaks"], new_break)


def extend(data, change, to):
    """Move the end, and do with every target that is due at the old one what is stated."""
    end = data["period"].last_day
    need(end is not None and to.last_day > end)
    own = {each.indicator: each.target for each in change.replace}
    own |= {id: name for name in ("keep", "carry", "stretch") for id in getattr(change, name)}
    due = [
        (item, target)
        for item in data["items"].values()
        if item["kind of"] is Indicator and not is_over(item, data["period"])
        for target in item["targets"]
        if isinstance(target.due.by, FiscalYear | Month) and target.due.by.last_day == end
    ]
    need({*own} <= {item["id"] for item, _ in due})
    placed: list[Target] = []
    for item, target in due:
        how = own.get(item["id"], change.targets and str(change.targets))
        need(how is not None)
        if how == "keep":
            continue
        others, new = [each for each in item["targets"] if each is not target], treated(item, target, how, to)
        need(all(is_beside(each, new, placed) for each in split(others, new.due)[1]))
        placed.append(new)
        item["targets"] = [*others, new]
    data |= {"period": FiscalSpan(data["period"].start, to), "period_printed": change.printed}


def is_beside(target, new, placed):
    """Return whether a target was placed before a new one, and is of another kind or member."""
    is_other = subject(target.goal) != subject(new.goal) or target.breakdown != new.breakdown
    return is_other and any(target is each for each in placed)


def is_over(item, period):
    """Return whether an item has ended by the end of a period."""
    return item["ended"] is not None and item["ended"].last <= period.end_year


def treated(item, target, how, to):
    """Return what becomes of a target that was due at the old end."""
    match how:
        case "carry":
            moved_due = attrs.evolve(target.due, by=to, not_before=None)
            return attrs.evolve(target, due=moved_due, printed=None)
        case "stretch":
            return stretched(item, target, to)
        case other:
            return other


def stretched(item, target, to):
    """Go on along the line from the baseline through the goal, to as many decimals as either has."""
    base, goal = item["baseline"], target.goal
    need(not target.breakdown)
    need(base is not None and base.amount is not None and base.amount.is_exact and base.year is not None)
    need(isinstance(goal, Reach | AtLeast | AtMost | ChangeBy) and goal.amount.is_exact)
    need(base.year < target.due.year)
    year = to.fiscal_year if isinstance(to, Month) else to
    times = Fraction(year - base.year, target.due.year - base.year)
    by_difference = isinstance(goal, ChangeBy)
    start = base.amount
    for each in item["breaks"]:
        if base.year < each.since:
            need(each.bridge is not None)
            start = each.bridge.over(start)
    start = start if by_difference else start.to(goal.amount.unit)
    current = start + goal.amount if by_difference else goal.amount
    low, high = Fraction(start.magnitude), Fraction(current.magnitude)
    level = rounded(low + (high - low) * times, current.unit, start, current)
    check_limits(item["bounds"], level, start, current)
    if by_difference:
        level = rounded(Fraction(goal.amount.magnitude) * times, goal.amount.unit, goal.amount)
    due = attrs.evolve(target.due, by=to, not_before=None)
    return attrs.evolve(target, due=due, goal=attrs.evolve(goal, amount=level), printed=None)


def check_limits(bounds, level, start, other):
    """Refuse what the indicator can never be; what is counted stays above zero, a share below the whole."""
    low, high = (bounds.low, bounds.high) if bounds is not None else (None, None)
    need(low is None or not level < low)
    need(high is None or not level > high)
    if low is None and all(each.magnitude >= 0 for each in (start, other)):
        need(level.magnitude >= 0)
    if high is None and all(each.unit == "%" and each.magnitude <= 100 for each in (start, other)):
        need(level.magnitude <= 100)


def rounded(number, unit, *like):
    """Round half away from zero, to the decimals of the finest of some amounts."""
    places = max(0, *(-each.magnitude.as_tuple().exponent for each in like))
    digits = floor(abs(number) * 10**places + Fraction(1, 2))
    return Amount(Decimal(f"{'-' if number < 0 and digits else ''}{digits}e-{places}"), unit)
