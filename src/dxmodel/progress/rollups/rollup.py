"""rollup: combine the assessments of several indicators by a rule, with counts and coverage."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import frexp, fsum, isfinite, ldexp

import attrs

from dxmodel.amount import round_half_up
from dxmodel.errors import InvalidValueError, UnknownNameError, nearest
from dxmodel.ledger import MethodName
from dxmodel.messages import Language, words
from dxmodel.progress.assessment import Assessment
from dxmodel.progress.engine.method import AnyMethod, Method
from dxmodel.progress.engine.methods import method_of
from dxmodel.progress.engine.status import UNJUDGED, Reason, Status
from dxmodel.progress.rollups.weights import Number, checked_weights
from dxmodel.progress.sentences import percent
from dxmodel.typed_fields import typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["NoRollup", "Rollup", "RollupRule", "rollup"]

NUMBERS_TO_COMBINE = ("score", "progress", "pace", "achievement_rate")
"""The names of the numbers of an answer that can be combined."""

_TOO_LONG = 1e15


class RollupRule(Vocabulary):
    """The rule by which several answers are combined."""

    COUNT = "count"
    """The number of answers by status; there is no single value."""
    MEAN = "mean"
    """The mean of the numbers."""
    WEIGHTED_MEAN = "weighted-mean"
    """The mean of the numbers by weights."""
    WORST = "worst"
    """The least of the numbers."""
    SHARE_ACHIEVED = "share-achieved"
    """The share of all answers that are achieved, in time; one that was achieved late is counted apart, and
    one without a verdict is not achieved; none of no verdict."""


class NoRollup(Vocabulary):
    """Why several answers have no combined number."""

    NOTHING_THERE = "nothing-there"
    """There are no answers to combine."""
    NO_NUMBER = "no-number"
    """None of the answers has the number, or a verdict where the share achieved is asked for."""
    NO_WEIGHT = "no-weight"
    """All answers that have the number have the weight 0."""
    NO_PARTS = "no-parts"
    """A share is known only as a percentage, and percentages do not add up."""
    UNLIKE_PARTS = "unlike-parts"
    """The denominators of the shares have units that cannot be added."""
    COUNTED_TWICE = "counted-twice"
    """Another of the indicators measures the same or counts it as a part, as the plan states."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Rollup:
    """The combination of several answers by a rule, with its coverage.

    A missing value is never left out: it counts as not assessed, and never as achieved.  An indicator that
    has ended before the year is counted apart and is not part of the total.  An indicator counts once: with
    several targets for one year by the worst of their answers, without a target for its total by the worst
    of its members.

    Attributes:
        counts: status → number of answers, in the order of :class:`Status`, without statuses of no answer.
        ended: the number of indicators that ended before the year.
        rule: the rule by which answers are combined.
        number: the number that was combined: ``"score"``, ``"progress"``, ``"pace"`` or
            ``"achievement_rate"``; None where the rule is about statuses.
        method: the method whose score it is.
        value: the combined number; None where the rule only counts, or there is a :attr:`reason`.
        low: the least that it may be, where values are rough; None where that is not known.
        high: the greatest that it may be.
        reason: why there is no combined number.
        included: the number of answers of the total that are in the value.
        covered: their share of all the weight; without weights, their share of the total.
        weights: id → weight; empty without weights.
    """

    counts: tuple[tuple[Status, int], ...] = attrs.field(converter=tuple[tuple[Status, int], ...])
    ended: int = 0
    rule: RollupRule = attrs.field(default=RollupRule.COUNT, converter=RollupRule)
    number: str | None = None
    method: MethodName | Method | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: NoRollup | None = None
    included: int = 0
    covered: float | None = None
    weights: tuple[tuple[str, float], ...] = attrs.field(default=(), converter=tuple[tuple[str, float], ...])

    @property
    def total(self) -> int:
        """The number of answers."""
        return sum(count for _, count in self.counts)

    @property
    def assessed(self) -> int:
        """The number of answers with a verdict."""
        return sum(count for status, count in self.counts if status not in UNJUDGED)

    def describe(self, language: Language) -> str:
        """Return the value, its coverage and the counts as a sentence.

        >>> Rollup(counts=((Status.ACHIEVED, 2), (Status.NOT_ASSESSED, 1))).describe("en")
        '2 of 3 assessed (achieved 2, not assessed 1)'
        """
        counts = [words("rollup.count", language, of=status, count=count) for status, count in self.counts]
        facts = {"assessed": self.assessed, "total": self.total, "counts": counts}
        text = words("progress.coverage", language, **facts) if counts else words("rollup.nobody", language)
        if self.ended:
            text = words("progress.also_ended", language, text=text, ended=self.ended)
        if self.rule is RollupRule.COUNT:
            return text
        return words("rollup.with_counts", language, value=self._value_sentence(language), counts=text)

    def _value_sentence(self, language: Language) -> str:
        what = format(self.rule, language)
        if self.number is not None:
            name = self.method if self.method is not None else words(f"rollup.{self.number}", language)
            what = words("rollup.of", language, rule=self.rule, number=name)
        if self.value is None:
            return words("rollup.none", language, of=what, reason=self.reason)
        if self.number is None:
            return self._share_sentence(what, self.value, language)
        facts = {"of": what, "value": self._value(language), "included": self.included, "total": self.total}
        if not self.weights:
            return words("rollup.from", language, **facts)
        return words("rollup.by_weight", language, **facts, covered=percent(self.covered or 0.0))

    def _share_sentence(self, what: str, share: float, language: Language) -> str:
        """Return the share achieved with its numbers, its range, and the share with those achieved late."""
        counts = dict(self.counts)
        achieved, late = counts.get(Status.ACHIEVED, 0), counts.get(Status.ACHIEVED_LATE, 0)
        facts = {"total": self.total, "achieved": achieved, "late": late, "count": achieved + late}
        text = words("rollup.plain", language, of=what, value=percent(share), **facts)
        if self.high is not None and self.high > share:
            bounds = {"low": percent(share), "high": percent(self.high)}
            uncertain = round((self.high - share) * self.total)
            text = words("rollup.plain_range", language, text=text, uncertain=uncertain, **bounds)
        if not late:
            return text
        with_late = percent((achieved + late) / self.total)
        return words("rollup.with_late", language, text=text, value=with_late, **facts)

    def _value(self, language: Language) -> str:
        in_percent = self.method is not None and method_of(self.method).in_percent
        write = percent if in_percent or self.number in ("progress", "achievement_rate") else _short
        text = write(self.value or 0.0)
        if self.low is None or self.high is None or write(self.low) == write(self.high):
            return text
        return words("rollup.range", language, value=text, low=write(self.low), high=write(self.high))


