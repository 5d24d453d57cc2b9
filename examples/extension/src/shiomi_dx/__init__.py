"""What the invented city of Shiomi adds to dxmodel: a unit, a scale, a rule, a method."""

from shiomi_dx.method import SHIOMI_INDEX
from shiomi_dx.rule import RULES, small_step
from shiomi_dx.scale import CITY_SCALE
from shiomi_dx.unit import TERMINAL_BOX

__all__ = ["CITY_SCALE", "RULES", "SHIOMI_INDEX", "TERMINAL_BOX", "small_step"]
