"""Hypothesis strategies of scales: grades given by hand, or by the scores of any method."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.ledger import Grade, ItemState, MethodName, Scale
from dxmodel.plan import IndicatorKind
from dxmodel.testing.building import built, evenly
from dxmodel.testing.fiscal import NEAR, fiscal_years
from dxmodel.testing.goal import sources
from dxmodel.testing.text import ids, labels, some_renamed

__all__ = ["scales"]

MARKS = ("S", "A", "B", "C", "◎", "○", "△", "×", "着実", "概ね", "改善", "7", "1")
END = st.decimals(-2, 3, places=2)
SIDES = ("above", "below", "alone")
"""To which grade an end belongs: the better one, the worse one, or a grade for this one number."""


@st.composite
def scales(draw: DrawFn, by: SearchStrategy[MethodName | None] | None = None) -> Scale:
    """Scales for grades given by hand or by any method, without gap and overlap, with closed and open ends.

    Args:
        by: the methods, where None means by hand; all of them by default.

    >>> from hypothesis import given
    >>> @given(scales(st.sampled_from(MethodName)))
    ... def test_every_score_earns_a_grade(scale):
    ...     assert scale.grade(0.6) in scale.grades
    """
    method = draw(_methods() if by is None else by)
    ends = [] if method is None else sorted(draw(st.lists(END, max_size=3, unique=True)), reverse=True)
    intervals = [*_intervals([(end, draw(st.sampled_from(SIDES))) for end in ends])]
    count = draw(st.integers(1, 4)) if method is None else len(intervals)
    marks = draw(st.lists(st.sampled_from(MARKS), min_size=count, max_size=count, unique=True))
    texts = [draw(st.none() | labels()) for _ in marks]
    bounds = intervals if method is not None else [{}] * count
    states = [draw(st.none() | st.sampled_from(ItemState)) for _ in marks]
    grades = [
        Grade(mark, label=text, state=state, **ends)
        for mark, text, state, ends in zip(marks, texts, states, bounds, strict=True)
    ]
    required = {"id": ids(), "label": labels(), "grades": st.just(grades)}
    return draw(some_renamed(built(Scale, required | {"by": st.just(method)}, _optional_fields())))


def _methods() -> SearchStrategy[MethodName | None]:
    return evenly(st.none(), *[st.sampled_from(MethodName)] * 3)


def _optional_fields() -> dict[str, SearchStrategy[Any]]:
    return {
        "ordered": st.booleans(),
        "outside": st.lists(st.sampled_from("XY"), unique=True).map(lambda marks: [*map(Grade, marks)]),
        "not_evaluated": st.sampled_from("D−"),
        "kinds": st.lists(st.sampled_from(IndicatorKind), max_size=2, unique=True),
        "span": _spans(),
        "sources": st.lists(sources(), max_size=2),
        "note": labels(),
    }


def _spans() -> SearchStrategy[FiscalSpan]:
    year: SearchStrategy[FiscalYear] = fiscal_years(min_value=NEAR[0], max_value=NEAR[1])
    pairs = st.tuples(year, year).map(sorted)
    return pairs.map(lambda pair: FiscalSpan(*pair)) | year.map(lambda start: FiscalSpan(start, None))


def _intervals(ends: list[tuple[Any, str]]) -> Iterator[dict[str, Any]]:
    """Yield the bounds of grades that cover every number once, from the highest down."""
    upper: dict[str, Any] = {}
    for end, side in ends:
        yield {**upper, "at_least" if side == "above" else "above": end}
        if side == "alone":
            yield {"at_least": end, "at_most": end}
        upper = {"at_most" if side == "below" else "below": end}
    yield upper
