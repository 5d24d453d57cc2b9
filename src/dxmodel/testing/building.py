"""Functions that combine Hypothesis strategies: build a class from its fields, cache, draw evenly."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmodel.errors import InvalidValueError, ValidationError

__all__ = ["built", "evenly", "no_too_large_amounts", "reused"]

P = ParamSpec("P")
T = TypeVar("T")


def built(
    kind: Callable[..., T],
    required: Mapping[str, SearchStrategy[Any]],
    optional: Mapping[str, SearchStrategy[Any]],
) -> SearchStrategy[T]:
    """Return a strategy of *kind* from strategies of its fields; an optional field may keep its default.

    An optional field whose strategy is empty always keeps its default.  Amounts that are too large in the
    unit of an indicator are drawn again.

    >>> from hypothesis import find
    >>> find(built(complex, {"real": st.just(1)}, {"imag": st.just(2)}), lambda number: number.imag)
    (1+2j)
    """
    fields = st.fixed_dictionaries(dict(required), optional=dict(optional))

    def build(arguments: dict[str, Any]) -> T:
        with no_too_large_amounts():
            return kind(**arguments)

    return fields.map(build)


@contextmanager
def no_too_large_amounts() -> Iterator[None]:
    """Reject the values of an example of which an amount is too large in the unit that it is converted to."""
    try:
        yield
    except (InvalidValueError, ValidationError) as error:
        codes = [each.code for each in error.problems] if isinstance(error, ValidationError) else [error.code]
        if "amount.too_large" in codes:
            reject()
        raise


def reused(strategies: Callable[P, SearchStrategy[T]]) -> Callable[P, SearchStrategy[T]]:
    """Cache the strategies of a function: building one takes Hypothesis longer than drawing from it."""
    cached_strategies = cache(strategies)

    @wraps(strategies)
    def cached_call(*args: P.args, **kwargs: P.kwargs) -> SearchStrategy[T]:
        return cached_strategies(*args, **kwargs)  # type: ignore[arg-type]  # all hashable

    return cached_call


def evenly(*strategies: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Draw from one of several strategies, each equally often; ``|`` would count their inner branches.

    Empty ones are left out.
    """
    nonempty = [strategy for strategy in strategies if not strategy.is_empty]
    return st.sampled_from(nonempty).flatmap(lambda strategy: strategy) if nonempty else st.nothing()
