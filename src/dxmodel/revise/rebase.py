"""rebase: reduce a list of changes to those that remain to be applied after another list."""

from collections.abc import Iterable

from dxmodel.changes import Change
from dxmodel.changes.change import as_changes
from dxmodel.errors import Problem, ValidationError
from dxmodel.plan import Plan
from dxmodel.revise.access import conflicts, writes
from dxmodel.revise.apply import apply

__all__ = ["rebase"]


def rebase(plan: Plan, mine: Iterable[Change], theirs: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes of *mine* that remain to be applied after *theirs*; both lists are for one plan.

    A change that is in both lists, and that *theirs* does not overwrite, is left out.

    Raises:
        ChangeError: one of them is no list of changes.
        ValidationError: each change of *mine* that conflicts with one of *theirs*, with the paths of both;
            or the problems of the plan after both lists.

    >>> from dxmodel.changes import Amend, Rename
    >>> from dxmodel.testing import small_city
    >>> renamed, owned = Rename("online", "手続のデジタル化"), Amend("online", owners=["DX推進課"])
    >>> rebase(small_city().plan, [renamed, owned], [renamed])
    (Amend(of='online', owners=('DX推進課',)),)
    """
    own_changes, other_changes = as_changes(mine), as_changes(theirs)
    last_writers = {path: change for change in other_changes for path in writes(change)}
    remaining = [
        (index, change)
        for index, change in enumerate(own_changes)
        if change not in other_changes or any(last_writers[path] != change for path in writes(change))
    ]
    changes = tuple(change for _, change in remaining)
    problems = [
        Problem(
            path=f"$.changes[{remaining[conflict.mine][0]}]",
            code="revise.conflict",
            facts={
                "mine": conflict.path,
                "theirs": conflict.other_path,
                "at": f"$.changes[{conflict.theirs}]",
            },
        )
        for conflict in conflicts(changes, other_changes)
    ]
    if problems:
        raise ValidationError(problems)
    apply(apply(plan, other_changes), changes)
    return changes