def _short(number: float) -> str:
    """Return a number with two decimals; a very large one, as of growth over decades, with an exponent."""
    if abs(number) >= _TOO_LONG:
        return f"{number:.2e}"
    return str(round_half_up(number, 2))


def rollup(
    answers: Iterable[Assessment],
    rule: RollupRule | str = RollupRule.COUNT,
    weights: Mapping[str, Number] | None = None,
    number: str = "score",
) -> Rollup:
    """Combine several answers by a rule, and count the indicators that have ended apart.

    The count by status and the coverage come with every rule.  A mean, a weighted mean and the worst are of
    the answers that have the number; the share achieved is of all answers.  An answer that is not due yet has
    no number, so it is not covered.  Where values are rough, the result has a lowest and a highest value too.

    Args:
        answers: answers of :func:`assess` for one year by one method; of gradings, their ``assessment``.
        rule: count, mean, weighted-mean, worst or share-achieved.
        weights: indicator id → weight, for the weighted mean; one for every answer.
        number: the number to combine: score, progress, pace or achievement_rate.

    Raises:
        ParseError: no such rule.
        UnknownNameError: no such number.
        InvalidValueError: something else than answers, or answers of different years; weights without the
            rule that uses them, or the rule without weights; weights that are all 0; scores of different
            methods.
        ValidationError: weights that are missing, unknown, or no finite numbers from 0 on, or no mapping.

    >>> from dxmodel.progress import assess
    >>> from dxmodel.testing import small_city
    >>> mean = rollup(assess(small_city(), at="R5"), "mean", number="progress")
    >>> round(mean.value, 4), mean.included, mean.total
    (0.6906, 4, 6)
    """
    assessments = checked_answers(answers)
    kind, sizes = checked_rule(assessments, rule, weights, number)
    return rolled_up(assessments, kind, sizes, number)


