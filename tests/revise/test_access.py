"""Which paths a change reads and writes, and which lists of changes conflict."""

import pytest

from dxmodel.changes import (
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    Move,
    MoveTarget,
    Redefine,
    Remove,
    Rename,
    Replacement,
    SetBaseline,
    SetTarget,
    ShortenPeriod,
    StateSuccessor,
    WithdrawTarget,
)
from dxmodel.errors import ValidationError
from dxmodel.plan import Baseline, Bridge, Due, Successor
from dxmodel.revise import conflicts, overlap, reads, rebase, writes
from tests.revise.town import PLAN, STAFF, target

VAGUE = Due("R10", qualifier="概ね")
LATER = Replacement("hours", target("R10"))


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        (ExtendPeriod("R10"), {"period", "period_printed"}),
        (ExtendPeriod("R10", targets="keep"), {"period", "period_printed"}),
        (ExtendPeriod("R10", targets="carry"), {"period", "period_printed", "*.targets"}),
        (
            ExtendPeriod("R10", keep=["staff"], replace=[LATER]),
            {"period", "period_printed", "hours.targets"},
        ),
        (ShortenPeriod("R5"), {"period", "period_printed"}),
        (Add(STAFF), {"staff", "staff.targets", "staff.baseline"}),
        (Remove("bar"), {"bar", "bar.targets", "bar.baseline"}),
        (Rename("dx", "x"), {"dx.label"}),
        (Move("rpa", pillars=["base"], order=2), {"rpa.pillars", "rpa.order"}),
        (End("rpa", last="R6"), {"rpa.ended"}),
        (Amend("rpa", note="x", owners=[]), {"rpa.note", "rpa.owners"}),
        (Amend("dx", note="x", version="2"), {"dx.note", "version"}),
        (SetTarget("hours", target(VAGUE)), {"hours.targets[R10]"}),
        (MoveTarget("hours", "R6", to="2025-09"), {"hours.targets[R6]", "hours.targets[2025-09]"}),
        (WithdrawTarget("hours", Due(None, qualifier="順次")), {"hours.targets[順次]"}),
        (SetBaseline("hours", Baseline(value="1時間")), {"hours.baseline"}),
        (Redefine("hours", since="R5", scope="x"), {"hours.breaks", "hours.scope"}),
        (StateSuccessor(Successor(label="次期", starts="R11")), {"successor"}),
        (Correct(Amend("dx", period="R4/R7")), {"period"}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_writes_returns_the_paths_that_a_change_writes(change, paths):
    """So that reports can name the revision behind a figure."""
    assert set(writes(change)) == paths


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        (ExtendPeriod("R10", targets="keep"), {"period", "*.targets", "*.ended"}),
        (
            ExtendPeriod("R10", targets="stretch"),
            {"period", "*.targets", "*.ended", "*.baseline", "*.bounds"},
        ),
        (
            ExtendPeriod("R10", targets="keep", stretch=["hours"]),
            {"period", "*.targets", "*.ended", "hours.baseline", "hours.bounds"},
        ),
        (
            Redefine("hours", since="R5", bridge=Bridge(old="1時間", new="2時間")),
            {"hours.id", "hours.unit", "hours.breaks"},
        ),
        (Rename("rpa", "x"), {"rpa.id"}),
        (StateSuccessor(None), set()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_reads_returns_the_paths_that_a_change_reads(change, paths):
    """What another change must not write beside it."""
    assert set(reads(change)) == paths


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("period", "period", True),
        ("period", "period_printed", False),
        ("hours", "hours.targets[R6]", True),
        ("hours.targets", "hours.targets[R6]", True),
        ("hours.targets[R6]", "hours.targets[R60]", False),
        ("hours", "hours-2.note", False),
        ("*.targets", "hours.targets[R6]", True),
        ("*.targets", "*.targets", True),
        ("*.targets", "hours.baseline", False),
        ("*.targets", "period", False),
    ],
)
def test_paths_overlap(one, other, expected):
    """The same path, or one inside the other; and in either order."""
    assert overlap(one, other) is overlap(other, one) is expected


def test_a_conflict_names_the_paths_of_both_lists():
    """Which change of which list, and where they meet."""
    mine: list[Change] = [Amend("rpa", note="x"), SetTarget("hours", target("R6"))]
    theirs: list[Change] = [ExtendPeriod("R10", targets="keep"), Amend("rpa", owners=[])]
    (conflict,) = conflicts(mine, theirs)
    assert (conflict.mine, conflict.theirs) == (1, 0)
    assert (conflict.path, conflict.other_path) == ("hours.targets[R6]", "*.targets")
    assert conflicts(mine[:1], theirs) == ()


def test_what_was_added_is_not_to_be_added_again():
    """Of two lists made to one plan, the later one follows; what both made is made once."""
    mine: list[Change] = [Rename("rpa", "自動化"), Amend("rpa", note="x")]
    assert rebase(PLAN, mine, mine[:1]) == (mine[1],)
    assert rebase(PLAN, mine, []) == tuple(mine)


def test_a_clash_is_an_error_with_both_paths():
    """Another name for the same thing."""
    with pytest.raises(ValidationError) as caught:
        rebase(PLAN, [Amend("ai", note="x"), Rename("rpa", "自動化")], [Rename("rpa", "ロボット")])
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("$.changes[1]", "revise.conflict")
    assert problem.facts == {"mine": "rpa.label", "theirs": "rpa.label", "at": "$.changes[0]"}


def test_the_plan_after_both_lists_must_be_valid():
    """One list ends what the other one needs."""
    with pytest.raises(ValidationError) as caught:
        rebase(PLAN, [Move("part", parent="rpa")], [End("hours", last="R6"), End("rpa", last="R6")])
    assert {problem.code for problem in caught.value.problems} == {"plan.needs_ended"}
