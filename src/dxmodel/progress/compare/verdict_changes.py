"""verdict_changes: what revisions changed of period, target, baseline, definition and end of indicators."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from dxmodel.changes import Change, Correct
from dxmodel.changes.unchanged import DEFINITION
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.ledger.replay import in_effective_order
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Plan, Target
from dxmodel.progress.inputs.target_range import judged_target
from dxmodel.progress.printed_goal import goal_in_sentence
from dxmodel.progress.sentences import value_text
from dxmodel.revise import Revision, apply, overlap, writes
from dxmodel.typed_fields import typed_fields

__all__ = ["Moved", "verdict_changes"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Moved:
    """A change that one revision made to an input of a verdict.

    Attributes:
        revision: the revision.
        what: ``"period"``, ``"target"`` (the judged one), ``"baseline"``, ``"measuring"`` (the last break in
            series), ``"end"``, or a field of the definition such as ``"direction"``.
        before: the value before; None where there was none.
        after: the value since; None where there is none any more.
    """

    revision: Revision
    what: str
    before: Any
    after: Any

    def describe(self, language: Language) -> str:
        """Return the change as one clause."""
        before, after = self._value_text(self.before, language), self._value_text(self.after, language)
        if self.what == "end" and before is None:
            return words("progress.moved_ends", language, year=after)
        if self.what == "measuring" and after is not None and (before is None or before < after):
            return words("progress.moved_measured", language, year=after)
        what = words(f"progress.moved_{self.what}", language)
        if before is None or after is None:
            code = "progress.moved_unset" if after is None else "progress.moved_set"
            return words(code, language, what=what, value=before if after is None else after)
        return words("progress.moved", language, what=what, before=before, after=after)

    def _value_text(self, value: Any, language: Language) -> Any:
        if value is None:
            return None
        match self.what:
            case "target":
                goal = goal_in_sentence(value, language)
                return words("progress.moved_target_is", language, due=value.due, goal=goal)
            case "baseline":
                return value_text(value.value, language, printed=value.printed)
            case "direction" | "accumulation" | "window" | "kind" | "unit" | "scope":
                return words("progress.moved_quoted", language, whole=value)
            case "bounds":
                return words("progress.moved_bounds_are", language, low=value.low, high=value.high)
            case "denominator":
                whole = value.label or words("progress.moved_denominator", language)
                code = "progress.moved_denominator_is" if value.excluded else "progress.moved_quoted"
                return words(code, language, whole=whole, excluded=value.excluded)
            case _:
                return value


def verdict_changes(
    ledger: Ledger, at: FiscalYear, judged: Mapping[str, Target]
) -> dict[str, tuple[Moved, ...]]:
    """Return, by the id of each indicator, what the revisions in force in a year changed, in their order.

    All changes are returned, also where a year before a break is assessed under the old definition.
    Corrections are not returned, because they apply at every date.

    Args:
        ledger: the plan and its results.
        at: the year.
        judged: the target by which an indicator is judged in the current plan.
    """
    in_force = ledger.in_force(at)
    moved: dict[str, list[Moved]] = {each.id: [] for each in in_force.plan.indicators}
    plan = in_force.founding
    for revision, changes in _decisions(in_force):
        before, plan = plan, apply(plan, changes)
        for id, what, old, new in _differences(before, plan, _paths_written(revision, changes), at, judged):
            moved.setdefault(id, []).append(Moved(revision=revision, what=what, before=old, after=new))
    return {id: tuple(each) for id, each in moved.items()}


def _decisions(ledger: Ledger) -> Iterator[tuple[Revision, list[Change]]]:
    """Return the revisions in the order of application, each with its later corrections."""
    decided: list[tuple[Revision, list[Change]]] = []
    for revision in in_effective_order(ledger.founding, ledger.revisions):
        wrong_in = {each.wrong_in if isinstance(each, Correct) else None for each in revision.changes}
        if decided and wrong_in == {decided[-1][0].id}:
            decided[-1][1].extend(revision.changes)
        else:
            decided.append((revision, [*revision.changes]))
    return iter(decided)


def _paths_written(revision: Revision, changes: list[Change]) -> list[str]:
    """Return the paths that the decisions of a revision write, with their corrections."""
    own = [each for each in changes if not isinstance(each, Correct) or each.wrong_in == revision.id]
    return [path for each in own for path in writes(each)]


def _differences(
    before: Plan, after: Plan, paths: list[str], at: FiscalYear, judged: Mapping[str, Target]
) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield the id of an indicator, what was changed, and its value before and after."""
    if before.period != after.period and any(overlap("period", path) for path in paths):
        kept = (each for each in before.indicators if each.id in after)
        yield from ((each.id, "period", before.period, after.period) for each in kept)
    if before.indicators is after.indicators:
        return
    indicators_after = {each.id: each for each in after.indicators}
    for old in before.indicators:
        new = indicators_after.get(old.id)
        if new is not None and new is not old:
            yield from _indicator_differences(old, new, paths, at, judged.get(old.id))


def _indicator_differences(
    old: Indicator, new: Indicator, paths: list[str], at: FiscalYear, judged: Target | None
) -> Iterator[tuple[str, str, Any, Any]]:
    aims = judged_target(old, at), judged_target(new, at)
    if aims[0] == aims[1] and judged is not None:  # it may be hidden by one under an old definition
        aims = _due_with(old, judged), _due_with(new, judged)
    for what, field, before, after in (
        ("target", "targets", *aims),
        ("baseline", "baseline", old.baseline, new.baseline),
        ("measuring", "breaks", _last_break(old), _last_break(new)),
        ("end", "ended", old.ended and old.ended.last, new.ended and new.ended.last),
        *((field, field, getattr(old, field), getattr(new, field)) for field in DEFINITION),
    ):
        if before != after and any(overlap(f"{old.id}.{field}", path) for path in paths):
            yield old.id, what, before, after


def _due_with(indicator: Indicator, judged: Target) -> Target | None:
    """Return the target of an indicator that is due when the judged one is, of the total or its member."""
    targets = (each for each in indicator.targets if each.breakdown == judged.breakdown)
    return next((each for each in targets if each.due.competes(judged.due)), None)


def _last_break(indicator: Indicator) -> FiscalYear | None:
    return indicator.breaks[-1].since if indicator.breaks else None
