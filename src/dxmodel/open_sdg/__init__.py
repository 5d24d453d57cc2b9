"""The progress measure of Open SDG for a series: the same numbers, statuses and faults.

Open SDG assesses a series by the ratio of two compound yearly growth rates.  This package computes it as
its builder does, faults included; nothing else in this library uses it.  Known faults, each with a test:

* zero becomes 0.001, so that the verdict depends on the unit
* a fact and its complement (41.2 % online, 58.8 % on paper) get two verdicts
* a value on a straight line is ahead where it grows, and behind where it shrinks
* a later target year improves the verdict; a target year that has passed is ignored
* values between the first and the last year are ignored, and so is a target that was met and no longer is
* a target equal to the base is either met or has the worst score at once
* a target across zero is compared by the size of a complex number, if the base year has a value
* a series without a score is left out of the mean of its indicator

Where that system stops with an error, this package gives a reason.  Custom thresholds
(``progress_thresholds``), which that system uses for the status and ignores for the score, are not supported.

``formulas.py`` holds the arithmetic.  May import the formulas of ``progress`` and what is below it; nothing
imports this package.

Source: sdg-build 2.4.0, ``sdg/ProgressMeasure.py``; Open SDG documentation, *Progress measure methodology*.
"""

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from numbers import Integral, Real
from statistics import fmean

import attrs

from dxmodel.errors import InvalidValueError, ParseError, nearest
from dxmodel.fiscal import FiscalYear
from dxmodel.open_sdg.formulas import (
    ZERO,
    Series,
    near_limit,
    ratio,
    ratio_score,
    trend_score,
)
from dxmodel.typed_fields import typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["OpenSdg", "OpenSdgIndicator", "OpenSdgStatus", "Unscored", "open_sdg", "open_sdg_indicator"]

DIRECTIONS = {"positive": 1, "negative": -1}


class OpenSdgStatus(Vocabulary):
    """The status of a series or an indicator in Open SDG."""

    TARGET_ACHIEVED = "target_achieved"
    SUBSTANTIAL = "substantial_progress"
    MODERATE = "moderate_progress"
    LIMITED = "limited_progress"
    DETERIORATION = "deterioration"
    NOT_AVAILABLE = "not_available"


