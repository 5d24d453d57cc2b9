"""KeptYears: in how many of the years since the baseline a level that is to be maintained was kept."""

from collections.abc import Iterable

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear
from dxmodel.ledger import ResolvedValue
from dxmodel.messages import Language, words
from dxmodel.plan.goals import Maintain
from dxmodel.progress.engine.target_range import surely_meets, surely_misses
from dxmodel.progress.inputs.breaks import converted
from dxmodel.progress.inputs.question import Question
from dxmodel.typed_fields import typed_fields

__all__ = ["KeptYears", "kept_years"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class KeptYears:
    """The years after the baseline that have a value, and those in which the level was kept.

    Attributes:
        years: the years with a value that can be compared with the level.
        kept: those in which the level surely was kept.
        in_doubt: those in which it may have been kept, because a number is rough or no direction is stated.
        window: the counting window by which the years are printed; None for fiscal years.

    Raises:
        InvalidValueError: there is no year.

    >>> KeptYears(years=[FiscalYear(2023), FiscalYear(2024)], kept=[FiscalYear(2023)]).share
    0.5
    """

    years: tuple[FiscalYear, ...] = attrs.field(converter=tuple[FiscalYear, ...])
    kept: tuple[FiscalYear, ...] = attrs.field(converter=tuple[FiscalYear, ...])
    in_doubt: tuple[FiscalYear, ...] = attrs.field(default=(), converter=tuple[FiscalYear, ...])
    window: CountingWindow | None = None

    def __attrs_post_init__(self) -> None:
        if not self.years:
            raise InvalidValueError("progress.kept_no_years")

    @property
    def share(self) -> float | None:
        """The share of the years in which the level was kept; None where a year is in doubt."""
        return None if self.in_doubt else len(self.kept) / len(self.years)

    def describe(self, language: Language) -> str:
        """Return in how many of the years the level was kept, as a clause.

        >>> KeptYears(years=[FiscalYear(2023), FiscalYear(2024)], kept=[FiscalYear(2023)]).describe("ja")
        '令和5年度～令和6年度の2年のうち1年で維持'
        """
        first, last = self.years[0], self.years[-1]
        is_run = len(self.years) > 1 and last - first + 1 == len(self.years)
        own_years = self.window and [self.window.printed(each, language) for each in self.years]
        facts = {
            "years": own_years or (FiscalSpan(first, last) if is_run else self.years),
            "of": len(self.years),
            "kept": len(self.kept),
            "in_doubt": len(self.in_doubt),
        }
        return words(
            "progress.kept_years_in_doubt" if self.in_doubt else "progress.kept_years", language, **facts
        )


def kept_years(question: Question, known: Iterable[ResolvedValue]) -> KeptYears | None:
    """Return in which years a level was kept.

    None for another goal, where the year of the baseline is not stated, or without a year with a value.

    Args:
        question: the target and its levels.
        known: the measured values up to the year, the latest first.
    """
    goal, start = question.goal_of_a_year, question.start_place
    if question.target is None or not isinstance(question.target.goal, Maintain):
        return None
    if goal is None or start is None:
        return None
    amounts = {
        each.year: amount
        for each in reversed([*known])
        if each.place > start
        and (amount := converted(question.indicator, each.amount, each.year)) is not None
    }
    if not amounts:
        return None
    kept = [year for year, amount in amounts.items() if surely_meets(amount, goal)]
    lost = [year for year, amount in amounts.items() if surely_misses(amount, goal)]
    in_doubt = [year for year in amounts if year not in kept and year not in lost]
    return KeptYears(years=amounts, kept=kept, in_doubt=in_doubt, window=question.indicator.window)
