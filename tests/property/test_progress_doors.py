"""The scalar door and the frame door give the same answers."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import (
    Baseline,
    Body,
    Break,
    Bridge,
    Direction,
    Due,
    Ending,
    Indicator,
    Plan,
    Reach,
    Target,
)
from dxmodel.progress import Progress, assess
from dxmodel.progress.breaks import carried
from dxmodel.progress.frame import assess_frame

FIRST = 2020
levels = st.integers(-50, 50).map(lambda tenths: Amount(str(tenths / 10), "件"))
years = st.integers(FIRST, FIRST + 8).map(FiscalYear)


bridges = st.builds(Bridge, old=st.just("2件"), new=st.integers(1, 4).map("{}件".format))
breaks = st.builds(Break, since=years, bridge=st.none() | bridges)


@st.composite
def indicators(draw: st.DrawFn, id: str) -> Indicator:
    """An indicator with a level to reach; small numbers, so that equal ones are frequent."""
    base = draw(st.none() | st.builds(Baseline, value=levels, year=st.none() | years))
    due = draw(years.map(Due) | st.just(Due(None, qualifier="順次")))
    targets = draw(st.just([]) | levels.map(lambda level: [Target(due=due, goal=Reach(level))]))
    return Indicator(
        id=id,
        order=1,
        label=id,
        unit="件",
        direction=draw(st.sampled_from(Direction)),
        breaks=draw(
            st.just([]) | st.just([]) | st.lists(breaks, max_size=2, unique_by=lambda each: each.since)
        ),
        ended=draw(st.none() | st.none() | years.map(lambda last: Ending(last=last))),
        baseline=base,
        targets=targets,
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A few indicators, some of them observed in a few years."""
    chosen = [draw(indicators(f"i{n}")) for n in range(draw(st.integers(1, 4)))]
    plan = Plan(id="p", label="計画", bodies=[Body("131211", "足立区")], period="R2/", indicators=chosen)
    keys = st.tuples(st.sampled_from([each.id for each in chosen]), years)
    seen = draw(st.dictionaries(keys, levels, max_size=12))
    return Ledger(
        founding=plan,
        observations=[
            Observation(indicator=id, period=year, value=value) for (id, year), value in seen.items()
        ],
    )


def row(answer: Progress) -> dict[str, Any]:
    """What the frame door is given of one answer: only what was put in."""
    base, target, way = answer.indicator.baseline, answer.target, answer.indicator.breaks
    cuts = [each.since for each in way if each.bridge is None]
    if base is not None and base.year is None:  # it may be of any way
        cuts += [each.since for each in way if each.since <= answer.at]
    value = today(answer.indicator, answer.reading.amount, answer.at)
    level = today(answer.indicator, base.amount, base.year) if base else None
    return {
        "indicator": answer.indicator.id,
        "fiscal_year": answer.at.year,
        "value": number(value),
        "unit": "件",
        "baseline": number(level),
        "baseline_year": base.year.year if base and base.year else np.nan,
        "target": number(target.goal.amount if target and isinstance(target.goal, Reach) else None),
        "target_year": target.due.year.year if target and target.due.year else np.nan,
        "direction": answer.indicator.direction.value,
        "last_year": answer.indicator.ended.last.year if answer.indicator.ended else np.nan,
        "break_year": max(cuts).year if cuts else np.nan,
    }


def today(indicator: Indicator, amount: Amount | None, year: FiscalYear | None) -> Amount | None:
    """The amount carried over the breaks; as it is where no bridge leads, which is declined anyway."""
    over = carried(indicator, amount, year)
    return amount if over is None else over


def number(amount: Amount | None) -> float:
    """The plain number, or missing."""
    return np.nan if amount is None else float(amount.magnitude)


@given(ledgers(), years)
def test_both_doors_give_the_same_status_reason_and_numbers(ledger: Ledger, at: FiscalYear):
    """Status and reason are equal; numbers are equal to 1e-12 of themselves, missing where missing."""
    answers = assess(ledger, at)
    judged = assess_frame(pd.DataFrame([row(answer) for answer in answers]))
    for answer, (_, same) in zip(answers, judged.iterrows(), strict=True):
        assert same["status"] == answer.status.value
        assert (same["reason"] if pd.notna(same["reason"]) else None) == (
            answer.reason and answer.reason.value
        )
        for name in ("achievement_rate", "progress", "elapsed", "pace"):
            agree(same[name], getattr(answer, name))
        for name in ("remaining", "required_per_year"):
            amount = getattr(answer, name)
            agree(same[name], amount and float(amount.magnitude))


def agree(in_frame: float, alone: float | None) -> None:
    """Both are missing, or both are the same number."""
    if alone is None:
        assert np.isnan(in_frame)
    else:
        assert in_frame == pytest.approx(alone, rel=1e-12, abs=1e-12)
