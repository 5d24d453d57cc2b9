"""Floor 1: numbers with a unit, and how well they are known.

* ``amount.py``: Amount, the value that all the rest is about
* ``known.py``: exact, 約, 〜, 以上, 超, 以下, 未満
* ``interval.py``: the numbers that an amount may really be
* ``text.py``: text ⇄ Amount; ``numerals.py``: printed digits, 万 and 億
* ``units.py``: the one registry and the door to pint; ``measure.py``: how a unit's
  name is built (千円, 枚/月); ``table.py``: the units themselves, as data
* ``number.py``: limits, exact arithmetic, rounding

May import ``errors`` and ``messages`` only, and knows nothing of plans or years.
A new unit goes into ``table.py``; a new printed word for doubt into ``known.py``.
"""

from dxmodel.amount.amount import Amount, as_amount
from dxmodel.amount.interval import Interval
from dxmodel.amount.known import (
    ABOUT,
    EXACT,
    About,
    Exact,
    Known,
    OrLess,
    OrMore,
    Over,
    Under,
    UpTo,
    half_unit,
)
from dxmodel.amount.number import round_half_up
from dxmodel.amount.units import compatible, define_unit, factor, known_units, registry, unit

__all__ = [
    "ABOUT",
    "EXACT",
    "About",
    "Amount",
    "Exact",
    "Interval",
    "Known",
    "OrLess",
    "OrMore",
    "Over",
    "Under",
    "UpTo",
    "as_amount",
    "compatible",
    "define_unit",
    "factor",
    "half_unit",
    "known_units",
    "registry",
    "round_half_up",
    "unit",
]
