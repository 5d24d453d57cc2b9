"""Functions that combine Hypothesis strategies: build a class from its fields, cache, draw evenly."""

from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["built", "evenly", "reused"]

P = ParamSpec("P")
T = TypeVar("T")


def built(
    kind: Callable[..., T],
    required: Mapping[str, SearchStrategy[Any]],
    optional: Mapping[str, SearchStrategy[Any]],
) -> SearchStrategy[T]:
    """Return a strategy of *kind* from strategies of its fields; an optional field may keep its default.

    An optional field whose strategy is empty always keeps its default.

    >>> from hypothesis import find
    >>> find(built(complex, {"real": st.just(1)}, {"imag": st.just(2)}), lambda number: number.imag)
    (1+2j)
    """
    fields = st.fixed_dictionaries(dict(required), optional=dict(optional))
    return fields.map(lambda arguments: kind(**arguments))


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
