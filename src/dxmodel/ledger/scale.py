"""Scale (評価区分): the city's own grades, and the scores of a method that earn each of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from typing import NewType

import attrs

from dxmodel.amount.interval import Interval
from dxmodel.amount.number import minus, number, plus, times
from dxmodel.errors import InvalidValueError, ParseError, Problem, ValidationError
from dxmodel.fiscal import FiscalSpan, FiscalYear, as_fiscal_year
from dxmodel.fiscal.span import as_optional_span
from dxmodel.ledger.item_state import ItemState
from dxmodel.ledger.scale_coverage import condition, gaps_and_overlaps
from dxmodel.plan import IndicatorKind, Label, Source, as_label
from dxmodel.plan.ids import ids, slug, slugs
from dxmodel.plan.label import as_optional_label
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import as_tuple, stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["End", "Grade", "MethodName", "Scale", "as_end"]

End = NewType("End", Decimal)
"""A number at which a grade ends; written as a share of one or as a percentage."""

_TOLERANCE = Decimal("1e-9")


class MethodName(Vocabulary):
    """A method of measuring progress, by name; ``dxmodel.progress`` has its formula and its source.

    >>> MethodName("linear_pace"), f"{MethodName.LINEAR_PACE:ja}"
    (MethodName.LINEAR_PACE, 'ペース')
    """

    ACHIEVEMENT_RATE = "achievement_rate"
    PROGRESS_FROM_BASELINE = "progress_from_baseline"
    LINEAR_PACE = "linear_pace"
    LINEAR_PACE_FROM_ZERO = "linear_pace_from_zero"
    INTERIM_TARGET = "interim_target"
    CAGR_RATIO = "cagr_ratio"
    CAGR_TREND = "cagr_trend"
    CAGR_TREND_LIMITED = "cagr_trend_limited"
    UN_PROGRESS_2023 = "un_progress_2023"
    WEATHER_FORECAST = "weather_forecast"
    LEVEL_BAND = "level_band"
    OKR_SCORE = "okr_score"
    FISCAL_YEAR_OUTCOME = "fiscal_year_outcome"
    APPROACH = "approach"


def as_end(value: int | str | Decimal) -> End:
    """Return the number at which a grade ends; a percentage as the share of one that it is.

    Raises:
        ParseError: a float, or text that is neither a number nor a percentage.

    >>> as_end("80%") == as_end("80 ％") == as_end("0.8")
    True
    """
    try:
        if isinstance(value, str) and value.endswith(("%", "％")):
            return End(number(times(number(value[:-1].removesuffix(" ")), Fraction(1, 100))))
        return End(number(value))
    except ParseError:
        if isinstance(value, str):
            raise ParseError("ledger.not_an_end", found=value, accepted=("0.8", "80%")) from None
        raise


def _as_end(value: int | str | Decimal | None) -> End | None:
    return None if value is None else as_end(value)


def _as_kinds(values: Iterable[IndicatorKind | str]) -> tuple[IndicatorKind, ...]:
    return tuple(IndicatorKind(each) for each in as_tuple(values))


@attrs.frozen(field_transformer=stored_fields)
class Grade:
    """One grade of a scale, and the scores that earn it.

    Attributes:
        mark: the mark as printed: ``"A"``, ``"◎"``, ``"着実"``, ``"7"``.
        label: the meaning of the mark, in the city's words.
        at_least: the lowest score of it; never a float: ``"0.95"``, or the same as ``"95%"``.
        above: the number that its scores are above.
        below: the number that its scores are below.
        at_most: the highest score of it.
        state: what the mark states about the item: a milestone counts as done by a grade only where this is
            ``done``; None where it states nothing.

    Raises:
        ParseError: an end that is no exact number.
        InvalidValueError: a blank mark, two ends on one side, or ends between which there is no number.

    >>> good = Grade("概ね", at_least="60%", below=1)
    >>> Decimal("0.6") in good.scores, Decimal(1) in good.scores
    (True, False)
    >>> good
    Grade(mark='概ね', at_least=Decimal('0.6'), below=Decimal('1'))
    """

    __repr__ = repr_without_defaults

    mark: str
    label: Label | None = attrs.field(default=None, converter=as_optional_label, kw_only=True)
    at_least: End | None = attrs.field(default=None, converter=_as_end, kw_only=True)
    above: End | None = attrs.field(default=None, converter=_as_end, kw_only=True)
    below: End | None = attrs.field(default=None, converter=_as_end, kw_only=True)
    at_most: End | None = attrs.field(default=None, converter=_as_end, kw_only=True)
    state: ItemState | None = attrs.field(
        default=None, converter=attrs.converters.optional(ItemState), kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        for ends in (("at_least", "above"), ("below", "at_most")):
            if all(getattr(self, end) is not None for end in ends):
                raise InvalidValueError("ledger.two_ends", mark=self.mark, ends=ends)
        _ = self.scores  # raises if there are none

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The numbers at which it ends, from below."""
        return tuple(end for end in (self.scores.low, self.scores.high) if end is not None)

    @property
    def scores(self) -> Interval:
        """The scores that earn it."""
        return Interval(
            self.above if self.at_least is None else self.at_least,
            self.below if self.at_most is None else self.at_most,
            low_closed=self.at_least is not None,
            high_closed=self.at_most is not None,
        )


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Scale:
    """The grades that a city gives, best first, and the method by which it decides.

    With a method, the grades cover every number once: no gap, no overlap.  Without one, the city judges
    by hand, and the grades have no ends.

    Attributes:
        id: slug; versions of one scale share it and differ in their span.
        label: the city's name of the scale: ``"KPIの評価区分"``.
        by: the method whose score decides; None where the city judges by hand.
        grades: best first, if they have an order.
        ordered: whether each grade is better than the next; False for marks that only name a kind.
        outside: marks outside the order, which no score earns: 未着手, 中止, ``"X"``.
        not_evaluated: the mark for "cannot be evaluated": ``"D"``, ``"−"``; None where there is none.
        kinds: the kinds of indicator that it is for; empty for all of them.
        span: the fiscal years in which this version is valid; None for all of them.
        sources: where it is printed.
        note: anything a reader must know.
        former_ids: ids that it had before.

    Raises:
        ValidationError: no grade, a mark used twice, scores for a mark outside the order, gaps, overlaps and
            grades out of order, all together.

    >>> tama = Scale(
    ...     id="tama",
    ...     label="達成状況",
    ...     by="linear_pace",
    ...     grades=[
    ...         Grade("着実", at_least=1),
    ...         Grade("概ね", at_least="0.6", below=1),
    ...         Grade("改善", below="0.6"),
    ...     ],
    ... )
    >>> tama.grade(0.791).mark, tama.grade(0.6).mark
    ('概ね', '概ね')
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    label: Label = attrs.field(converter=as_label)
    by: MethodName | None = attrs.field(default=None, converter=attrs.converters.optional(MethodName))
    grades: tuple[Grade, ...] = attrs.field(converter=tuple[Grade, ...])
    ordered: bool = True
    outside: tuple[Grade, ...] = attrs.field(default=(), converter=tuple[Grade, ...])
    not_evaluated: str | None = None
    kinds: tuple[IndicatorKind, ...] = attrs.field(default=(), converter=_as_kinds)
    span: FiscalSpan | None = attrs.field(default=None, converter=as_optional_span)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)

    def __attrs_post_init__(self) -> None:
        if problems := [*self._problems()]:
            raise ValidationError(problems)

    def _problems(self) -> Iterator[Problem]:
        if not self.grades:
            yield Problem(path="$.grades", code="ledger.no_grades")
            return
        yield from self._repeated()
        yield from self._outside()
        yield from self._by_hand() if self.by is None else self._gaps_and_overlaps()

    def _repeated(self) -> Iterator[Problem]:
        known_marks = {self.not_evaluated}
        for name in ("grades", "outside"):
            for index, grade in enumerate(getattr(self, name)):
                if grade.mark in known_marks:
                    path = f"$.{name}[{index}].mark"
                    yield Problem(path=path, code="ledger.repeated_mark", facts={"mark": grade.mark})
                known_marks.add(grade.mark)

    def _outside(self) -> Iterator[Problem]:
        for index, grade in enumerate(self.outside):
            if grade.ends:
                facts = {"mark": grade.mark, "numbers": condition(grade.scores)}
                yield Problem(path=f"$.outside[{index}]", code="ledger.ends_outside", facts=facts)

    def _by_hand(self) -> Iterator[Problem]:
        for index, grade in enumerate(self.grades):
            if grade.ends:
                facts = {
                    "mark": grade.mark,
                    "numbers": condition(grade.scores),
                    "accepted": [*map(str, MethodName)],
                }
                yield Problem(path=f"$.grades[{index}]", code="ledger.ends_by_hand", facts=facts)

    def _gaps_and_overlaps(self) -> Iterator[Problem]:
        runs = gaps_and_overlaps([grade.scores for grade in self.grades])
        faults = sorted(
            ((by[-1] if by else self._beside(run), condition(run), by) for run, by in runs),
            key=lambda fault: fault[0],
        )
        for index, numbers, by in faults:
            code = "ledger.grades_overlap" if by else "ledger.grades_gap"
            marks = {"marks": [self.grades[each].mark for each in by]} if by else {}
            yield Problem(path=f"$.grades[{index}]", code=code, facts={"numbers": numbers} | marks)
        if self.ordered and not faults:
            yield from self._out_of_order()

    def _beside(self, gap: Interval) -> int:
        """Return the index of the grade next to a gap: the one above it, else the one below."""
        above = [index for index, grade in enumerate(self.grades) if grade.scores.low == gap.high is not None]
        below = [index for index, grade in enumerate(self.grades) if grade.scores.high == gap.low is not None]
        return (above or below)[0]

    def _out_of_order(self) -> Iterator[Problem]:
        for index, (better, worse) in enumerate(zip(self.grades, self.grades[1:], strict=False)):
            if not worse.scores.below(better.scores):
                facts = {"better": better.mark, "worse": worse.mark}
                yield Problem(path=f"$.grades[{index + 1}]", code="ledger.grades_out_of_order", facts=facts)

    @property
    def marks(self) -> tuple[str, ...]:
        """Every mark of the scale: of the grades, outside their order, and of what cannot be evaluated."""
        graded = tuple(grade.mark for grade in (*self.grades, *self.outside))
        return graded if self.not_evaluated is None else (*graded, self.not_evaluated)

    def marked(self, mark: str) -> Grade | None:
        """Return the grade with a mark, in the order or outside it; None where there is none."""
        return next((each for each in (*self.grades, *self.outside) if each.mark == mark), None)

    def is_for(self, kind: IndicatorKind | None) -> bool:
        """Return whether it is for a kind of indicator; None for what is no indicator."""
        return not self.kinds or kind in self.kinds

    def holds(self, year: FiscalYear | str) -> bool:
        """Return whether this version is valid in a fiscal year."""
        return self.span is None or as_fiscal_year(year) in self.span

    def overlaps(self, other: "Scale") -> bool:
        """Return whether both are versions of one scale that are valid in the same fiscal year."""
        return self.id == other.id and _first(self) <= _last(other) and _first(other) <= _last(self)

    def grade(self, score: float | Decimal | Fraction) -> Grade:
        """Return the grade that a score of the method earns.

        A score within 1e-9 of an end counts as that end, so that a rounding error does not change the grade.

        Raises:
            InvalidValueError: the city judges by hand, or the score is not a finite number, such as a text
                or a truth value.
        """
        if _exact(score).is_infinite():
            raise _no_score(score)
        return self.grades_between(score, score)[0]

    def grades_between(
        self, low: float | Decimal | Fraction, high: float | Decimal | Fraction
    ) -> tuple[Grade, ...]:
        """Return every grade that a score from *low* to *high* may earn, in the order of the scale.

        An unknown end is infinite.

        Raises:
            InvalidValueError: the city judges by hand, a score is not a number, or *low* is above *high*.
        """
        if self.by is None:
            raise InvalidValueError("ledger.no_grade_by_hand", scale=self.label)
        lowest, highest = _exact(low), _exact(high)
        if lowest > highest:
            raise InvalidValueError("ledger.no_scores", low=low, high=high)
        ends = sorted({end for grade in self.grades for end in grade.ends})
        least, most = _rounded_to_end(lowest, ends), _rounded_to_end(highest, ends)
        return tuple(grade for grade in self.grades if _overlaps(grade.scores, least, most))


def _first(scale: Scale) -> FiscalYear:
    return (scale.span and scale.span.start_year) or FiscalYear.MIN


def _last(scale: Scale) -> FiscalYear:
    return (scale.span and scale.span.end_year) or FiscalYear.MAX


def _exact(score: object) -> Decimal:
    """Return the score as a decimal; a fraction as the nearest float, well within the tolerance."""
    if isinstance(score, bool) or not isinstance(score, Real | Decimal):
        raise _no_score(score)
    try:
        exact = score if isinstance(score, Decimal) else Decimal(_builtin_number(score))
    except OverflowError:
        raise _no_score(score) from None
    if exact.is_nan():
        raise _no_score(score)
    return exact


def _builtin_number(score: Real) -> int | float:
    """Return a number of another library as int or float."""
    return int(score) if isinstance(score, Integral) else float(score)


def _no_score(score: object) -> InvalidValueError:
    return InvalidValueError("ledger.not_a_score", found=repr(score))


def _rounded_to_end(score: Decimal, ends: Iterable[Decimal]) -> Decimal:
    """Return the score, or the end that it equals within the tolerance."""
    near_ends = [end for end in ends if minus(end, _TOLERANCE) <= score <= plus(end, _TOLERANCE)]
    return min(near_ends, key=lambda end: abs(minus(end, score)), default=score)


def _overlaps(scores: Interval, least: Decimal, most: Decimal) -> bool:
    """Return whether any number from *least* to *most* is among the scores."""
    above = scores.low is None or scores.low < most or (scores.low_closed and scores.low == most)
    below = scores.high is None or least < scores.high or (scores.high_closed and scores.high == least)
    return above and below
