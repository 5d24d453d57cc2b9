"""CompletionRecord: what the entries of an indicator state about whether something was done, by day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from dxmodel.fiscal import FiscalYear, When, last_day
from dxmodel.ledger.day_of_counting import is_counted
from dxmodel.ledger.evaluated import known_last, state_of
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.item_state import ItemState
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.observation import RESULTS, Observation
from dxmodel.ledger.resolved_value import NoValue, chosen_of
from dxmodel.plan import Completion, Indicator
from dxmodel.typed_fields import check_kind

__all__ = ["CompletionRecord", "StatedCompletion", "done_before_plan"]


@attrs.frozen
class StatedCompletion:
    """What an entry states about the end of a day.

    Attributes:
        day: the day that the entry speaks for.
        value: whether it was done by then, and when; None if that is in doubt.
    """

    day: date
    value: Completion | None

    @property
    def done(self) -> bool | When | None:
        """Whether it was done, and when; None if that is in doubt."""
        return None if self.value is None else self.value.done

    @property
    def time(self) -> date:
        """The day by which it was done, where the entry states when; else the day of the entry."""
        last = self.done.not_after if isinstance(self.done, When) else None
        return self.day if last is None else min(last, self.day)

    def is_done_by(self, day: date, due: date | None = None) -> bool | None:
        """Return whether it was done by the end of a day, as far as this entry alone states it."""
        if isinstance(self.done, When):
            return self.done.by(day)
        if self.done:
            return True if self.day <= day else None
        is_overdue = due is not None and self.day >= due
        return False if self.done is False and (self.day >= day or is_overdue) else None


@attrs.frozen
class CompletionRecord:
    """What the entries of an indicator state about whether something was done, by day.

    What is done stays done until a later entry states otherwise, and what is not done on a day was not done
    before, unless an earlier entry states that it was.  An entry speaks for the day of its count, or the end
    of its period.  The city's own evaluations count where they state a state, or their scale does for the
    grade; results of the same day go before them.  Entries that contradict each other state nothing, nor does
    one by which it was done before the plan began, see :func:`done_before_plan`.

    Attributes:
        statements: what is stated, the earliest day first; one for each day.
        due: the day on which it is due: what is not done then or later stays so until a later entry.

    >>> from dxmodel.ledger import Observation
    >>> from dxmodel.plan import Body, Plan
    >>> rollout = Indicator(id="rollout", order=1, label="全庁展開")
    >>> plan = Plan(id="p", label="計画", bodies=[Body("992011", "市")], period="R4/R6", indicators=[rollout])
    >>> entry = Observation(indicator="rollout", period="R5", value=Completion(done="2023-07"))
    >>> record = CompletionRecord.of(Ledger(founding=plan, observations=[entry]), rollout)
    >>> [record.is_done_by(date(2023, month, 31)) for month in (3, 7, 12)]
    [False, True, True]
    """

    statements: tuple[StatedCompletion, ...] = attrs.field(converter=tuple[StatedCompletion, ...])
    due: date | None = None

    @classmethod
    def of(cls, ledger: Ledger, indicator: Indicator) -> "CompletionRecord":
        """Return what the entries of an indicator state.

        Args:
            ledger: the plan and its results.
            indicator: one of its indicators.
        """
        check_kind("ledger", ledger, Ledger)
        check_kind("indicator", indicator, Indicator)
        return cls(_statements(ledger, indicator))

    def of_each(self, due_days: Iterable[date]) -> Mapping[date, "CompletionRecord"]:
        """Return the record of each of several milestones of the indicator, by the day on which it is due.

        An entry that something is done is about one of them, by the day on which it was done, else the day of
        the entry.  Up to the first due day it is about the first one.  Between two due days it is about the
        earlier one, which was done late, unless an entry before states that this one was done, or only the
        later one is due in that fiscal year; then it is about the later one.  After the last due day it is
        about the last one.  An entry that something is not done is about each that it may be about.
        """
        days = sorted(due_days)
        of_each: dict[date, list[StatedCompletion]] = {day: [] for day in days}
        for statement in sorted(self.statements, key=lambda each: each.time):
            for day in _is_about(statement, days, of_each):
                of_each[day].append(statement)
        return {
            day: CompletionRecord(sorted(statements, key=lambda each: each.day), day)
            for day, statements in of_each.items()
        }

    def within(self, first: date, last: date) -> "CompletionRecord":
        """Return the record of what is to be done from one day to another, such as once in each year."""
        statements = (each for each in self.statements if first <= each.time and each.day <= last)
        return CompletionRecord(statements, self.due)

    @property
    def first_done(self) -> StatedCompletion | None:
        """The first statement that it is done, by the day by which it was; None without one."""
        done = (each for each in self.statements if each.done)
        return min(done, key=lambda each: each.time, default=None)

    def is_done_by(self, day: date) -> bool | None:
        """Return whether it was done by the end of a day; None where nobody has stated it."""
        deciding = self._deciding(day)
        return None if deciding is None else deciding.is_done_by(day, self.due)

    def completion_by(self, day: date) -> Completion | None:
        """Return what is stated for the end of a day; None where nothing is.

        A grade that counts as done, or as not done, states the same as a result.
        """
        deciding, is_done = self._deciding(day), self.is_done_by(day)
        if deciding is None or deciding.value is None or is_done is None:
            return None
        return deciding.value if deciding.value.is_done is is_done else Completion()  # done only later

    def _deciding(self, day: date) -> StatedCompletion | None:
        """Return the statement that decides for a day; None for contradictions, or without one."""
        last = next((each for each in reversed(self.statements) if each.day <= day), None)
        following = next((each for each in self.statements if each.day > day), None)
        if last is None or following is None or last.done is not False:
            return last or following
        if following.is_done_by(last.day):
            return None  # they contradict each other
        if last.day == day:
            return last
        is_dated = isinstance(following.done, When)
        return following if is_dated or last.is_done_by(day, self.due) is None else last


def _is_about(
    statement: StatedCompletion, days: Sequence[date], of_each: Mapping[date, Sequence[StatedCompletion]]
) -> list[date]:
    """Return the due days of the milestones that a statement is about, of which some have statements."""
    following = next((day for day in days if day >= statement.time), None)
    last = next((day for day in reversed(days) if day < statement.time), None)
    if last is None or following is None:
        return [day for day in (last, following) if day is not None]
    if any(each.done for each in of_each[last]):
        return [following]
    if not statement.done:
        return [last, following]
    year = FiscalYear.of(statement.time)
    is_of_year = FiscalYear.of(following) == year != FiscalYear.of(last)
    return [following if is_of_year else last]


def _statements(ledger: Ledger, indicator: Indicator) -> list[StatedCompletion]:
    """Return what the entries of an indicator state, by day; one for each day."""
    statements: dict[date, StatedCompletion] = {}
    for each in (*_from_results(ledger, indicator), *_from_evaluations(ledger, indicator)):
        statements.setdefault(each.day, each)
    return [statements[day] for day in sorted(statements)]


def _from_results(ledger: Ledger, indicator: Indicator) -> Iterator[StatedCompletion]:
    by_day: dict[date, list[Observation]] = {}
    for each in ledger.observations_of(indicator.id):
        is_stated = isinstance(each.value, Completion) and each.status in RESULTS and not each.breakdown
        if is_stated and (day := _day(each)) is not None:
            by_day.setdefault(day, []).append(each)
    for day, observations in by_day.items():
        chosen = chosen_of(observations)
        is_in_doubt = isinstance(chosen, NoValue) or done_before_plan(ledger, chosen)
        value = None if is_in_doubt or isinstance(chosen, NoValue) else chosen.value
        yield StatedCompletion(day, value if isinstance(value, Completion) else None)


def _day(observation: Observation) -> date | None:
    """Return the day that an observation speaks for; None for a day of counting outside its year."""
    counted, year = observation.as_of or observation.period.last_day, observation.year
    if counted is None:
        return None
    day = last_day(counted)
    if year is None:
        return day
    return min(day, year.last_day) if is_counted(day, year.last_day) else None


def _from_evaluations(ledger: Ledger, indicator: Indicator) -> Iterator[StatedCompletion]:
    """Yield what the city's evaluations state; None for a day on which they contradict each other."""
    by_day: dict[date, list[Evaluation]] = {}
    for each in ledger.evaluations_of(indicator.id):
        if state_of(ledger, each) is not None:
            by_day.setdefault(each.last_day, []).append(each)
    for day, evaluations in by_day.items():
        dates = {_done(ledger, each) for each in known_last(evaluations)}
        dates -= {True} if len(dates) > 1 and False not in dates else set()
        yield StatedCompletion(day, Completion(dates.pop()) if len(dates) == 1 else None)


def _done(ledger: Ledger, evaluation: Evaluation) -> bool | When:
    is_done = state_of(ledger, evaluation) is ItemState.DONE
    return evaluation.since if is_done and evaluation.since is not None else is_done


def done_before_plan(ledger: Ledger, observation: Observation) -> bool:
    """Return whether, by a result of the plan's years, it was done before the plan began: a likely mistake.

    A result of a year before the plan may state that, and later ones may repeat it.
    """
    first_day = ledger.plan.period.first_day
    done = observation.value.on if isinstance(observation.value, Completion) else None
    last_day = observation.period.last_day
    if done is None or first_day is None or last_day is None or last_day < first_day:
        return False
    earlier = (
        each
        for each in ledger.observations_of(observation.indicator)
        if each.period.last_day is not None and each.period.last_day < first_day
    )
    is_known = any(isinstance(each.value, Completion) and each.value.is_done for each in earlier)
    return not is_known and done.not_after is not None and done.not_after < first_day
