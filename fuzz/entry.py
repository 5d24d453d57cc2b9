"""Entry: one entry point of the library, the inputs that it gets, and what must hold for each of them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from random import Random
from typing import Generic, TypeVar

__all__ = ["Entry", "Fault", "require"]

Input = TypeVar("Input")


class Fault(AssertionError):
    """What must hold for every input does not hold for this one."""


def require(condition: object, law: str, *facts: object) -> None:
    """Raise a Fault unless a condition holds; the law is its stable name."""
    if not condition:
        raise Fault(law, *facts)


class Entry(ABC, Generic[Input]):
    """One entry point of the library.

    Attributes:
        name: its name on the command line.
        cases: the number of cases of a whole campaign.
        slow: the number of CPU seconds that no case may take.
    """

    name: str
    cases: int
    slow: float = 1.0

    def case(self, random: Random, number: int) -> Input:
        """Return the input of the case of a number."""
        return self.draw(random)

    @abstractmethod
    def draw(self, random: Random) -> Input:
        """Return the input of a case; the state of *random* determines it."""

    @abstractmethod
    def check(self, case: Input) -> str:
        """Try an input, and return what became of it in one word, e.g. ``"value"`` or ``"refused"``.

        Raises:
            Fault: a law does not hold.
            Exception: any exception that is not documented is a fault, too.
        """

    @abstractmethod
    def files(self, case: Input) -> Mapping[str, bytes]:
        """Return an input as files, by name, from which a person can repeat the case."""
