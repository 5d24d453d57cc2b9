"""Do the parts of a ledger fit together?"""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.errors import Problem, nearest
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.founded import removed
from dxmodel.ledger.observation import Observation
from dxmodel.ledger.revisions import senseless
from dxmodel.ledger.scale import Scale
from dxmodel.plan import Indicator, Missing, Plan, Ratio, Source
from dxmodel.revise import Add, Correct, Remove, Revision

__all__ = ["fits", "problems"]

Parts = Mapping[str, Any]
"""Part → its items as the caller gave them; None holds the place of one that did not stand."""


def problems(parts: Parts, things: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what cannot stand together in one ledger.

    Args:
        parts: revisions, observations, evaluations, documents, scales and the plan; paths count their
            items as they stand here.  The plan as first adopted, if it stood, is ``"founding"``.
        things: what the ids of the plan name, with all revisions; the plan's own id too.
    """
    for name in ("revisions", "documents"):
        yield from _repeated(name, [each and each.id for each in parts[name]])
    yield from _repeated("observations", [each and _claim(each) for each in parts["observations"]])
    yield from _at_once(parts["scales"])
    revisions = [each for each in parts["revisions"] if each is not None]
    known = _Known(things, removed(revisions))
    for index, observation in enumerate(parts["observations"]):
        if observation is not None:
            yield from _observation(f"$.observations[{index}]", observation, known)
    for index, evaluation in enumerate(parts["evaluations"]):
        if evaluation is not None:
            yield from _evaluation(f"$.evaluations[{index}]", evaluation, known)
    yield from _reasons(parts["revisions"], known)
    founding = parts.get("founding")
    if not isinstance(founding, Plan):
        founding = None
    yield from senseless(founding, parts["revisions"], things)
    measured = {each.indicator for each in parts["observations"] if each is not None}
    yield from _reused(founding, parts["revisions"], measured)
    yield from _sources(parts)


def fits(observation: Observation, indicator: Indicator) -> bool:
    """Is it measured in a unit that its indicator has in that year?"""
    return all(_fits(amount, observation, indicator) for amount in _amounts(observation))


@attrs.frozen
class _Known:
    """What ids name, and what was removed."""

    things: Mapping[str, object]
    removed: Mapping[str, Revision]

    @property
    def indicators(self) -> dict[str, Indicator]:
        return {id: thing for id, thing in self.things.items() if isinstance(thing, Indicator)}

    def missing(self, path: str, id: str, things: Mapping[str, object]) -> Problem:
        """Why nothing has that id: it was removed, or there never was such a thing."""
        if id in self.removed and id not in self.things:
            facts = {"id": id, "revision": self.removed[id].label}
            return Problem(path=path, code="ledger.removed", facts=facts)
        return Problem(path=path, code="plan.dangling", facts={"id": id, "nearest": nearest(id, things)})


def _reasons(revisions: Sequence[Any], known: _Known) -> Iterator[Problem]:
    """What is said to be behind a decision must be, or have been, in the plan."""
    for index, revision in enumerate(revisions):
        for place, reason in enumerate(revision.reasons if revision is not None else ()):
            id = reason.because_of
            if id is not None and id not in known.things and id not in known.removed:
                yield known.missing(f"$.revisions[{index}].reasons[{place}].because_of", id, known.things)


def _reused(
    founding: Plan | None, revisions: Sequence[Revision | None], measured: Set[str]
) -> Iterator[Problem]:
    """Indicators that come in under the id of one that was removed, whose results they would be given."""
    there = {each.id for each in founding.indicators} if founding is not None else set()
    gone: dict[str, Revision] = {}
    for index, revision in enumerate(revisions):
        for place, change in enumerate(revision.changes if revision is not None else ()):
            match change.change if isinstance(change, Correct) else change:
                case Remove(of) if of in there and revision is not None:
                    gone[of] = revision
                case Add(Indicator(id=id)):
                    there.add(id)
                    if id in gone and id in measured:
                        facts = {"id": id, "revision": gone[id].label}
                        path = f"$.revisions[{index}].changes[{place}]"
                        yield Problem(path=path, code="ledger.reused", facts=facts)


def _claim(seen: Observation) -> tuple[Any, ...]:
    """What only one observation may say; a value takes the place of "not counted yet", which may stay."""
    return (*seen.key, isinstance(seen.value, Missing))


def _repeated(name: str, keys: Sequence[Any]) -> Iterator[Problem]:
    seen = set()
    for index, key in enumerate(keys):
        if key is not None and key in seen:
            said = key if isinstance(key, str) else " ".join(str(part) for part in key[:-1] if part)
            yield Problem(path=f"$.{name}[{index}]", code=f"ledger.repeated_{name}", facts={"key": said})
        seen.add(key)


def _at_once(scales: Sequence[Scale | None]) -> Iterator[Problem]:
    """Versions of one scale that hold in the same year."""
    for index, scale in enumerate(scales):
        earlier = [each for each in scales[:index] if each is not None]
        if scale is not None and any(scale.clashes(each) for each in earlier):
            facts = {"id": scale.id, "span": scale.span}
            yield Problem(path=f"$.scales[{index}]", code="ledger.scales_at_once", facts=facts)


def _observation(path: str, seen: Observation, known: _Known) -> Iterator[Problem]:
    indicator = known.things.get(seen.indicator)
    if not isinstance(indicator, Indicator):
        yield known.missing(f"{path}.indicator", seen.indicator, known.indicators)
        return
    for amount in _amounts(seen):
        if not _fits(amount, seen, indicator):
            facts = {"found": amount, "unit": indicator.unit_in(seen.year), "indicator": indicator.id}
            yield Problem(path=f"{path}.value", code="plan.unit_does_not_fit", facts=facts)


def _fits(amount: Amount, seen: Observation, indicator: Indicator) -> bool:
    """A value over several years fits if it is in the unit of the first or of the last."""
    units = {indicator.unit_in(year) for year in seen.years}
    return any(unit is not None and compatible(amount.unit, unit) for unit in units)


def _evaluation(path: str, evaluation: Evaluation, known: _Known) -> Iterator[Problem]:
    if evaluation.item not in known.things:
        yield known.missing(f"{path}.item", evaluation.item, known.things)


def _amounts(observation: Observation) -> Iterator[Amount]:
    """The amounts that are levels of the indicator itself; the parts of a ratio count other things."""
    if isinstance(observation.value, Amount):
        yield observation.value
    elif isinstance(observation.value, Ratio) and observation.value.amount is not None:
        yield observation.value.amount


def _sources(parts: Parts) -> Iterator[Problem]:
    """Sources must point into documents that the ledger lists."""
    known = [document.id for document in parts["documents"] if document is not None]
    for path, source in _walk("$", parts):
        if source.document not in known:
            facts = {"id": source.document, "nearest": nearest(source.document, known)}
            yield Problem(path=f"{path}.document", code="ledger.unknown_document", facts=facts)


def _walk(path: str, value: Any) -> Iterator[tuple[str, Source]]:
    """Every source inside a value, however deep, and where."""
    if isinstance(value, Source):
        yield path, value
    elif isinstance(value, tuple | list):
        for index, each in enumerate(value):
            yield from _walk(f"{path}[{index}]", each)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _walk(f"{path}.{name}", each)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _walk(f"{path}.{field.name}", getattr(value, field.name))
