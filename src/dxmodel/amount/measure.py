"""Unit names: text ⇄ Measure, which is a unit of the table with its scale and its rate.

百万円 is 円 scaled, 枚/月 is 枚 per か月.  Nothing outside this folder sees a Measure:
there a unit is its canonical name, a plain ``str``.
"""

import difflib
import functools
from collections.abc import Iterator
from fractions import Fraction

import attrs

from dxmodel.amount.numerals import fold
from dxmodel.amount.table import SCALES, TABLE, Unit
from dxmodel.errors import Impossible, UnknownName

__all__ = ["Measure", "add", "find", "measure", "terms"]

_LONGEST = 24
_units: dict[str, Unit] = {}
_after_slash: dict[str, Unit] = {}


@attrs.frozen
class Measure:
    """A unit, the scale before it, and what it is counted per."""

    unit: Unit
    scale: str = ""
    per: "Measure | None" = None

    @property
    def name(self) -> str:
        """The canonical name."""
        return self._own_name if self.per is None else f"{self._own_name}/{self.per._name_after_slash}"

    @property
    def _own_name(self) -> str:
        return self.scale + self.unit.name

    @property
    def _name_after_slash(self) -> str:
        return self._own_name if self.scale or not self.unit.per else self.unit.per[0]

    @property
    def kind(self) -> str:
        """What is measured: two amounts of one kind convert into each other."""
        return self.unit.kind if self.per is None else f"{self.unit.kind}/{self.per.kind}"

    @property
    def factor(self) -> Fraction:
        """How many of the base unit of its kind."""
        own = SCALES[self.scale] * Fraction(self.unit.factor)
        return own if self.per is None else own / self.per.factor

    @property
    def english(self) -> tuple[str, str]:
        """Singular and plural, without the scale: 千円 is said in yen."""
        one, _, many = self.unit.english.partition("/")
        tail = "" if self.per is None else f" per {self.per._english_after_per}"
        return one + tail, (many or one) + tail

    @property
    def _english_after_per(self) -> str:
        one, many = self.english
        return f"{SCALES[self.scale]:,} {many}" if self.scale else one


def terms() -> Iterator[Unit]:
    """Every unit that is defined, in order of definition."""
    return iter({unit.name: unit for unit in _units.values()}.values())


def add(unit: Unit) -> bool:
    """Add a unit for the rest of the process; return whether it is new, for the same twice is fine.

    Raises:
        Impossible: one of its names is already read as something else.
    """
    known = _units.get(unit.name)
    if known == unit:
        return False
    if known is not None and known.name == unit.name and known not in TABLE:
        raise Impossible("amount.unit_redefined", name=unit.name, known=_told(known), found=_told(unit))
    for name in (unit.name, *unit.spellings):
        if (taken := find(name)) is not None:
            raise Impossible("amount.unit_taken", name=name, unit=taken.name)
    _units.update(dict.fromkeys((unit.name, *unit.spellings), unit))
    _after_slash.update(dict.fromkeys(unit.per, unit))
    find.cache_clear()
    return True


def _told(unit: Unit) -> str:
    """A definition on one line, for who wrote two of them: 箱 [box/boxes; はこ; = 12 本]."""
    size = f"= {unit.factor:f} {unit.like}" if unit.like else ""
    return f"{unit.name} [{'; '.join(filter(None, (unit.english, *unit.spellings, size)))}]"


def measure(text: str) -> Measure:
    """Read a unit name.

    Raises:
        UnknownName: it is not a unit; the nearest one is named if there is one.
    """
    found = find(text) if len(text) <= _LONGEST else None
    if found is None:
        shown = text[:_LONGEST]
        like = _nearest(shown)
        code = "amount.no_such_unit_like" if like else "amount.no_such_unit"
        raise UnknownName(code, name=shown, nearest=like)
    return found


def _nearest(name: str) -> str | None:
    """The most similar spelling; one letter of two is similar enough, since most names are so short."""
    related = [known for known in _units if not set(name).isdisjoint(known)]
    return next(iter(difflib.get_close_matches(name, related, n=1, cutoff=0.5)), None)


@functools.lru_cache(maxsize=4096)
def find(text: str) -> Measure | None:
    """Read a name, a scaled name (千円) or a rate (枚/月, 千円/人); None if it is not a unit."""
    above, slash, below = fold(text).replace(" ", "").partition("/")
    unit = _find_scaled(above)
    if unit is None or not slash:
        return unit
    per = Measure(_after_slash[below]) if below in _after_slash else _find_scaled(below)
    return None if per is None or per.kind == unit.kind else attrs.evolve(unit, per=per)


def _find_scaled(name: str) -> Measure | None:
    if name in _units:
        return Measure(_units[name])
    for scale in SCALES:
        unit = _units.get(name.removeprefix(scale)) if name.startswith(scale) else None
        if unit is not None and unit.scales:
            return Measure(unit, scale)
    return None


for _unit in TABLE:
    add(_unit)
