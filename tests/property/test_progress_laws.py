"""Laws of the verdicts, for every goal, every value and every unit."""

import math
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast, AtMost, ChangeBy, Maintain, Reach, Within
from dxmodel.plan import Direction
from dxmodel.progress import Reason, Status, assess, rollup
from dxmodel.progress.engine import formulas
from dxmodel.testing import ledgers, small_city, values
from tests.property.questions import Question, magnitude, questions, years
from tests.scaling import examples

MANY = examples(3)


def goal_level(question):
    """Between which numbers the goal wants the value, and whether anybody said which way is better."""
    base = None if question.baseline is None else magnitude(question.baseline)
    declared = question.direction
    level: Any = None
    match question.goal:
        case AtLeast(level):
            return magnitude(level), math.inf, True
        case AtMost(level):
            return -math.inf, magnitude(level), True
        case Within(low, high):
            return magnitude(low), magnitude(high), True
        case Reach(amount):
            level = magnitude(amount)
            if declared is Direction.UNKNOWN and base is not None and base != level:
                declared = Direction.UP if level > base else Direction.DOWN
        case Maintain():
            level = base
        case ChangeBy(amount):
            level = None if base is None else base + magnitude(amount)
            step = magnitude(amount)
            declared = Direction.UP if step > 0 else Direction.DOWN if step < 0 else Direction.UNKNOWN
    if level is None:
        return None
    if declared is Direction.UP:
        return level, math.inf, True
    if declared is Direction.DOWN:
        return -math.inf, level, True
    return level, level, False


def oracle(question):
    """The verdict in exact fractions, written from the table of verdicts; None where there is none."""
    base = None if question.baseline is None else magnitude(question.baseline)
    at, start, due = question.at, question.start, question.due
    if base is not None and at < due and at <= start:
        return "at-baseline" if at == start else None
    if goal_level(question) is None:
        return None
    low, high, directed = goal_level(question)
    names = ((low, "exclusive"), (high, "exclusive"), (low, "exclusive_low"), (high, "exclusive_high"))
    excluded = {end for end, name in names if getattr(question.goal, name, False)}
    value = base if base is not None and at == start else magnitude(question.value)

    def below(number):
        return number < low or (number == low and low in excluded)

    def above(number):
        return number > high or (number == high and high in excluded)

    def meets(number):
        return not below(number) and not above(number)

    if not meets(value) and not directed:
        return None
    if at == due:
        return "achieved" if meets(value) else "missed"
    if at > due:
        if base is None or start != due:
            return None
        if meets(base):
            return "achieved" if meets(value) else "no-longer-achieved"
        return "achieved-late" if meets(value) else "missed"
    if base is not None and meets(base):
        return "kept-so-far" if meets(value) else "regressing"
    if meets(value):
        return "achieved"
    if base is None:
        return "not-met-yet"
    if (below(base) and above(value)) or (below(value) and above(base)):
        return None
    if (value < low and value < base) or (value > high and value > base):
        return "regressing"
    if value == base in (low, high):
        return "behind"
    end = low if below(base) else high
    way = (value - base) / (end - base)
    return "on-track" if way >= Fraction(at - start, due - start) else "behind"


@examples(10)
@given(questions(exact=True))
def test_the_verdict_agrees_with_exact_fractions(question):
    """Of exact amounts, for each goal and direction."""
    assessment = question.answer()
    expected = oracle(question)
    assert (str(assessment.status) if assessment.reason is None else None) == expected


@MANY
@given(questions(any_goal=True))
def test_no_question_is_answered_with_infinity_or_an_exception(question):
    """Whatever is accepted has an answer, of finite numbers, in words of both languages."""
    assessment = question.answer()
    for number in (assessment.achievement_rate, assessment.progress, assessment.elapsed, assessment.pace):
        assert number is None or math.isfinite(number)
    assert (assessment.status is Status.NOT_ASSESSED) == (assessment.reason is not None)
    assert (assessment.status is Status.UNCERTAIN) == bool(assessment.possible)
    assert all(assessment.describe(language) for language in ("ja", "en"))


@examples(0.4)
@given(ledgers(), years)
def test_every_ledger_has_an_answer_for_every_indicator(book, year):
    """In the order of the plan, and the roll-up counts each of them once."""
    answers = assess(book, at=year)
    assert [each.indicator.id for each in answers] == [
        each.id for each in book.in_force(year).plan.indicators
    ]
    counted = rollup(answers)
    current = [each for each in answers if each.reason is not Reason.ENDED]
    assert (counted.total, counted.ended) == (len(current), len(answers) - len(current))
    assert dict(counted.counts) == Counter(each.status for each in current)
    assert counted.assessed == sum(each.is_assessed for each in current)


