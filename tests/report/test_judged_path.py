"""The path that is drawn and printed is the one that the verdict uses."""

from collections.abc import Sequence
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast, Described, Goal, Reach, ReduceBy, TotalOver, Within
from dxmodel.ledger import Ledger, Observation
from dxmodel.messages import Language
from dxmodel.plan import Baseline, Break, Indicator, IndicatorKind, Target
from dxmodel.progress import Assessment, Status, assess
from dxmodel.report import TrajectoryChart, describe, report, to_markdown, to_terminal
from dxmodel.report.trajectory import trajectory
from tests.report.town import town

R3 = FiscalYear(2021)


def book(
    *targets: tuple[str, Goal], baseline: str | None = "20件", measured: Sequence[str] = (), **fields: object
) -> Ledger:
    """Return a ledger of one indicator from R3 on, with values from R4 on."""
    base = None if baseline is None else Baseline(value=baseline, year="R3")
    indicator = Indicator(
        id="x",
        order=1,
        label="利用件数",
        kind=IndicatorKind.OUTCOME,
        unit="件",
        baseline=base,
        targets=[Target(due=due, goal=goal) for due, goal in targets],
        **fields,  # type: ignore[arg-type]
    )
    plan = attrs.evolve(town().founding, period="R4/R20", pillars=[], initiatives=[], indicators=[indicator])
    values = [Observation(indicator="x", period=R3 + n, value=each) for n, each in enumerate(measured, 1)]
    return Ledger(founding=plan, observations=values, documents=town().documents)


def answer(ledger: Ledger, at: FiscalYear | str) -> Assessment:
    """Judge the one indicator."""
    (assessment,) = assess(ledger, at)
    return assessment


def drawn(ledger: Ledger, at: FiscalYear | str, language: Language = "ja") -> TrajectoryChart:
    """Return the picture of the one indicator."""
    return trajectory(ledger, answer(ledger, at), language)


def over(ledger: Ledger, at: str) -> list[str]:
    """Return the levels of the interim targets on the path."""
    return [str(stage.level) for stage in answer(ledger, at).path]


def height(figure: TrajectoryChart, year: FiscalYear) -> float:
    """Return where the drawn path is in a year."""
    assert figure.baseline is not None
    assert figure.target is not None
    for start, end in pairwise((figure.baseline, *figure.interim, figure.target)):
        if start.year <= year <= end.year:
            return start.value + (end.value - start.value) * (year - start.year) / (end.year - start.year)
    raise ValueError(year)


TWO = (("R5", Reach("30件")), ("R7", Reach("40件")), ("R10", Reach("80件")))

STAGES = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 99)), min_size=1, max_size=4)


@given(
    stages=STAGES, steps=st.lists(st.integers(0, 99), min_size=16, max_size=16), sign=st.sampled_from([1, -1])
)
def test_who_is_below_the_drawn_path_is_behind(
    stages: list[tuple[int, int]], steps: list[int], sign: int
) -> None:
    """In every year of every stage, upwards and downwards; the last picture holds for the years before."""
    targets, year = [], R3
    for years, step in stages:
        year += years
        targets.append((str(year), Reach(f"{100 + sign * step}件")))
    values = [f"{100 + sign * step}件" for step in steps[: year - R3]]
    ledger = book(*targets, baseline="100件", measured=values)
    figure = drawn(ledger, year)
    assert [level.year for level in figure.interim] == [FiscalYear.parse(due) for due, _ in targets[:-1]]
    for at, step in zip((R3 + n for n in range(1, year - R3 + 1)), steps, strict=False):
        ahead = step - sign * (height(figure, at) - 100)
        status = answer(ledger, at).status
        assert status is not Status.ON_TRACK or ahead > -1e-6
        assert status is not Status.BEHIND or ahead < 1e-6


