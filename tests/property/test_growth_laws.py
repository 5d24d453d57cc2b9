"""Twice as much of everything takes about twice as much work: a loop inside a loop would take four times."""

import json as standard_json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

import dxmodel as dx
from dxmodel.changes import Amend, Correct, MoveTarget, Rename, SetBaseline
from dxmodel.errors import ValidationError
from dxmodel.formats import json, yaml
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Baseline, Body, Indicator, Plan, Target
from dxmodel.revise import Rationale, Revision, apply, conflicts
from tests.calls import calls


def plan(size: int) -> Plan:
    """Return a plan with many indicators, whose targets are due in the year of the baseline."""
    return Plan(
        id="dx",
        label="DX推進計画",
        bodies=[Body("131211", "足立区")],
        period="R4/R6",
        indicators=[
            Indicator(
                id=f"indicator-{number:05}",
                label=f"指標{number}",
                order=number,
                unit="件",
                direction="up",
                baseline=Baseline(value="10件", year="R6"),
                targets=[Target(due="R6", goal=Reach("100件"))],
            )
            for number in range(size)
        ],
    )


def revisions(size: int, decided: str = "2024-04-01") -> list[Revision]:
    """Return many revisions, each of one indicator; all decided on one day, or in one year."""
    return [
        Revision(
            id=f"revision-{number:05}",
            label=f"改定{number}",
            decided=decided,
            changes=[SetBaseline(f"indicator-{number:05}", Baseline(value="10件", year="R6"))],
        )
        for number in range(size)
    ]


def observations(size: int, name: str = "indicator") -> list[Observation]:
    """Return an observation of each indicator."""
    return [Observation(indicator=f"{name}-{number:05}", period="R4", value="20件") for number in range(size)]


def ledger(size: int, decided: str = "2024-04-01") -> Ledger:
    """Return a ledger with many indicators, observations and revisions."""
    return Ledger(founding=plan(size), revisions=revisions(size, decided), observations=observations(size))


def refused(work: Callable[[], object]) -> None:
    """Do what is refused, and describe every problem."""
    with pytest.raises(ValidationError) as caught:
        work()
    assert str(caught.value)


def renamed(size: int, name: str) -> list[Rename]:
    """Return a change of the name of each indicator."""
    return [Rename(f"{name}-{number:05}", f"新しい指標{number}") for number in range(size)]


def reading(data: dict[str, Any]) -> Callable[[], object]:
    """Return what reads the plain data of a ledger with mistakes, as JSON and as YAML."""
    text, lines = standard_json.dumps(data), yaml.dump(data)

    def both() -> None:
        refused(lambda: json.loads(text))
        refused(lambda: yaml.loads(lines))

    return both


def plain(size: int, name: str, kind: str) -> dict[str, Any]:
    """Return the plain data of a ledger with mistakes of one kind."""
    data: dict[str, Any] = standard_json.loads(json.dumps(ledger(size)))
    for number, each in enumerate(data["observations"]):
        if kind == "observation":
            each["indicator"] = f"{name}-{number:05}"
        elif kind == "value":
            each["value"] = "たくさん"
    for number, each in enumerate(data["revisions"]):
        if kind == "revision":
            each["changes"][0]["set-baseline"]["indicator"] = f"{name}-{number:05}"
        elif kind == "change":
            each["changes"][0] = {"no-change": {}}
    return data


def all_origins(ledger: Ledger) -> Callable[[], Sequence[object]]:
    """Return what asks for the origin of every baseline."""
    return lambda: [ledger.origin(f"{each.id}.baseline") for each in ledger.plan.indicators]


def one_reason(size: int) -> Ledger:
    """Return a ledger with one revision that gives a reason for each of its changes."""
    changes = [MoveTarget(f"indicator-{number:05}", "R6", to="R7") for number in range(size)]
    reasons = [Rationale("見直し", about=[f"indicator-{number:05}"]) for number in range(size)]
    revision = Revision(id="r", label="改定", decided="2024-04-01", changes=changes, reasons=reasons)
    return Ledger(founding=plan(size), revisions=[revision])


def many_corrections(size: int) -> Ledger:
    """Return a ledger with one revision that corrects every indicator."""
    changes = [
        Correct(Amend(f"indicator-{number:05}", label=f"正しい指標{number}")) for number in range(size)
    ]
    revision = Revision(id="r", label="訂正", decided="2024-04-01", changes=changes)
    return Ledger(founding=plan(size), revisions=[revision])


WORK: dict[str, Callable[[int], Callable[[], object]]] = {
    "building a ledger": lambda size: lambda: ledger(size),
    "building a ledger of reasons": lambda size: lambda: one_reason(size),
    "observations of unknown indicators": lambda size: (
        lambda: refused(lambda: Ledger(founding=plan(size), observations=observations(size, "indicater")))
    ),
    "checking": lambda size: partial(dx.check, ledger(size)),
    "checking revisions of one year": lambda size: partial(dx.check, ledger(size, "R5")),
    "changes of unknown indicators": lambda size: (
        lambda: refused(lambda: apply(plan(size), renamed(size, "indicater")))
    ),
    "conflicts": lambda size: lambda: conflicts(renamed(size, "indicator"), renamed(size, "indicator")),
    "origins": lambda size: all_origins(ledger(size)),
    "the plan as adopted": lambda size: partial(getattr, many_corrections(size), "as_adopted"),
    "reading unknown indicators": lambda size: reading(plain(size, "indicater", "observation")),
    "reading wrong values": lambda size: reading(plain(size, "", "value")),
    "reading revisions of unknown indicators": lambda size: reading(plain(size, "indicater", "revision")),
    "reading revisions with wrong changes": lambda size: reading(plain(size, "", "change")),
}


@pytest.mark.same_on_every_python
@pytest.mark.parametrize("work", WORK)
def test_twice_as_much_takes_about_twice_the_work(work: str) -> None:
    """In calls of functions, which do not depend on the machine."""
    WORK[work](10)()  # what is built on first use
    once, twice = (calls(WORK[work](size)) for size in (40, 80))
    assert twice < 2.5 * once
