"""What a change says of a field that it leaves as it is."""

import enum
from collections.abc import Callable
from typing import Any

__all__ = ["UNCHANGED", "Unchanged", "given"]


class Unchanged(enum.Enum):
    """The only value of a field that a change does not touch; None would empty it."""

    UNCHANGED = "unchanged"

    def __repr__(self) -> str:
        return "UNCHANGED"


UNCHANGED = Unchanged.UNCHANGED


def given(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a converter that leaves what is unchanged, and None, as they are."""

    def converted(value: Any) -> Any:
        return value if value is UNCHANGED or value is None else convert(value)

    return converted
