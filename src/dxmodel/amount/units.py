"""Unit and UnitTable: units as values, and the table that reads the names of units.

The units of the library are a constant, :data:`LIBRARY`.  Each plan has its own table, which adds the units
of that plan; no unit is defined for the whole process.
"""

import functools
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from dxmodel.amount.number import number, times
from dxmodel.amount.numerals import fold
from dxmodel.amount.table import SCALES, SHARE, TABLE, UnitDefinition
from dxmodel.amount.unit_names import (
    COUNT,
    SPELLINGS,
    as_key,
    as_printed_name,
    check_english,
    checked_name,
    is_name,
    without_scale,
)
from dxmodel.errors import InvalidValueError, KnownNames, UnknownNameError
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = [
    "LIBRARY",
    "Unit",
    "UnitTable",
    "as_declared_unit",
    "as_unit",
    "known_units",
    "unit",
]

_LONGEST = 40


class Unit(str):
    """A unit: its canonical name, what it measures, and how many base units it is.

    The value, as a str, is its name (人, か所, 千円, 枚/月).  Two units are equal if name, dimension and
    factor are; a str that is no Unit equals a unit if the name alone determines the unit.

    Args:
        name: a unit of the library or of *definitions*; any other name is a new counter, which converts into
            no other unit.
        definitions: definitions that the library does not have.

    Attributes:
        dimension: the kind of thing that is measured; units of one dimension convert into each other.
        factor: how many base units of its dimension it is.
        definition: the definition of the unit without scale and rate.
        scale: 千, 万, 百万, 億 or 兆 before it, or empty.
        per: the unit after the slash of a rate, or None.
        definitions: the definitions that the library does not have.

    Raises:
        UnknownNameError: the name cannot be that of a unit.

    >>> bridges = Unit("橋")
    >>> bridges == Unit("橋"), bridges.dimension
    (True, '橋')
    >>> Unit("千円").factor, Unit("千円/人").dimension
    (Fraction(1000, 1), '円/人')
    """

    __slots__ = ("_count", "_is_named", "definition", "definitions", "dimension", "factor", "per", "scale")

    dimension: str
    factor: Fraction
    definition: UnitDefinition
    scale: str
    per: "Unit | None"
    definitions: tuple[UnitDefinition, ...]
    _count: int
    _is_named: bool

    def __new__(cls, name: str, *definitions: UnitDefinition) -> "Unit":
        """Read the name with the library and the definitions."""
        return UnitTable.of(definitions).declared(name)

    @classmethod
    def _of(
        cls,
        definition: UnitDefinition,
        scale: str = "",
        *,
        count: int = 1,
        per: "Unit | None" = None,
        definitions: tuple[UnitDefinition, ...] = (),
    ) -> "Unit":
        """Build a unit from its parts; *count* is the number after a slash, as in 人/10万人."""
        number_before = "" if count == 1 else str(count)
        own = number_before + scale + definition.name
        self = str.__new__(cls, own if per is None else f"{own}/{per._name_after_slash}")
        own_factor = count * SCALES[scale] * Fraction(definition.factor)
        self.dimension = definition.kind if per is None else f"{definition.kind}/{per.dimension}"
        self.factor = own_factor if per is None else own_factor / per.factor
        if per is not None and per.dimension == definition.kind:  # 人/10万人 is a share of people
            self.dimension, self.factor = SHARE, self.factor * 100
        self.definition, self.scale, self.per, self._count = definition, scale, per, count
        self.definitions = tuple(dict.fromkeys((*definitions, *(per.definitions if per else ()))))
        # A new counter means the same in every plan; a unit defined by another unit belongs to one plan.
        self._is_named = not any(each.like for each in self.definitions)
        return self

    @property
    def _name_after_slash(self) -> str:
        is_bare = not self.scale and self._count == 1 and self.definition.per
        return self.definition.per[0] if is_bare else str(self)

    @property
    def is_percentage(self) -> bool:
        """Whether it is % or like it, which a rate such as 人/10万人 is not.

        >>> Unit("‰").is_percentage, Unit("人/10万人").is_percentage
        (True, False)
        """
        return self.per is None and self.dimension == SHARE

    @property
    def counters(self) -> tuple[str, ...]:
        """The names in the unit that neither the library nor a plan defines.

        >>> Unit("橋/年").counters, Unit("件/年").counters
        (('橋',), ())
        """
        table = UnitTable.of(self.definitions)
        names = [each.definition.name for each in (self, self.per) if each is not None]
        return tuple(each for each in names if table.find(each) is None)

    @property
    def english(self) -> tuple[str, str]:
        """Singular and plural in English, without the scale (yen for 千円); the name if there is none."""
        singular, _, plural = (self.definition.english or self.definition.name).partition("/")
        rate = "" if self.per is None else f" per {self.per._english_after_per}"
        return singular + rate, (plural or singular) + rate

    @property
    def _english_after_per(self) -> str:
        singular, plural = self.english
        size = self._count * SCALES[self.scale]
        return singular if size == 1 else f"{size:,} {plural}"

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if isinstance(other, Unit):
            return (
                str.__eq__(self, other) and self.dimension == other.dimension and self.factor == other.factor
            )
        return self._is_named and str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __repr__(self) -> str:
        """Return the expression that builds the unit; the name alone if it is a unit of the library."""
        if LIBRARY.find(self) is not None:
            return str.__repr__(self)
        return f"Unit({', '.join((str.__repr__(self), *map(repr, self.definitions)))})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Unit, (str(self), *self.definitions)


