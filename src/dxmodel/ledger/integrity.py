"""Validation of the parts of a ledger against one another: ids, units, keys, sources, versions of scales."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from typing import Any, get_args

import attrs

from dxmodel.amount import Amount, Unit, compatible
from dxmodel.changes import Add, Amend, Correct, Remove
from dxmodel.errors import InvalidValueError, KnownNames, Problem
from dxmodel.fiscal import FiscalYear, last_day
from dxmodel.ledger.as_adopted import removed
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.observation import Observation, unique_key
from dxmodel.ledger.revision_checks import problems_of_revisions
from dxmodel.ledger.scale import Scale
from dxmodel.plan import Indicator, Item, Plan, Ratio, Source
from dxmodel.plan.former_ids import present_ids, reused_former_ids, unknown_id
from dxmodel.revise import Revision

__all__ = ["fits", "problems", "unique_key_of"]

Parts = Mapping[str, Any]
"""Name of a part → its entries in the order of the caller; None for an entry that could not be built."""


def problems(parts: Parts, items: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for every contradiction between the parts of a ledger.

    Args:
        parts: revisions, observations, evaluations, documents, scales and the plan; paths count their
            entries in this order.  The plan as first adopted, if it could be built, is ``"founding"``.
        items: id → item of the plan, with all revisions; the plan's own id too.
    """
    for name in ("revisions", "documents"):
        yield from _repeated(name, [entry and entry.id for entry in parts[name]])
    for name in ("revisions", "documents", "scales"):
        entries = [(f"$.{name}[{index}]", entry) for index, entry in enumerate(parts[name])]
        yield from reused_former_ids((path, entry) for path, entry in entries if entry is not None)
    yield from _repeated_observations(parts["observations"], items)
    yield from _overlapping_scales(parts["scales"])
    revisions = [entry for entry in parts["revisions"] if entry is not None]
    known = _Known(items, removed(revisions))
    for index, observation in enumerate(parts["observations"]):
        if observation is not None:
            yield from _observation(f"$.observations[{index}]", observation, known)
    for index, evaluation in enumerate(parts["evaluations"]):
        if evaluation is not None:
            yield from _evaluation(f"$.evaluations[{index}]", evaluation, known, parts["scales"])
    yield from _unknown_causes(parts["revisions"], known)
    founding = parts.get("founding")
    if not isinstance(founding, Plan):
        founding = None
    yield from problems_of_revisions(founding, parts["revisions"], items)
    measured = {entry.indicator for entry in parts["observations"] if entry is not None}
    yield from _reused_ids(founding, parts["revisions"], measured)
    yield from _redefined_units(founding, parts["revisions"])
    yield from _unknown_documents(parts)


def fits(observation: Observation, indicator: Indicator) -> bool:
    """Return whether an observation is in a unit that its indicator has in that year."""
    return all(_fits(amount, observation, indicator) for amount in _amounts(observation))


@attrs.frozen
class _Known:
    """The items of the plan by id, and the revisions that removed others."""

    items: Mapping[str, object]
    removed: Mapping[str, Revision]

    @cached_property
    def ids(self) -> KnownNames:
        return KnownNames(self.items)

    @cached_property
    def indicator_ids(self) -> KnownNames:
        return KnownNames(id for id, item in self.items.items() if isinstance(item, Indicator))

    def missing(self, path: str, id: str, accepted: KnownNames) -> Problem:
        """Return the problem that no item has that id: it was removed, or there never was one."""
        if id in self.removed and id not in self.items:
            removed_by = {"id": id, "revision": self.removed[id].label}
            return Problem(path=path, code="ledger.removed", facts=removed_by)
        code, facts = unknown_id("plan.dangling", id, accepted.nearest(id), self.present_ids)
        return Problem(path=path, code=code, facts=facts)

    @cached_property
    def present_ids(self) -> dict[str, str]:
        return present_ids(item for item in self.items.values() if isinstance(item, Plan | Item))


def _unknown_causes(revisions: Sequence[Any], known: _Known) -> Iterator[Problem]:
    """Yield the causes of revisions that are no items of the plan and never were."""
    for index, revision in enumerate(revisions):
        for number, reason in enumerate(revision.reasons if revision is not None else ()):
            id = reason.because_of
            if id is not None and id not in known.items and id not in known.removed:
                yield known.missing(f"$.revisions[{index}].reasons[{number}].because_of", id, known.ids)


