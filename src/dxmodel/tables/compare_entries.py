"""Compare new entries with those of a ledger: what it has already, and what does not fit it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.amount.printed_precision import agree_as_printed
from dxmodel.errors import DxError, InvalidValueError, Problem, ValidationError
from dxmodel.ledger import Evaluation, Ledger, Observation, ObservationStatus
from dxmodel.ledger.integrity import problems, unique_key_of
from dxmodel.plan import Document, Indicator, Missing, Ratio, Value

__all__ = ["added_to", "compare_evaluation", "compare_observation", "is_same", "misfits", "time_key"]

_STATUS_ORDER = [*ObservationStatus]
_PATH = re.compile(r"\$\.(observations|evaluations)\[([0-9]+)\].*")


def added_to(
    ledger: Ledger,
    observations: Iterable[Observation],
    evaluations: Iterable[Evaluation],
    documents: Iterable[Document],
) -> Ledger:
    """Return a ledger with new entries, and the documents that they cite, unless it has these.

    Raises:
        ValidationError: they conflict with the ledger.
    """
    known = {document.id for document in ledger.documents}
    return attrs.evolve(
        ledger,
        observations=(*ledger.observations, *observations),
        evaluations=(*ledger.evaluations, *evaluations),
        documents=(*ledger.documents, *(each for each in documents if each.id not in known)),
    )


def misfits(
    ledger: Ledger,
    observations: Sequence[Observation],
    evaluations: Sequence[Evaluation],
    documents: Iterable[Document],
) -> Iterator[tuple[Observation | Evaluation, Problem]]:
    """Yield the new entries that do not fit a ledger, each with its problem.

    They were compared with the entries of the ledger before (:func:`compare_observation`): none has the key
    of another.

    Raises:
        ValidationError: a problem that is none of a new entry.
    """
    new: dict[str, tuple[Observation | Evaluation, ...]] = {
        "observations": tuple(observations),
        "evaluations": tuple(evaluations),
    }
    known = {document.id for document in ledger.documents}
    parts: dict[str, Sequence[Any]] = {
        "revisions": ledger.revisions,
        "documents": (*ledger.documents, *(each for each in documents if each.id not in known)),
        "scales": ledger.scales,
        **new,
    }
    plan = ledger.plan
    items = {item.id: item for item in plan.items()} | {plan.id: plan}
    for problem in problems(parts, items):
        match = _PATH.fullmatch(problem.path)
        if match is None:
            raise ValidationError([problem])
        yield new[match[1]][int(match[2])], problem


def time_key(observation: Observation, indicator: Indicator) -> tuple[Any, ...]:
    """Return the period, the member, the day of counting and the status of an observation.

    A whole counting window, such as the calendar year 2024, is the same period as its fiscal year.
    """
    _, period, breakdown, _, day, status, *_ = unique_key_of(observation, indicator)
    return period, breakdown, day, status


def compare_observation(
    observation: Observation, indicator: Indicator, ledger: Ledger
) -> tuple[bool, Observation | None]:
    """Return whether a ledger has the value of an observation already, and its latest entry of that time.

    What became known after the observation does not count.  The value may be one of a firmer status, or the
    baseline.

    Raises:
        InvalidValueError: the ledger has another value that became known on the same day.
    """
    order = known_order(observation)
    *time, status = time_key(observation, indicator)
    entries, firmer = list[Observation](), list[Observation]()
    for entry in ledger.observations_of(indicator.id, ledger.year_of(observation)):
        *other_time, other_status = time_key(entry, indicator)
        if other_time != time or known_order(entry) > order:
            continue
        if other_status == status:
            entries.append(entry)
        elif _STATUS_ORDER.index(entry.status) < _STATUS_ORDER.index(observation.status):
            firmer.append(entry)
    on_day = [each for each in entries if each.known == observation.known]
    latest = max(entries, key=lambda each: (known_order(each), _has_value(each)), default=None)
    before = [*on_day, *firmer] if latest is None else [*on_day, *firmer, latest]
    if any(is_same(each.value, observation.value) for each in before):
        return True, latest
    for entry in on_day:
        if _has_value(entry) or not _has_value(observation):
            facts = {"known": observation.known, "before": entry.value}
            raise InvalidValueError("tables.two_on_one_day", **facts)
    baseline = indicator.baseline
    is_baseline = (
        latest is None
        and baseline is not None
        and (baseline.year, (), None) == (observation.period, *time[1:])
        and is_same(baseline.value, observation.value)
    )
    return is_baseline, latest


def compare_evaluation(evaluation: Evaluation, ledger: Ledger) -> tuple[bool, Evaluation | None]:
    """Return whether a ledger has a grade already, and its latest one of that time and scale.

    Raises:
        InvalidValueError: the ledger has another grade that became known on the same day.
    """
    has_one_scale = len({each.id for each in ledger.scales}) < 2
    order = known_order(evaluation)
    entries = [
        each
        for each in ledger.evaluations_of(evaluation.item)
        if each.grade is not None
        and (each.year, each.months) == (evaluation.year, evaluation.months)
        and (has_one_scale or each.scale == evaluation.scale)
        and known_order(each) <= order
    ]
    latest = max(entries, key=known_order, default=None)
    on_day = [each for each in entries if each.known == evaluation.known]
    before = on_day if latest is None else [*on_day, latest]
    if any(each.grade == evaluation.grade for each in before):
        return True, latest
    for entry in on_day:
        facts = {"known": evaluation.known, "before": entry.grade}
        raise InvalidValueError("tables.two_on_one_day", **facts)
    return False, latest


def is_same(value: Value | None, other: Value) -> bool:
    """Return whether two values are one: the same, in another unit, or a share and its printed percentage."""
    if value == other:
        return True
    amount = value.amount if isinstance(value, Ratio) else value
    if not isinstance(amount, Amount) or not isinstance(other, Amount):
        return False
    try:
        if isinstance(value, Ratio):
            return agree_as_printed(amount, other)
        return amount == other.to(amount.unit)
    except DxError:
        return False


def known_order(entry: Observation | Evaluation) -> tuple[bool, date, date]:
    """Return what sorts entries by the day on which they became known; those without a day come first."""
    known = entry.known
    last = date.min if known is None else known.not_after or known.not_before or date.min
    first = date.min if known is None else known.not_before or last
    return known is not None, last, first


def _has_value(entry: Observation) -> bool:
    return not isinstance(entry.value, Missing)
