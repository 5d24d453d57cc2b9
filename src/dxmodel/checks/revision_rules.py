"""Rules about revisions: when they were decided, in which order, and what they did not set anew."""

from collections.abc import Iterator

from dxmodel.changes import Redefine
from dxmodel.checks.finding import Finding, name, note, warning
from dxmodel.checks.queries import (
    in_doubt,
)
from dxmodel.ledger import Ledger
from dxmodel.plan import Indicator, Label
from dxmodel.revise import conflicts, overlap, writes

__all__ = ["REVISION_RULES"]


def rough_decision(ledger: Ledger) -> Iterator[Finding]:
    """The day of a decision is known only within bounds."""
    for revision in ledger.revisions:
        if revision.decided.exact is None:
            path = f"$.revisions[{revision.id}].decided"
            yield note("check.rough_decision", path, revision=revision.label, decided=revision.decided)


def order_in_doubt(ledger: Ledger) -> Iterator[Finding]:
    """Either of two revisions may have been decided first, and the result depends on which."""
    for revision, other in in_doubt(ledger.revisions):
        if conflicts(revision.changes, other.changes):
            decided = [revision.decided, other.decided]
            facts = {"one": revision.label, "other": other.label, "decided": decided}
            yield warning("check.order_in_doubt", f"$.revisions[{other.id}].decided", **facts)


def target_of_another_way(ledger: Ledger) -> Iterator[Finding]:
    """An indicator was redefined, and a later target was not set anew by that revision or a later one."""
    indicators = {indicator.id: indicator for indicator in ledger.plan.indicators}
    written: dict[str, set[str]] = {}
    for revision in reversed(ledger.revisions):
        for change in revision.changes:
            for path in writes(change):
                written.setdefault(path.partition(".")[0], set()).add(path)
        for change in revision.changes:
            indicator = indicators.get(change.of) if isinstance(change, Redefine) else None
            if isinstance(change, Redefine) and indicator is not None:
                written_paths = written[change.of] | written.get("*", set())
                label = name(ledger, indicator)
                yield from _targets_not_reset(label, indicator, change, written_paths)


def _targets_not_reset(
    label: Label, indicator: Indicator, change: Redefine, written_paths: set[str]
) -> Iterator[Finding]:
    for target in indicator.targets:
        target_path = f"{change.of}.targets[{target.due.key}]"
        is_ahead = target.due.year is None or target.due.year >= change.since
        if is_ahead and not any(overlap(target_path, path) for path in written_paths):
            finding_path = f"$.indicators[{change.of}].targets[{target.due}]"
            facts = {"indicator": label, "due": target.due, "since": change.since}
            yield warning("check.target_of_another_way", finding_path, **facts)


REVISION_RULES = (
    rough_decision,
    order_in_doubt,
    target_of_another_way,
)
