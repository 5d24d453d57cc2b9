"""Laws of the methods, each for every method that claims it, and a counter-example for each that does not."""

import math
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast, AtMost, Reach, Within
from dxmodel.ledger import MethodName
from dxmodel.plan import Direction
from dxmodel.progress import Reason, Status
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.methods import METHODS
from dxmodel.testing.method_laws import RANKS
from tests.progress.small import answer
from tests.property.questions import Question, magnitude, questions, small
from tests.scaling import examples

SOME = examples(0.4)
SEARCHING = examples(0.25)
EVERY = pytest.mark.parametrize("method", MethodName, ids=str)
BLIND_TO_THE_MIDDLE = [name for name, method in METHODS.items() if not method.sees_middle_years]
WAYS = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP, Direction.UNKNOWN: Direction.UNKNOWN}
NUMBERS = (
    "achievement_rate",
    "progress",
    "elapsed",
    "expected",
    "pace",
    "score",
    "required_speedup",
    "projected_year",
)


@st.composite
def stories(draw, exact=True):
    """Draw a question with earlier values and, often, an interim target."""
    question = draw(questions(exact=exact))
    before = st.integers(2018, question.at.year - 1).map(FiscalYear)
    earlier = draw(
        st.lists(st.tuples(before, small("件", exact)), max_size=6, unique_by=lambda pair: pair[0])
    )
    interim = None
    if question.due.year > 2018:
        years = st.integers(2018, question.due.year - 1).map(FiscalYear)
        interim = draw(st.none() | st.tuples(years, small("件", exact)))
    return attrs.evolve(question, earlier=earlier, interim=interim)


def expected_text(expected):
    """What a verdict says, apart from its numbers."""
    return expected.status, expected.reason, set(expected.possible), expected.no_score


def same(one, other):
    """Are two numbers the same, but for the last digits of a float?"""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


@EVERY
@SOME
@given(story=stories(exact=False))
def test_no_answer_is_infinite_or_an_exception(method, story):
    """Whatever is accepted, by every method, in words of both languages."""
    assessment = story.answer(method)
    numbers = [getattr(assessment, name) for name in NUMBERS] + [*(assessment.score_range or ())]
    assert all(number is None or math.isfinite(number) for number in numbers)
    assert (assessment.score is None) or (assessment.no_score is None and assessment.score_range is not None)
    assert all(assessment.describe(language) for language in ("ja", "en"))


def scaled(story, factor):
    """The same story in a unit of another size."""

    def of(amount):
        return None if amount is None else Amount(amount.magnitude * factor, amount.unit)

    goal = attrs.evolve(story.goal, **{f.name: of(getattr(story.goal, f.name)) for f in _amounts(story.goal)})
    return attrs.evolve(
        story,
        value=of(story.value),
        baseline=of(story.baseline),
        goal=goal,
        interim=story.interim and (story.interim[0], of(story.interim[1])),
        earlier=[(year, of(amount)) for year, amount in story.earlier],
    )


def _amounts(goal):
    return [field for field in attrs.fields(type(goal)) if isinstance(getattr(goal, field.name), Amount)]


@EVERY
@SOME
@given(story=stories(), power=st.sampled_from([-3, 1, 3]))
def test_a_change_of_unit_changes_nothing(method, story, power):
    """件 or 千件: every method claims it."""
    assert METHODS[method].unit_free
    one, other = story.answer(method), scaled(story, Decimal(10) ** power).answer(method)
    assert expected_text(one) == expected_text(other)
    assert same(one.score, other.score)


def mirrored(story, total=Decimal(100)):
    """The same story told of the rest: 41.2 % online as 58.8 % on paper."""

    def of(amount):
        return None if amount is None else Amount(total - amount.magnitude, amount.unit)

    goal: Any
    match story.goal:
        case Reach(level):
            goal = Reach(of(level))
        case AtLeast(level, exclusive=exclusive):
            goal = AtMost(of(level), exclusive=exclusive)
        case AtMost(level, exclusive=exclusive):
            goal = AtLeast(of(level), exclusive=exclusive)
        case _:
            return None
    return attrs.evolve(
        story,
        value=of(story.value),
        baseline=of(story.baseline),
        goal=goal,
        direction=WAYS[story.direction],
        interim=story.interim and (story.interim[0], of(story.interim[1])),
        earlier=[(year, of(amount)) for year, amount in story.earlier],
    )


MIRRORED = [name for name, method in METHODS.items() if method.mirrored]


