"""Validators of attrs fields: an instance of a class, or a tuple of instances of a class."""

from collections.abc import Callable
from typing import Any

from dxmodel.errors import InvalidValueError

__all__ = ["each_of", "instance_of"]

Validator = Callable[[Any, Any, Any], None]


def instance_of(kind: Any) -> Validator:
    """Validate a field that holds one value of a kind, or None where that is its default.

    Raises:
        InvalidValueError: another value; the error states what is accepted.
    """

    def validate(_: object, field: Any, value: object) -> None:
        if not isinstance(value, kind) and not (value is None and field.default is None):
            raise InvalidValueError(
                "plan.wrong_kind", field=field.name, found=_shortened_repr(value), wanted=_names(kind)
            )

    return validate


def each_of(kind: Any) -> Validator:
    """Validate a field that holds a tuple of values of a kind.

    Raises:
        InvalidValueError: one of them is another value; the error states which, and what is accepted.
    """

    def validate(_: object, field: Any, values: tuple[object, ...]) -> None:
        for index, value in enumerate(values):
            if not isinstance(value, kind):
                path = f"{field.name}[{index}]"
                raise InvalidValueError(
                    "plan.wrong_kind", field=path, found=_shortened_repr(value), wanted=_names(kind)
                )

    return validate


def _shortened_repr(value: object) -> str:
    return repr(value)[:60]


def _names(kind: Any) -> list[str]:
    kinds = getattr(kind, "__args__", (kind,))
    return [each.__name__ for each in kinds]
