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


def given(convert: Callable[[Any], Any], said: Any) -> Any:
    """Convert what is said of a field; what is unchanged, and None, stay as they are."""
    return said if said is UNCHANGED or said is None else convert(said)
