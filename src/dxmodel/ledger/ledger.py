"""The whole of one plan's life: founding plan, revisions, observations, evaluations, documents."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

import attrs

from dxmodel.errors import Problems, Undecided, Unreadable
from dxmodel.fiscal import FiscalYear, When, as_fiscal_year, as_when
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.observation import Observation
from dxmodel.ledger.replay import out_of_turn, replay
from dxmodel.ledger.soundness import problems
from dxmodel.plan import Document, Missing, Plan
from dxmodel.plan.kinds import each, one
from dxmodel.printing import as_written
from dxmodel.revise import Revision, writes

__all__ = ["Ledger"]


@attrs.frozen(kw_only=True)
class Ledger:
    """Everything known about one plan: what it defines, what was decided, what was measured.

    None of the three overwrites another.  The plan as it stands is the founding plan with every
    revision applied in the order of their decisions; the plan as it stood is :meth:`as_of`.

    Attributes:
        founding: the plan as first adopted.
        revisions: what was decided since, in the order of the decisions (ties as listed).
        observations: what was measured, sorted by their keys.
        evaluations: what the city itself judged.
        documents: what the sources point to.

    Raises:
        Problems: revisions that do not fit, observations of unknown indicators or in a unit that
            does not fit, two observations with one key, sources in unknown documents — all together.
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

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "revisions", tuple(sorted(self.revisions, key=_decided)))
        things = {item.id: item for item in self.plan.items()} | {self.plan.id: self.plan}
        parts = {field.name: getattr(self, field.name) for field in attrs.fields(Ledger)}
        if found := [*problems(parts, things), *out_of_turn(self.founding, self.revisions)]:
            raise Problems(found)
        object.__setattr__(self, "observations", tuple(sorted(self.observations, key=_place)))

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
        grouped: dict[str, list[Observation]] = {}
        for observation in self.observations:
            grouped.setdefault(observation.indicator, []).append(observation)
        return {indicator: tuple(found) for indicator, found in grouped.items()}

    def observations_of(self, indicator: str) -> tuple[Observation, ...]:
        """Return what was measured for one indicator, sorted by period."""
        return self._by_indicator.get(indicator, ())

    def origin(self, place: str) -> Revision | None:
        """Return the last revision that wrote a place of the plan; None if it is as founded.

        Args:
            place: ``"period"``, ``"successor"``, ``"<indicator>.baseline"``,
                ``"<indicator>.targets[R10]"``, or the id of an item for anything of it.

        Raises:
            UnknownName: the plan has no such item; the nearest known one is named.
        """
        if place not in ("period", "successor"):
            self.plan[place.partition(".")[0]]
        for revision in reversed(self.revisions):
            written = [path for change in revision.changes for path in writes(change)]
            if any(path == place or path.startswith(f"{place}.") for path in written):
                return revision
        return None

    def in_force(self, year: FiscalYear | str) -> "Ledger":
        """Return the ledger with only those revisions that hold in a fiscal year, as known today."""
        return self._restricted([each for each in self.revisions if _holds(each, as_fiscal_year(year))])

    def as_of(self, known: date | str, *, year: FiscalYear | str | None = None) -> "Ledger":
        """Return the ledger as it was known at the end of a day.

        Later decisions are gone, and so is what became known later.  Entries that do not say when
        they became known stay; :attr:`undated` counts them.  Observations of indicators that the
        plan did not have yet are left out.

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
        standing = [each for each in self.revisions if _holds(each, at) and each.decided.by(day) is not False]
        after = self._restricted(standing, day)
        doubtful = [each for each in standing if not each.decided.by(day)]
        before = self._without(doubtful, after, day)
        if before is after:
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

    def _without(self, doubtful: list[Revision], after: "Ledger", day: date) -> "Ledger":
        """The ledger without decisions in doubt; with them, if a certain one builds on them."""
        certain = [each for each in after.revisions if each not in doubtful]
        try:
            return self._restricted(certain, day) if doubtful else after
        except Problems:
            return after

    def _restricted(self, revisions: Sequence[Revision], day: date = date.max) -> "Ledger":
        if len(revisions) == len(self.revisions) and day == date.max:
            return self
        bare = attrs.evolve(self, revisions=revisions, observations=(), evaluations=())
        return attrs.evolve(
            self,
            revisions=revisions,
            observations=[each for each in self._known_by(day) if each.indicator in bare.plan],
            evaluations=[
                each
                for each in self.evaluations
                if not _later(each.known, day) and (each.item in bare.plan or each.item == bare.plan.id)
            ],
        )

    def _known_by(self, day: date) -> list[Observation]:
        return [each for each in self.observations if not _later(each.known, day)]

    def with_observations(self, *observations: Observation) -> "Ledger":
        """Return the ledger with more observations: this year's results, or a "what if".

        A value may stand beside an entry that says why there was none yet; the value speaks.

        Raises:
            Problems: an observation that cannot stand beside the others.
        """
        return attrs.evolve(self, observations=(*self.observations, *observations))


def _day(known: date | str) -> date:
    day = as_when(known).exact
    if day is None:
        raise Unreadable("ledger.not_a_day", found=known)
    return day


def _decided(revision: Revision) -> date:
    return revision.decided.not_before or date.min


def _holds(revision: Revision, year: FiscalYear | None) -> bool:
    return year is None or revision.in_force is None or revision.in_force <= year


def _later(known: When | None, day: date) -> bool:
    """Did it surely become known after the day?"""
    return known is not None and known.by(day) is False


def _place(observation: Observation) -> tuple[object, ...]:
    """A total order: indicator, first day of the period, its text, breakdown, day it became known."""
    known, period = observation.known, observation.period
    when = ("", "") if known is None else (str(known), known.reason or "")
    counted = not isinstance(observation.value, Missing)
    return (observation.indicator, period.first_day, str(period), observation.breakdown, when, counted)
