"""The kinds of goal of a target: reach a level, stay at or above it, a total over a span, and others."""

from dxmodel.plan.goals import *
from dxmodel.plan.goals import __all__ as __all__
