"""The ledger API and the frame API give the same answers."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.fiscal import CountingWindow, FiscalYear
from dxmodel.frames import assess_frame, rows
from dxmodel.goals import AtLeast, AtMost, ChangeBy, Goal, Maintain, Reach, ReduceBy
from dxmodel.ledger import Ledger, MethodName, Observation
from dxmodel.plan import (
    Accumulation,
    Baseline,
    Body,
    Break,
    Bridge,
    Direction,
    Due,
    Ending,
    Indicator,
    Plan,
    Target,
)
from dxmodel.progress import assess
from dxmodel.testing import ledgers as ledgers_of_library
from tests.scaling import examples
from tests.yaml_ledger import ledger_of

FIRST = 2020
levels = st.integers(-50, 50).map(lambda tenths: Amount(str(tenths / 10), "件"))
YEARS = [FiscalYear(year) for year in range(FIRST, FIRST + 9)]
years = st.sampled_from(YEARS)
UNITS = ("件", "%")
SHARES = (
    "achievement_rate",
    "progress",
    "elapsed",
    "expected",
    "pace",
    "required_speedup",
    "projected_year",
    "score",
)
AMOUNTS = ("remaining", "required_per_year", "projected_value")


bridges = st.builds(Bridge, old=st.just("2件"), new=st.integers(1, 4).map("{}件".format))
breaks = st.builds(Break, since=years, bridge=st.none() | bridges)


windows = st.sampled_from([None, None, *map(CountingWindow.parse, ("暦年", "7月～3月", "10/09 end"))])
INSIDE = (0, 40, 200, 335, 364)


def days(year: FiscalYear, window: CountingWindow | None, numbers: Sequence[int]) -> st.SearchStrategy[date]:
    """Days so many days after the first one that is counted for a year."""
    first = year.first_day if window is None else window.of(year).first_day
    assert first is not None
    return st.sampled_from(numbers).map(lambda number: first + timedelta(days=number))


def goals(base: Amount | None) -> st.SearchStrategy[st.SearchStrategy[Goal]]:
    """Kinds of goals that are one level, each in one direction; cuts only of what is there."""
    kinds: list[st.SearchStrategy[Goal]] = [levels.map(Reach), levels.map(AtLeast), levels.map(AtMost)]
    if base is not None:
        rises = levels.filter(lambda level: level.magnitude >= 0)
        kinds += [st.just(Maintain()), rises.map(ChangeBy), rises.map(lambda by: ChangeBy(-by))]
    if base is not None and base.magnitude > 0:
        kinds.append(st.integers(1, 100).map(lambda share: ReduceBy(f"{share}%", base=base)))
    return st.sampled_from(kinds)


@st.composite
def indicators(draw: st.DrawFn, id: str, unit: str) -> Indicator:
    """An indicator with a level to reach; small numbers, so that equal ones are frequent."""
    level = draw(st.none() | levels.map(lambda amount: Amount(amount.magnitude, unit)))
    start, window = draw(st.none() | years), draw(windows)
    accumulation = draw(st.sampled_from(Accumulation))
    as_of = None
    if start is not None and accumulation is not Accumulation.FLOW:
        as_of = draw(st.none() | days(start, window, [*INSIDE, 430, -700]))
    base = None if level is None else Baseline(value=level, year=start, as_of=as_of)
    is_broken = unit == "件" and draw(st.booleans())  # as the bridges are
    dues = [
        Due(draw(st.just(year) | st.just(year) | days(year, None, INSIDE)))
        for year in draw(st.lists(years, unique=True, max_size=3))
    ]
    in_words = Due(None, qualifier="順次")
    kind = draw(goals(level))
    targets = [Target(due=due, goal=_in(draw(kind), unit)) for due in dues or [in_words]]
    return Indicator(
        id=id,
        order=1,
        label=id,
        unit=unit,
        direction=draw(st.sampled_from(Direction)),
        accumulation=accumulation,
        window=window,
        breaks=draw(st.lists(breaks, max_size=2, unique_by=lambda each: each.since)) if is_broken else [],
        ended=draw(st.none() | st.none() | years.map(lambda last: Ending(last=last))),
        baseline=base,
        targets=draw(st.sampled_from([targets, targets, targets, []])),
    )


def _in(goal: Goal, unit: str) -> Goal:
    """The same goal in the unit of its indicator."""
    match goal:
        case Reach(level) | AtLeast(level) | AtMost(level):
            return type(goal)(Amount(level.magnitude, unit))
        case ChangeBy(by):
            return ChangeBy(Amount(by.magnitude, "ポイント" if unit == "%" else unit))
        case _:
            return goal


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A few indicators, observed in some years."""
    chosen = [draw(indicators(f"i{n}", draw(st.sampled_from(UNITS)))) for n in range(draw(st.integers(1, 3)))]
    plan = Plan(id="p", label="計画", bodies=[Body("131211", "足立区")], period="R2/", indicators=chosen)
    keys = st.tuples(st.sampled_from(chosen), years).map(lambda key: (key[0].id, key[0].unit, key[1]))
    values = draw(st.dictionaries(keys, levels, max_size=24))
    return Ledger(
        founding=plan,
        observations=[
            Observation(
                indicator=id,
                period=year,
                value=Amount(value.magnitude, str(unit)),
                as_of=draw(counted(plan.indicator(id), year)),
            )
            for (id, unit, year), value in values.items()
        ],
    )


