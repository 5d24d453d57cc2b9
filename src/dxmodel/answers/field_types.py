"""Distinguish the types of fields that are written in a form of their own."""

from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from dxmodel.amount import Amount
from dxmodel.answers.records import RECORDS, REFERENCES
from dxmodel.formats.tagged_unions import is_tagged, tag, without_none
from dxmodel.vocabulary import Vocabulary

__all__ = ["how_known", "is_mapping", "is_stored_union", "members"]


def members(kind: Any) -> tuple[Any, ...]:
    """Return the types of a union, or the one type.

    >>> members(int | None)
    (<class 'int'>, <class 'NoneType'>)
    """
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def is_mapping(kind: Any) -> bool:
    """Return whether a type is that of pairs whose first parts are names, which are written as a mapping.

    >>> is_mapping(tuple[tuple[str, float], ...]), is_mapping(tuple[str, ...])
    (True, False)
    """
    if get_origin(kind) is not tuple or get_args(kind)[1:] != (...,):
        return False
    pair = get_args(kind)[0]
    if get_origin(pair) is not tuple or len(get_args(pair)) != 2:
        return False
    return all(each is str or _is_vocabulary(each) or each is NoneType for each in members(get_args(pair)[0]))


def _is_vocabulary(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Vocabulary)


def is_stored_union(kind: Any) -> bool:
    """Return whether a type is a union that files write with tags, such as that of all values of a cell.

    >>> from dxmodel.plan import Value
    >>> is_stored_union(Value | None), is_stored_union(Amount | float)
    (True, False)
    """
    types = without_none(kind)
    if len(types) < 2 or not is_tagged(kind):
        return False
    written_otherwise = (*RECORDS, *REFERENCES)
    return all(attrs.has(each) and each not in written_otherwise for each in types) and types != (Amount,)


@cache
def how_known(kind: Any) -> str:
    """Return the code of how well a number is known.

    >>> from dxmodel.amount.known import OrMore
    >>> how_known(OrMore)
    'or-more'
    """
    return tag(kind)