@attrs.frozen(eq=False, field_transformer=typed_fields)
class UnitTable:
    """The units that a text may name: those of the library, and further definitions.

    A table is immutable: defining a unit returns a new table.

    Attributes:
        definitions: the definitions beyond those of the library, in the order in which they were added.

    >>> table = LIBRARY.defining("利用券", english="voucher/vouchers", spellings=["利用チケット"])
    >>> table.unit("千利用チケット") == table.unit("千利用券"), LIBRARY.find("利用券")
    (True, None)
    """

    definitions: tuple[UnitDefinition, ...] = ()
    _by_spelling: dict[str, UnitDefinition] = attrs.field(init=False, repr=False)
    _after_slash: dict[str, UnitDefinition] = attrs.field(init=False, repr=False)
    _hash: int = attrs.field(init=False, repr=False)

    @functools.cached_property
    def _spellings(self) -> KnownNames:
        return KnownNames(self._by_spelling)

    def __attrs_post_init__(self) -> None:
        rows = (*TABLE, *self.definitions)
        own = {fold(name): row for row in self.definitions for name in (row.name, *row.spellings)}
        spellings = SPELLINGS | own
        object.__setattr__(self, "_by_spelling", spellings)
        object.__setattr__(self, "_after_slash", {name: row for row in rows for name in row.per})
        object.__setattr__(self, "_hash", hash(self.definitions))

    @staticmethod
    @functools.lru_cache(maxsize=256)
    def of(definitions: tuple[UnitDefinition, ...]) -> "UnitTable":
        """Return the table of the library and further definitions; one may be like another before it.

        Raises:
            InvalidValueError, UnknownNameError: as for :meth:`defining`.
        """
        table = LIBRARY
        for each in definitions:
            table = table.defining(
                each.name,
                english=each.english,
                spellings=each.spellings,
                like=each.like or None,
                factor=each.factor,
            )
        return table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnitTable) and self.definitions == other.definitions

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[Any, ...]:
        return UnitTable, (self.definitions,)

    def names(self) -> tuple[str, ...]:
        """Return the name of every unit, without scales and rates, which combine freely."""
        return tuple(row.name for row in (*TABLE, *self.definitions))

    def find(self, text: str) -> Unit | None:
        """Read a name, a scaled name (千円) or a rate (枚/月, 人/10万人); None if it is not a unit."""
        return _find(self, str(text))

    def unit(self, text: str) -> Unit:
        """Read a unit name.

        Raises:
            UnknownNameError: it is not a unit; the nearest one is named if there is one.
        """
        if type(text) is Unit:
            return text
        check_kind("unit", text, str)
        unit = self.find(text) if len(text) <= _LONGEST else None
        if unit is None:
            name = text[:_LONGEST]
            near = self.nearest(name)
            code = "amount.no_such_unit_like" if near else "amount.no_such_unit"
            raise UnknownNameError(code, name=name, nearest=near)
        return unit

    def declared(self, text: str) -> Unit:
        """Read a declared unit: one of the table, or else a new counter.

        Raises:
            UnknownNameError: the name cannot be that of a unit.

        >>> LIBRARY.declared("検体・回"), LIBRARY.declared("名")
        (Unit('検体・回'), '人')
        """
        return self.declaring(text).unit(text)

    def declaring(self, text: str) -> "UnitTable":
        """Return a table that also knows a declared unit.

        Raises:
            UnknownNameError: the name cannot be that of a unit.
        """
        if type(text) is Unit:
            return self
        check_kind("unit", text, str)
        if len(text) > _LONGEST:
            self.unit(text)  # which refuses it
        if self.find(text) is not None:
            return self
        if plain := self._compatible_unit(text):
            raise UnknownNameError("amount.look_alike_unit", name=text, plain=plain)
        counter, _, per = as_key(text).partition("/")
        names = [without_scale(counter), *filter(None, [without_scale(COUNT.sub("", per))])]
        unknown = [each for each in dict.fromkeys(names) if self.find(each) is None]
        definitions = [UnitDefinition(as_printed_name(each)) for each in unknown if each and is_name(each)]
        table = UnitTable((*self.definitions, *definitions))
        if table.find(text) is None:
            self.unit(text)
        return table

    def _compatible_unit(self, text: str) -> str | None:
        """Return a known unit of which a text is written in look-alike characters: ⼈ (U+2F08) for 人."""
        plain = unicodedata.normalize("NFKC", text)
        return plain if plain != text and self.find(plain) is not None else None

    def defining(
        self,
        name: str,
        *,
        english: str = "",
        spellings: Iterable[str] = (),
        like: str | None = None,
        factor: int | str | Decimal = 1,
    ) -> "UnitTable":
        """Return a table with one more unit; the same table if it has this definition already.

        Args:
            name: the printed form; letters only.
            english: singular and plural, ``"library card/library cards"``; empty if there is none.
            spellings: other printed forms to read.
            like: a unit of the same kind; without it the new unit measures a kind of its own.
            factor: how many of *like* it is.

        Raises:
            InvalidValueError: a name is not letters only or already in use, the unit already has another
                definition, the English singular or plural is blank, or the factor is not above 0.
            UnknownNameError: the table does not know *like*.

        >>> boxes = LIBRARY.defining("本箱", english="box/boxes", like="冊", factor=20)
        >>> boxes.unit("本箱").factor
        Fraction(20, 1)
        """
        names = [checked_name(each) for each in (name, *spellings)]
        check_english(english, names[0])
        kind, size = self._size(names[0], like, number(factor))
        row = UnitDefinition(names[0], english, names[1:], like=kind, factor=size)
        existing = next((each for each in self.definitions if each.name == row.name), None)
        if existing == row:
            return self
        if existing is not None:
            facts = {"known": _on_one_line(existing), "found": _on_one_line(row)}
            raise InvalidValueError("amount.unit_redefined", name=row.name, **facts)
        for each in names:
            if (unit := self.find(each)) is not None:
                raise InvalidValueError("amount.unit_taken", name=each, unit=str(unit))
        return UnitTable((*self.definitions, row))

    def _size(self, name: str, like: str | None, factor: Decimal) -> tuple[str, Decimal]:
        """Return the kind of a new unit, and how many base units it is."""
        base = None if like is None else self.unit(like)
        if factor <= 0 or (base is not None and base.per is not None):
            raise InvalidValueError("amount.bad_unit_factor", name=name, factor=factor, like=like or name)
        return ("", factor) if base is None else (base.dimension, times(factor, base.factor))

    def nearest(self, name: str) -> str | None:
        """Return the nearest other spelling; None if none is near."""
        return self._spellings.nearest(as_key(name), other=True)

    def _scaled(self, name: str, count: int = 1) -> Unit | None:
        row = self._by_spelling.get(name)
        if row is not None:
            return Unit._of(row, count=count, definitions=self._definitions_for(row))
        for scale in SCALES:
            row = self._by_spelling.get(name.removeprefix(scale)) if name.startswith(scale) else None
            if row is not None and row.scales:
                return Unit._of(row, scale, count=count, definitions=self._definitions_for(row))
        return None

    def _definitions_for(self, row: UnitDefinition) -> tuple[UnitDefinition, ...]:
        """Return the definitions, of a unit and of the unit it is like, that the library does not have.

        A counter that is defined by its name alone needs none.
        """
        if row == UnitDefinition(row.name):
            return ()
        return tuple(each for each in self.definitions if each.name in (row.name, row.like))


