"""Changes of a plan as data: what a revision can decide, and the correction of an error of transcription.

* ``change.py`` Change, the closed set of changes; corrections; the statement of a successor
* ``period.py`` changes of the period · ``items.py`` of items as a whole · ``targets.py`` of targets and
  baselines · ``amend.py`` of any other field, derived from the classes of the plan by ``unchanged.py``

:mod:`dxmodel.revise` applies them.  May import ``plan`` and what is below it.  A new change gets a
class, a line in the table and the union of ``change.py``; the type checker then points at every place that
must handle it.
"""

from dxmodel.changes.amend import Amend, Move, Redefine
from dxmodel.changes.change import Change, Correct, Decision, StateSuccessor
from dxmodel.changes.items import Add, End, Remove, Rename
from dxmodel.changes.period import ExtendPeriod, Replacement, ShortenPeriod, Treatment
from dxmodel.changes.targets import MoveTarget, SetBaseline, SetTarget, WithdrawTarget
from dxmodel.changes.unchanged import UNCHANGED, Unchanged
from dxmodel.public import set_public_module

__all__ = [
    "UNCHANGED",
    "Add",
    "Amend",
    "Change",
    "Correct",
    "Decision",
    "End",
    "ExtendPeriod",
    "Move",
    "MoveTarget",
    "Redefine",
    "Remove",
    "Rename",
    "Replacement",
    "SetBaseline",
    "SetTarget",
    "ShortenPeriod",
    "StateSuccessor",
    "Treatment",
    "Unchanged",
    "WithdrawTarget",
]

set_public_module(__name__, __all__, globals())