def test_the_path_has_every_interim_target_before_the_judged_one() -> None:
    """Not over the later ones: the next one due is judged."""
    assert over(book(*TWO), "R8") == ["30件", "40件"]
    assert over(book(*TWO), "R7") == over(book(*TWO), "R6") == ["30件"]
    assert over(book(*TWO), "R5") == []
    assert [level.text for level in drawn(book(*TWO), "R8").interim] == ["30", "40"]


LONE = ("R10", Reach("80件"))
PATHS: dict[str, tuple[Ledger, list[str]]] = {
    "none": (book(LONE), []),
    "in words": (book(("R5", Described("充実")), LONE), []),
    "a sum": (book(("R5", TotalOver("90件", "R4/R5")), LONE), []),
    "before the baseline": (book(("R2", Reach("10件")), LONE), []),
    "what the baseline satisfies": (book(("R5", AtLeast("20件")), LONE), []),
    "behind the baseline": (book(("R5", Reach("15件")), LONE), ["15件"]),
    "towards a floor": (book(("R5", Reach("30件")), ("R10", AtLeast("10件"))), []),
    "towards a sum": (book(("R5", Reach("30件")), ("R10", TotalOver("900件", "R6/R10"))), []),
    "towards words": (book(("R5", Reach("30件")), ("R10", Described("充実"))), []),
    "a share": (book(("R5", ReduceBy("20%", base="20件")), ("R10", Reach("10件"))), ["16件"]),
    "rough like the baseline": (book(("R5", Reach("約22件")), LONE, baseline="約20件"), ["約22件"]),
    "a new way of measuring": (book(("R5", Reach("30件")), LONE, breaks=[Break(since="R6")]), []),
    "no baseline": (book(("R5", Reach("30件")), LONE, baseline=None), []),
    "words after a level": (book(("R5", Reach("30件")), ("R6", Described("充実")), LONE), ["30件"]),
}


@pytest.mark.parametrize("name", PATHS)
def test_the_drawn_path_has_only_the_levels_of_the_verdict(name: str) -> None:
    """Only the levels that the verdict uses."""
    ledger, levels = PATHS[name]
    assert over(ledger, "R8") == levels


def test_a_rough_interim_target_is_drawn_in_its_middle() -> None:
    """With a bar from end to end."""
    (level,) = drawn(book(("R5", Reach("30〜40件")), LONE), "R8").interim
    assert (level.low, level.value, level.high) == (30, 35, 40)


def test_the_line_to_a_range_ends_where_the_path_does() -> None:
    """Coming from above, at its upper end."""
    ends = [
        drawn(book(("R10", Within("40件", "50件")), baseline=each), "R8").target for each in ("20件", "90件")
    ]
    assert [level and level.value for level in ends] == [40, 50]


def test_every_output_states_the_path() -> None:
    """As a footnote to the target, in the description of the indicator, and in that of the figure."""
    ledger = book(*TWO, measured=["22件", "28件", "33件", "38件", "50件"])
    path = "20件（R3） → 30件（R5） → 40件（R7） → 80件（R10）"
    progress_report = report(ledger, "R8")
    assert f"判定の経路：{path}" in to_markdown(progress_report)
    assert f"判定の経路：{path}" in to_terminal(progress_report)
    assert dict(describe(ledger, "x", "R8").items)["判定の経路"] == path
    assert path in drawn(ledger, "R8").description
    english = "20 cases (FY2021) → 30 cases (FY2023) → 40 cases (FY2025) → 80 cases (FY2028)"
    assert f"Path of the verdict: {english}" in to_markdown(report(ledger, "R8", "en"))


def test_a_straight_path_is_not_stated() -> None:
    """The heading of the goals says so already."""
    markdown = to_markdown(report(book(LONE, measured=["30件"]), "R4"))
    assert "判定の経路" not in markdown
    assert "中間目標があれば、それを順に経る場合と比べます" in markdown
    assert "where the plan has interim targets" in to_markdown(report(book(LONE), "R4", "en"))
