"""Revisions: apply changes to a plan, compare two plans, and find the conflicts of two lists of changes.

* ``revision.py`` Revision: changes with their date and their reasons
* ``apply.py`` apply(plan, changes) → the plan after them
* ``period_end.py`` the targets due at the end of a period · ``extrapolate.py`` targets extrapolated to a
  later year
* ``compare.py`` compare(before, after) → changes; invert, the changes that undo changes
* ``access.py`` the paths that a change reads and writes; the conflicts of two lists of changes
* ``rebase.py`` the changes of a list that remain to be applied after another list

May import ``changes`` and what is below it.
"""

from dxmodel.public import set_public_module
from dxmodel.revise.access import Conflict, conflicts, overlap, reads, writes
from dxmodel.revise.apply import apply
from dxmodel.revise.compare import compare, invert
from dxmodel.revise.rebase import rebase
from dxmodel.revise.revision import Rationale, Revision

__all__ = [
    "Conflict",
    "Rationale",
    "Revision",
    "apply",
    "compare",
    "conflicts",
    "invert",
    "overlap",
    "reads",
    "rebase",
    "writes",
]

set_public_module(__name__, __all__, globals())
