"""grade: grade every indicator by a scale, with the city's own grades, and those of initiatives, beside."""

from collections.abc import Iterable
from functools import cached_property

import attrs

from dxmodel.errors import UnknownNameError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Evaluation, Grade, Ledger, MethodName, Scale, StatedState, state_in
from dxmodel.ledger.evaluated import scale_of
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Initiative
from dxmodel.progress.assess import assess
from dxmodel.progress.assessment import Assessment
from dxmodel.progress.by_indicator import ByIndicator
from dxmodel.progress.engine.amount_case import FAR
from dxmodel.progress.engine.method import AnyMethod, Method
from dxmodel.progress.engine.methods import method_of, named
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.sentences import in_its_years, rounded, with_reservations
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = ["Grading", "Gradings", "InitiativeGrading", "grade"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Grading:
    """The grade of an indicator in a year on a scale, and the city's own.

    Attributes:
        assessment: the answer by the scale's method; by the default method where the city judges by hand.
        scale: the scale, in its version of that year.
        possible: the grades that the score may earn; one, unless the value is known too roughly.
        official: the city's own evaluations of the indicator for that whole year, unchanged, but for those
            by another scale.
        comparable: those of them whose grade is of this scale, in its order.
    """

    assessment: Assessment
    scale: Scale
    possible: tuple[Grade, ...] = attrs.field(default=(), converter=tuple[Grade, ...])
    official: tuple[Evaluation, ...] = attrs.field(default=(), converter=tuple[Evaluation, ...])
    comparable: tuple[Evaluation, ...] = attrs.field(default=(), converter=tuple[Evaluation, ...])

    @property
    def indicator(self) -> Indicator:
        """The indicator that was graded."""
        return self.assessment.indicator

    @property
    def grade(self) -> Grade | None:
        """The grade; None where there is none, or a rough value leaves several open."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def reason(self) -> Reason | None:
        """Why there is no grade; None where there is one, several are possible, or it is judged by hand."""
        if self.possible or self.scale.by is None:
            return None
        at_baseline = Reason.AT_START if self.assessment.status is Status.AT_BASELINE else None
        return self.assessment.reason or self.assessment.no_score or at_baseline

    @property
    def is_early(self) -> bool:
        """Whether the target is not due yet, and the method gives no score before."""
        return self.scale.by is not None and self.assessment.no_score is Reason.NOT_DUE

    @property
    def mark(self) -> str | None:
        """The mark to print: of the grade, or the scale's mark for "cannot be evaluated".

        None where the scale has no such mark, several grades are possible, the target is not due yet, or the
        city judges by hand.
        """
        if self.grade is not None:
            return self.grade.mark
        has_no_mark = bool(self.possible) or self.scale.by is None or self.is_early
        return None if has_no_mark else self.scale.not_evaluated

    @property
    def agrees(self) -> bool | None:
        """Whether every grade of the city is one of the possible grades.

        None where one of the two has no grade of the scale: that something cannot be evaluated, and a mark
        outside the order, neither agree nor disagree.
        """
        ours = [grade.mark for grade in self.possible]
        return all(each.grade in ours for each in self.comparable) if ours and self.comparable else None

    def describe(self, language: Language) -> str:
        """Return the grade, the score and the city's own grades as one sentence."""
        answer = self.assessment
        facts = {
            "indicator": answer.name,
            "at": answer.at,
            "scale": self.scale.label,
            "method": answer.method,
            "mark": self.mark,
            "marks": [grade.mark for grade in self.possible],
            "meaning": self.grade and self.grade.label,
            "score": self._score_text,
            "reason": self.reason,
            "due": answer.target and answer.target.due,
        }
        text = words(self._code, language, **in_its_years(answer.indicator.window, facts, language))
        grades = [each.grade for each in self.official if each.grade is not None]
        if grades:
            text = words("grading.official", language, text=text, grades=grades)
        return with_reservations(text, answer.bridges if self.possible else (), answer.doubts, language)

    @property
    def _code(self) -> str:
        if self.scale.by is None:
            return "grading.by_hand"
        if self.possible:
            return "grading.several" if self.grade is None else self._graded_code
        if self.is_early:
            return "grading.early"
        return "grading.no_grade" if self.mark is None else "grading.not_evaluated"

    @property
    def _graded_code(self) -> str:
        return "grading.graded" if self.grade and self.grade.label else "grading.graded_plainly"

    @property
    def _score_text(self) -> str:
        """The score, with as many decimals as the printed number needs to have the same grade."""
        score = self.assessment.score
        if score is None or self.grade is None or self.assessment.method is MethodName.LEVEL_BAND:
            return self.assessment.score_text
        is_rate = method_of(self.assessment.method).in_percent
        number = rounded(score, lambda each: self.scale.grade(each) is self.grade, places=3 if is_rate else 2)
        return f"{number.scaleb(2):f}%" if is_rate else f"{number:f}"


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class InitiativeGrading:
    """The city's own grade of an initiative in a year, with the gradings of its indicators.

    Attributes:
        initiative: the initiative.
        at: the fiscal year.
        official: the city's own evaluations of the initiative for that whole year, unchanged, but for those
            by another scale than the chosen one.
        possible: the grades that the city gave it, in the order of the scale; by each evaluation's own scale
            where no scale was chosen.
        indicators: the gradings of its indicators, in the order of the plan.
        state: the state that the initiative has at the end of the year; None where none was stated.
    """

    initiative: Initiative
    at: FiscalYear
    official: tuple[Evaluation, ...] = attrs.field(default=(), converter=tuple[Evaluation, ...])
    possible: tuple[Grade, ...] = attrs.field(default=(), converter=tuple[Grade, ...])
    indicators: tuple[Grading, ...] = attrs.field(default=(), converter=tuple[Grading, ...])
    state: StatedState | None = None

    @property
    def grade(self) -> Grade | None:
        """The grade that the city gave; None where there is none, or are several."""
        return self.possible[0] if len(self.possible) == 1 else None

    def describe(self, language: Language) -> str:
        """Return the city's own grades and the state as one sentence."""
        grades = [each.grade for each in self.official if each.grade is not None]
        facts = {"initiative": self.initiative.label or self.initiative.id, "at": self.at, "grades": grades}
        if self.state is None:
            code = "grading.initiative_graded" if grades else "grading.initiative"
            return words(code, language, **facts)
        code = "grading.initiative_graded_with_state" if grades else "grading.initiative_with_state"
        return words(code, language, **facts, state=self.state.state)


class Gradings(ByIndicator[Grading]):
    """The gradings of one year, in the order of the plan; the id of an indicator is an index too.

    Attributes:
        initiatives: the city's grades of the initiatives, in the order of the plan.
    """

    initiatives: tuple[InitiativeGrading, ...]

    def __new__(
        cls, gradings: Iterable[Grading] = (), initiatives: Iterable[InitiativeGrading] = ()
    ) -> "Gradings":
        """Return the gradings of indicators, with those of initiatives beside."""
        new = super().__new__(cls, gradings)
        new.initiatives = tuple(initiatives)
        return new


def grade(
    ledger: Ledger,
    at: FiscalYear | str,
    scale: Scale | str | None = None,
    *,
    by: MethodName | Method | str | None = None,
) -> Gradings:
    """Grade every indicator of the plan by a scale in one fiscal year, with the city's own grades beside.

    The method of the scale gives a score, and the scale a grade for it; a rough value has every grade that it
    may earn.  Where the city judges by hand, only its own evaluations are returned.  Indicators of a kind
    that the scale is not for are left out.

    Args:
        ledger: the plan and its results.
        at: the fiscal year to grade.
        scale: a scale, or the id of one of the ledger's own, in the version of that year.  By default each
            indicator is graded by the ledger's only scale for its kind, else by its only one for all kinds;
            an indicator without is left out.
        by: a method in place of that of the scale, as one of your own, whose score is graded.

    Raises:
        UnknownNameError: the ledger has no such scale, or it does not hold in that year.

    >>> from dxmodel.formats import published_scales
    >>> from dxmodel.testing import small_city
    >>> for each in grade(small_city(), "R5", published_scales()["tama"])[:3]:
    ...     print(each.assessment.indicator.id, each.mark, each.reason)
    online-share 着実 None
    counter-time 着実 None
    satisfaction None no-gap
    """
    check_kind("ledger", ledger, Ledger)
    year = as_fiscal_year(at)
    in_force = ledger.in_force(year)  # the plan of today does not know an item that was removed later
    scales = _Scales(ledger, year, scale, None if by is None else named(by))
    gradings = [
        _grading(in_force, answer, own)
        for method in scales.methods
        for answer in assess(ledger, year, method)
        if (own := scales.of(answer.indicator)) is not None and scales.method_of(own) == method
    ]
    positions = {each.id: index for index, each in enumerate(in_force.plan.indicators)}
    gradings.sort(key=lambda each: positions[each.indicator.id])  # those of one indicator stay in order
    initiatives = in_force.plan.initiatives
    return Gradings(gradings, [_of_initiative(in_force, each, scales, gradings) for each in initiatives])


BY_HAND = MethodName.LINEAR_PACE
"""The method of the assessment beside a scale by which the city judges by hand."""


@attrs.frozen
class _Scales:
    """The scales of one year: the chosen one, or the ledger's own, each for its kinds of indicator."""

    ledger: Ledger
    year: FiscalYear
    stated: Scale | str | None
    by: AnyMethod | None

    @cached_property
    def chosen(self) -> Scale | None:
        """The chosen scale in the version of the year.

        Raises:
            UnknownNameError: the ledger has no such scale, or it does not hold in that year.
        """
        if self.stated is None:
            return None
        scale = self.stated if isinstance(self.stated, Scale) else self.ledger.scale(self.stated, self.year)
        if not scale.holds(self.year):
            facts = {"id": scale.id, "year": self.year, "spans": [scale.span]}
            raise UnknownNameError("ledger.no_scale_then", nearest=None, **facts)
        return scale

    @cached_property
    def all(self) -> tuple[Scale, ...]:
        """The chosen scale, or the ledger's own of that year."""
        if self.chosen is not None:
            return (self.chosen,)
        return tuple(each for each in self.ledger.scales if each.holds(self.year))

    @property
    def methods(self) -> tuple[AnyMethod, ...]:
        """The methods by which indicators are assessed."""
        return tuple(dict.fromkeys(map(self.method_of, self.all)))

    def method_of(self, scale: Scale) -> AnyMethod:
        """Return the method whose score has grades on a scale: the chosen one, else that of the scale."""
        return BY_HAND if scale.by is None else self.by or scale.by

    def of(self, indicator: Indicator) -> Scale | None:
        """Return the only scale for the kind of an indicator, else the only one for all kinds."""
        fitting = [each for each in self.all if each.is_for(indicator.kind)]
        special = [each for each in fitting if each.kinds]
        only = special or fitting
        return only[0] if len(only) == 1 else None


def _grading(ledger: Ledger, answer: Assessment, scale: Scale) -> Grading:
    has_score = scale.by is not None and answer.score_range is not None
    official = _evaluations(ledger, answer.indicator.id, answer.at, scale)
    return Grading(
        assessment=answer,
        scale=scale,
        possible=_grades(scale, *answer.score_range) if has_score and answer.score_range else (),
        official=official,
        comparable=[each for each in official if _grade_by(ledger, each, scale) in scale.grades],
    )


def _grade_by(ledger: Ledger, evaluation: Evaluation, scale: Scale | None) -> Grade | None:
    """Return the grade of an evaluation on a scale, by default its own; None if it is by another scale.

    In a ledger without scales it may be by any.
    """
    own = scale_of(ledger, evaluation) if ledger.scales else scale
    is_by = own is not None and (scale is None or own == scale)
    return own.marked(evaluation.grade) if is_by and own and evaluation.grade is not None else None


def _grades(scale: Scale, least: float | None, greatest: float | None) -> tuple[Grade, ...]:
    return scale.grades_between(-FAR if least is None else least, FAR if greatest is None else greatest)


def _evaluations(ledger: Ledger, item: str, year: FiscalYear, scale: Scale | None) -> tuple[Evaluation, ...]:
    """Return the evaluations of an item for a whole year, without those by another scale."""
    return tuple(
        each
        for each in ledger.evaluations_of(item)
        if each.year == year and each.months is None
        if scale is None or scale_of(ledger, each) in (None, scale)
    )


def _of_initiative(
    ledger: Ledger, initiative: Initiative, scales: _Scales, gradings: list[Grading]
) -> InitiativeGrading:
    official = _evaluations(ledger, initiative.id, scales.year, scales.chosen)
    grades = [_grade_by(ledger, each, scales.chosen) for each in official]
    return InitiativeGrading(
        initiative=initiative,
        at=scales.year,
        official=official,
        possible=dict.fromkeys(filter(None, grades)),
        indicators=[
            each for each in gradings if any(link.to == initiative.id for link in each.indicator.initiatives)
        ],
        state=state_in(ledger, initiative.id, scales.year),
    )
