"""Validators of attrs fields: an instance of a class, or a tuple of instances of a class."""

from collections.abc import Callable, Iterable
from typing import Any

from dxmodel.errors import InvalidValueError

__all__ = ["each_of", "instance_of", "wrong_kind"]

Validator = Callable[[Any, Any, Any], None]


def instance_of(kind: Any) -> Validator:
    """Validate a field that holds one value of a kind, or None where that is its default.

    Raises:
        InvalidValueError: another value; the error states what is accepted.
    """

    def validate(_: object, field: Any, value: object) -> None:
        if not isinstance(value, kind) and not (value is None and field.default is None):
            raise wrong_kind(field.name, value, _classes(kind))

    return validate


def each_of(kind: Any) -> Validator:
    """Validate a field that holds a tuple of values of a kind.

    Raises:
        InvalidValueError: one of them is another value; the error states which, and what is accepted.
    """

    def validate(_: object, field: Any, values: tuple[object, ...]) -> None:
        for index, value in enumerate(values):
            if not isinstance(value, kind):
                raise wrong_kind(f"{field.name}[{index}]", value, _classes(kind))

    return validate


def wrong_kind(field: str, value: object, kinds: Iterable[type[Any]]) -> InvalidValueError:
    """Return the error for a value of a field that is of none of the accepted classes."""
    wanted = [kind.__name__ for kind in kinds]
    return InvalidValueError("plan.wrong_kind", field=field, found=repr(value)[:60], wanted=wanted)


def _classes(kind: Any) -> tuple[type[Any], ...]:
    return getattr(kind, "__args__", (kind,))
