"""grade: grade every indicator by a scale, with the city's own grade beside it."""

from collections.abc import Iterator

import attrs

from dxmodel.errors import UnknownNameError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Evaluation, Grade, Ledger, MethodName, Scale
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator
from dxmodel.progress.assess import assess
from dxmodel.progress.assessment import Assessment
from dxmodel.progress.by_indicator import ByIndicator
from dxmodel.progress.engine.amount_case import FAR
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.sentences import IN_PERCENT, rounded, with_reservations
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = ["Grading", "Gradings", "grade"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Grading:
    """The grade of an indicator in a year on a scale, and the city's own.

    Attributes:
        assessment: the answer by the scale's method; by the default method where the city judges by hand.
        scale: the scale, in its version of that year.
        possible: the grades that the score may earn; one, unless the value is known too roughly.
        official: the city's own evaluations of the indicator in that year, unchanged.
        is_own: whether the city's grades may be of this scale: not if the ledger has scales without this one.
    """

    assessment: Assessment
    scale: Scale
    possible: tuple[Grade, ...] = attrs.field(default=(), converter=tuple[Grade, ...])
    official: tuple[Evaluation, ...] = attrs.field(default=(), converter=tuple[Evaluation, ...])
    is_own: bool = True

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
        return self.assessment.reason or self.assessment.no_score

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

        None where one of the two is missing, and where the city's grades are of another scale.
        """
        ours: list[str | None] = [grade.mark for grade in self.possible] or [self.mark]
        marks = [each.grade for each in self.official if each.grade is not None]
        return None if not marks or ours == [None] or not self.is_own else all(each in ours for each in marks)

    def describe(self, language: Language) -> str:
        """Return the grade, the score and the city's own grades as one sentence."""
        answer = self.assessment
        facts = {
            "indicator": answer.indicator.label,
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
        text = words(self._code, language, **facts)
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
        if self.reason is None:
            return "grading.too_rough" if self.mark is None else "grading.too_rough_marked"
        return "grading.no_grade" if self.mark is None else "grading.not_evaluated"

    @property
    def _graded_code(self) -> str:
        return "grading.graded" if self.grade and self.grade.label else "grading.graded_plainly"

    @property
    def _score_text(self) -> str:
        """The score, with as many decimals as the printed number needs to have the same grade."""
        score = self.assessment.score
        if score is None or self.grade is None:
            return self.assessment.score_text
        is_rate = self.assessment.method in IN_PERCENT
        number = rounded(score, lambda each: self.scale.grade(each) is self.grade, places=3 if is_rate else 2)
        return f"{100 * number:f}%" if is_rate else str(number)


class Gradings(ByIndicator[Grading]):
    """The gradings of one year, in the order of the plan; the id of an indicator is an index too."""

    __slots__ = ()


def grade(ledger: Ledger, at: FiscalYear | str, scale: Scale | str) -> Gradings:
    """Grade every indicator of the plan by a scale in one fiscal year, with the city's own grade beside.

    The method of the scale gives a score, and the scale a grade for it; a rough value has every grade that it
    may earn.  Where the city judges by hand, only its own evaluations are returned.

    Args:
        ledger: the plan and its results.
        at: the fiscal year to grade.
        scale: a scale, or the id of one of the ledger's own, in the version of that year.

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
    version = scale if isinstance(scale, Scale) else ledger.scale(scale, year)
    if not version.holds(year):
        facts = {"id": version.id, "year": year, "spans": [version.span]}
        raise UnknownNameError("ledger.no_scale_then", nearest=None, **facts)
    answers = assess(ledger, year, version.by or MethodName.LINEAR_PACE)
    return Gradings(_grading(ledger, answer, version) for answer in answers)


def _grading(ledger: Ledger, answer: Assessment, scale: Scale) -> Grading:
    has_score = scale.by is not None and answer.score_range is not None
    return Grading(
        assessment=answer,
        scale=scale,
        possible=_grades(scale, *answer.score_range) if has_score and answer.score_range else (),
        official=_evaluations(ledger, answer),
        is_own=not ledger.scales or scale in ledger.scales,
    )


def _grades(scale: Scale, least: float | None, greatest: float | None) -> tuple[Grade, ...]:
    return scale.grades_between(-FAR if least is None else least, FAR if greatest is None else greatest)


def _evaluations(ledger: Ledger, answer: Assessment) -> Iterator[Evaluation]:
    id, year = answer.indicator.id, answer.at
    return (each for each in ledger.valid_evaluations if each.item == id and each.year == year)
