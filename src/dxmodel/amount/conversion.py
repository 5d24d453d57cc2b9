"""Which units measure the same kind of thing, how many of one another is, and the unit of a rate."""

import functools
from fractions import Fraction

from dxmodel.amount.table import POINT, SHARE
from dxmodel.amount.units import LIBRARY, Unit, UnitTable, as_unit
from dxmodel.errors import UnitMismatchError

__all__ = ["compatible", "factor", "rate"]


def rate(counted: Unit, per: Unit) -> Unit:
    """Return the unit of how many of one unit there are for each of another; % where both count one thing.

    Raises:
        UnitMismatchError: there is no such unit: one of them is a share, or already a rate.

    >>> rate(Unit("枚"), Unit("人")), rate(Unit("千円"), Unit("万人")), rate(Unit("人"), Unit("千人"))
    ('枚/人', '千円/万人', '%')
    """
    if compatible(counted, per):
        return LIBRARY.unit(SHARE)
    if {counted.dimension, per.dimension} & {SHARE, POINT} or counted.per or per.per:
        raise UnitMismatchError("amount.unit_mismatch", left=str(counted), right=str(per))
    return UnitTable.of((*counted.definitions, *per.definitions)).declared(f"{counted}/{per}")


def compatible(left: str, right: str) -> bool:
    """Return whether two units measure the same kind of thing; not if a name in both has two definitions.

    >>> compatible("千円", "円"), compatible("件", "種"), compatible("%", "ポイント")
    (True, False, False)
    """
    left_unit, right_unit = as_unit(left), as_unit(right)
    return left_unit.dimension == right_unit.dimension and not _are_homonyms(left_unit, right_unit)


def _are_homonyms(left: Unit, right: Unit) -> bool:
    """Return whether the definitions of two units give one name two meanings."""
    if not (left.definitions and right.definitions):
        return False
    meanings = {each.name: each.meaning for each in left.definitions}
    return any(meanings.get(each.name, each.meaning) != each.meaning for each in right.definitions)


def factor(source: str, target: str) -> Fraction:
    """Return how many of the unit *target* one unit *source* is, exactly.

    Raises:
        UnitMismatchError: they measure different kinds of things.

    >>> factor("百万円", "千円"), factor("分", "時間"), factor("枚/月", "枚/年")
    (Fraction(1000, 1), Fraction(1, 60), Fraction(12, 1))
    """
    return _factor(as_unit(source), as_unit(target))


@functools.lru_cache(maxsize=4096)
def _factor(source: Unit, target: Unit) -> Fraction:
    if not compatible(source, target):
        raise UnitMismatchError("amount.unit_mismatch", left=str(source), right=str(target))
    return source.factor / target.factor
