"""Status and reason of each row: the first reason that holds, else the first rule that holds."""

from collections.abc import Iterator

import numpy as np

from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.verdict import RULES, Facts, Reason, Status
from dxmodel.progress.frame.given import Codes, Truths
from dxmodel.progress.frame.rows import NONE, REASONS, Rows

__all__ = ["STATUSES", "verdicts"]

STATUSES = [*Status]
_ON_COURSE, _BEHIND, _MOVING_AWAY = (
    STATUSES.index(status) for status in (Status.ON_COURSE, Status.BEHIND, Status.MOVING_AWAY)
)


def verdicts(rows: Rows) -> dict[str, Codes]:
    """Return the codes of the status, of the reason, and of the reason for which there is no score."""
    facts = _facts(rows)
    status = np.full(len(rows.given.year), _BEHIND, dtype=np.int8)
    for verdict, holds in reversed(RULES):
        np.copyto(status, STATUSES.index(verdict), where=holds(facts))
    reason = _resting_on_the_score(rows, facts, status)
    for why, holds_there in reversed([*_reasons(rows, facts)]):
        np.copyto(reason, REASONS.index(why), where=holds_there)
    np.copyto(status, STATUSES.index(Status.NOT_ASSESSED), where=reason != NONE)
    return {"status": status, "reason": reason, "no_score": rows.no_score}


def _facts(rows: Rows) -> Facts:
    given, score = rows.given, rows.score
    beyond = formulas.worse_than(given.value, rows.baseline, rows.low, rows.high)
    lost = rows.judged & ~rows.met & ~np.isnan(rows.better) & ~rows.trend
    return Facts(
        met=rows.met,
        lost=rows.history.was_met(rows.rows, given, rows.low, rows.high, lost),
        overdue=rows.overdue,
        waiting=rows.method.waits,
        at_start=rows.gone == 0,
        worse=np.where(rows.trend, ~formulas.reaches(score, 0), beyond),
        on_course=formulas.reaches(score, rows.method.on_course),
    )


def _resting_on_the_score(rows: Rows, facts: Facts, status: Codes) -> Codes:
    """Why the method declines, where the verdict would rest on its score.

    That a goal is a floor keeps nobody from saying that it is not met.
    """
    no_way = rows.no_score == REASONS.index(Reason.NO_WAY)
    by_score = (status == _ON_COURSE) | (status == _BEHIND)
    by_score |= (status == _MOVING_AWAY) & np.isnan(rows.given.start)
    rests = np.where(rows.trend, ~facts.at_start, by_score & ~no_way)
    found: Codes = np.where(rests, rows.no_score, NONE)
    return found


def _reasons(rows: Rows, facts: Facts) -> Iterator[tuple[Reason, Truths]]:
    """Why a row has no verdict, whatever the method, in the order in which the scalar door asks."""
    given, aimed = rows.given, ~np.isnan(rows.target)
    unmet = aimed & ~facts.met
    yield Reason.ENDED, rows.ended
    yield Reason.REDEFINED, rows.cut_off
    yield Reason.NO_OBSERVATION, np.isnan(given.value)
    yield Reason.NO_TARGET, ~rows.judged
    yield Reason.OUT_OF_RANGE, rows.out_of_range
    yield Reason.BEFORE_BASELINE, aimed & (given.year < given.start)
    yield Reason.NO_DIRECTION, unmet & np.isnan(rows.better)
    yield Reason.NO_DUE_YEAR, unmet & np.isnan(rows.due)
