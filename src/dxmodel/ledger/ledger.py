"""The whole of one plan's life: founding plan, revisions, observations, evaluations, documents."""

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import TypeVar

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import Impossible, Problem, Problems, Undecided, UnknownName, Unreadable, nearest
from dxmodel.fiscal import FiscalYear, When, as_fiscal_year, as_when
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.founded import as_founded, removed
from dxmodel.ledger.observation import Observation
from dxmodel.ledger.replay import Counts, corrected, decides, misplaced, out_of_turn, replay, standing
from dxmodel.ledger.scale import Scale
from dxmodel.ledger.soundness import fits, problems
from dxmodel.plan import Document, Indicator, Missing, Plan, Value
from dxmodel.plan.kinds import each, one
from dxmodel.printing import as_written
from dxmodel.revise import Add, Correct, Revision, overlap, writes

__all__ = ["Ledger"]

_Key = TypeVar("_Key")


@attrs.frozen(kw_only=True)
class Ledger:
    """Everything known about one plan: what it defines, what was decided, what was measured.

    None of the three overwrites another.  The plan as it stands is the founding plan with every
    revision applied in the order of their decisions; the plan as it stood is :meth:`as_of`, and
    :attr:`founded` is the ledger seen against the plan as first adopted.  A decision changes what is
    planned from its day or year on; a correction (:class:`~dxmodel.revise.Correct`) shows at every date.

    Attributes:
        founding: the plan as first adopted.
        revisions: what was decided since, in the order of the decisions (ties as listed).
        observations: what was measured, sorted by their keys.
        evaluations: what the city itself judged.
        documents: what the sources point to.
        scales: by which marks the city judges, versions of one id in different years.

    Raises:
        Problems: what does not fit in the first revision that fails, revisions that contradict
            themselves or the founding, observations of unknown indicators or in a unit that does not fit
            the year, two observations with one key, sources in unknown documents — all together.
    """

    __repr__ = as_written

    founding: Plan = attrs.field(validator=one(Plan))
    revisions: tuple[Revision, ...] = attrs.field(
        default=(), converter=tuple[Revision, ...], validator=each(Revision)
    )
    observations: tuple[Observation, ...] = attrs.field(
        default=(), converter=tuple[Observation, ...], validator=each(Observation)
    )
    evaluations: tuple[Evaluation, ...] = attrs.field(
        default=(), converter=tuple[Evaluation, ...], validator=each(Evaluation)
    )
    documents: tuple[Document, ...] = attrs.field(
        default=(), converter=tuple[Document, ...], validator=each(Document)
    )
    scales: tuple[Scale, ...] = attrs.field(default=(), converter=tuple[Scale, ...], validator=each(Scale))

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "revisions", tuple(sorted(self.revisions, key=_decided)))
        if found := [*self._problems()]:
            raise Problems(found)
        object.__setattr__(self, "observations", tuple(sorted(self.observations, key=_place)))

    def _problems(self) -> Iterator[Problem]:
        yield from misplaced(self.founding, self.revisions)
        parts = {field.name: getattr(self, field.name) for field in attrs.fields(Ledger)}
        try:
            things: dict[str, object] = {item.id: item for item in self.plan.items()}
        except Problems as error:
            # The plan as it stands is not known, so nothing is said of what may fit it.
            yield from error.problems
            things = {self.founding.id: self.founding} | dict(_items(self.founding, self.revisions))
            yield from (each for each in problems(parts, things) if each.code != "plan.unit_does_not_fit")
        else:
            yield from problems(parts, things | {self.plan.id: self.plan})
            yield from out_of_turn(self.founding, self.revisions)

    @cached_property
    def plan(self) -> Plan:
        """The plan as it stands: every revision applied.

        Raises:
            Problems: what does not fit, in the first revision that fails.
        """
        return replay(self.founding, self.revisions)

    @property
    def undated(self) -> int:
        """How many observations and evaluations do not say when they became known."""
        dates = [each.known for each in self.observations] + [each.known for each in self.evaluations]
        return dates.count(None)

    @cached_property
    def _by_indicator(self) -> dict[str, tuple[Observation, ...]]:
        return _grouped((each.indicator, each) for each in self.observations)

    @cached_property
    def _by_year(self) -> dict[tuple[str, FiscalYear | None], tuple[Observation, ...]]:
        return _grouped(((each.indicator, each.year), each) for each in self.observations)

    def observations_of(self, indicator: str, year: FiscalYear | None = None) -> tuple[Observation, ...]:
        """Return what was measured for one indicator, sorted by period; within one year, if that is given."""
        if year is not None:
            return self._by_year.get((indicator, year), ())
        return self._by_indicator.get(indicator, ())

    def scale(self, id: str, year: FiscalYear | str) -> Scale:
        """Return the version of a scale that holds in a fiscal year.

        Raises:
            UnknownName: no such scale, and the nearest known one is named; or none of its versions
                holds in that year.
        """
        at = as_fiscal_year(year)
        versions = [each for each in self.scales if each.id == id]
        if not versions:
            near = nearest(id, [each.id for each in self.scales])
            raise UnknownName("ledger.unknown_scale", id=id, nearest=near)
        for version in versions:
            if version.holds(at):
                return version
        spans = [each.span for each in versions]
        raise UnknownName("ledger.no_scale_then", id=id, year=at, spans=spans, nearest=None)

    def origin(self, place: str) -> Revision | None:
        """Return the last revision that wrote a place of the plan; None if it is as founded.

        Args:
            place: ``"period"``, ``"successor"``, ``"<indicator>.baseline"``,
                ``"<indicator>.targets[R10]"``, or the id of an item for anything of it.

        Raises:
            UnknownName: the plan has no such item; the nearest known one is named.
        """
        head = place.partition(".")[0]
        if head not in {field.name for field in attrs.fields(Plan)} | {self.plan.id}:
            self.plan[head]
        places = {place, f"{self.plan.id}.{place}", place.removeprefix(f"{self.plan.id}.")}
        for index in range(len(self.revisions) - 1, -1, -1):
            if any(self._wrote(index, each) for each in places):
                return self.revisions[index]
        return None

    def _wrote(self, index: int, place: str) -> bool:
        written = [path for change in self.revisions[index].changes for path in writes(change)]
        if any(overlap(path, place) for path in written if path[0] != "*"):
            return True
        head = place.partition(".")[0]
        if not any(overlap(path.replace("*", head, 1), place) for path in written if path[0] == "*"):
            return False
        before = replay(self.founding, self.revisions[:index])
        after = replay(self.founding, self.revisions[: index + 1])
        # all indicators are meant, but only some had a target to treat
        return head in before and head in after and before[head] != after[head]

    @property
    def corrections(self) -> tuple[Revision, ...]:
        """Each revision that puts errors of transcription right, with those corrections only.

        They show at every date, also before the day on which the error was noticed.
        """
        return tuple(each for each in map(corrected, self.revisions) if each is not None)

    @cached_property
    def founded(self) -> "Ledger":
        """The ledger seen against the plan as first adopted: no decision counts, every correction shows.

        What later decisions say of the measurement itself is kept, as no plan can be judged by what is
        measured no more: from the year on in which an indicator is measured in a new way, or has ended,
        it is so here too.  Results of what the founding plan does not have are left out.
        """
        revisions, plan = as_founded(self.founding, self.revisions, self.plan)
        return self._view(revisions, plan, date.max, but=removed(self.revisions))

    def before(self, revision: Revision | str) -> "Ledger":
        """Return the ledger without a revision and those after it; corrections show all the same.

        Raises:
            UnknownName: no such revision; the nearest known one is named.

        >>> from dxmodel.testing import small_city
        >>> str(small_city().before("extension").plan.period)
        'R4/R6'
        """
        id = revision.id if isinstance(revision, Revision) else revision
        ids = [each.id for each in self.revisions]
        if id not in ids:
            raise UnknownName("ledger.unknown_revision", id=id, nearest=nearest(id, ids))
        earlier = set(ids[: ids.index(id)])
        return self._seen(lambda each: each.id in earlier)

    def between(self, first: date | str, last: date | str) -> tuple[Revision, ...]:
        """Return what was decided after the end of one day, up to the end of another.

        Raises:
            Unreadable: a text that is not one day.
            Impossible: the last day comes before the first.
            Undecided: whether a decision was taken then is in doubt; ``facts["sure"]`` are the others.

        >>> from dxmodel.testing import small_city
        >>> [each.id for each in small_city().between("2024-04-01", "2025-03-31")]
        ['extension']
        """
        start, end = _day(first), _day(last)
        if end < start:
            raise Impossible("fiscal.backwards", start=start, end=end)
        sure = [each for each in self.revisions if each.decided.by(end) and each.decided.by(start) is False]
        open_ = [
            each
            for each in self.revisions
            if each not in sure and each.decided.by(end) is not False and not each.decided.by(start)
        ]
        if open_:
            facts = {"revisions": [each.label for each in open_], "decided": [each.decided for each in open_]}
            raise Undecided("ledger.between_in_doubt", first=start, last=end, sure=tuple(sure), **facts)
        return tuple(sure)

    def in_force(self, year: FiscalYear | str) -> "Ledger":
        """Return the ledger with only those revisions that hold in a fiscal year, as known today."""
        at = as_fiscal_year(year)
        return self._seen(lambda each: _holds(each, at))

    def as_of(self, known: date | str, *, year: FiscalYear | str | None = None) -> "Ledger":
        """Return the ledger as it was known at the end of a day.

        Later decisions are gone, and so is what became known later; corrections show.  Entries that do
        not say when they became known stay; :attr:`undated` counts them.  Observations that the plan
        had no place for then are left out.

        Args:
            known: the day, as a date or as ``"2023-10-01"`` or ``"令和5年10月1日"``.
            year: if given, only revisions in force in that fiscal year count.

        Raises:
            Unreadable: a text that is not one day.
            Undecided: the day lies within the doubt of a decision date;
                ``facts["before"]`` and ``facts["after"]`` are the two possible ledgers.
        """
        day = _day(known)
        at = None if year is None else as_fiscal_year(year)
        doubtful = [
            each
            for each in self.revisions
            if _holds(each, at) and each.decided.by(day) is None and decides(each)
        ]
        after = self._seen(lambda each: _holds(each, at) and each.decided.by(day) is not False, day)
        before, doubtful = after._least(doubtful, day)
        if not doubtful:
            return after
        raise Undecided(
            "ledger.decision_in_doubt",
            day=day,
            revisions=[each.label for each in doubtful],
            decided=[each.decided for each in doubtful],
            period_before=before.plan.period,
            period_after=after.plan.period,
            before=before,
            after=after,
        )

    def _least(self, doubtful: Sequence[Revision], day: date) -> tuple["Ledger", list[Revision]]:
        """The ledger without the decisions in doubt, and these; what a sure one builds on is not in doubt."""
        least, gone = self, list[Revision]()
        for revision in reversed(doubtful):  # what builds on another goes before it
            sure = {one.id for one in self.revisions} - {revision.id, *(one.id for one in gone)}
            with suppress(Problems):
                least = self._seen(_among(sure), day)
                gone.insert(0, revision)
        return least, gone

    def _seen(self, counts: Counts, day: date = date.max) -> "Ledger":
        """The ledger where only some revisions count, as known on a day; itself if that is all of it."""
        if day == date.max and all(map(counts, self.revisions)):
            return self
        return self._view(*standing(self.founding, self.revisions, counts), day)

    def _view(
        self, revisions: Sequence[Revision], plan: Plan, day: date, but: Container[str] = ()
    ) -> "Ledger":
        """A part of the ledger; unjudged, as a part of what is sound is sound."""
        made = object.__new__(Ledger)
        parts = {
            "founding": self.founding,
            "revisions": tuple(revisions),
            "observations": tuple(each for each in self.observations if _shows(each, plan, day, but)),
            "evaluations": tuple(
                each
                for each in self.evaluations
                if not _later(each.known, day) and (each.item in plan or each.item == plan.id)
            ),
            "documents": self.documents,
            "scales": self.scales,
            "plan": plan,
        }
        for name, value in parts.items():
            object.__setattr__(made, name, value)
        return made

    def with_observations(self, *observations: Observation) -> "Ledger":
        """Return the ledger with more observations, such as this year's results.

        A value may stand beside an entry that says why there was none yet; the value speaks.

        Raises:
            Problems: an observation that cannot stand beside the others.
        """
        return attrs.evolve(self, observations=(*self.observations, *observations))

    def supposing(self, indicator: str, year: FiscalYear | str, value: Value | str) -> "Ledger":
        """Return the ledger of a "what if": one indicator has this value in a year, whatever was measured.

        A text without a unit is in that of the indicator.  What was measured of single members or months
        stays, and so does this ledger.

        Raises:
            UnknownName: the plan has no such indicator; the nearest known one is named.
            Unreadable: a text that is no fiscal year or no amount.
            UnitMismatch: a text in a unit of another kind.
            Problems: a value that does not fit.

        >>> from dxmodel.testing import small_city
        >>> what_if = small_city().supposing("counter-time", "R5", "15分")
        >>> [str(each.value) for each in what_if.observations_of("counter-time", FiscalYear(2023))]
        ['15分']
        """
        at, known = as_fiscal_year(year), self.plan.indicator(indicator)
        if isinstance(value, str):
            value = Amount.parse(value, unit=known.unit_in(at))
        supposed = Observation(indicator=known.id, period=at, value=value)
        others = (each for each in self.observations if each.key[:3] != supposed.key[:3])
        return attrs.evolve(self, observations=(*others, supposed))


