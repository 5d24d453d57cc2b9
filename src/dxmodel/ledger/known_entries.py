"""The observations and evaluations of a ledger as they were known at the end of a day."""

from collections.abc import Container, Iterator, Sequence
from datetime import date

import attrs

from dxmodel.fiscal import When
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.integrity import fits
from dxmodel.ledger.observation import Observation, unique_key
from dxmodel.plan import Indicator, Plan

__all__ = ["known_evaluations", "known_observations"]


def known_observations(
    observations: Sequence[Observation], plan: Plan, day: date, without: Container[str]
) -> Iterator[Observation]:
    """Yield the observations known by a day that fit the plan of that day, without some indicators."""
    for each in _valid_on(observations, day):
        indicator = plan[each.indicator] if each.indicator in plan and each.indicator not in without else None
        if isinstance(indicator, Indicator) and not _surely_later(each.known, day) and fits(each, indicator):
            yield each


def known_evaluations(evaluations: Sequence[Evaluation], plan: Plan, day: date) -> Iterator[Evaluation]:
    """Yield the evaluations known by a day of what is in the plan of that day, or of the plan itself."""
    for each in evaluations:
        if not _surely_later(each.known, day) and (each.item in plan or each.item == plan.id):
            was_valid = each.withdrawn is not None and each.withdrawn.on > day
            yield attrs.evolve(each, withdrawn=None) if was_valid else each


def _valid_on(observations: Sequence[Observation], day: date) -> Iterator[Observation]:
    """Yield the observations as they were at the end of a day.

    One that was withdrawn later was still valid.  Only one of a key is valid at a time, so of several that
    were withdrawn later the first was, and the others and the one that is valid now were not entered yet.
    """
    later = [each for each in observations if each.withdrawn is not None and each.withdrawn.on > day]
    # they are sorted by the day of withdrawal, so the first one of each key remains
    valid_then = {unique_key(each)[:-1]: each for each in reversed(later)}
    for each in observations:
        is_over = each.withdrawn is not None and each.withdrawn.on <= day
        valid = None if is_over or not valid_then else valid_then.get(unique_key(each)[:-1])
        if valid is each:
            yield attrs.evolve(each, withdrawn=None)
        elif valid is None:
            yield each


def _surely_later(known: When | None, day: date) -> bool:
    """Return whether something surely became known after the day."""
    return known is not None and known.by(day) is False
