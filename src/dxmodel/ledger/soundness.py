"""Do the parts of a ledger fit together?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.errors import Problem, nearest
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.observation import Observation
from dxmodel.plan import Indicator, Missing, Ratio, Source

__all__ = ["problems"]

Parts = Mapping[str, Any]
"""Part → its items as the caller gave them; None holds the place of one that did not stand."""


def problems(parts: Parts, things: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what cannot stand together in one ledger.

    Args:
        parts: revisions, observations, evaluations, documents and the plan; paths count their
            items as they stand here.
        things: what the ids of the plan name, with all revisions; the plan's own id too.
    """
    for name in ("revisions", "documents"):
        yield from _repeated(name, [each and each.id for each in parts[name]])
    yield from _repeated("observations", [each and _claim(each) for each in parts["observations"]])
    indicators = {id: thing for id, thing in things.items() if isinstance(thing, Indicator)}
    for index, observation in enumerate(parts["observations"]):
        if observation is not None:
            yield from _observation(f"$.observations[{index}]", observation, indicators)
    for index, evaluation in enumerate(parts["evaluations"]):
        if evaluation is not None:
            yield from _evaluation(f"$.evaluations[{index}]", evaluation, things)
    yield from _reasons(parts["revisions"], things)
    yield from _sources(parts)


def _reasons(revisions: Sequence[Any], things: Mapping[str, object]) -> Iterator[Problem]:
    """What is said to be behind a decision must be in the plan."""
    for index, revision in enumerate(revisions):
        for place, reason in enumerate(revision.reasons if revision is not None else ()):
            if reason.because_of is not None and reason.because_of not in things:
                path = f"$.revisions[{index}].reasons[{place}].because_of"
                yield _unknown(path, reason.because_of, things)


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


def _observation(path: str, seen: Observation, indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    indicator = indicators.get(seen.indicator)
    if indicator is None:
        yield _unknown(f"{path}.indicator", seen.indicator, indicators)
        return
    for amount in _amounts(seen):
        if indicator.unit is None or not compatible(amount.unit, indicator.unit):
            facts = {"found": amount, "unit": indicator.unit, "indicator": indicator.id}
            yield Problem(path=f"{path}.value", code="plan.unit_does_not_fit", facts=facts)


def _evaluation(path: str, evaluation: Evaluation, things: Mapping[str, object]) -> Iterator[Problem]:
    if evaluation.item not in things:
        yield _unknown(f"{path}.item", evaluation.item, things)


def _amounts(observation: Observation) -> Iterator[Amount]:
    """The amounts that are levels of the indicator itself; the parts of a ratio count other things."""
    if isinstance(observation.value, Amount):
        yield observation.value
    elif isinstance(observation.value, Ratio) and observation.value.amount is not None:
        yield observation.value.amount


def _unknown(path: str, id: str, known: Mapping[str, object]) -> Problem:
    return Problem(path=path, code="plan.dangling", facts={"id": id, "nearest": nearest(id, known)})


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
