"""What must hold for every error that the library raises for an input."""

import pickle
from collections.abc import Callable

from dxmodel.errors import DxError, Place, Problem, ValidationError
from fuzz.entry import require

__all__ = ["check_error", "check_located"]


def check_error(error: DxError) -> None:
    """Require that an error has its sentence in both languages, and can be passed between processes."""
    for language in ("ja", "en"):
        require(error.describe(language).strip(), "an error has a sentence")
    copy = pickle.loads(pickle.dumps(error))
    require(copy.describe("ja") == error.describe("ja"), "a pickled error has the same sentence")


def check_located(error: DxError, is_place: Callable[[Place | None, Problem], bool]) -> None:
    """Require that an error lists problems, each with a path and a place that exists."""
    check_error(error)
    require(isinstance(error, ValidationError), "problems are reported together", repr(error)[:200])
    assert isinstance(error, ValidationError)
    require(error.problems, "a refusal has problems")
    for problem in error.problems:
        require(problem.path.startswith("$"), "a problem has a path", problem.path)
        require(is_place(problem.place, problem), f"{problem.code} has a place", problem.path, problem.place)
