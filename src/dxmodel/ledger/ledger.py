"""Ledger (計画台帳): one plan with all its revisions, observations, evaluations, documents and scales."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import attrs

from dxmodel.amount import Amount
from dxmodel.changes import Add, Correct
from dxmodel.errors import (
    InvalidValueError,
    KnownNames,
    Problem,
    UnknownNameError,
    ValidationError,
)
from dxmodel.fiscal import FiscalSpan, FiscalYear, When, as_fiscal_year
from dxmodel.ledger.as_adopted import as_adopted, removed
from dxmodel.ledger.decisions import decided_between, in_doubt
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.integrity import problems
from dxmodel.ledger.known_entries import known_evaluations, known_observations
from dxmodel.ledger.observation import Breakdown, Observation
from dxmodel.ledger.origin import Origins
from dxmodel.ledger.replay import Counts, corrected, decides, effective_view, misplaced, out_of_turn, replay
from dxmodel.ledger.scale import Scale
from dxmodel.ledger.withdrawal import observation_with, with_one_withdrawn
from dxmodel.ledger.withdrawn import Withdrawn, as_day
from dxmodel.plan import Document, Indicator, Label, Missing, Plan, Value
from dxmodel.plan.former_ids import present_ids, unknown_id
from dxmodel.printing import repr_without_defaults
from dxmodel.revise import Revision
from dxmodel.typed_fields import check_kind, stored_fields, wrong_kind

__all__ = ["Ledger"]

_Key = TypeVar("_Key")
_Entry = TypeVar("_Entry", Observation, Evaluation)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Ledger:
    """One plan with all its revisions and results.

    Definitions, decisions and measurements never overwrite one another.  The current plan is the founding
    plan with every revision applied in the order of their decisions; :meth:`as_of` returns the ledger of an
    earlier day, and :attr:`as_adopted` the ledger with the plan as first adopted.  A decision changes the
    plan from its day or year on; a correction (:class:`~dxmodel.changes.Correct`) applies at every date.

    Attributes:
        founding: the plan as first adopted.
        revisions: the revisions, in the order of the decisions (ties as listed).
        observations: the results, sorted by their keys, withdrawn ones too; the members of a breakdown in the
            order in which they are entered for that period, after the total.  That order is not compared.
        evaluations: the city's own evaluations, withdrawn ones too.
        documents: the documents that sources cite.
        scales: the city's own scales; versions of one id are for different years.
        folder: the folder that it was loaded from, or saved to.
        base: the ledger as it was loaded from that folder, before changes; :func:`~dxmodel.storage.save`
            compares it with the folder.  Neither is compared or stored; None for a ledger that was not
            loaded, or is a view of another.

    Raises:
        ValidationError: the first revision that does not fit, revisions that contradict themselves or the
            founding plan, observations of unknown indicators or in a unit that does not fit the year, two
            observations with one key, sources in unknown documents; all together.
    """

    __repr__ = repr_without_defaults

    founding: Plan
    revisions: tuple[Revision, ...] = attrs.field(default=(), converter=tuple[Revision, ...])
    observations: tuple[Observation, ...] = attrs.field(
        default=(), converter=tuple[Observation, ...], eq=frozenset
    )
    evaluations: tuple[Evaluation, ...] = attrs.field(default=(), converter=tuple[Evaluation, ...])
    documents: tuple[Document, ...] = attrs.field(default=(), converter=tuple[Document, ...])
    scales: tuple[Scale, ...] = attrs.field(default=(), converter=tuple[Scale, ...])
    folder: str | None = attrs.field(default=None, eq=False, repr=False)
    base: "Ledger | None" = attrs.field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "revisions", tuple(sorted(self.revisions, key=_decided)))
        if problems := [*self._problems()]:
            raise ValidationError(problems)
        object.__setattr__(self, "observations", _sorted(self.observations))

    def _problems(self) -> Iterator[Problem]:
        yield from misplaced(self.founding, self.revisions)
        parts = {field.name: getattr(self, field.name) for field in attrs.fields(Ledger) if field.eq}
        try:
            known: dict[str, object] = {item.id: item for item in self.plan.items()}
        except ValidationError as error:
            # The current plan is not known, so units are not checked against it.
            yield from error.problems
            known = {self.founding.id: self.founding} | dict(_items(self.founding, self.revisions))
            yield from (each for each in problems(parts, known) if each.code != "plan.unit_does_not_fit")
        else:
            yield from problems(parts, known | {self.plan.id: self.plan})
            yield from out_of_turn(self.founding, self.revisions)

    @cached_property
    def plan(self) -> Plan:
        """The current plan: every revision applied.

        Raises:
            ValidationError: what does not fit, in the first revision that fails.
        """
        return replay(self.founding, self.revisions)

    @cached_property
    def _cited_documents(self) -> frozenset[str]:
        """The ids of the documents that its plan, valid entries and revisions cite."""
        entries = (*self.plan.items(), *self.valid_observations, *self.valid_evaluations, *self.revisions)
        return frozenset(source.document for entry in entries for source in entry.sources)

    @cached_property
    def _resolved(self) -> dict[int, tuple[Indicator, dict[FiscalYear, Any]]]:
        """The values that :func:`~dxmodel.ledger.resolve` has returned, by indicator and year."""
        return {}

    @property
    def undated(self) -> int:
        """The number of valid observations and evaluations without a day on which they became known."""
        dates = [each.known for each in self.valid_observations]
        return (dates + [each.known for each in self.valid_evaluations]).count(None)

    @cached_property
    def valid_observations(self) -> tuple[Observation, ...]:
        """The observations that are not withdrawn: those that every answer is computed from."""
        return tuple(each for each in self.observations if each.withdrawn is None)

    @cached_property
    def valid_evaluations(self) -> tuple[Evaluation, ...]:
        """The evaluations that are not withdrawn."""
        return tuple(each for each in self.evaluations if each.withdrawn is None)

    @cached_property
    def _by_indicator(self) -> dict[str, tuple[Observation, ...]]:
        return _grouped((each.indicator, each) for each in self.valid_observations)

    @cached_property
    def _by_year(self) -> dict[str, dict[FiscalYear | None, tuple[Observation, ...]]]:
        return {
            indicator: _grouped((self.year_of(each), each) for each in observations)
            for indicator, observations in self._by_indicator.items()
        }

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {each.id: each for each in self.plan.indicators}

    def year_of(self, observation: Observation) -> FiscalYear | None:
        """Return the fiscal year that an observation is of, by the window of its indicator; None for several.

        >>> from dxmodel.testing import small_city
        >>> city = small_city()
        >>> city.year_of(city.observations[0])
        FiscalYear(2022)
        """
        indicator = self._indicators.get(observation.indicator)
        return observation.year if indicator is None else indicator.year_of(observation.period)

    def years_of(self, indicator: str) -> tuple[FiscalYear, ...]:
        """Return the fiscal years that the valid observations of one indicator are of, in order.

        >>> from dxmodel.testing import small_city
        >>> [str(year) for year in small_city().years_of("counter-time")]
        ['R4', 'R5', 'R6']
        """
        if indicator not in self._by_year:
            self.plan.indicator(indicator)
        return tuple(sorted(year for year in self._by_year.get(indicator, ()) if year is not None))

    def observations_of(self, indicator: str, year: FiscalYear | None = None) -> tuple[Observation, ...]:
        """Return the valid observations of one indicator, sorted by period; or only those of *year*.

        Raises:
            UnknownNameError: the plan has no such indicator; the nearest known one is named.
        """
        if indicator not in self._by_indicator:
            self.plan.indicator(indicator)
        if year is not None:
            return self._by_year.get(indicator, {}).get(year, ())
        return self._by_indicator.get(indicator, ())

    @cached_property
    def _by_item(self) -> dict[str, tuple[Evaluation, ...]]:
        return _grouped((each.item, each) for each in self.valid_evaluations)

    def evaluations_of(self, item: str) -> tuple[Evaluation, ...]:
        """Return the valid evaluations of one item, or of the plan itself, in the order of the ledger.

        Raises:
            UnknownNameError: the plan has no such item; the nearest known one is named.
        """
        if item not in self._by_item and item != self.plan.id:
            self.plan[item]
        return self._by_item.get(item, ())

    def scale(self, id: str, year: FiscalYear | str) -> Scale:
        """Return the version of a scale that is valid in a fiscal year.

        Raises:
            UnknownNameError: no such scale, and the nearest known one is named; or none of its versions is
                valid in that year.
        """
        in_year = as_fiscal_year(year)
        versions = [each for each in self.scales if each.id == id]
        if not versions:
            near = KnownNames(each.id for each in self.scales).nearest(id)
            code, facts = unknown_id("ledger.unknown_scale", id, near, present_ids(self.scales))
            raise UnknownNameError(code, **facts)
        for version in versions:
            if version.holds(in_year):
                return version
        spans = [each.span for each in versions]
        raise UnknownNameError("ledger.no_scale_then", id=id, year=in_year, spans=spans, nearest=None)

    def origin(self, path: str) -> Revision | None:
        """Return the last revision that wrote a path of the plan; None if it is as first adopted.

        Args:
            path: ``"period"``, ``"successor"``, ``"<indicator>.baseline"``,
                ``"<indicator>.targets[R10]"``, or the id of an item for any part of it.

        Raises:
            UnknownNameError: the plan has no such item; the nearest known one is named.
        """
        check_kind("path", path, str)
        item = path.partition(".")[0]
        if item not in {field.name for field in attrs.fields(Plan)} | {self.plan.id}:
            self.plan[item]
        paths = {path, f"{self.plan.id}.{path}", path.removeprefix(f"{self.plan.id}.")}
        return self._origins.last_to_write(paths)

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self.founding, self.revisions)

    @property
    def corrections(self) -> tuple[Revision, ...]:
        """Each revision that corrects errors of transcription, with those corrections only.

        They apply at every date, also before the day on which the error was noticed.
        """
        return tuple(each for each in map(corrected, self.revisions) if each is not None)

    @cached_property
    def as_adopted(self) -> "Ledger":
        """The ledger with the plan as first adopted: no decision is applied, every correction is.

        Breaks in series and endings of indicators are kept, because a plan cannot be assessed by values that
        are no longer measured.  Results of indicators that the founding plan does not have are left out.
        """
        revisions, plan = as_adopted(self.founding, self.revisions, self.plan)
        return self._view(revisions, plan, date.max, without=removed(self.revisions))

    def before(self, revision: Revision | str) -> "Ledger":
        """Return the ledger without a revision and those after it; corrections still apply.

        Raises:
            UnknownNameError: no such revision; the nearest known one is named.

        >>> from dxmodel.testing import small_city
        >>> str(small_city().before("extension").plan.period)
        'R4/R6'
        """
        id = revision.id if isinstance(revision, Revision) else revision
        ids = [each.id for each in self.revisions]
        if id not in ids:
            near = KnownNames(ids).nearest(id)
            code, facts = unknown_id("ledger.unknown_revision", id, near, present_ids(self.revisions))
            raise UnknownNameError(code, **facts)
        earlier = set(ids[: ids.index(id)])
        return self._with_only(lambda each: each.id in earlier)

    def between(self, first: date | str, last: date | str) -> tuple[Revision, ...]:
        """Return the revisions that were decided after the end of one day, up to the end of another.

        Raises:
            ParseError: a text that is not one day.
            InvalidValueError: the last day comes before the first.
            AmbiguousError: whether a decision was made then is in doubt; ``facts["sure"]`` are the others.

        >>> from dxmodel.testing import small_city
        >>> [each.id for each in small_city().between("2024-04-01", "2025-03-31")]
        ['extension']
        """
        start, end = as_day(first), as_day(last)
        if end < start:
            raise InvalidValueError("fiscal.backwards", start=start, end=end)
        return decided_between(self.revisions, start, end)

    def in_force(self, year: FiscalYear | str) -> "Ledger":
        """Return the ledger with only the revisions that are in force in a fiscal year, as known today."""
        at = as_fiscal_year(year)
        return self._with_only(lambda each: _holds(each, at))

    def as_of(self, known: date | str, *, year: FiscalYear | str | None = None) -> "Ledger":
        """Return the ledger as it was known at the end of a day.

        Later decisions and entries that became known later are left out; corrections apply.  Entries without
        a day on which they became known stay; :attr:`undated` counts them.  Observations that do not fit
        the plan of that day are left out.  An entry that was withdrawn later is valid, and the observation
        with the same key that took its place is left out.

        Args:
            known: the day, as a date or as ``"2023-10-01"`` or ``"令和5年10月1日"``.
            year: a fiscal year; only revisions in force in it count.

        Raises:
            ParseError: a text that is not one day.
            AmbiguousError: the day lies within the doubt of a decision date;
                ``facts["before"]`` and ``facts["after"]`` are the two possible ledgers.
        """
        day = as_day(known)
        at = None if year is None else as_fiscal_year(year)
        doubtful = [
            each
            for each in self.revisions
            if _holds(each, at) and each.decided.by(day) is None and decides(each)
        ]
        after = self._with_only(lambda each: _holds(each, at) and each.decided.by(day) is not False, day)
        before, doubtful = after._without_uncertain(doubtful, day)
        if not doubtful:
            return after
        raise in_doubt(doubtful, day, before, after)

    def _without_uncertain(self, doubtful: Sequence[Revision], day: date) -> tuple["Ledger", list[Revision]]:
        """Return the ledger without the decisions in doubt, and those; one that a later one needs stays."""
        certain, uncertain = self, list[Revision]()
        for revision in reversed(doubtful):  # later decisions depend on earlier ones
            ids = {each.id for each in self.revisions} - {revision.id, *(each.id for each in uncertain)}
            with suppress(ValidationError):
                certain = self._with_only(_is_one_of(ids), day)
                uncertain.insert(0, revision)
        return certain, uncertain

    def _with_only(self, counts: Counts, day: date = date.max) -> "Ledger":
        """Return the ledger with only the revisions that count, as known on a day; itself if all do."""
        if day == date.max and all(map(counts, self.revisions)):
            return self
        return self._view(*effective_view(self.founding, self.revisions, counts), day)

    def _view(
        self, revisions: Sequence[Revision], plan: Plan, day: date, without: Container[str] = ()
    ) -> "Ledger":
        """Return a part of the ledger, without validating it again: a part of a valid ledger is valid."""
        ledger = object.__new__(Ledger)
        parts = {
            "founding": self.founding,
            "revisions": tuple(revisions),
            "observations": tuple(known_observations(self.observations, plan, day, without)),
            "evaluations": tuple(known_evaluations(self.evaluations, plan, day)),
            "documents": self.documents,
            "scales": self.scales,
            "folder": None,
            "base": None,
            "plan": plan,
        }
        for name, value in parts.items():
            object.__setattr__(ledger, name, value)
        return ledger

    def of_member(self, indicator: str, breakdown: Breakdown) -> "Ledger":
        """Return the ledger of one indicator in which the results of a member stand for the whole.

        Only these observations are in it, without their breakdown; evaluations, which are of the whole, are
        not.

        >>> from dxmodel.testing import small_city
        >>> small_city().of_member("online-share", (("性別", "女性"),)).observations
        ()
        """
        own = [each for each in self.observations_of(indicator) if each.breakdown == breakdown]
        observations = tuple(attrs.evolve(each, breakdown=()) for each in own)
        return self._copy(observations=observations, evaluations=(), folder=None, base=None)

    def loaded_from(self, folder: str) -> "Ledger":
        """Return the ledger as one that was just loaded from a folder, or saved to it."""
        return self._in_folder(folder, self if self.base is None else self._in_folder(None, None))

    def _in_folder(self, folder: str | None, base: "Ledger | None") -> "Ledger":
        return self._copy(folder=folder, base=base)

    def _copy(self, **parts: object) -> "Ledger":
        """Return the ledger with other parts, which leave it valid, without validating it again."""
        ledger = object.__new__(Ledger)
        for name in (*attrs.fields_dict(Ledger), "plan"):
            object.__setattr__(ledger, name, parts.get(name, getattr(self, name)))
        return ledger

    def with_observations(self, *observations: Observation) -> "Ledger":
        """Return the ledger with more observations, such as this year's results.

        A value may be added beside an entry that states why it was missing; then the value is used.

        Raises:
            ValidationError: an observation that conflicts with the others.
        """
        return attrs.evolve(self, observations=(*self.observations, *observations))

    def withdraw(
        self,
        entry: Observation | Evaluation | str,
        period: FiscalYear | FiscalSpan | str | None = None,
        *,
        on: date | str,
        why: Label | str,
        breakdown: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        known: When | date | str | None = None,
    ) -> "Ledger":
        """Return the ledger in which an entry is withdrawn, because it was wrong: 取消し.

        It stays in the ledger, but from that day on no answer uses it.  The right value is a new entry, which
        may have the same key.  This ledger is not changed.

        Args:
            entry: the observation or evaluation; or the id of an indicator, with the next arguments.
            period: the fiscal year or run of months of its observation.
            on: the day from which it is not used.
            why: the reason.
            breakdown: dimension → member; without it the total.
            known: when it became known; needed where several are valid.

        Raises:
            UnknownNameError: there is no such entry; those of the same item are listed.
            AmbiguousError: several are valid; the error states when each became known.
            InvalidValueError: it is withdrawn already, or became known after that day; or no entry at all.
            ParseError: a text that is no period, or not one day.
            ValidationError: another one with this key was withdrawn on that day.

        >>> from dxmodel.testing import small_city
        >>> corrected = small_city().withdraw("counter-time", "R5", on="2025-10-01", why="転記誤り")
        >>> len(corrected.observations_of("counter-time", FiscalYear(2023)))
        0
        >>> len(corrected.as_of("2025-09-30").observations_of("counter-time", FiscalYear(2023)))
        1
        """
        if isinstance(entry, str):
            self.plan.indicator(entry)
            entry = observation_with(self.observations, entry, period, breakdown, known)
        if isinstance(entry, Observation):
            observations = with_one_withdrawn(self.observations, entry, Withdrawn(on, why))
            return attrs.evolve(self, observations=observations)
        if not isinstance(entry, Evaluation):
            raise wrong_kind("entry", entry, [Observation, Evaluation, str])
        evaluations = with_one_withdrawn(self.evaluations, entry, Withdrawn(on, why))
        return attrs.evolve(self, evaluations=evaluations)

    def supposing(self, indicator: str, year: FiscalYear | str, value: Value | str) -> "Ledger":
        """Return the ledger in which one indicator has this value in a year, whatever was measured.

        A text without a unit has that of the indicator.  Observations of breakdowns and of months stay.  This
        ledger is not changed.

        Raises:
            UnknownNameError: the plan has no such indicator; the nearest known one is named.
            ParseError: a text that is no fiscal year or no amount.
            UnitMismatchError: a text in a unit of another kind.
            ValidationError: a value that does not fit.

        >>> from dxmodel.testing import small_city
        >>> what_if = small_city().supposing("counter-time", "R5", "15分")
        >>> [str(each.value) for each in what_if.observations_of("counter-time", FiscalYear(2023))]
        ['15分']
        """
        at, defined = as_fiscal_year(year), self.plan.indicator(indicator)
        if isinstance(value, str):
            value = Amount.parse(value, unit=defined.unit_in(at))
        supposed = Observation(indicator=defined.id, period=at, value=value)
        others = (each for each in self.observations if each.key[:3] != supposed.key[:3])
        return attrs.evolve(self, observations=(*others, supposed), folder=None, base=None)


def _is_one_of(ids: Container[str]) -> Counts:
    return lambda revision: revision.id in ids


def _decided(revision: Revision) -> date:
    return revision.decided.not_before or date.min


def _holds(revision: Revision, year: FiscalYear | None) -> bool:
    return year is None or revision.in_force is None or revision.in_force <= year


def _items(founding: Plan, revisions: Sequence[Revision]) -> Iterator[tuple[str, object]]:
    """Yield every item that was ever in the plan, with its id."""
    yield from ((item.id, item) for item in founding.items())
    for change in (change for revision in revisions for change in revision.changes):
        content = change.change if isinstance(change, Correct) else change
        if isinstance(content, Add):
            yield content.item.id, content.item


def _grouped(pairs: Iterable[tuple[_Key, _Entry]]) -> dict[_Key, tuple[_Entry, ...]]:
    grouped: dict[_Key, list[_Entry]] = {}
    for key, entry in pairs:
        grouped.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in grouped.items()}


def _sorted(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return observations sorted by their keys, the members of a breakdown in the order of their entry."""
    members: dict[tuple[object, ...], int] = {}
    for each in observations:
        if each.breakdown:
            members.setdefault((each.indicator, each.period, each.breakdown), len(members) + 1)

    def sort_key(entry: Observation) -> tuple[object, ...]:
        place = members[entry.indicator, entry.period, entry.breakdown] if entry.breakdown else 0
        return _sort_key(entry, place)

    return tuple(sorted(observations, key=sort_key))


def _sort_key(observation: Observation, place: int) -> tuple[object, ...]:
    """Return a key of total order: indicator, start of the period, its text, place of the member, day known.

    Withdrawn ones come before the valid one with the same key, in the order of their withdrawal.
    """
    known, period = observation.known, observation.period
    known_key = ("", "") if known is None else (str(known), known.reason or "")
    has_value = not isinstance(observation.value, Missing)
    counted = observation.day or date.max, observation.status.value, str(observation.as_of)
    key = (observation.indicator, period.first_day, str(period), place)
    return (
        *key,
        known_key,
        *counted,
        has_value,
        date.max if observation.withdrawn is None else observation.withdrawn.on,
    )
