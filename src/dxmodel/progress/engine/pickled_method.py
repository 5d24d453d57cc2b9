"""reduced: how a method of a program is pickled, whose functions may be those of a method of the library.

Functions without a name in a module, as those of :data:`METHODS` are, cannot be pickled.
"""

from collections.abc import Callable
from typing import Any

import attrs

from dxmodel.ledger import MethodName
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.methods import METHODS
from dxmodel.progress.engine.trajectory import Trajectory

__all__ = ["reduced"]


def reduced(method: Method) -> tuple[Callable[..., Method], tuple[Any, ...]]:
    """Return what a method is pickled as: a function and its arguments.

    >>> reduced(METHODS["linear_pace"])[1]
    (MethodName.LINEAR_PACE,)
    """
    if isinstance(method.name, MethodName):
        return METHODS.__getitem__, (method.name,)
    fields = attrs.asdict(method, recurse=False)
    declines = tuple((reason, _packed(test)) for reason, test in method.declines)
    return _unpickled, (fields | {"score": _packed(method.score), "declines": declines},)


def _packed(function: Callable[[Trajectory], Any]) -> Any:
    """Return where METHODS has a function, which cannot be pickled; another function as it is."""
    for name, method in METHODS.items():
        functions = [method.score, *(test for _, test in method.declines)]
        if function in functions:
            return name, functions.index(function)
    return function


def _unpacked(packed: Any) -> Any:
    if not isinstance(packed, tuple):
        return packed
    name, index = packed
    method = METHODS[name]
    return [method.score, *(test for _, test in method.declines)][index]


def _unpickled(fields: dict[str, Any]) -> Method:
    declines = [(reason, _unpacked(test)) for reason, test in fields["declines"]]
    return Method(**fields | {"score": _unpacked(fields["score"]), "declines": declines})
