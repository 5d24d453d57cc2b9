"""What decisions moved of that which a verdict rests on: period, target, baseline, way of measuring, end."""

from collections.abc import Iterator
from typing import Any

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Plan
from dxmodel.progress.aim import judged_target
from dxmodel.progress.breaks import redefining
from dxmodel.revise import Correct, Revision, apply, overlap, writes

__all__ = ["Move", "moves"]


@attrs.frozen(kw_only=True)
class Move:
    """One thing that one revision moved.

    Attributes:
        revision: the revision that did.
        what: ``"period"``, ``"target"`` (the one that the year is judged by), ``"baseline"``,
            ``"measuring"`` or ``"end"``.
        before: what it was; None where there was none.
        after: what it is since; None where there is none any more.
    """

    revision: Revision
    what: str
    before: Any
    after: Any

    def words(self, language: Language) -> str:
        """Say it in one clause."""
        return words(
            "progress.moved",
            language,
            what=words(f"progress.moved_{self.what}", language),
            before=self._said(self.before, language),
            after=self._said(self.after, language),
        )

    def _said(self, value: Any, language: Language) -> Any:
        if value is None:
            return None
        match self.what:
            case "target":
                return words("progress.moved_target_is", language, due=value.due, goal=value.goal)
            case "baseline":
                return value.value
            case _:
                return value


def moves(ledger: Ledger, at: FiscalYear) -> dict[str, tuple[Move, ...]]:
    """Return by the id of each indicator what the decisions in force in a year moved, in their order.

    Corrections move nothing: what they put right was never so.
    """
    standing = ledger.in_force(at)
    moved: dict[str, list[Move]] = {each.id: [] for each in standing.plan.indicators}
    plan = standing.founding
    for revision in standing.revisions:
        before, plan = plan, apply(plan, revision.changes)
        for id, what, old, new in _moved(before, plan, revision, at):
            moved.setdefault(id, []).append(Move(revision=revision, what=what, before=old, after=new))
    cuts = {each.id: redefining(standing, each, at) for each in standing.plan.indicators}
    return {id: tuple(_until(cuts.get(id), standing, found)) for id, found in moved.items()}


def _until(cut: str | None, ledger: Ledger, found: list[Move]) -> Iterator[Move]:
    """What was moved before the revision from which on an indicator's targets are in another way."""
    if cut is None:
        return iter(found)
    ids = [each.id for each in ledger.revisions]
    earlier = set(ids[: ids.index(cut)])
    return (move for move in found if move.revision.id in earlier)


def _moved(
    before: Plan, after: Plan, revision: Revision, at: FiscalYear
) -> Iterator[tuple[str, str, Any, Any]]:
    """Whose what was moved, from what to what."""
    decided = [each for each in revision.changes if not isinstance(each, Correct)]
    places = [place for each in decided for place in writes(each)]
    if before.period != after.period and any(overlap("period", place) for place in places):
        both = (each for each in before.indicators if each.id in after)
        yield from ((each.id, "period", before.period, after.period) for each in both)
    if before.indicators is after.indicators:
        return
    later = {each.id: each for each in after.indicators}
    for old in before.indicators:
        new = later.get(old.id)
        if new is not None and new is not old:
            yield from _of_one(old, new, places, at)


def _of_one(
    old: Indicator, new: Indicator, places: list[str], at: FiscalYear
) -> Iterator[tuple[str, str, Any, Any]]:
    for what, field, one, other in (
        ("target", "targets", judged_target(old, at), judged_target(new, at)),
        ("baseline", "baseline", old.baseline, new.baseline),
        ("measuring", "breaks", _last_break(old), _last_break(new)),
        ("end", "ended", old.ended and old.ended.last, new.ended and new.ended.last),
    ):
        if one != other and any(overlap(f"{old.id}.{field}", place) for place in places):
            yield old.id, what, one, other


def _last_break(indicator: Indicator) -> FiscalYear | None:
    return indicator.breaks[-1].since if indicator.breaks else None
