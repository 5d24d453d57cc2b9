"""Laws of the roll-up: what it may never depend on, and between what it always lies."""

import math
from collections import Counter
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.fiscal import FiscalYear
from dxmodel.progress import Reason, Status, assess, rollup, rollup_by
from dxmodel.testing import fiscal_years, ledgers, small_city
from tests.scaling import examples

MODEL = assess(small_city(), at="R5")[0]
YEARS = fiscal_years(min_value=FiscalYear(2019), max_value=FiscalYear(2027))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, 0.5, 1.0, -1.0])
WEIGHTS = st.floats(min_value=0, allow_infinity=False) | st.integers(0, 9)
RULES = ("mean", "weighted-mean", "worst")


@st.composite
def answers(draw, min_size=1):
    """Answers with a number or none, a range around it, and any status but one that needs more."""
    built = []
    for place in range(draw(st.integers(min_size, 6))):
        ends = sorted(draw(st.lists(NUMBERS, min_size=3, max_size=3)))
        has = draw(st.booleans())
        status = draw(st.sampled_from([*Status]))
        reason = (
            draw(st.sampled_from([Reason.ENDED, Reason.PENDING])) if status is Status.NOT_ASSESSED else None
        )
        possible = draw(st.sampled_from([(Status.BEHIND, Status.ACHIEVED), (Status.BEHIND, Status.ON_TRACK)]))
        built.append(
            attrs.evolve(
                MODEL,
                indicator=attrs.evolve(MODEL.indicator, id=f"x{place}"),
                score=ends[1] if has else None,
                score_range=(ends[0], ends[2]) if has else None,
                status=status,
                reason=reason,
                possible=possible if status is Status.UNCERTAIN else (),
            )
        )
    return built


@st.composite
def weighted(draw):
    """Answers, and a weight for each, not all of them zero."""
    values = draw(answers())
    current = [each for each in values if each.reason is not Reason.ENDED]
    weights = {each.indicator.id: draw(WEIGHTS) for each in current}
    if weights and not any(weights.values()):
        weights[current[0].indicator.id] = 1
    return values, weights


def come_to(drawn, rule, weights):
    """Roll up by a rule; only one of them takes weights."""
    return rollup(drawn, rule, weights if rule == "weighted-mean" else None)


def has_number(answer):
    """What is not yet due has none, whatever its score."""
    return answer.score is not None and answer.status is not Status.NOT_DUE


@given(weighted(), st.sampled_from(RULES))
def test_a_rollup_lies_among_its_numbers_and_is_finite(drawn, rule):
    """The worst is the least; a mean is never beyond the ends, not by a rounding error either."""
    total = come_to(drawn[0], rule, drawn[1])
    current = [each for each in drawn[0] if each.reason is not Reason.ENDED and has_number(each)]
    if total.value is None:
        assert total.reason is not None
        return
    assert all(map(math.isfinite, (total.value, total.low, total.high)))
    assert total.low <= total.value <= total.high
    assert min(each.score for each in current) <= total.value <= max(each.score for each in current)
    assert come_to(drawn[0], "worst", None).value <= total.value


@given(NUMBERS, NUMBERS, NUMBERS, st.floats(min_value=0, exclude_min=True, allow_infinity=False))
def test_the_rollup_of_one_is_that_one(one, two, three, weight):
    """Mean, weighted mean with any weight, worst: the number itself and its range."""
    low, score, high = sorted((one, two, three))
    alone = attrs.evolve(MODEL, score=score, score_range=(low, high))
    for rule in RULES:
        total = come_to([alone], rule, {MODEL.indicator.id: weight})
        assert (total.low, total.value, total.high) == (low, score, high)
        assert (total.included, total.covered) == (1, 1.0)


@given(weighted(), st.randoms(use_true_random=False), st.sampled_from([*RULES, "count", "share-achieved"]))
def test_the_order_changes_nothing(drawn, random, rule):
    """Items together with their weights, in any order, bit for bit."""
    shuffled = random.sample(drawn[0], len(drawn[0]))
    turned = dict(reversed(drawn[1].items()))
    one, other = come_to(drawn[0], rule, drawn[1]), come_to(shuffled, rule, turned)
    assert attrs.evolve(one, weights=sorted(one.weights)) == attrs.evolve(
        other, weights=sorted(other.weights)
    )


