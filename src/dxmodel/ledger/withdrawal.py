"""Withdraw an entry of a ledger: which one is meant, and the entries with it withdrawn."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import attrs

from dxmodel.errors import AmbiguousError, InvalidValueError, UnknownNameError, nearest
from dxmodel.fiscal import FiscalSpan, FiscalYear, When, as_when
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.observation import Breakdown, Observation, as_period, year_or_span
from dxmodel.ledger.withdrawn import Withdrawn
from dxmodel.plan.label import as_pairs

__all__ = ["observation_with", "with_one_withdrawn"]

Entry = TypeVar("Entry", Observation, Evaluation)


def with_one_withdrawn(entries: Sequence[Entry], entry: Entry, withdrawn: Withdrawn) -> tuple[Entry, ...]:
    """Return the entries of a ledger, one of them withdrawn.

    Raises:
        UnknownNameError: the ledger has no such entry; those of the same subject and period are listed.
        InvalidValueError: it is withdrawn already.
    """
    if entry.withdrawn is None and entry in entries:
        only = entries[entries.index(entry)]
        return tuple(attrs.evolve(each, withdrawn=withdrawn) if each is only else each for each in entries)
    for each in entries:
        if each.withdrawn is not None and entry in (each, attrs.evolve(each, withdrawn=None)):
            raise _already_withdrawn(each)
    raise _no_such_entry(_subject(entry), _time(entry), entries)


def observation_with(
    observations: Sequence[Observation],
    indicator: str,
    period: FiscalYear | FiscalSpan | str | None,
    breakdown: Mapping[str, str] | Iterable[tuple[str, str]],
    known: When | date | str | None,
) -> Observation:
    """Return the valid observation of an indicator, a period and a breakdown.

    Args:
        observations: the observations of the ledger, withdrawn ones too.
        indicator: its id.
        period: the fiscal year, or the run of months.
        breakdown: dimension → member; empty for the total.
        known: when it became known; None for any time.

    Raises:
        ParseError: a text that is no period, or no date.
        UnknownNameError: there is no such observation; those of the indicator are listed.
        AmbiguousError: there are several; the error states when they became known, and their values.
        InvalidValueError: it is withdrawn already.
    """
    at, part = as_period("" if period is None else period), as_pairs(breakdown)
    when = None if known is None else as_when(known)
    candidates = [
        each
        for each in observations
        if each.key[:3] == (indicator, year_or_span(at), part) and when in (None, each.known)
    ]
    match [each for each in candidates if each.withdrawn is None]:
        case [only]:
            return only
        case [_, *_] as several:
            facts = {"indicator": indicator, "period": at, "values": [each.value for each in several]}
            raise AmbiguousError(
                "ledger.several_to_withdraw", **facts, known=[each.known or "—" for each in several]
            )
    if candidates:
        raise _already_withdrawn(candidates[-1])
    raise _no_such_entry(indicator, at, observations)


def _subject(entry: Observation | Evaluation) -> str:
    return entry.indicator if isinstance(entry, Observation) else entry.item


def _time(entry: Observation | Evaluation) -> FiscalYear | FiscalSpan:
    return entry.period if isinstance(entry, Observation) else entry.year


def _already_withdrawn(entry: Observation | Evaluation) -> InvalidValueError:
    withdrawn = entry.withdrawn
    facts = {"id": _subject(entry), "period": _time(entry)}
    return InvalidValueError(
        "ledger.already_withdrawn", **facts, on=withdrawn and withdrawn.on, why=withdrawn and withdrawn.why
    )


def _no_such_entry(
    subject: str, period: FiscalYear | FiscalSpan, entries: Sequence[Observation | Evaluation]
) -> UnknownNameError:
    """Return the error that lists the valid entries of the subject, or names the nearest subject."""
    subjects = {_subject(each) for each in entries if each.withdrawn is None}
    valid = [each for each in entries if each.withdrawn is None and _subject(each) == subject]
    facts = {"id": subject, "period": period, "accepted": tuple(dict.fromkeys(map(_text, valid)))}
    return UnknownNameError("ledger.nothing_to_withdraw", **facts, nearest=nearest(subject, subjects))


def _text(entry: Observation | Evaluation) -> str:
    """Return what tells an entry apart from others of its subject: its period and its breakdown."""
    parts: Breakdown = entry.breakdown if isinstance(entry, Observation) else ()
    return " ".join([str(_time(entry)), *(f"{dimension}={member}" for dimension, member in parts)])
