"""Changes that were made beside other ones, brought to follow them."""

from collections.abc import Iterable

from dxmodel.errors import Problem, Problems
from dxmodel.plan import Plan
from dxmodel.revise.access import clashes, writes
from dxmodel.revise.apply import apply
from dxmodel.revise.change import Change

__all__ = ["rebase"]


def rebase(plan: Plan, mine: Iterable[Change], theirs: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes of mine that are still to be made after theirs, both made to the same plan.

    A change that they made too, and did not change again, is left out.

    Raises:
        Problems: each change of mine that clashes with one of theirs, with the places of both;
            or what is wrong with the plan that both together would make.

    >>> from dxmodel.revise import Amend, Rename
    >>> from dxmodel.testing import small_city
    >>> renamed, owned = Rename("online", "手続のデジタル化"), Amend("online", owners=["DX推進課"])
    >>> rebase(small_city().plan, [renamed, owned], [renamed])
    (Amend(of='online', owners=('DX推進課',)),)
    """
    made = tuple(theirs)
    last = {place: change for change in made for place in writes(change)}
    numbered = [
        (index, change)
        for index, change in enumerate(mine)
        if change not in made or any(last[place] != change for place in writes(change))
    ]
    changes = tuple(change for _, change in numbered)
    problems = [
        Problem(
            path=f"$.changes[{numbered[clash.mine][0]}]",
            code="revise.clash",
            facts={"mine": clash.place, "theirs": clash.other_place, "at": f"$.changes[{clash.theirs}]"},
        )
        for clash in clashes(changes, made)
    ]
    if problems:
        raise Problems(problems)
    apply(apply(plan, made), changes)
    return changes
