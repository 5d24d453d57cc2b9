"""checked_weights: validate the weights of indicators for a weighted mean."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Real

from dxmodel.errors import InvalidValueError, KnownNames, Problem, ValidationError

__all__ = ["Number", "checked_weights"]

Number = int | float | Decimal | Fraction


def checked_weights(
    weights: Mapping[str, Number], needed: Collection[str], known: Collection[str]
) -> dict[str, float]:
    """Return the weights of the needed ids, as floats.

    Args:
        weights: id → weight.
        needed: the ids that must have one.
        known: the ids that may have one.

    Raises:
        ValidationError: weights that are missing, for unknown items, or no finite numbers from 0 on, all
            together; or no mapping.
        InvalidValueError: every weight is 0.

    >>> checked_weights({"a": 1, "b": Decimal("0.5"), "gone": 2}, ["a", "b"], ["a", "b", "gone"])
    {'a': 1.0, 'b': 0.5}
    """
    if not isinstance(weights, Mapping):
        facts = {"found": type(weights).__name__}
        raise ValidationError([Problem(path="$.weights", code="rollup.weights_not_by_id", facts=facts)])
    if problems := [*_problems(weights, needed, known)]:
        raise ValidationError(problems)
    checked = {id: float(weights[id]) for id in dict.fromkeys(needed)}
    if checked and not any(checked.values()):
        raise InvalidValueError("rollup.all_zero", ids=[*checked])
    return checked


def _problems(
    weights: Mapping[str, Number], needed: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    known_names = KnownNames(known)
    for id, weight in weights.items():
        path = f"$.weights[{id}]"
        if id not in known:
            yield Problem(
                path=path, code="rollup.unknown_item", facts={"id": id, "nearest": known_names.nearest(id)}
            )
        if not _is_weight(weight):
            yield Problem(path=path, code="rollup.bad_weight", facts={"id": id, "found": repr(weight)})
    for id in dict.fromkeys(needed):
        if id not in weights:
            yield Problem(path=f"$.weights[{id}]", code="rollup.no_weight", facts={"id": id})


def _is_weight(weight: object) -> bool:
    """Return whether a weight is a finite number of any type, numpy included, and not below 0."""
    if isinstance(weight, bool) or not isinstance(weight, Real | Decimal):
        return False
    try:
        size = float(weight)
    except (OverflowError, ValueError):
        return False
    return isfinite(size) and size >= 0