def scaled(question, unit):
    """The same question in another unit of the same kind."""
    goal = question.goal
    fields = {
        field.name: getattr(goal, field.name).to(unit)
        for field in attrs.fields(type(goal))
        if isinstance(getattr(goal, field.name), Amount)
    }
    return attrs.evolve(
        question,
        unit=unit,
        baseline=question.baseline and question.baseline.to(unit),
        goal=attrs.evolve(goal, **fields),
        value=question.value.to(unit),
    )


def same(one, other):
    """The same verdict, and the same shares up to the rounding of a float."""
    verdicts = (one.status, one.reason, set(one.possible)) == (
        other.status,
        other.reason,
        set(other.possible),
    )
    shares = [(one.progress, other.progress), (one.pace, other.pace), (one.elapsed, other.elapsed)]
    return verdicts and all(
        a == (None if a is None else pytest.approx(b, rel=1e-6, abs=1e-9)) for a, b in shares
    )


@MANY
@given(questions(), st.sampled_from(["千件", "万件"]))
def test_verdicts_survive_a_change_of_unit(question, unit):
    """件 or 千件: status, reason, progress and pace stay, of rough amounts too."""
    assert same(question.answer(), scaled(question, unit).answer())


@MANY
@given(questions(), st.sampled_from(["千件", "万件"]))
def test_the_unit_of_the_indicator_need_not_be_that_of_its_amounts(question, unit):
    """A target in 件 for an indicator in 千件."""
    assert same(question.answer(), attrs.evolve(question, unit=unit).answer())


TOTAL = Amount(1000, "件")


def mirrored(question):
    """The same facts counted from the other end: of 1,000件, those that are not."""
    goal: Any
    flipped = {
        Direction.UP: Direction.DOWN,
        Direction.DOWN: Direction.UP,
        Direction.UNKNOWN: Direction.UNKNOWN,
    }
    match question.goal:
        case Reach(level):
            goal = Reach(TOTAL - level)
        case AtLeast(level, exclusive=exclusive):
            goal = AtMost(TOTAL - level, exclusive=exclusive)
        case AtMost(level, exclusive=exclusive):
            goal = AtLeast(TOTAL - level, exclusive=exclusive)
        case Within(low, high) as range_:
            goal = Within(
                TOTAL - high,
                TOTAL - low,
                exclusive_low=range_.exclusive_high,
                exclusive_high=range_.exclusive_low,
            )
        case ChangeBy(step):
            goal = ChangeBy(-step)
        case _:
            goal = question.goal
    return attrs.evolve(
        question,
        direction=flipped[question.direction],
        baseline=question.baseline and TOTAL - question.baseline,
        goal=goal,
        value=TOTAL - question.value,
    )


@MANY
@given(questions())
def test_verdicts_survive_a_mirror_image(question):
    """ "41.2 % online" and "58.8 % on paper" are one fact: status, reason, progress and pace agree."""
    assert same(question.answer(), mirrored(question).answer())


LADDERS = [
    (Status.MISSED, Status.ACHIEVED),
    (Status.MISSED, Status.ACHIEVED_LATE),
    (Status.NO_LONGER_ACHIEVED, Status.ACHIEVED),
    (Status.AT_BASELINE,),
    (Status.REGRESSING, Status.KEPT_SO_FAR),
    (Status.NOT_MET_YET, Status.ACHIEVED),
    (Status.REGRESSING, Status.BEHIND, Status.ON_TRACK, Status.ACHIEVED),
]


@MANY
@given(questions(exact=True), st.integers(0, 400))
def test_a_better_value_never_gives_a_worse_status(question, tenths):
    """More where more is better, less where less is."""
    if goal_level(question) is None or isinstance(question.goal, Within):
        return
    _, high, directed = goal_level(question)
    step = Amount(Decimal(tenths) / 10, "件")
    better = attrs.evolve(
        question, value=question.value + step if high == math.inf else question.value - step
    )
    before, after = question.answer(), better.answer()
    if directed and before.reason is None:
        assert any(
            {before.status, after.status} <= set(ladder)
            and ladder.index(before.status) <= ladder.index(after.status)
            for ladder in LADDERS
        )


