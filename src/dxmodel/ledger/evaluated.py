"""What evaluations state: the scale that each is by, and the states that items have in a year."""

from collections import Counter
from collections.abc import Container, Sequence
from datetime import date

import attrs

from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.item_state import ItemState
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.scale import Grade, Scale
from dxmodel.plan import Indicator
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = ["StatedState", "grade_of", "known_last", "scale_of", "state_counts", "state_in", "state_of"]


def scale_of(ledger: Ledger, evaluation: Evaluation) -> Scale | None:
    """Return the scale that an evaluation is by, in the version of its year.

    It is the one that the evaluation names, else the only one that is valid in that year, is for that kind of
    item, and has the grade; None where there is none or are several.
    """
    if evaluation.scale is not None:
        return ledger.scale(evaluation.scale, evaluation.year)
    item = None if evaluation.item == ledger.plan.id else ledger.plan[evaluation.item]
    kind = item.kind if isinstance(item, Indicator) else None
    candidates = [
        scale
        for scale in ledger.scales
        if scale.holds(evaluation.year) and scale.is_for(kind) and evaluation.grade in scale.marks
    ]
    return candidates[0] if len(candidates) == 1 else None


def grade_of(ledger: Ledger, evaluation: Evaluation) -> Grade | None:
    """Return the grade of an evaluation in its scale; None where it has none, or the scale is not known."""
    scale = scale_of(ledger, evaluation)
    return None if scale is None or evaluation.grade is None else scale.marked(evaluation.grade)


def state_of(ledger: Ledger, evaluation: Evaluation) -> ItemState | None:
    """Return the state of the item that an evaluation states: its own, else that of its grade."""
    if evaluation.state is not None:
        return evaluation.state
    grade = grade_of(ledger, evaluation)
    return None if grade is None else grade.state


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class StatedState:
    """The state that an item has, and the evaluation that states it.

    Attributes:
        state: the state.
        evaluation: the evaluation.
    """

    state: ItemState
    evaluation: Evaluation


def state_in(ledger: Ledger, item: str, year: FiscalYear | str) -> StatedState | None:
    """Return the state of an item at the end of a fiscal year.

    It is the last one that was stated for that year or an earlier one, of several the one that became known
    last; None where none was stated, or two that differ.

    Raises:
        UnknownNameError: the plan has no such item; the nearest known one is named.

    >>> import attrs
    >>> from dxmodel.testing import small_city
    >>> entry = Evaluation(item="online", year="R4", state="in-progress", since="2022-10")
    >>> city = attrs.evolve(small_city(), evaluations=[entry])
    >>> f"{state_in(city, 'online', 'R5').state:ja}", state_in(city, "online", "R3")
    ('実施中', None)
    """
    check_kind("ledger", ledger, Ledger)
    at = as_fiscal_year(year)
    stated = [
        StatedState(state=state, evaluation=each)
        for each in ledger.evaluations_of(item)
        if each.year <= at and (state := state_of(ledger, each)) is not None
    ]
    last_day = max((each.evaluation.last_day for each in stated), default=None)
    latest = [each for each in stated if each.evaluation.last_day == last_day]
    last = known_last([each.evaluation for each in latest])
    latest = [each for each in latest if each.evaluation in last]
    return latest[0] if len({each.state for each in latest}) == 1 else None


def state_counts(
    ledger: Ledger, year: FiscalYear | str, among: Container[str] | None = None
) -> tuple[tuple[ItemState | None, int], ...]:
    """Return how many initiatives have each state at the end of a fiscal year; None for no stated one.

    States are in the order of :class:`ItemState`, and those of no initiative are left out.  An initiative
    without a stated state is not counted where it has parts, which stand for it, or ended before.

    Args:
        ledger: the plan and its evaluations.
        year: the fiscal year.
        among: ids of the initiatives that count; by default all of the plan in force in that year.

    >>> from dxmodel.testing import small_city
    >>> entry = Evaluation(item="online", year="R4", state="in-progress", since="2022-10")
    >>> city = attrs.evolve(small_city(), evaluations=[entry])
    >>> [(str(state), count) for state, count in state_counts(city, "R5")]
    [('in-progress', 1), ('None', 3)]
    """
    check_kind("ledger", ledger, Ledger)
    at = as_fiscal_year(year)
    in_force = ledger.in_force(at)
    initiatives, counts = in_force.plan.initiatives, Counter[ItemState | None]()
    parents = {each.parent for each in initiatives}
    for each in initiatives if among is None else [each for each in initiatives if each.id in among]:
        stated = state_in(in_force, each.id, at)
        has_ended = each.ended is not None and each.ended.last < at
        if stated is not None or not (each.id in parents or has_ended):
            counts[None if stated is None else stated.state] += 1
    return tuple((state, counts[state]) for state in (*ItemState, None) if counts[state])


def known_last(evaluations: Sequence[Evaluation]) -> list[Evaluation]:
    """Return those of several evaluations that became known last; one without such a day is the earliest."""
    days = [(each.known and each.known.not_after) or date.min for each in evaluations]
    return [each for each, day in zip(evaluations, days, strict=True) if day == max(days)]
