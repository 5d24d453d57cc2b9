"""The kinds of goal of a target: reach a level, stay at or above it, a total over a span, and others."""

import dxmodel.plan  # before its modules, or two threads can wait for each other
from dxmodel.plan.goals import *
from dxmodel.plan.goals import __all__ as __all__