def checked_answers(answers: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Return the answers as a tuple; raise an error for other values, and for answers of several years."""
    if not isinstance(answers, Iterable):
        raise InvalidValueError("rollup.no_answers", found=type(answers).__name__)
    checked = tuple(answers)
    for each in checked:
        if not isinstance(each, Assessment):
            raise InvalidValueError("rollup.no_answers", found=type(each).__name__)
    if len(years := dict.fromkeys(each.at for each in checked)) > 1:
        raise InvalidValueError("rollup.mixed_years", years=sorted(years))
    return checked


def checked_rule(
    answers: Sequence[Assessment],
    rule: RollupRule | str,
    weights: Mapping[str, Number] | None,
    number: str,
) -> tuple[RollupRule, dict[str, float] | None]:
    """Return the rule, and the weights that go with it."""
    checked = RollupRule(rule)
    if number not in NUMBERS_TO_COMBINE:
        facts = {"accepted": NUMBERS_TO_COMBINE, "nearest": nearest(number, NUMBERS_TO_COMBINE)}
        raise UnknownNameError("rollup.unknown_number", found=number, **facts)
    if checked is RollupRule.WEIGHTED_MEAN and weights is None:
        raise InvalidValueError("rollup.needs_weights", rule=checked)
    if checked is not RollupRule.WEIGHTED_MEAN and weights is not None:
        raise InvalidValueError("rollup.weights_unused", rule=checked)
    return checked, None if weights is None else _checked_weights(answers, weights)


def _checked_weights(answers: Sequence[Assessment], weights: Mapping[str, Number]) -> dict[str, float]:
    """Return the weights of the answers; one for an indicator that has ended is not needed."""
    needed = [each.indicator.id for each in answers if each.reason is not Reason.ENDED]
    return checked_weights(weights, needed, {each.indicator.id for each in answers})


def rolled_up(
    answers: Sequence[Assessment], rule: RollupRule, weights: Mapping[str, float] | None, number: str
) -> Rollup:
    """Combine answers by weights that are already validated."""
    current = [each for each in answers if each.reason is not Reason.ENDED]
    counts = Counter(each.status for each in current)
    counted = Rollup(
        counts=((status, counts[status]) for status in Status if counts[status]),
        ended=len(answers) - len(current),
        rule=rule,
    )
    if rule in (RollupRule.COUNT, RollupRule.SHARE_ACHIEVED):
        judged = [each for each in current if each.status not in UNJUDGED]
        counted = attrs.evolve(counted, included=len(judged), covered=_quotient(len(judged), len(current)))
        return counted if rule is RollupRule.COUNT else _share_achieved(counted, current)
    return _of_numbers(counted, current, weights, number)


def _share_achieved(counted: Rollup, current: Sequence[Assessment]) -> Rollup:
    if not current:
        return attrs.evolve(counted, reason=NoRollup.NOTHING_THERE)
    if not counted.included:
        return attrs.evolve(counted, reason=NoRollup.NO_NUMBER)  # 0.0 % of nothing judged would mislead
    certain = sum(each.status is Status.ACHIEVED for each in current)
    possible = sum(each.status is Status.UNCERTAIN and Status.ACHIEVED in each.possible for each in current)
    low, high = certain / len(current), (certain + possible) / len(current)
    return attrs.evolve(counted, value=low, low=low, high=high)


def _of_numbers(
    counted: Rollup, current: Sequence[Assessment], weights: Mapping[str, float] | None, number: str
) -> Rollup:
    with_number = [each for each in current if _number(each, number) is not None]
    weighted = [each for each in with_number if _weight(each, weights)]
    counted = attrs.evolve(
        counted,
        number=number,
        method=_one_method(with_number or current) if number == "score" else None,
        included=len(weighted),
        covered=_covered(weighted, current, weights),
        weights=((each.indicator.id, _weight(each, weights)) for each in current if weights is not None),
    )
    if not weighted:
        reason = NoRollup.NO_NUMBER if current else NoRollup.NOTHING_THERE
        return attrs.evolve(counted, reason=NoRollup.NO_WEIGHT if with_number else reason)
    combine = _minimum if counted.rule is RollupRule.WORST else _mean
    sizes = _sizes(weighted, weights)
    columns = zip(*((_number(each, number), *_range(each, number)) for each in weighted), strict=True)
    value, low, high = (_combined(combine, column, sizes) for column in columns)
    return attrs.evolve(counted, value=value, low=low, high=high)


def _covered(
    weighted: Sequence[Assessment], current: Sequence[Assessment], weights: Mapping[str, float] | None
) -> float | None:
    """Return the share of the weight that is in the value; answers are compared by identity."""
    inside = {id(each) for each in weighted}
    sizes = _sizes(current, weights)
    covered = fsum(size for each, size in zip(current, sizes, strict=True) if id(each) in inside)
    return _quotient(covered, fsum(sizes))


def _number(answer: Assessment, number: str) -> float | None:
    """Return a number of an answer; None where it has none, or may be not due yet."""
    is_early = Status.NOT_DUE in (answer.status, *answer.possible)
    return None if is_early else _finite(getattr(answer, number))


def _range(answer: Assessment, number: str) -> tuple[float | None, float | None]:
    """Return the range of a number; only a score has one, and an end of it may be open."""
    if number != "score" or answer.score_range is None:
        return None, None
    least, greatest = answer.score_range
    return _finite(least), _finite(greatest)


def _finite(number: float | None) -> float | None:
    return number if number is not None and isfinite(number) else None


def _one_method(answers: Sequence[Assessment]) -> AnyMethod | None:
    methods = [*dict.fromkeys(each.method for each in answers)]
    if len(methods) > 1:
        raise InvalidValueError("rollup.mixed_methods", methods=methods)
    return methods[0] if methods else None


def _weight(answer: Assessment, weights: Mapping[str, float] | None) -> float:
    return 1.0 if weights is None else weights[answer.indicator.id]


def _sizes(answers: Sequence[Assessment], weights: Mapping[str, float] | None) -> list[float]:
    """Return the weights scaled by a power of two, so that no sum is too large for a float."""
    sizes = [_weight(each, weights) for each in answers]
    _, power = frexp(max(sizes, default=0.0))
    return [ldexp(size, -power) for size in sizes]


def _quotient(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _combined(
    combine: Callable[[Sequence[float], Sequence[float]], float],
    numbers: Sequence[float | None],
    sizes: Sequence[float],
) -> float | None:
    known = [number for number in numbers if number is not None]
    return combine(known, sizes) if len(known) == len(numbers) else None


def _minimum(numbers: Sequence[float], _: Sequence[float]) -> float:
    return min(numbers)


def _mean(numbers: Sequence[float], sizes: Sequence[float]) -> float:
    """Return the weighted mean, the same in any order, and never outside the range of the numbers."""
    _, power = frexp(max(map(abs, numbers)))
    small = [ldexp(number, -power) for number in numbers]
    products = (number * size for number, size in zip(small, sizes, strict=True))
    mean = fsum(products) / fsum(sizes)
    return ldexp(min(max(mean, min(small)), max(small)), power)
