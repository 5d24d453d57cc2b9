"""Follow the chain of revisions in files with mistakes, as far as possible, to report more problems."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from dxmodel.errors import Problem, ValidationError
from dxmodel.formats.converter import unstructure
from dxmodel.formats.errors import prefixed
from dxmodel.ledger.replay import out_of_turn
from dxmodel.plan import Item, Plan
from dxmodel.revise import Add, Change, Correct, Revision, apply, overlap, reads, writes

__all__ = ["Step", "follow", "touched"]


@attrs.frozen
class Step:
    """A revision, as far as it could be read.

    Attributes:
        place: where it stands in the list.
        revision: with those of its changes that could be read; None if nothing could.
        kept: where they stand in its list.
        unread: the places that the others seem to write.
    """

    place: int
    revision: Revision | None
    kept: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that could be read."""
        return self.revision.changes if self.revision else ()

    def added(self) -> Iterator[Item]:
        """Yield the items that it brings."""
        for change in self.changes:
            right = change.change if isinstance(change, Correct) else change
            if isinstance(right, Add):
                yield right.item

    def addressed(self, problem: Problem) -> Problem:
        """Give a problem of its changes an address in the whole, by the places where they are written."""
        here, other = f"$.revisions[{self.place}]", str(problem.facts.get("other"))
        facts = problem.facts
        if other.startswith(here):
            facts = facts | {"other": f"{here}{self._written(f'${other[len(here) :]}')[1:]}"}
        return prefixed(attrs.evolve(problem, path=self._written(problem.path), facts=facts), here)

    def _written(self, path: str) -> str:
        return _CHANGE.sub(lambda match: f"$.changes[{self.kept[int(match[1])]}]", path)

    def blamed(self, problem: Problem) -> Problem:
        """Address a problem of the plan that would result by the last change that names what it is about."""
        if _CHANGE.match(problem.path):
            return problem
        about = {str(each) for name, each in problem.facts.items() if name != "nearest"}
        named = [index for index, each in enumerate(self.changes) if about & {*_texts(unstructure(each))}]
        return attrs.evolve(problem, path=f"$.changes[{named[-1]}]") if named else problem

    def rests_on(self, problem: Problem, missed: Sequence[str]) -> bool:
        """May a problem be there only because of places that were missed?"""
        if problem.code in ("plan.unknown_id", "plan.unknown_indicator"):
            return problem.facts["id"] in missed
        at = _CHANGE.match(problem.path)
        blamed = [self.changes[int(at[1])]] if at else self.changes
        places = [place for each in blamed for place in (*writes(each), *reads(each))]
        return any(overlap(place, each) for place in places for each in missed)


def _texts(data: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from _texts(each)
    elif isinstance(data, str):
        yield data


_CHANGE = re.compile(r"^\$\.changes\[(\d+)\]")


def touched(data: Any) -> Iterator[str]:
    """Yield the places that changes seem to write, as their plain data name them, readable or not."""
    if isinstance(data, dict):
        yield from (each for key, each in data.items() if key in _NAMES and isinstance(each, str) and each)
        yield from (place for key in data for place in _PERIOD.get(key, ()))
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from touched(each)


_NAMES = ("of", "indicator", "remove")
_PERIOD = dict.fromkeys(("extend-period", "shorten-period"), ("period", "*.targets"))


def follow(founding: Plan, steps: Iterable[Step]) -> tuple[Plan | None, list[Problem]]:
    """Apply revisions in the order of their decisions; one that does not fit is left out.

    Returns:
        The plan as it stands, or None if anything was left out; and what does not fit, unless that
        may be so only because of what was left out.
    """
    chain = [each for each in steps if each.revision is not None]
    chain.sort(key=lambda step: (step.revision and step.revision.decided.not_before) or date.min)
    missed = [place for each in steps for place in each.unread]
    is_whole = len(chain) == len([*steps]) and not missed
    plan, all_problems = founding, []
    for step in chain:
        try:
            plan = apply(plan, step.changes)
        except ValidationError as error:
            is_whole = False
            problems = [step.blamed(each) for each in error.problems]
            all_problems += [step.addressed(each) for each in problems if not step.rests_on(each, missed)]
            missed += [place for change in step.changes for place in writes(change)]
    return (plan, [*_out_of_turn(founding, chain)]) if is_whole else (None, all_problems)


def _out_of_turn(founding: Plan, chain: Iterable[Step]) -> Iterator[Problem]:
    """What builds on a later revision, addressed by the place of the revision instead of its id."""
    places = {each.revision.id: each.place for each in chain if each.revision}
    for problem in out_of_turn(founding, [each.revision for each in chain if each.revision]):
        path = _REVISION.sub(lambda match: f"$.revisions[{places[match[1]]}]", problem.path)
        yield attrs.evolve(problem, path=path)


_REVISION = re.compile(r"^\$\.revisions\[([^\]]+)\]")