@given(answers(), st.floats(min_value=0, exclude_min=True, allow_infinity=False))
def test_equal_weights_are_the_mean(drawn, weight):
    """Whatever the weight is."""
    plain = rollup(drawn, "mean")
    weights = {each.indicator.id: weight for each in drawn}
    combined = rollup(drawn, "weighted-mean", weights)
    assert (combined.included, combined.reason) == (plain.included, plain.reason)
    if plain.value is not None:
        for name in ("covered", "value", "low", "high"):
            assert getattr(combined, name) == pytest.approx(getattr(plain, name), rel=1e-12)


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(0, 1000)), min_size=1, max_size=6))
def test_the_mean_is_that_of_fractions(pairs):
    """Sum of weight times number over sum of weights, reckoned exactly."""
    built = [
        attrs.evolve(MODEL, indicator=attrs.evolve(MODEL.indicator, id=f"x{n}"), score=number / 64)
        for n, (number, _) in enumerate(pairs)
    ]
    total = sum(weight for _, weight in pairs)
    if not total:
        return
    weights = {f"x{n}": weight for n, (_, weight) in enumerate(pairs)}
    exact = Fraction(sum(number * weight for number, weight in pairs), 64 * total)
    assert rollup(built, "weighted-mean", weights).value == pytest.approx(float(exact), rel=1e-12, abs=1e-12)
    plain = Fraction(sum(number for number, _ in pairs), 64 * len(pairs))
    assert rollup(built, "mean").value == pytest.approx(float(plain), rel=1e-12, abs=1e-12)


@given(answers(min_size=0), st.sampled_from(["count", "mean", "worst", "share-achieved"]))
def test_every_rule_has_its_coverage(drawn, rule):
    """What has no number or no verdict is counted; what has ended is counted apart; nothing is dropped."""
    combined = rollup(drawn, rule)
    current = [each for each in drawn if each.reason is not Reason.ENDED]
    has = [has_number(each) if combined.number else each.is_assessed for each in current]
    assert (combined.total, combined.ended) == (len(current), len(drawn) - len(current))
    assert combined.included == sum(has) <= combined.total
    assert combined.covered == (sum(has) / len(current) if current else None)
    assert combined.assessed == sum(each.is_assessed for each in current)
    assert (combined.value is None) == (combined.reason is not None or rule == "count")
    assert all(combined.describe(language) for language in ("ja", "en"))


@given(answers())
def test_what_is_missing_is_never_achieved(drawn):
    """One more answer without a verdict never raises the share, and never the count."""
    missing = attrs.evolve(
        MODEL, status=Status.NOT_ASSESSED, reason=Reason.PENDING, score=None, score_range=None
    )
    before: Any = rollup(drawn, "share-achieved")
    after: Any = rollup([*drawn, missing], "share-achieved")
    assert dict(before.counts).get(Status.ACHIEVED) == dict(after.counts).get(Status.ACHIEVED)
    assert before.value is None or (after.value <= before.value and after.high <= before.high)
    assert rollup([*drawn, missing], "mean").value == rollup(drawn, "mean").value


@given(answers(), st.integers(0, 5), NUMBERS)
def test_a_better_number_never_lowers_the_rollup(drawn, place, better):
    """Mean and worst follow each of their numbers."""
    chosen = drawn[place % len(drawn)]
    if not has_number(chosen) or better < chosen.score or chosen.reason is Reason.ENDED:
        return
    raised = [attrs.evolve(each, score=better) if each is chosen else each for each in drawn]
    for rule in ("mean", "worst"):
        one, other = (rollup(each, rule).value for each in (drawn, raised))
        assert one is not None
        assert other is not None
        assert other >= one - 1e-12 * abs(one)


@examples(0.4)
@given(ledgers(), YEARS, st.sampled_from(["initiative", "pillar", "plan"]))
def test_in_groups_nobody_is_lost_and_nobody_counts_twice(book, year, level):
    """Every answer is in a group; none twice in one; the parts are within the whole."""
    values = assess(book, year)
    groups = rollup_by(values, book, level)
    ids = Counter(each.indicator.id for group in groups for each in group.answers)
    assert set(ids) == {each.indicator.id for each in values}
    waiting = [*groups]
    for group in waiting:
        inside = [each.indicator.id for each in group.answers]
        assert len(set(inside)) == len(inside) == group.rollup.total + group.rollup.ended
        assert group.rollup == rollup(group.answers)
        for part in group.parts:
            if part.item is not None or level == "plan":
                assert {each.indicator.id for each in part.answers} <= set(inside)
        waiting.extend(group.parts)
