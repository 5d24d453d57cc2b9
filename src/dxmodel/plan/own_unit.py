"""OwnUnit: a unit that a plan defines because the library does not know it."""

import functools
from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from dxmodel.amount import LIBRARY, UnitTable
from dxmodel.amount.number import number
from dxmodel.amount.numerals import fold
from dxmodel.errors import DxError, Problem
from dxmodel.plan.label import as_texts
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import check_kind, stored_fields

__all__ = ["OwnUnit", "undefinable", "unit_table"]


def _as_like(like: str) -> str:
    check_kind("like", like, str)
    unit = LIBRARY.find(like)
    return fold(like) if unit is None else str(unit)


@attrs.frozen(field_transformer=stored_fields)
class OwnUnit:
    """A unit that a plan defines, beyond those that the library knows.

    The definition holds in the plan that lists it in ``units``; another plan may define the name differently.
    A counter that converts into no other unit needs no definition: the ``unit`` of an indicator declares it.

    Attributes:
        name: the printed form, letters only: ``"端末"``.
        english: singular and plural, e.g. ``"terminal/terminals"``; if None, English texts print the name.
        spellings: other printed forms of it.
        like: a unit of the same kind, of the library or of the plan; if None, it measures a kind of its own.
        factor: how many of *like* it is.

    Raises:
        InvalidValueError: the name is not letters only, or is that of a unit of the library.

    >>> from dxmodel.testing import small_city
    >>> terminal = OwnUnit("端末", english="terminal/terminals", spellings=["端末機"])
    >>> plan = attrs.evolve(small_city().plan, units=[terminal])
    >>> f"{plan.amount('約1,200端末機'):en}"
    'about 1,200 terminals'
    """

    __repr__ = repr_without_defaults

    name: str
    english: str | None = attrs.field(default=None, kw_only=True)
    spellings: tuple[str, ...] = attrs.field(default=(), converter=as_texts, kw_only=True)
    like: str | None = attrs.field(default=None, converter=attrs.converters.optional(_as_like), kw_only=True)
    factor: Decimal = attrs.field(default=Decimal(1), converter=number, kw_only=True)

    def __attrs_post_init__(self) -> None:
        like = self.like if self.like and LIBRARY.find(self.like) else None  # others are looked up later
        alone = attrs.evolve(self, like=None) if like != self.like else None
        name = self.added_to(LIBRARY).definitions[-1].name if alone is None else alone.name
        object.__setattr__(self, "name", name)

    def added_to(self, table: UnitTable) -> UnitTable:
        """Return a table that also has this unit.

        Raises:
            InvalidValueError: the table reads one of its names as another unit.
            UnknownNameError: the table does not know the unit that it is like.
        """
        return table.defining(
            self.name,
            english="" if self.english is None else self.english,
            spellings=self.spellings,
            like=self.like,
            factor=self.factor,
        )


@functools.lru_cache(maxsize=256)
def unit_table(units: tuple[OwnUnit, ...], declared: tuple[str, ...] = ()) -> UnitTable:
    """Return the table of the library, a plan's own units and declared units, without invalid ones.

    Args:
        units: definitions, in any order.
        declared: the units of indicators.
    """
    table = _with_units(units)[0]
    for each in declared:
        try:
            table = table.declaring(each)
        except DxError:
            continue  # reported where it is declared
    return table


def undefinable(units: Iterable[OwnUnit]) -> Iterator[Problem]:
    """Yield a problem for each unit that cannot be defined beside the others, with its path in the list."""
    for index, error in _with_units(tuple(units))[1].items():
        is_like = error.code.startswith("amount.no_such_unit")
        yield Problem.of(error, f"$[{index}].like" if is_like else f"$[{index}]")


@functools.lru_cache(maxsize=256)  # every version of a plan asks for the same units again
def _with_units(units: tuple[OwnUnit, ...]) -> tuple[UnitTable, dict[int, DxError]]:
    """Return the table with the units, and by index the error of each that cannot be defined."""
    table, waiting = LIBRARY, dict(enumerate(units))
    errors: dict[int, DxError] = {}
    while waiting:
        errors = {}
        for index, each in waiting.items():
            try:
                table = each.added_to(table)
            except DxError as error:
                errors[index] = error.with_traceback(None)  # which would keep all that called this
        if len(errors) == len(waiting):
            break
        waiting = {index: waiting[index] for index in errors}
    return table, errors
