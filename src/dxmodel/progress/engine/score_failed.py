"""ScoreFailed: a method of a program raised an exception, or gave no finite number."""

from typing import TYPE_CHECKING, Any

from dxmodel.errors import InvalidValueError
from dxmodel.progress.engine.status import Reason

if TYPE_CHECKING:
    from dxmodel.progress.engine.method import Method

__all__ = ["ScoreFailed"]


class ScoreFailed(Exception):
    """A method of a program raised an exception, or gave no finite number where it does not decline.

    The cause is the exception of the method.

    Attributes:
        method: the method.
        result: what it gave, as text.
        failed: whether it did; for arrays, in which rows.
        reason: the reason whose test failed; None where the score did.
    """

    def __init__(
        self, method: "Method", result: str, failed: Any = True, *, reason: Reason | None = None
    ) -> None:
        super().__init__(f"{method}: {result}")
        self.method = method
        self.result = result
        self.failed = failed
        self.reason = reason

    def error(self, of_score: str, of_test: str, **facts: Any) -> InvalidValueError:
        """Return the error with the code for a score, or for a test of a reason, and where it happened."""
        facts |= {"method": str(self.method), "result": self.result}
        if self.reason is None:
            return InvalidValueError(of_score, **facts)
        return InvalidValueError(of_test, reason=str(self.reason), **facts)
