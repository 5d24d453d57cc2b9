"""A plan through its revisions, one after another."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.errors import Problem, Problems
from dxmodel.plan import Plan
from dxmodel.revise import Revision, apply

__all__ = ["out_of_turn", "replay"]


def replay(founding: Plan, revisions: Iterable[Revision]) -> Plan:
    """Return a plan with revisions applied, in the order given.

    Raises:
        Problems: what does not fit, in the first revision that fails.
    """
    plan = founding
    for revision in revisions:
        try:
            plan = apply(plan, revision.changes)
        except Problems as error:
            raise Problems(_inside(revision, problem) for problem in error.problems) from None
    return plan


def _inside(revision: Revision, problem: Problem) -> Problem:
    return attrs.evolve(problem, path=problem.path.replace("$", f"$.revisions[{revision.id}]", 1))


def out_of_turn(founding: Plan, revisions: Iterable[Revision]) -> Iterator[Problem]:
    """Yield the changes that build on a revision which comes into force later than they do."""
    known = tuple(revisions)
    for year in sorted({each.in_force for each in known if each.in_force is not None}):
        before = [each for each in known if each.in_force is None or each.in_force < year]
        try:
            replay(founding, before)
        except Problems as error:
            for problem in error.problems:
                yield Problem(path=problem.path, code="ledger.out_of_turn", facts={"year": year})