def _reused_ids(
    founding: Plan | None, revisions: Sequence[Revision | None], measured: Set[str]
) -> Iterator[Problem]:
    """Yield the additions of indicators with the id of a removed indicator that has results."""
    current_ids = {each.id for each in founding.indicators} if founding is not None else set()
    removed_by: dict[str, Revision] = {}
    for index, revision in enumerate(revisions):
        for number, change in enumerate(revision.changes if revision is not None else ()):
            match change.change if isinstance(change, Correct) else change:
                case Remove(of) if of in current_ids and revision is not None:
                    removed_by[of] = revision
                case Add(Indicator(id=id)):
                    current_ids.add(id)
                    if id in removed_by and id in measured:
                        facts = {"id": id, "revision": removed_by[id].label}
                        path = f"$.revisions[{index}].changes[{number}]"
                        yield Problem(path=path, code="ledger.reused", facts=facts)


def _redefined_units(founding: Plan | None, revisions: Sequence[Revision | None]) -> Iterator[Problem]:
    """Yield the units that a revision redefines; amounts of all years have one definition of a unit."""
    definitions = {unit.name: unit for unit in founding.units} if founding is not None else {}
    for index, revision in enumerate(revisions):
        for number, change in enumerate(revision.changes if revision is not None else ()):
            amendment = change.change if isinstance(change, Correct) else change
            units = amendment.units if isinstance(amendment, Amend) else None
            for position, unit in enumerate(units if isinstance(units, tuple) else ()):
                known = definitions.setdefault(unit.name, unit)
                if known != unit:
                    path = f"$.revisions[{index}].changes[{number}].units[{position}]"
                    facts = {"name": unit.name, "known": repr(known), "found": repr(unit)}
                    yield Problem(path=path, code="amount.unit_redefined", facts=facts)


def _repeated_observations(
    observations: Sequence[Observation | None], items: Mapping[str, object]
) -> Iterator[Problem]:
    """Yield observations with a key that another one has; a whole window is the same period as its year."""
    known_keys = set()
    for index, entry in enumerate(observations):
        key = entry and unique_key_of(entry, items.get(entry.indicator))
        if entry is not None and key in known_keys:
            facts: dict[str, object] = {"key": " ".join(str(part) for part in entry.key if part)}
            code = "ledger.repeated_observations"
            if entry.withdrawn is not None:
                code, facts["on"] = "ledger.withdrawn_twice", entry.withdrawn.on
            yield Problem(path=f"$.observations[{index}]", code=code, facts=facts)
        known_keys.add(key)


def unique_key_of(entry: Observation, indicator: object) -> tuple[Any, ...]:
    """Return the key that only one observation may have; a whole counting window is its fiscal year."""
    if isinstance(indicator, Indicator) and indicator.window and not indicator.is_whole(entry.period):
        id, _, *others = unique_key(entry)
        return (id, entry.period, *others)
    if isinstance(indicator, Indicator) and indicator.window:
        year = indicator.year_of(entry.period)
        end = None if year is None else indicator.days_of(year)[1]
        day = None if entry.as_of is None or last_day(entry.as_of) == end else last_day(entry.as_of)
        id, _, breakdown, known, _, *others = unique_key(entry)
        return (id, year, breakdown, known, day, *others)
    return unique_key(entry)


def _repeated(name: str, ids: Sequence[str | None]) -> Iterator[Problem]:
    known_ids = set()
    for index, id in enumerate(ids):
        if id is not None and id in known_ids:
            yield Problem(path=f"$.{name}[{index}]", code=f"ledger.repeated_{name}", facts={"key": id})
        known_ids.add(id)


def _overlapping_scales(scales: Sequence[Scale | None]) -> Iterator[Problem]:
    """Yield versions of one scale that are valid in the same year."""
    earlier: dict[str, list[Scale]] = {}
    for index, scale in enumerate(scales):
        if scale is not None:
            versions = earlier.setdefault(scale.id, [])
            if any(map(scale.overlaps, versions)):
                facts = {"id": scale.id, "span": scale.span}
                yield Problem(path=f"$.scales[{index}]", code="ledger.scales_at_once", facts=facts)
            versions.append(scale)


