"""TERMINAL_BOX: the unit in which the city counts its terminals."""

from dxmodel.amount import LIBRARY
from dxmodel.plan import OwnUnit

__all__ = ["TERMINAL_BOX", "UNITS"]

TERMINAL_BOX = OwnUnit(
    "端末箱", english="box of terminals/boxes of terminals", spellings=["箱入り端末"], like="台", factor=40
)
"""A box of 40 terminals, which converts to 台 and back; a plan lists it among its ``units``."""

UNITS = TERMINAL_BOX.added_to(LIBRARY)
"""The units of the library, and that of the city: ``Amount.parse("30端末箱", units=UNITS)``."""
