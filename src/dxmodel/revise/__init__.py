"""Revisions of a plan as data: changes, apply, compare, and the conflicts of two lists of changes.

* ``change.py`` the closed set of changes, of these kinds:
  ``period.py`` the period · ``items.py`` items are added, renamed and ended · ``targets.py`` targets and
  baselines · ``amend.py`` any other field, derived from the classes of the plan by ``unchanged.py``
* ``revision.py`` Revision: changes with their date and their reasons
* ``apply.py`` apply(plan, changes) → the plan after them
* ``period_end.py`` the targets due at the end of a period · ``extrapolate.py`` targets extrapolated to a
  later year
* ``compare.py`` compare(before, after) → changes; invert, the changes that undo changes
* ``access.py`` the places that a change reads and writes; the conflicts of two lists of changes
* ``rebase.py`` changes to be made after other changes

May import ``plan`` and what is below it.  A new change gets a class, a line in the table and the union of
``change.py``; the type checker then points at every place that must handle it.
"""

from dxmodel.revise.access import Conflict, conflicts, overlap, reads, writes
from dxmodel.revise.amend import Amend, Move, Redefine
from dxmodel.revise.apply import apply
from dxmodel.revise.change import Change, Correct, Decision, StateSuccessor
from dxmodel.revise.compare import compare, invert
from dxmodel.revise.items import Add, End, Remove, Rename
from dxmodel.revise.period import ExtendPeriod, Replacement, ShortenPeriod, Treatment
from dxmodel.revise.rebase import rebase
from dxmodel.revise.revision import Rationale, Revision
from dxmodel.revise.targets import MoveTarget, SetBaseline, SetTarget, WithdrawTarget
from dxmodel.revise.unchanged import UNCHANGED, Unchanged

__all__ = [
    "UNCHANGED",
    "Add",
    "Amend",
    "Change",
    "Conflict",
    "Correct",
    "Decision",
    "End",
    "ExtendPeriod",
    "Move",
    "MoveTarget",
    "Rationale",
    "Redefine",
    "Remove",
    "Rename",
    "Replacement",
    "Revision",
    "SetBaseline",
    "SetTarget",
    "ShortenPeriod",
    "StateSuccessor",
    "Treatment",
    "Unchanged",
    "WithdrawTarget",
    "apply",
    "compare",
    "conflicts",
    "invert",
    "overlap",
    "reads",
    "rebase",
    "writes",
]
