"""Amount and Unit: exact numbers with a unit, and how well they are known (約, 以上, 未満, ranges).

* ``amount.py``: Amount: parsing, arithmetic, comparison, conversion
* ``known.py``: how well a number is known: exact, 約, 〜, 以上, 超, 以下, 未満
* ``interval.py``: Interval, the numbers that an amount may stand for
* ``text.py``: text ⇄ Amount; ``not_an_amount.py``: why a text is not an amount;
  ``numerals.py``: printed digits, 万 and 億
* ``units.py``: Unit and UnitTable, which reads the names of units (千円, 枚/月); ``unit_names.py``: how a
  name is written; ``table.py``: the units of the library, as data
* ``conversion.py``: which units convert into each other, and by what factor; ``pint_units.py``: pint
* ``size.py``: amounts that are too large
* ``stated.py``: whether a printed text states an amount
* ``number.py``: limits, exact arithmetic, rounding; ``computed.py``: computed amounts as they are printed;
  ``printed_precision.py``: how precisely a printed number is known

May import ``errors`` and ``messages`` only; independent of plans and years.
A new unit goes into ``table.py``; a new printed word such as 程度 into ``known.py``.
"""

from dxmodel.amount.amount import Amount, as_amount
from dxmodel.amount.computed import as_printed
from dxmodel.amount.conversion import compatible, factor, rate
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
    half_width,
)
from dxmodel.amount.number import round_half_up
from dxmodel.amount.pint_units import registry
from dxmodel.amount.table import UnitDefinition
from dxmodel.amount.units import (
    LIBRARY,
    Unit,
    UnitTable,
    as_declared_unit,
    as_unit,
    known_units,
    unit,
)
from dxmodel.public import set_public_module

__all__ = [
    "ABOUT",
    "EXACT",
    "LIBRARY",
    "About",
    "Amount",
    "Exact",
    "Interval",
    "Known",
    "OrLess",
    "OrMore",
    "Over",
    "Under",
    "Unit",
    "UnitDefinition",
    "UnitTable",
    "UpTo",
    "as_amount",
    "as_declared_unit",
    "as_printed",
    "as_unit",
    "compatible",
    "factor",
    "half_width",
    "known_units",
    "rate",
    "registry",
    "round_half_up",
    "unit",
]

set_public_module(__name__, __all__, globals())
