"""Goals: what a target can ask for."""

from dxmodel.plan.goals import *
from dxmodel.plan.goals import __all__ as __all__
