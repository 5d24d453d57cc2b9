"""Amendments as data: what changes, when it was decided, and why.

* ``change.py`` the closed set of changes, and the place each one writes
* ``revision.py`` Revision: changes with their date and their reasons
* ``apply.py`` apply(plan, changes) → the plan after them

May import ``plan`` and what is below it.  A new change gets a class in ``change.py``, a line in
its table and its union; the type checker then points at every place that must learn of it.
"""

from dxmodel.revise.apply import apply
from dxmodel.revise.change import Add, Change, ExtendPeriod, SetBaseline, SetTarget, StateSuccessor, writes
from dxmodel.revise.revision import Reason, Revision

__all__ = [
    "Add",
    "Change",
    "ExtendPeriod",
    "Reason",
    "Revision",
    "SetBaseline",
    "SetTarget",
    "StateSuccessor",
    "apply",
    "writes",
]
