"""The formulas of the progress measure of Open SDG, with its treatment of zeros, signs and years.

Source: sdg-build 2.4.0, ``sdg/ProgressMeasure.py``; its rounded constants are kept.
"""

import math
from typing import cast

import attrs

import dxmodel.progress  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.progress.engine.formulas import cagr, limit_factor

__all__ = ["ZERO", "Series", "near_limit", "ratio", "ratio_score", "trend_score"]

ZERO = 0.001
"""The number by which Open SDG replaces a base or a target of zero, in any unit."""

LEAST_YEARS = math.ulp(0.0)
"""The number of years between equal years after the base year was moved; its reciprocal is infinite."""


@attrs.frozen(kw_only=True)
class Series:
    """The first and the last year of a series; the years between are not used.

    Attributes:
        base_year, year: the first and the last year.
        base, latest: the values of these years.
        moved: whether the requested base year has no value.  That system then computes with integers of
            numpy, which give inf and nan where those of Python give an error or a complex number.
        direction: 1 where more is better, -1 where less is.

    >>> series = Series(base_year=2020, year=2022, base=28.9, latest=41.2, moved=False, direction=1)
    >>> round(series.growth(), 4), series.meets(60)
    (0.194, False)
    """

    base_year: int
    year: int
    base: float
    latest: float
    moved: bool
    direction: int

    @property
    def start(self) -> float:
        """The base, or the replacement for a base of zero."""
        return self.base or ZERO

    def growth(self) -> float:
        """Return the growth per year, positive in the better direction; needs one year and one sign."""
        sign = -1 if self.base < 0 else 1
        return float(sign * self.direction * cagr(self.start, self.latest, self.year - self.base_year))

    def required_growth(self, target: float, due: int) -> float:
        """Return the size of the growth per year that leads to the target.

        Raises:
            ArithmeticError: as that system does, with no years to go or numbers too far apart.
        """
        years = due - self.base_year
        if not self.moved:
            return float(abs(cagr(self.start, target, years)))
        try:
            growth = cast("float | complex", cagr(self.start, target, years or LEAST_YEARS))
        except ArithmeticError:
            return math.inf
        return math.nan if isinstance(growth, complex) else float(abs(growth))

    def meets(self, target: float) -> bool:
        """Return whether the latest value is at the target or beyond."""
        return self.latest >= target if self.direction > 0 else self.latest <= target


def ratio(series: Series, target: float, due: int) -> float:
    """Return the growth so far over the required growth, R; 0 / 0 is nan, any other number / 0 infinite.

    Raises:
        ArithmeticError: see :meth:`Series.required_growth`.

    >>> series = Series(base_year=2020, year=2022, base=28.9, latest=41.2, moved=False, direction=1)
    >>> round(ratio(series, 60, 2024), 4)
    0.9682
    """
    growth, required = series.growth(), series.required_growth(target, due)
    if required:
        return growth / required
    return math.copysign(math.inf, growth) if growth else math.nan


def ratio_score(ratio: float) -> float:
    """Return the score of R, from -5 to 5: -2.5 at 0, 0 at 0.6, 2.5 at 0.95.

    >>> ratio_score(0), round(ratio_score(0.95), 3), ratio_score(9)
    (-2.5, 2.5, 5.0)
    """
    return max(4.1667 * ratio - 2.5, -5.0) if ratio < 0.6 else min(7.1429 * ratio - 4.2857, 5.0)


def trend_score(growth: float, factor: float) -> float:
    """Return the score of a growth per year, from -5 to 5.

    It is -2.5 at 0; 0 at 0.5 % and 2.5 at 1.5 %, both times the factor.

    >>> trend_score(0, 1), trend_score(0.01, 1), trend_score(0.005, 0.5)
    (-2.5, 1.25, 1.25)
    """
    if growth < 0:
        return max(125 * growth - 2.5, -5.0)
    if factor == 0:
        return 5.0
    if growth >= 0.015 * factor:
        return min(500 * growth / factor - 5, 5.0)
    return 250 * growth / factor - 1.25 if growth >= 0.005 * factor else 500 * growth / factor - 2.5


def near_limit(base: float, limit: float | None) -> float:
    """Return the factor of the thresholds near a limit: 1 from twice the limit on, 0 at it, 1 at zero.

    >>> near_limit(100, 100), near_limit(0, 0), near_limit(-250, 100), near_limit(3, None)
    (0.0, 1.0, 1.0, 1.0)
    """
    if limit is None or abs(base) >= 2 * abs(limit):
        return 1.0
    return float(limit_factor(base, abs(limit)))
