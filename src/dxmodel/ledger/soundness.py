"""Do the parts of a ledger fit together?"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.errors import Problem, nearest
from dxmodel.ledger.observation import Observation
from dxmodel.ledger.replay import out_of_turn
from dxmodel.plan import Plan, Ratio, Source

if TYPE_CHECKING:
    from dxmodel.ledger.ledger import Ledger

__all__ = ["problems"]


def problems(ledger: "Ledger", plan: Plan) -> Iterator[Problem]:
    """Yield what cannot be in a ledger whose plan, with all revisions, is *plan*."""
    yield from _repeated("revisions", [each.id for each in ledger.revisions])
    yield from _repeated("documents", [each.id for each in ledger.documents])
    yield from _repeated("observations", [each.key for each in ledger.observations])
    for index, observation in enumerate(ledger.observations):
        yield from _observation(f"$.observations[{index}]", observation, plan)
    for index, evaluation in enumerate(ledger.evaluations):
        if evaluation.item != plan.id and evaluation.item not in plan:
            yield _unknown(
                f"$.evaluations[{index}].item", evaluation.item, [item.id for item in plan.items()]
            )
    yield from out_of_turn(ledger.founding, ledger.revisions)
    yield from _sources(ledger)


def _repeated(name: str, keys: Sequence[Any]) -> Iterator[Problem]:
    seen = set()
    for index, key in enumerate(keys):
        if key in seen:
            said = key if isinstance(key, str) else " ".join(str(part) for part in key if part)
            yield Problem(path=f"$.{name}[{index}]", code=f"ledger.repeated_{name}", facts={"key": said})
        seen.add(key)


def _observation(path: str, observation: Observation, plan: Plan) -> Iterator[Problem]:
    known = [each.id for each in plan.indicators]
    if observation.indicator not in known:
        yield _unknown(f"{path}.indicator", observation.indicator, known)
        return
    indicator = plan.indicator(observation.indicator)
    for amount in _amounts(observation):
        if indicator.unit is None or not compatible(amount.unit, indicator.unit):
            facts = {"found": amount, "unit": indicator.unit, "indicator": indicator.id}
            yield Problem(path=f"{path}.value", code="plan.unit_does_not_fit", facts=facts)


def _amounts(observation: Observation) -> Iterator[Amount]:
    """The amounts that are levels of the indicator itself; the parts of a ratio count other things."""
    if isinstance(observation.value, Amount):
        yield observation.value
    elif isinstance(observation.value, Ratio) and observation.value.amount is not None:
        yield observation.value.amount


def _unknown(path: str, id: str, known: Sequence[str]) -> Problem:
    return Problem(path=path, code="plan.dangling", facts={"id": id, "nearest": nearest(id, known)})


def _sources(ledger: "Ledger") -> Iterator[Problem]:
    """Sources must point into documents that the ledger lists."""
    known = [document.id for document in ledger.documents]
    parts = ("founding", "revisions", "observations", "evaluations")
    for path, source in _walk("$", {name: getattr(ledger, name) for name in parts}):
        if source.document not in known:
            facts = {"id": source.document, "nearest": nearest(source.document, known)}
            yield Problem(path=f"{path}.document", code="ledger.unknown_document", facts=facts)


def _walk(path: str, value: Any) -> Iterator[tuple[str, Source]]:
    if isinstance(value, Source):
        yield path, value
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _walk(f"{path}[{index}]", each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _walk(f"{path}.{name}", each)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _walk(f"{path}.{field.name}", getattr(value, field.name))
