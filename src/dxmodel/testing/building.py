"""How the strategies of the nouns are put together."""

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
    """Values of *kind* from strategies for its fields; each optional one may keep its default.

    An optional field whose strategy is empty always keeps its default.

    >>> from hypothesis import find
    >>> find(built(complex, {"real": st.just(1)}, {"imag": st.just(2)}), lambda number: number.imag)
    (1+2j)
    """
    fields = st.fixed_dictionaries(dict(required), optional=dict(optional))
    return fields.map(lambda given: kind(**given))


def reused(strategies: Callable[P, SearchStrategy[T]]) -> Callable[P, SearchStrategy[T]]:
    """Make each strategy once: making one takes Hypothesis longer than drawing from it."""
    once = cache(strategies)

    @wraps(strategies)
    def made(*args: P.args, **kwargs: P.kwargs) -> SearchStrategy[T]:
        return once(*args, **kwargs)  # type: ignore[arg-type]  # all hashable

    return made


def evenly(*strategies: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """One of several, each as often as the others; ``|`` would count the branches inside them.

    Empty ones are left out.
    """
    possible = [each for each in strategies if not each.is_empty]
    return st.sampled_from(possible).flatmap(lambda chosen: chosen) if possible else st.nothing()