def counted(indicator: Indicator, year: FiscalYear) -> st.SearchStrategy[date | None]:
    """No day, or one on which a level of the year is counted; of a flow only the whole year."""
    if indicator.accumulation is Accumulation.FLOW:
        return st.none()
    first, end = indicator.days_of(year)
    length = (end - first).days
    return st.none() | days(year, indicator.window, [each for each in INSIDE if each <= length])


@pytest.mark.parametrize("method", MethodName)
@given(ledger=ledgers())
def test_both_doors_give_the_same_status_reason_and_numbers(method: MethodName, ledger: Ledger):
    """By every method: status and reasons are equal, numbers to 1e-9, missing where missing."""
    compare(ledger, method)


DATED = """\
- {id: x, label: 施設, unit: 施設, direction: up, accumulation: %s, %s
   baseline: {value: 10施設, year: R3%s}, targets: [%s{due: %s, goal: {%s}}]}"""
VALUES = """\
- {indicator: x, period: R4, value: 30施設, as_of: 2022-06-30}
- {indicator: x, period: R5, value: 35施設}
- {indicator: x, period: R6, value: 58施設, as_of: 2024-09-30}
- {indicator: x, period: R7, value: 61施設}
- {indicator: x, period: R8, value: 59施設}"""
DATES = [
    ("2021-05-25", "R6", None),
    (None, "2024-09-30", None),
    ("2022-01-10", "2025-01-31", "2023-10-31"),
    ("2021-12-31", "2024-12-31", "2022-12-31"),
    ("2022-05-31", "2024-04-01", "2023-03-31"),
    ("2021-04-01", "2024-10-01", "R3"),
    ("2019-05-31", "2024-09-30", None),
]


@pytest.mark.parametrize("accumulation", ["stock", "cumulative", "unknown"])
def test_days_of_baselines_and_due_dates_and_windows_are_judged_alike(accumulation: str):
    """Before, on and after the due day, with years of one's own, for a level to reach and one to keep."""
    windows_as_text, goals_as_text = (
        ("", "window: 暦年,", "window: 7月～3月,"),
        ("reach: 60施設", "maintain: {}"),
    )
    for (as_of, due, interim), window, goal in product(DATES, windows_as_text, goals_as_text):
        day = f", as_of: {as_of}" if as_of else ""
        before = f"{{due: {interim}, goal: {{reach: 40施設}}}}, " if interim else ""
        dated = ledger_of(DATED % (accumulation, window, day, before, due, goal), VALUES)
        judged = compare(dated, MethodName.LINEAR_PACE)
        assert {*judged["no_row"].dropna()} <= {"earlier-year", "missing", "nothing-due", "other-values"}


@pytest.mark.parametrize("method", [MethodName.LINEAR_PACE, MethodName.WEATHER_FORECAST])
@examples(0.3)
@given(ledger=ledgers_of_library(), at=st.data())
def test_any_ledger_gives_the_same_rows_by_both(method: MethodName, ledger: Ledger, at: st.DataObject):
    """With revisions, breakdowns, rough values and words, for one year or several."""
    stated = sorted({each.year for each in ledger.observations if each.year is not None})
    if stated:
        near = [*stated, *(each + 1 for each in stated)]
        compare(ledger, method, at.draw(st.lists(st.sampled_from(near), min_size=1, max_size=3, unique=True)))


def compare(ledger: Ledger, method: MethodName, asked: Sequence[FiscalYear] = YEARS) -> pd.DataFrame:
    """Both give the same answers for every row that is not marked; a marked one has no verdict."""
    judged = assess_frame(rows(ledger, asked), method)
    by_key = {(each["item"], each["fiscal_year"]): each for each in judged.to_dict("records")}
    for year in asked:
        for answer in assess(ledger, year, method):
            same = by_key[answer.indicator.id, year.year]
            if word(same["no_row"]) is not None:
                assert np.isnan(same["target"])
                continue
            text = (answer.status, answer.reason, answer.no_score)
            assert [*map(word, text)] == [*map(word, (same["status"], same["reason"], same["no_score"]))]
            for name in SHARES:
                agree(same[name], getattr(answer, name))
            in_points = 10 if answer.indicator.unit == "‰" else 1  # of which differences are in points
            for name in AMOUNTS:
                amount = getattr(answer, name)
                times = 1 if name == "projected_value" else in_points
                agree(same[name], amount and times * float(amount.magnitude))
            if answer.target is not None and isinstance(answer.target.goal, Maintain):
                agree(same["kept"], answer.kept.share if answer.kept else None)
    return judged


def word(text: Any) -> str | None:
    """A word, or none."""
    return None if text is None or text != text else str(text)


def agree(in_frame: float, alone: float | None) -> None:
    """Both are missing, or both are the same number."""
    if alone is None:
        assert np.isnan(in_frame)
    else:
        assert in_frame == pytest.approx(alone, rel=1e-9, abs=1e-9)
