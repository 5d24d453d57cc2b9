"""Does each revision make sense by itself: its date, its reasons, and what it writes?"""

from collections.abc import Iterator, Mapping, Sequence

from dxmodel.errors import Problem, nearest
from dxmodel.fiscal import When
from dxmodel.ledger.replay import settled
from dxmodel.plan import Indicator, Plan
from dxmodel.revise import (
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    MoveTarget,
    Reason,
    Redefine,
    Remove,
    Revision,
    WithdrawTarget,
    overlap,
    writes,
)

__all__ = ["senseless"]


def senseless(
    founding: Plan | None, revisions: Sequence[Revision | None], things: Mapping[str, object]
) -> Iterator[Problem]:
    """Yield what no revision can be: decided before the plan was, too late, against itself, for no reason.

    Args:
        founding: the plan as first adopted; None where it did not stand.
        revisions: None holds the place of one that did not stand.
        things: what the ids of the plan name.
    """
    adopted = _adopted(founding, revisions)
    for index, revision in enumerate(revisions):
        if revision is not None:
            path = f"$.revisions[{index}]"
            yield from _too_early(path, adopted, revision)
            yield from _too_late(path, revision)
            yield from _contradictions(path, revision.changes)
            for place, reason in enumerate(revision.reasons):
                yield from _about_nothing(f"{path}.reasons[{place}]", reason, revision.changes, things)


def _adopted(founding: Plan | None, revisions: Sequence[Revision | None]) -> When | None:
    """When the plan was adopted, put right by what was corrected since."""
    if founding is None:
        return None
    adopted = founding.adopted
    for revision in settled(founding, filter(None, revisions)):
        for change in revision.changes:
            match change:
                case Correct(Amend(founding.id, adopted=When() | None as right), wrong_in=wrong_in):
                    adopted = right if wrong_in in (None, founding.id) else adopted
    return adopted


def _too_early(path: str, adopted: When | None, revision: Revision) -> Iterator[Problem]:
    first = adopted.not_before if adopted is not None else None
    last = revision.decided.not_after
    if first is not None and last is not None and last < first:
        facts = {"decided": revision.decided, "adopted": adopted}
        yield Problem(path=f"{path}.decided", code="ledger.decided_before_founding", facts=facts)


def _too_late(path: str, revision: Revision) -> Iterator[Problem]:
    """What a decision says of a year in which it does not hold yet; corrections hold at once."""
    starts = revision.in_force
    if starts is None:
        return
    for index, change in enumerate(revision.changes):
        place = f"{path}.changes[{index}]"
        match change:
            case Redefine(of, since=since) if since < starts:
                facts: dict[str, object] = {"in_force": starts, "id": of, "since": since}
                yield Problem(path=place, code="ledger.redefined_before_in_force", facts=facts)
            case End(of, last=last) if last + 1 < starts:
                facts = {"in_force": starts, "id": of, "last": last, "latest": last + 1}
                yield Problem(path=place, code="ledger.ended_before_in_force", facts=facts)


def _contradictions(path: str, changes: Sequence[Change]) -> Iterator[Problem]:
    """Places that two changes write, where the first did not make room for the second.

    A correction says what was, and a decision what will be, so one of each do not contradict.
    """
    written: dict[tuple[bool, str], tuple[int, bool]] = {}
    for index, change in enumerate(changes):
        correct = isinstance(change, Correct)
        for place, leaves in _writes(change.change if isinstance(change, Correct) else change):
            earlier, made_room = written.get((correct, place), (index, True))
            if not made_room or (leaves and earlier != index):
                facts = {"place": place, "other": f"{path}.changes[{earlier}]"}
                yield Problem(path=f"{path}.changes[{index}]", code="ledger.contradiction", facts=facts)
                break
            written[correct, place] = (index, leaves)


def _writes(change: Change) -> Iterator[tuple[str, bool]]:
    """The places that a change writes, and whether it leaves them free."""
    match change:
        case Add() | Remove():
            yield writes(change)[0], isinstance(change, Remove)
        case MoveTarget():
            left, filled = writes(change)
            yield left, True
            yield filled, False
        case _:
            yield from ((place, isinstance(change, WithdrawTarget)) for place in writes(change))


def _about_nothing(
    path: str, reason: Reason, changes: Sequence[Change], things: Mapping[str, object]
) -> Iterator[Problem]:
    places = [place for change in changes for place in _touched(change, things)] if reason.about else []
    for index, about in enumerate(reason.about):
        if not any(overlap(about, place) for place in places):
            facts = {"found": about, "nearest": nearest(about, places)}
            yield Problem(path=f"{path}.about[{index}]", code="ledger.about_nothing", facts=facts)


def _touched(change: Change, things: Mapping[str, object]) -> Iterator[str]:
    """What a reason can be about: what a change writes, and the items that it names."""
    right = change.change if isinstance(change, Correct) else change
    yield from writes(right)
    if isinstance(right, End):
        yield from right.into
    if isinstance(right, ExtendPeriod) and right.targets is not None:
        yield from (id for id, thing in things.items() if isinstance(thing, Indicator))
    if isinstance(right, ExtendPeriod):
        yield from right.exceptions