class Unscored(Vocabulary):
    """Why a series has no score."""

    NO_VALUE = "no-value"
    ONE_YEAR = "one-year"
    """No value after the base year."""
    TWO_SIGNS = "two-signs"
    """The base and the latest value have different signs."""
    TARGET_ACROSS_ZERO = "target-across-zero"
    BEFORE_BASE_YEAR = "before-base-year"
    """All values are from before the base year; that system stops with a ValueError."""
    NO_YEARS_TO_TARGET = "no-years-to-target"
    """The base year is the target year; that system stops with a ZeroDivisionError."""
    OUT_OF_RANGE = "out-of-range"
    """The numbers are too far apart for floats; that system stops, or continues with nan."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class OpenSdg:
    """The progress of one series by Open SDG.

    Attributes:
        score: from -5 to 5; None where there is none.
        status: its name for the score.
        value: with a target, growth so far over required growth; without, growth per year (0.01 is 1 %).
            None where it is undefined or infinite, even if there is a score.
        reason: why there is no score; None if there is one.
    """

    score: float | None = None
    status: OpenSdgStatus = attrs.field(default=OpenSdgStatus.NOT_AVAILABLE, converter=OpenSdgStatus)
    value: float | None = None
    reason: Unscored | None = None

    @property
    def target_achieved(self) -> bool:
        """Whether the latest value meets the target."""
        return self.status is OpenSdgStatus.TARGET_ACHIEVED


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class OpenSdgIndicator:
    """The progress of several series together by Open SDG, with the number of series that have a score.

    Attributes:
        score: the mean of the scores; None where there is none.
        status: its name for the mean; met only if every series with a score meets its target.
        assessed: the number of series with a score.
        total: the number of series, which that system does not report.
        reason: why that system stops at one of the series; None if it does not.
    """

    score: float | None = None
    status: OpenSdgStatus = attrs.field(default=OpenSdgStatus.NOT_AVAILABLE, converter=OpenSdgStatus)
    assessed: int = 0
    total: int = 0
    reason: Unscored | None = None


Year = int | FiscalYear
Number = float | Decimal


def open_sdg(
    points: Mapping[int, Number | None] | Mapping[FiscalYear, Number | None],
    *,
    target: Number | None = None,
    target_year: Year = 2030,
    base_year: Year = 2015,
    direction: str = "negative",
    limit: Number | None = None,
) -> OpenSdg:
    """Assess one series as Open SDG 2.4.0 does: the same score, status and value, and the same faults.

    With a target, R = (growth per year so far) / abs(required growth per year), positive in the better
    direction: from 0.95 substantial, from 0.60 moderate, from 0 limited, below 0 deterioration.  Without,
    the growth per year g itself: from 1.5 %, 0.5 %, 0 %, each times a factor that shrinks near the *limit*.

    Args:
        points: value by year; None and nan are missing.  Only the first value from *base_year* on and the
            last one count.
        target: the level to reach; without one, the growth alone is assessed.  0 is replaced by 0.001.
        target_year: the year in which the target is due.
        base_year: the first year of the growth; if it has no value, the next year that has one.
        direction: ``"positive"`` (more is better) or ``"negative"``.  That system treats every other text,
            and none, as negative; the default is negative here too, but other text is an error.
        limit: the least or greatest possible value; used only without a target.

    Raises:
        ParseError: another direction.
        InvalidValueError: a value that is no finite number, or a year that is not from 1 to 9999.

    Source: sdg-build 2.4.0; see the faults at the top of this module.

    >>> points = {2020: 28.9, 2022: 41.2}
    >>> answer = open_sdg(points, base_year=2020, target=60, target_year=2024, direction="positive")
    >>> round(answer.score, 4), str(answer.status), round(answer.value, 4)
    (2.6298, 'substantial_progress', 0.9682)
    >>> open_sdg({2015: 3, 2020: -1}, target=5, direction="positive").reason
    Unscored.TWO_SIGNS
    """
    sign = _sign(direction)
    values = {_year(year): number for year, each in points.items() if (number := _number(each)) is not None}
    level, bound = _optional_number(target), _optional_number(limit)
    start, due = _year(base_year), _year(target_year)
    if not values:
        return OpenSdg(reason=Unscored.NO_VALUE)
    later = [year for year in values if year >= start]
    if not later:
        return OpenSdg(reason=Unscored.BEFORE_BASE_YEAR)
    series = Series(
        base_year=min(later),
        year=max(values),
        base=values[min(later)],
        latest=values[max(values)],
        moved=start not in values,
        direction=sign,
    )
    return _by_trend(series, bound) if level is None else _by_target(series, level or ZERO, due)


def open_sdg_indicator(series: Iterable[OpenSdg]) -> OpenSdgIndicator:
    """Combine several series as Open SDG 2.4.0 does: by the mean of their scores.

    From 2.5 substantial, from 0 moderate, from -2.5 limited, else deterioration; met only if every series
    that has a score is met.  A series without a score is left out of the mean, as there; ``assessed`` and
    ``total`` show that.  Where none has a score, that system gives an empty status, this function not
    available.  Where that system stops with an error at one series, there is no score, but a reason.

    >>> achieved = open_sdg({2020: 30, 2024: 61}, target=60, direction="positive")
    >>> one_year = open_sdg({2020: 30}, target=60, direction="positive")
    >>> both = open_sdg_indicator([achieved, one_year])
    >>> str(both.status), both.score, both.assessed, both.total
    ('target_achieved', 5.0, 1, 2)
    """
    all_series = tuple(series)
    scores = [each.score for each in all_series if each.score is not None]
    error = next((each.reason for each in all_series if each.reason in _ERRORS), None)
    if error is not None or not scores:
        return OpenSdgIndicator(assessed=len(scores), total=len(all_series), reason=error)
    mean = fmean(scores)
    are_met = all(each.target_achieved for each in all_series if each.score is not None)
    status = OpenSdgStatus.TARGET_ACHIEVED if are_met else _status(mean, 2.5, 0, -2.5)
    return OpenSdgIndicator(score=mean, status=status, assessed=len(scores), total=len(all_series))


def _by_target(series: Series, target: float, due: int) -> OpenSdg:
    reason, value = _no_growth_reason(series), math.nan
    if reason is None:
        try:
            value = ratio(series, target, due)
        except ArithmeticError:
            same = due == series.base_year
            return OpenSdg(reason=Unscored.NO_YEARS_TO_TARGET if same else Unscored.OUT_OF_RANGE)
    if series.meets(target):
        return OpenSdg(score=5.0, status=OpenSdgStatus.TARGET_ACHIEVED, value=_finite(value))
    if math.isnan(value):
        across = (target > 0) is not (series.start > 0)
        return OpenSdg(reason=reason or (Unscored.TARGET_ACROSS_ZERO if across else Unscored.OUT_OF_RANGE))
    return OpenSdg(score=ratio_score(value), status=_status(value, 0.95, 0.6, 0), value=_finite(value))


def _by_trend(series: Series, limit: float | None) -> OpenSdg:
    reason, factor = _no_growth_reason(series), near_limit(series.base, limit)
    if reason is not None or not math.isfinite(factor):
        return OpenSdg(reason=reason or Unscored.OUT_OF_RANGE)
    value = series.growth()
    status = _status(value, 0.015 * factor, 0.005 * factor, 0)
    return OpenSdg(score=trend_score(value, factor), status=status, value=_finite(value))


def _no_growth_reason(series: Series) -> Unscored | None:
    """Return why there is no growth rate; None where there is one."""
    if (series.start > 0 > series.latest) or (series.start < 0 < series.latest):
        return Unscored.TWO_SIGNS
    return Unscored.ONE_YEAR if series.year == series.base_year else None


def _status(number: float, substantial: float, moderate: float, limited: float) -> OpenSdgStatus:
    bounds = (substantial, moderate, limited)
    names = (OpenSdgStatus.SUBSTANTIAL, OpenSdgStatus.MODERATE, OpenSdgStatus.LIMITED)
    reached = (name for name, bound in zip(names, bounds, strict=True) if number >= bound)
    return next(reached, OpenSdgStatus.DETERIORATION)


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


_ERRORS = {Unscored.BEFORE_BASE_YEAR, Unscored.NO_YEARS_TO_TARGET, Unscored.OUT_OF_RANGE}


def _sign(direction: str) -> int:
    if direction not in DIRECTIONS:
        raise ParseError(
            "open_sdg.direction",
            found=str(direction),
            accepted=list(DIRECTIONS),
            nearest=nearest(direction, DIRECTIONS),
        )
    return DIRECTIONS[direction]


def _year(year: Year) -> int:
    number = year.year if isinstance(year, FiscalYear) else year
    if isinstance(number, bool) or not isinstance(number, Integral) or not 1 <= number <= 9999:
        raise InvalidValueError("open_sdg.not_a_year", found=repr(year))
    return int(number)


def _optional_number(number: Number | None) -> float | None:
    """Return a target or a limit as a float, or None; it must not be nan."""
    value = _number(number)
    if value is None and number is not None:
        raise InvalidValueError("open_sdg.not_a_number", found=repr(number))
    return value


def _number(number: Number | None) -> float | None:
    """Return a finite number as a float; None for None and nan."""
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, Real | Decimal):
        raise InvalidValueError("open_sdg.not_a_number", found=repr(number))
    try:
        value = float(number)
    except OverflowError:
        value = math.inf
    if math.isinf(value):
        raise InvalidValueError("open_sdg.not_a_number", found=repr(number))
    return None if math.isnan(value) else value
