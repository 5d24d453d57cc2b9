"""Lines and curves fitted to the values of several years, one function for each forecast method.

Points are pairs of a year and a value, in the order of the years, no year twice; the years need not be
evenly spaced.  Given fractions, a line is exact, so that a change of unit or a mirror image changes nothing.
The curves are lines through logarithms, and are floats.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import exp, log, sqrt
from statistics import mean, median
from typing import Protocol, TypeAlias, cast

import attrs

from dxmodel.progress.engine import formulas

__all__ = [
    "Curve",
    "Growth",
    "Line",
    "Number",
    "Points",
    "ShareLine",
    "constant_growth",
    "last_change",
    "least_squares",
    "margin",
    "scatter",
    "share_line",
    "theil_sen",
]

Number: TypeAlias = Fraction | float
Points: TypeAlias = Sequence[tuple[Fraction, Number]]


class Curve(Protocol):
    """A value for every year."""

    @property
    def slope(self) -> Number:
        """Above zero where it rises, below where it falls."""

    def at(self, year: Number) -> Number:
        """Return the value in a year."""

    def meets(self, level: Number) -> Number | None:
        """Return the time at which it is at a level; None if it never is."""


@attrs.frozen
class Line:
    """The straight line through a value in a year, with a constant change per year.

    >>> line = Line(2022, 41.0, 6.0)
    >>> line.at(2024), line.meets(62.0)
    (53.0, 2025.5)
    """

    year: Number
    value: Number
    slope: Number

    def at(self, year: Number) -> Number:
        """Return the value in a year."""
        return self.value + self.slope * (year - self.year)

    def meets(self, level: Number) -> Number | None:
        """Return the time at which it is at a level; None where it is flat."""
        if not self.slope:
            return None
        return cast("Number", formulas.projected_year(self.year, self.value, level, self.slope))


@attrs.frozen
class Growth:
    """Constant growth: a line through the logarithms of the sizes, with their common sign."""

    line: Line
    sign: int

    @property
    def slope(self) -> Number:
        """Above zero where it rises."""
        return self.sign * self.line.slope

    def at(self, year: Number) -> Number:
        """Return the value in a year; an OverflowError where no float is that large."""
        return self.sign * exp(self.line.at(year))

    def meets(self, level: Number) -> Number | None:
        """Return the time at which it is at a level; None for zero and the levels beyond."""
        return self.line.meets(log(abs(float(level)))) if level * self.sign > 0 else None


@attrs.frozen
class ShareLine:
    """A share that approaches nothing or the whole and never reaches it: a line through its log odds."""

    line: Line
    whole: int

    @property
    def slope(self) -> Number:
        """Above zero where it rises."""
        return self.line.slope

    def at(self, year: Number) -> Number:
        """Return the value in a year, between nothing and the whole."""
        odds = exp(-abs(float(self.line.at(year))))
        part = self.whole * odds / (1 + odds)
        return self.whole - part if self.line.at(year) > 0 else part

    def meets(self, level: Number) -> Number | None:
        """Return the time at which it is at a level; None for nothing and the whole."""
        return self.line.meets(log(level / (self.whole - level))) if 0 < level < self.whole else None


def last_change(points: Points) -> Line:
    """Return the line through the last two points: m = (y_n - y_(n-1)) / (x_n - x_(n-1)).

    Two points at least.  Invariant under a change of unit and a mirror image; independent of all earlier
    points.

    Source: the custom of yearly reports, "as from last time to this".

    >>> round(last_change([(2020, 28.9), (2022, 41.2)]).at(2024), 9)
    53.5
    """
    (before, earlier), (year, value) = points[-2:]
    return Line(year, value, cast("Number", formulas.change_per_year(earlier, value, year - before)))


def least_squares(points: Points) -> Line:
    """Return the line with the least squared errors: m = Σ(x - x̄)(y - ȳ) / Σ(x - x̄)², through (x̄, ȳ).

    Three points at least, because two lie on one line.  Invariant under a change of unit and a mirror
    image.  One outlier moves it without limit.

    Source: ordinary least squares, Legendre 1805; every textbook.

    >>> least_squares([(Fraction(x), Fraction(y)) for x, y in ((2020, 1), (2021, 3), (2023, 4))]).slope
    Fraction(13, 14)
    """
    year, value = _middle_year(points), _mean([y for _, y in points])
    slope = sum((x - year) * (y - value) for x, y in points) / _spread(points)
    return Line(year, value, slope)


def _spread(points: Points) -> Fraction:
    """Return the sum of squares of the years about their mean, Σ(x - x̄)²."""
    year = _middle_year(points)
    return sum(((x - year) ** 2 for x, _ in points), Fraction(0))


def _middle_year(points: Points) -> Fraction:
    return mean(Fraction(year) for year, _ in points)


def _mean(values: Sequence[Number]) -> Number:
    """Return the mean, exact for fractions, and the nearest float for floats."""
    return mean(values)  # type: ignore[type-var]


def _median(values: Sequence[Number]) -> Number:
    return median(values)  # type: ignore[type-var]


def theil_sen(points: Points) -> Line:
    """Return the line with the median of all slopes between two points, and half of the points on each side.

    m = median of (y_j - y_i) / (x_j - x_i) over i < j, b = median of y_i - m x_i.  Three points at least.
    Invariant under a change of unit and a mirror image.  One outlier that is neither the first nor the
    last leaves the slope among those between the others.

    Source: Theil 1950; Sen 1968, *Estimates of the regression coefficient based on Kendall's tau*.

    >>> theil_sen([(Fraction(2020), 1), (Fraction(2021), 90), (Fraction(2022), 5), (Fraction(2023), 7)]).slope
    Fraction(2, 1)
    """
    slopes = [
        (later - earlier) / (after - year) for (year, earlier), (after, later) in combinations(points, 2)
    ]
    slope = _median(slopes)
    return Line(Fraction(0), _median([value - slope * year for year, value in points]), slope)


def constant_growth(points: Points) -> Growth:
    """Return the curve y = ± e^(a + b x) with the least squared errors of ln |y|.

    e^b - 1 is the growth per year.  Three points at least, of one sign and none of them zero.  Invariant
    under a change of unit, **not** under a mirror image: 40 → 20 → 10 % halves each year, 60 → 80 → 90 %
    does not grow by a constant factor.

    Source: log-linear regression, the form of all methods by growth rate (CAGR).

    >>> round(constant_growth([(2020, 10.0), (2021, 20.0), (2023, 80.0)]).at(2024), 9)
    160.0
    """
    sizes = [(year, log(abs(float(value)))) for year, value in points]
    return Growth(least_squares(sizes), 1 if points[0][1] > 0 else -1)


def share_line(points: Points, whole: int) -> ShareLine:
    """Return the curve y = w / (1 + e^-(a + b x)) with the least squared errors of ln(y / (w - y)).

    Three points at least, each strictly between nothing and the whole w.  Invariant under a change of unit
    and a mirror image; it stays between both ends, so it never reaches 100 %.

    Source: the logit transformation, Berkson 1944.

    >>> round(share_line([(2020, 20.0), (2021, 50.0), (2022, 80.0)], 100).at(2023), 6)
    94.117647
    """
    return ShareLine(least_squares([(year, log(value / (whole - value))) for year, value in points]), whole)


def scatter(points: Points, line: Line) -> Number:
    """Return the variance of the points about the least-squares line: s² = Σ(y_i - ŷ_i)² / (n - 2).

    Three points at least.  Given fractions it is exact, so that it is 0 where they all lie on one line.

    Source: as of :func:`margin`.

    >>> points = [(Fraction(x), Fraction(y)) for x, y in ((0, 0), (1, 2), (2, 1), (3, 3))]
    >>> scatter(points, least_squares(points))
    Fraction(9, 10)
    """
    return sum((value - line.at(x)) ** 2 for x, value in points) / (len(points) - 2)


def margin(points: Points, line: Line, year: Number, quantile: float) -> float:
    """Return half the width of the prediction interval of the least-squares line in a year.

    t s √(1 + 1/n + (x - x̄)² / Σ(x_i - x̄)²), where s² is the :func:`scatter` and t the quantile of Student's
    distribution with n - 2 degrees of freedom.  The interval holds the value of that year if values are
    distributed about the line independently and by one normal distribution, and the trend does not change.
    Where there is no scatter, that distribution is unknown, and the result of 0 is no margin.

    Source: the closed form of every textbook, e.g. Draper & Smith, *Applied Regression Analysis*, chapter 1.

    >>> points = [(Fraction(x), y) for x, y in ((0, 0), (1, 2), (2, 1), (3, 3))]
    >>> round(margin(points, least_squares(points), 4, 4.302653), 4)
    6.454
    """
    distance = (year - line.year) ** 2 / _spread(points)
    return quantile * sqrt(scatter(points, line)) * sqrt(1 + 1 / len(points) + distance)