def _among(ids: Container[str]) -> Counts:
    return lambda revision: revision.id in ids


def _day(known: date | str) -> date:
    day = as_when(known).exact
    if day is None:
        raise Unreadable("ledger.not_a_day", found=known)
    return day


def _decided(revision: Revision) -> date:
    return revision.decided.not_before or date.min


def _holds(revision: Revision, year: FiscalYear | None) -> bool:
    return year is None or revision.in_force is None or revision.in_force <= year


def _shows(observation: Observation, plan: Plan, day: date, but: Container[str]) -> bool:
    """Was it known by a day, and is there a place for it in a plan?"""
    id = observation.indicator
    if _later(observation.known, day) or id in but or id not in plan:
        return False
    indicator = plan[id]
    return isinstance(indicator, Indicator) and fits(observation, indicator)


def _items(founding: Plan, revisions: Sequence[Revision]) -> Iterator[tuple[str, object]]:
    """Everything that was ever in a plan, by its id."""
    yield from ((item.id, item) for item in founding.items())
    for change in (change for revision in revisions for change in revision.changes):
        right = change.change if isinstance(change, Correct) else change
        if isinstance(right, Add):
            yield right.item.id, right.item


def _later(known: When | None, day: date) -> bool:
    """Did it surely become known after the day?"""
    return known is not None and known.by(day) is False


def _grouped(pairs: Iterable[tuple[_Key, Observation]]) -> dict[_Key, tuple[Observation, ...]]:
    grouped: dict[_Key, list[Observation]] = {}
    for key, observation in pairs:
        grouped.setdefault(key, []).append(observation)
    return {key: tuple(found) for key, found in grouped.items()}


def _place(observation: Observation) -> tuple[object, ...]:
    """A total order: indicator, first day of the period, its text, breakdown, day it became known."""
    known, period = observation.known, observation.period
    when = ("", "") if known is None else (str(known), known.reason or "")
    counted = not isinstance(observation.value, Missing)
    return (observation.indicator, period.first_day, str(period), observation.breakdown, when, counted)