@pytest.mark.parametrize("method", MIRRORED, ids=str)
@SOME
@given(story=stories())
def test_a_mirror_image_gives_the_same_verdict(method, story):
    """For every method that claims it."""
    other = mirrored(story)
    assume(other is not None)
    one, image = story.answer(method), other.answer(method)
    assert expected_text(one) == expected_text(image)
    assert same(one.score, image.score)


@pytest.mark.parametrize("method", [name for name in MethodName if name not in MIRRORED], ids=str)
def test_who_does_not_claim_the_mirror_image_has_a_counter_example(method):
    """41.2 % online of 60 % is 58.8 % on paper of 40 %, and not the same to them."""
    year, due = FiscalYear(2022), FiscalYear(2024)
    base, value, goal = (Amount(Decimal(n), "%") for n in ("28.9", "41.2", "60"))
    if method is MethodName.LEVEL_BAND:
        value = Amount(25, "%")  # 13 % less of what is online, 5 % more of what is on paper
    levels: dict[str, Any] = {"baseline": base, "value": value, "goal": Reach(goal), "unit": "%"}
    story = Question(direction=Direction.UP, start=FiscalYear(2020), due=due, at=year, **levels)
    one, image = story.answer(method).score, mirrored(story).answer(method).score
    assert one is not None
    assert not same(one, image)


RATIOS = (
    MethodName.ACHIEVEMENT_RATE,
    MethodName.LINEAR_PACE_FROM_ZERO,
    MethodName.CAGR_RATIO,
    MethodName.CAGR_TREND,
    MethodName.CAGR_TREND_LIMITED,
    MethodName.UN_PROGRESS_2023,
)
"""The methods that divide one level by another, and so need numbers above zero."""


@st.composite
def scored_stories(draw, method):
    """Draw a question in the domain of a method: after the baseline, of one sign, with a distance to go."""
    shift = 0 if method in RATIOS else draw(st.sampled_from([0, -151, -400]))

    def tenths_between(least, most):
        return st.integers(least + shift, most + shift).map(lambda number: Amount(Decimal(number) / 10, "件"))

    is_rising = method is MethodName.LINEAR_PACE_FROM_ZERO or draw(st.booleans())
    low, high, value = (
        draw(tenths_between(1, 150)),
        draw(tenths_between(151, 300)),
        draw(tenths_between(1, 300)),
    )
    baseline, level = (low, high) if is_rising else (high, low)
    levels: list[Any] = [st.just(Reach(level)), st.just((AtLeast if is_rising else AtMost)(level))]
    if method not in (MethodName.CAGR_TREND, MethodName.CAGR_TREND_LIMITED):
        span = Amount(draw(st.integers(1, 5)), "件")
        levels.append(st.just(Within(level, level + span) if is_rising else Within(level - span, level)))
    start, gone, left = draw(st.integers(2015, 2020)), draw(st.integers(1, 4)), draw(st.integers(0, 4))
    if method is MethodName.FISCAL_YEAR_OUTCOME:
        left = 0
    at = start + gone
    between = draw(st.integers(start + 1, at)) if method is MethodName.INTERIM_TARGET else start
    interim = (FiscalYear(between), draw(tenths_between(152, 300) if is_rising else tenths_between(1, 150)))
    has_interim = method is MethodName.INTERIM_TARGET and start < between < at + left
    years = range(at - 4, at) if method is MethodName.WEATHER_FORECAST else []
    return Question(
        unit="件",
        direction=Direction.UP if is_rising else Direction.DOWN,
        baseline=baseline,
        start=FiscalYear(start),
        goal=draw(st.one_of(levels)),
        due=FiscalYear(at + left),
        value=value,
        at=FiscalYear(at),
        interim=interim if has_interim else None,
        earlier=tuple((FiscalYear(year), draw(tenths_between(1, 300))) for year in years),
    )


@EVERY
@SEARCHING
@given(data=st.data(), step=st.integers(1, 200))
def test_a_better_value_never_lowers_the_score(method, data, step):
    """Within the domain of the method; better is nearer where the goal is an exact level."""
    story = data.draw(scored_stories(method))
    one = story.answer(method)
    assume(one.score is not None and one.target_level is not None)
    assume(method is not MethodName.WEATHER_FORECAST or one.status is not Status.ACHIEVED)
    better = _better(story, one)
    change = Amount(Decimal(step) / 10 * better, "件")
    moved = attrs.evolve(story, value=story.value + change)
    if method is MethodName.APPROACH or isinstance(one.target.goal, Within):
        assume((magnitude(one.target_level) - magnitude(moved.value)) * better >= 0)
    other = moved.answer(method)
    assume(other.score is not None)
    assert _graded(method, other.score) >= _graded(method, one.score) - formulas.TOLERANCE
    if one.status in RANKS and other.status in RANKS:
        assert RANKS[other.status] >= RANKS[one.status]


