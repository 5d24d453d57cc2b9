"""Extra: what a city adds to an item or a result beyond the fields of the library, as texts by names."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from dxmodel.errors import InvalidValueError
from dxmodel.typed_fields import as_tuple

__all__ = ["Extra", "as_extra"]

Extra: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of a name and a text, in the order in which the city lists them."""


def as_extra(values: Mapping[str, str] | Iterable[tuple[str, str]]) -> Extra:
    """Return the pairs of a mapping of names to texts, in its order.

    Raises:
        InvalidValueError: the same name twice, or a name that begins or ends with a space.

    >>> as_extra({"事業費": "500千円", "会計": "一般"})
    (('事業費', '500千円'), ('会計', '一般'))
    """
    if type(values) is tuple and not values:
        return values  # most have none
    several = values.items() if isinstance(values, Mapping) else as_tuple(values)
    pairs: tuple[Any, ...] = tuple(map(as_tuple, several))
    if not all(len(pair) == 2 and type(pair[0]) is type(pair[1]) is str for pair in pairs):
        return pairs  # the validator of the field refuses them
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names) or any(name.strip() != name for name in names):
        raise InvalidValueError("plan.bad_name", names=names)
    return pairs