@functools.lru_cache(maxsize=4096)
def _find(table: UnitTable, text: str) -> Unit | None:
    counter, slash, after_slash = as_key(text).partition("/")
    if after_slash.startswith("人口"):  # 件/人口1,000人 is 件/1000人
        after_slash = after_slash.removeprefix("人口").replace(",", "")
    unit = table._scaled(counter)
    if unit is None or not slash:
        return unit
    digits = COUNT.match(after_slash)
    name, count = (after_slash[digits.end() :], int(digits[0])) if digits else (after_slash, 1)
    row = table._after_slash.get(name)
    if row is not None and count == 1:
        per: Unit | None = Unit._of(row, definitions=table._definitions_for(row))
    else:
        per = table._scaled(name, count)
    is_bare = per is not None and not per.scale and count == 1
    if per is None or (is_bare and per.definition == unit.definition):  # 人/人 is no rate, 分/日 is one
        return None
    return Unit._of(unit.definition, unit.scale, per=per, definitions=unit.definitions)


def _on_one_line(row: UnitDefinition) -> str:
    """Return a definition on one line, for an error: 箱 [box/boxes; はこ; = 12 本]."""
    size = f"= {row.factor:f} {row.like}" if row.like else ""
    return f"{row.name} [{'; '.join(filter(None, (row.english, *row.spellings, size)))}]"


LIBRARY = UnitTable()
"""The units that the library knows; it never changes."""


def unit(text: str) -> Unit:
    """Return the unit of the library that a text names.

    Raises:
        UnknownNameError: the library does not know it.

    >>> unit("名"), unit("ヶ所"), unit("％"), unit("百万円"), unit("枚／か月")
    ('人', 'か所', '%', '百万円', '枚/月')
    """
    return LIBRARY.unit(text)


def as_unit(value: str) -> Unit:
    """Return a unit as it is, and a text as the unit of the library that it names.

    Raises:
        UnknownNameError: the library does not know it.
    """
    return value if type(value) is Unit else LIBRARY.unit(value)


def as_declared_unit(value: str) -> Unit:
    """Return a unit as it is, and a text as the unit of the library, or the new counter, that it names.

    Raises:
        UnknownNameError: the name cannot be that of a unit.

    >>> as_declared_unit("橋")
    Unit('橋')
    """
    return value if type(value) is Unit else LIBRARY.declared(value)


def known_units() -> tuple[str, ...]:
    """Return the name of every unit of the library, without scales and rates, which combine freely."""
    return LIBRARY.names()