def _observation(path: str, observation: Observation, known: _Known) -> Iterator[Problem]:
    indicator = known.items.get(observation.indicator)
    if not isinstance(indicator, Indicator):
        yield known.missing(f"{path}.indicator", observation.indicator, known.indicator_ids)
        return
    for amount in _amounts(observation):
        if not _fits(amount, observation, indicator):
            facts = {"found": amount, "unit": indicator.unit_in(observation.year), "indicator": indicator.id}
            yield Problem(path=f"{path}.value", code="plan.unit_does_not_fit", facts=facts)
            continue
        try:
            for unit in _units(amount, observation, indicator):
                amount.to(unit)
        except InvalidValueError as error:  # it is too large in that unit
            yield Problem(path=f"{path}.value", code=error.code, facts=error.facts)


def _fits(amount: Amount, observation: Observation, indicator: Indicator) -> bool:
    """Return whether an amount fits the unit of the first or the last year of its observation."""
    return bool(_units(amount, observation, indicator))


def _units(amount: Amount, observation: Observation, indicator: Indicator) -> set[Unit]:
    """Return the units of the first and the last year of an observation that an amount fits."""
    units = {indicator.unit_in(year) for year in observation.years}
    return {unit for unit in units if unit is not None and compatible(amount.unit, unit)}


def _evaluation(
    path: str, evaluation: Evaluation, known: _Known, scales: Sequence[Scale | None]
) -> Iterator[Problem]:
    if evaluation.item not in known.items:
        yield known.missing(f"{path}.item", evaluation.item, known.ids)
    if evaluation.scale is not None:
        yield from _scale_of(f"{path}.scale", evaluation.scale, evaluation.year, scales)


def _scale_of(path: str, id: str, year: FiscalYear, scales: Sequence[Scale | None]) -> Iterator[Problem]:
    """Yield the problem that no scale has that id, or none of its versions is valid in that year."""
    readable = [scale for scale in scales if scale is not None]
    versions = [scale for scale in readable if scale.id == id]
    if not versions:
        near = KnownNames(scale.id for scale in readable).nearest(id)
        code, facts = unknown_id("ledger.unknown_scale", id, near, present_ids(readable))
        yield Problem(path=path, code=code, facts=facts)
    elif not any(scale.holds(year) for scale in versions):
        facts = {"id": id, "year": year, "spans": [scale.span for scale in versions]}
        yield Problem(path=path, code="ledger.no_scale_then", facts=facts)


def _amounts(observation: Observation) -> Iterator[Amount]:
    """Yield the amounts that are levels of the indicator itself, not the parts of a ratio."""
    if isinstance(observation.value, Amount):
        yield observation.value
    elif isinstance(observation.value, Ratio) and observation.value.amount is not None:
        yield observation.value.amount


def _unknown_documents(parts: Parts) -> Iterator[Problem]:
    """Yield the sources that cite a document which the ledger does not list."""
    documents = [document for document in parts["documents"] if document is not None]
    ids, present = {document.id for document in documents}, present_ids(documents)
    known_ids = KnownNames(ids)
    for path, source in _sources_in("$", parts):
        if (id := source.document) not in ids:
            code, facts = unknown_id("ledger.unknown_document", id, known_ids.nearest(id), present)
            yield Problem(path=f"{path}.document", code=code, facts=facts)


def _sources_in(path: str, value: Any) -> Iterator[tuple[str, Source]]:
    """Yield the path and the source of every source inside a value, at any depth."""
    if isinstance(value, Source):
        yield path, value
    elif isinstance(value, tuple | list):
        for index, part in enumerate(value):
            yield from _sources_in(f"{path}[{index}]", part)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _sources_in(f"{path}.{name}", part)
    else:
        kind: Any = type(value)
        for name in _fields_with_sources(kind):
            if part := getattr(value, name):
                yield from _sources_in(f"{path}.{name}", part)


@cache
def _fields_with_sources(kind: type) -> tuple[str, ...]:
    """Return the fields of a class whose values may contain sources."""
    fields: Iterable[Any] = attrs.fields(kind) if attrs.has(kind) else ()
    return tuple(field.name for field in fields if _may_contain_sources(field.type))


@cache
def _may_contain_sources(kind: Any) -> bool:
    """Return whether a value of a type may contain sources."""
    fields: Iterable[Any] = attrs.fields(kind) if attrs.has(kind) else ()
    return kind is Source or any(
        map(_may_contain_sources, (*get_args(kind), *(field.type for field in fields)))
    )
