"""set_public_module: name the package that a public class or function is imported from as its module."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["set_public_module"]


def set_public_module(module: str, names: Iterable[str], namespace: Mapping[str, Any]) -> None:
    """Set ``__module__`` of the classes and functions of a package to the package.

    ``help``, tracebacks and pickles then name ``dxmodel.plan.Plan``, which is what a user writes, wherever
    the class is defined.  Constants and types of other libraries are left as they are.  The price is that
    ``inspect.getsource`` finds functions, but no classes.

    >>> from dxmodel.plan import Plan
    >>> Plan.__module__
    'dxmodel.plan'
    """
    for name in names:
        value = namespace[name]
        if str(getattr(value, "__module__", "")).startswith("dxmodel.") and hasattr(value, "__qualname__"):
            value.__module__ = module
