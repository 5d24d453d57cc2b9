"""One verdict of several: on all that a rough case may be, on goals of which all, or one, are to be met."""

from collections.abc import Sequence
from math import isnan

from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.verdict import TABLE, Verdict

__all__ = ["all_of", "any_of", "merged"]

BY_VALUE = (Status.REGRESSING, Status.BEHIND, Status.ON_TRACK, Status.KEPT_SO_FAR, Status.ACHIEVED)
"""The statuses of a growing value, in this order."""

WORST_FIRST = (
    Status.MISSED,
    Status.NO_LONGER_ACHIEVED,
    Status.REGRESSING,
    Status.BEHIND,
    Status.NOT_MET_YET,
    Status.NOT_ASSESSED,
    Status.NOT_DUE,
    Status.AT_BASELINE,
    Status.ON_TRACK,
    Status.KEPT_SO_FAR,
    Status.ACHIEVED_LATE,
    Status.ACHIEVED,
)
"""The order by which one of several goals decides for all of them.

What is missing is never better than what is on track, and never worse than what is behind.
"""

_ROWS, _REASONS = [row.number for row in TABLE], [*Reason]
"""The order by which one of several reasons is stated: that of the table, then that of the reasons."""

_FOR_ALL = (Reason.IMPRECISE_TARGET, Reason.TOO_FEW_POINTS)
"""Reasons that, where one case has them, hold for all."""


def merged(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict that all have in common; if they differ, "uncertain" with the possible statuses.

    There is none where no case has one, or where one case has a reason that holds for all.  The score is that
    of the first.
    """
    if not verdicts:
        return Verdict(status=Status.NOT_ASSESSED, reason=Reason.IMPRECISE_TARGET, score=None, no_score=None)
    status, reason, possible = _common(verdicts)
    first = verdicts[0]
    score = None if first.score is None or isnan(first.score) else first.score
    return Verdict(
        row=next((each.row for each in verdicts if (each.status, each.reason) == (status, reason)), ""),
        status=status,
        reason=reason,
        possible=possible,
        score=score,
        score_range=None if score is None else (score, score),
        no_score=first.no_score,
    )


def _common(verdicts: Sequence[Verdict]) -> tuple[Status, Reason | None, tuple[Status, ...]]:
    """Return the status, or the reason why there is none; the possible statuses, if they differ."""
    reasons = {each.reason: _ROWS.index(each.row) for each in verdicts if each.reason is not None}
    for_all = [reason for reason in reasons if reason in _FOR_ALL]
    if for_all or all(each.reason is not None for each in verdicts):
        first = min(for_all or reasons, key=lambda reason: (reasons[reason], _REASONS.index(reason)))
        return Status.NOT_ASSESSED, first, ()
    statuses = {each.status for each in verdicts}
    if len(statuses) == 1:
        return statuses.pop(), None, ()
    return Status.UNCERTAIN, None, tuple(sorted(statuses, key=_rank))


def all_of(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on several goals that are all to be met: that of the worst of them."""
    return _decided(verdicts, WORST_FIRST)


def any_of(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on several goals of which one is enough: that of the best of them."""
    return _decided(verdicts, WORST_FIRST[::-1])


def _decided(verdicts: Sequence[Verdict], order: Sequence[Status]) -> Verdict:
    """Return the verdict that is first in an order; uncertain, where it depends on an uncertain one."""
    options = [each.possible or (each.status,) for each in verdicts]
    latest = min(max(map(order.index, each)) for each in options)
    possible = {status for each in options for status in each if order.index(status) <= latest}
    if len(possible) == 1:
        return next(each for each in verdicts if each.status in possible)
    return Verdict(
        status=Status.UNCERTAIN,
        reason=None,
        score=None,
        no_score=None,
        possible=tuple(sorted(possible, key=_rank)),
    )


def _rank(status: Status) -> tuple[int, str]:
    """Return the key by which statuses are sorted: first those of a growing value, then the others."""
    return (BY_VALUE.index(status) if status in BY_VALUE else len(BY_VALUE), status.value)