@MANY
@given(questions(), st.integers(0, 100), st.integers(0, 100))
def test_a_rough_value_has_the_verdict_of_every_number_it_may_be(question, one, other):
    """Any point of the interval, and of the baseline's: its verdict is among those that are possible."""
    assessment = question.answer()
    if assessment.reason is not None:
        return
    exact = attrs.evolve(question, value=point(question.value, one))
    if question.baseline is not None and isinstance(question.goal, AtLeast | AtMost | Within):
        exact = attrs.evolve(exact, baseline=point(question.baseline, other))
    assert verdicts(exact.answer()) <= verdicts(assessment)


def verdicts(expected):
    """The verdicts that an answer allows."""
    return set(expected.possible or (expected.status,))


def point(amount, percent):
    """A number that an amount may be: so far between its ends, an open one taken as 1,000 away."""
    low, high = amount.interval.low, amount.interval.high
    low = high - 1000 if low is None else low
    high = low + 1000 if high is None else high
    inside = low + (high - low) * Decimal(max(1, min(percent, 99))) / 100
    return Amount(round(inside, 6), amount.unit)


@MANY
@given(questions(exact=True))
def test_numbers_follow_from_one_another(question):
    """pace = progress / elapsed, remaining = level - value, required = remaining / years left."""
    assessment = question.answer()
    if assessment.pace is not None:
        assert assessment.pace == pytest.approx(assessment.progress / assessment.elapsed)
    if assessment.remaining is not None:
        assert assessment.remaining == assessment.target_level - question.value
    if assessment.required_per_year is not None:
        assert (question.due - question.at) * assessment.required_per_year == pytest.approx(
            assessment.remaining
        ) or abs(
            (assessment.required_per_year * (question.due - question.at)).magnitude
            - assessment.remaining.magnitude
        ) < Decimal("1e-9")
    if assessment.progress is not None:
        way = magnitude(assessment.target_level) - magnitude(question.baseline)
        gone = magnitude(question.value) - magnitude(question.baseline)
        assert assessment.progress == pytest.approx(float(gone / way))
    if assessment.elapsed is not None:
        assert 0 <= assessment.elapsed <= 1


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0.01, 1e6))
def test_progress_is_zero_at_the_baseline_and_one_at_the_target(baseline, shift, way):
    """And half at the middle, whichever way it leads."""
    for end in (baseline + way, baseline - way):
        assert formulas.progress_from_baseline(baseline, baseline, end) == 0
        assert formulas.progress_from_baseline(baseline, end, end) == 1
        middle = (baseline + end) / 2
        assert formulas.progress_from_baseline(baseline, middle, end) == pytest.approx(0.5, abs=1e-3)
        moved = formulas.progress_from_baseline(baseline + shift, middle + shift, end + shift)
        assert moved == pytest.approx(0.5, abs=1e-2)


@examples(0.5)
@given(st.data())
def test_only_the_own_observation_of_a_year_is_judged(data):
    """Results of other years change the latest change, never the verdict."""
    city = small_city()
    year = data.draw(st.sampled_from(["R4", "R5", "R6"]))
    others = [each for each in city.observations if str(each.year) != year]
    remaining = data.draw(st.lists(st.sampled_from(others), unique_by=lambda each: each.key))
    here = [each for each in city.observations if str(each.year) == year]
    part = attrs.evolve(city, observations=[*here, *remaining])
    for whole_answer, part_answer in zip(assess(city, year), assess(part, year), strict=True):
        assert (whole_answer.status, whole_answer.reason) == (part_answer.status, part_answer.reason)


@examples(0.5)
@given(st.data())
def test_a_city_without_an_observation_has_no_verdict_from_thin_air(data):
    """Taking results away never adds a verdict."""
    city = small_city()
    remaining = data.draw(st.lists(st.sampled_from(city.observations), unique_by=lambda each: each.key))
    less = attrs.evolve(city, observations=remaining)
    for whole_answer, answer in zip(assess(city, "R5"), assess(less, "R5"), strict=True):
        if not answer.is_assessed:
            continue
        assert (answer.status, answer.resolved) == (whole_answer.status, whole_answer.resolved)


@given(values("件"))
def test_words_and_gaps_are_never_counted_as_achieved(value):
    """Only an amount can reach a target."""
    question = Question(
        unit="件",
        direction=Direction.UP,
        baseline=Amount(0, "件"),
        start=FiscalYear(2022),
        goal=AtLeast("-999999999999999件"),
        due=FiscalYear(2028),
        value=value,
        at=FiscalYear(2024),
    )
    assessment = question.answer()
    if not isinstance(value, Amount):
        assert assessment.status is Status.NOT_ASSESSED
        assert assessment.progress is None