def _better(story, expected):
    """Which way is better, for the target that was judged."""
    goal = expected.target.goal
    declared = story.direction if isinstance(goal, Reach) else None
    if isinstance(goal, AtLeast) or declared is Direction.UP:
        return 1
    if isinstance(goal, AtMost) or declared is Direction.DOWN:
        return -1
    base = expected.baseline
    assume(base is not None and base.magnitude != expected.target_level.magnitude)
    return 1 if expected.target_level.magnitude > base.magnitude else -1


def _graded(method, score):
    """The weather forecast has one grade for all that lands there, and one for all that leads away."""
    return min(max(score, 0.0), 1.0) if method is MethodName.WEATHER_FORECAST else score


@st.composite
def rough_stories(draw):
    """Draw a story in which anything may be a range, and the same story with one number from each range."""

    def both(amount):
        if amount is None:
            return None, None
        width = Decimal(draw(st.sampled_from([0, 0, 0, 1, 10, 50, 200]))) / 10
        if not width:
            return amount, amount
        low = amount.magnitude
        tenths = Decimal(draw(st.sampled_from([0, 0, 3, 5, 10, 10]))) / 10
        return Amount.parse(f"{low}〜{low + width}件"), Amount(low + width * tenths, "件")

    exact = draw(stories())
    names = [field.name for field in _amounts(exact.goal)]
    assume(not isinstance(exact.goal, Within) or exact.goal.high.magnitude - exact.goal.low.magnitude > 20)
    levels = {name: both(getattr(exact.goal, name)) for name in names}
    arguments = {name: both(getattr(exact, name)) for name in ("value", "baseline")}
    earlier = [(year, *both(amount)) for year, amount in exact.earlier]
    interim = exact.interim and (exact.interim[0], *both(exact.interim[1]))
    return tuple(
        attrs.evolve(
            exact,
            goal=attrs.evolve(exact.goal, **{name: pair[side] for name, pair in levels.items()}),
            **{name: pair[side] for name, pair in arguments.items()},
            earlier=[(year, pair[side]) for year, *pair in earlier],
            interim=interim and (interim[0], interim[1 + side]),
        )
        for side in (0, 1)
    )


@EVERY
@SEARCHING
@given(pair=rough_stories())
def test_the_verdict_of_what_is_rough_holds_the_verdict_of_every_point_in_it(method, pair):
    """Value, baseline, target, interim target, earlier years: and the range of scores every score."""
    rough, point = (story.answer(method) for story in pair)
    assume(rough.reason is None)
    assert point.status in (rough.possible or (rough.status,))
    if rough.score_range is not None and point.score is not None:
        least, greatest = rough.score_range
        assert least is None or least - 1e-9 <= point.score
        assert greatest is None or point.score <= greatest + 1e-9


@EVERY
@SOME
@given(story=stories(), random=st.randoms(use_true_random=False))
def test_the_order_of_observations_does_not_matter(method, story, random):
    """Nor that of targets: both are sets."""
    again = attrs.evolve(story, earlier=random.sample(story.earlier, len(story.earlier)))
    assert again.answer(method) == story.answer(method)


@pytest.mark.parametrize(
    "method", [name for name in MethodName if not METHODS[name].sees_middle_years], ids=str
)
@SOME
@given(story=stories())
def test_another_year_decides_only_whether_it_was_achieved_before(method, story):
    """Without the earlier values the numbers are the same, and so is the verdict, but for what was lost.

    After the due year the value of that year decides, so without it there is no verdict.
    """
    one, alone = story.answer(method), attrs.evolve(story, earlier=()).answer(method)
    assert all(getattr(one, name) == getattr(alone, name) for name in NUMBERS)
    if alone.reason is Reason.DUE_YEAR_UNKNOWN:
        assert one.row in ("9", "10", "11", "12", "13")
    else:
        assert one.status in (alone.status, Status.NO_LONGER_ACHIEVED)
        assert one.reason is None or one.reason is alone.reason


@given(st.integers(-300, 300), st.integers(-100, 100), st.sampled_from([(7, 10, "okr_score")]))
def test_a_boundary_belongs_to_the_documented_side(base, tenth, case):
    """70 % of the way from one-decimal data is 0.70, exactly, however the floats fall."""
    part, whole, method = case
    assume(tenth)
    value, goal = base + part * tenth, base + whole * tenth
    levels = [f"{Decimal(n) / 10}件" for n in (base, value, goal)]
    assessment = answer(levels[1], baseline=levels[0], goal=Reach(levels[2]), method=method)
    assert assessment.status is Status.ON_TRACK
