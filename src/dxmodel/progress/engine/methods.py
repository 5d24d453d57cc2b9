"""The methods by name: which number each gives, where it declines, and what it is blind to.

A method turns a :class:`Way` — numbers, or arrays of them — into a *score*, of which more is always better
for the goal.  Its formula, with source and published classes, stands in
:mod:`~dxmodel.progress.engine.formulas`; the published classes as data in ``formats/published_scales.yaml``.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from dxmodel.errors import UnknownName, Unreadable
from dxmodel.ledger import MethodName
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.verdict import Reason

__all__ = ["METHODS", "Method", "Way", "is_none"]

Holds = Callable[["Way"], Any]
"""A truth value of a way, or one for each row."""


def either(holds: Any, one: Any, other: Any) -> Any:
    """One of two numbers."""
    return one if holds else other


def is_none(number: Any) -> Any:
    """Is there no number?  Only nan is not itself."""
    return number != number


@attrs.frozen(kw_only=True)
class Way:
    """What the methods look at: numbers in one unit, or arrays of them; nan where there is none.

    Attributes:
        value: what was measured.
        baseline: the level that the way starts from.
        target: the level that it leads to.
        floor: is the target one that the baseline already satisfies?
        better: 1 where more is better, -1 where less is, nan where nobody says.
        met: is the value where the goal wants it?
        overdue: has the year of the target come?
        gone: the years since the baseline.
        total: the years from baseline to target.
        left: the years from now to the target.
        interim: the share of the way that the last interim target asked for; nan where none was due yet.
        elapsed: the share of the time from baseline to target that is gone, at most 1.
        stage: the share of the time since that interim target, or since the baseline.
        at_edge: is the value, in the end, exactly on a level that does not count (超, 未満)?
        ranged: has the goal two ends, of which the target is the near one?
        past: has the value gone through that range, and out on the other side?
        percent: is the unit the percentage?
        points: how many of the latest values, up to six, there are.
        per_year: their mean change per year.
        where: how to choose between two numbers, or elementwise between two arrays.
    """

    value: Any
    baseline: Any
    target: Any
    floor: Any
    better: Any
    met: Any
    overdue: Any
    gone: Any
    total: Any
    left: Any
    interim: Any
    elapsed: Any
    stage: Any
    at_edge: Any
    ranged: Any
    past: Any
    percent: Any
    points: Any
    per_year: Any
    where: Callable[[Any, Any, Any], Any] = either

    @property
    def progress(self) -> Any:
        """The share of the way that is done."""
        return formulas.progress_from_baseline(self.baseline, self.value, self.target)

    @property
    def expected(self) -> Any:
        """The share of the way that should be done."""
        interim = self.where(is_none(self.interim), 0.0, self.interim)
        return formulas.expected_progress(interim, self.stage)

    @property
    def rate(self) -> Any:
        """The achievement rate, the two the other way round where less is better."""
        return formulas.achievement_rate(*self.above_and_below)

    @property
    def above_and_below(self) -> tuple[Any, Any]:
        """What the rate divides by what."""
        more = self.better > 0
        return self.where(more, self.value, self.target), self.where(more, self.target, self.value)


@attrs.frozen(kw_only=True)
class Method:
    """One way to put a number to progress.

    Attributes:
        name: its name.
        score: the number; callers ask :attr:`declines` first.
        declines: why there is none, the first that holds.
        on_course: the score from which on a target that is still ahead counts as on course.
        unit_free: does the score survive a change of unit?
        mirrored: does it survive a mirror image, "41.2 % online" as "58.8 % on paper"?
        sees_time: does it look at how much time is gone?
        sees_middle_years: does it look at the years between baseline and value?
        exact_levels: are baseline and target to be exact?  The others take rough ones.
        needs_target: can it say nothing without a target?
        waits: does it say nothing of the way, only whether the target was met once it is due?
    """

    name: MethodName
    score: Callable[[Way], Any]
    declines: tuple[tuple[Reason, Holds], ...]
    on_course: float = 1.0
    unit_free: bool = True
    mirrored: bool = True
    sees_time: bool = True
    sees_middle_years: bool = False
    exact_levels: bool = False
    needs_target: bool = True
    waits: bool = False


# --- truths that methods ask for; arithmetic only, so that they hold for numbers and arrays alike


def _no_baseline(way: Way) -> Any:
    return is_none(way.baseline) | is_none(way.gone)


def _no_level(way: Way) -> Any:
    return is_none(way.baseline)


def _no_way(way: Way) -> Any:
    return way.floor | (way.baseline == way.target)


def _before(way: Way) -> Any:
    return way.gone < 0


def _at_start(way: Way) -> Any:
    return way.gone == 0


def _no_time(way: Way) -> Any:
    return is_none(way.total) | (way.total <= 0)


def _no_direction(way: Way) -> Any:
    return is_none(way.better)


def _sign_changes(way: Way) -> Any:
    """Growth is a ratio: it needs two numbers of one sign, none of them zero."""
    return way.baseline * way.value <= 0


def _target_changes_sign(way: Way) -> Any:
    return way.baseline * way.target <= 0


_PAST = ((Reason.PAST_THE_RANGE, lambda way: way.past), (Reason.AT_EDGE, lambda way: way.at_edge))
"""No share of the way tells of what was asked for and left behind, or of a level that does not count."""
_LEVELS = (
    (Reason.NO_BASELINE, _no_level),
    (Reason.BEFORE_BASELINE, _before),
    (Reason.NO_WAY, _no_way),
    *_PAST,
)
_BASED = (
    (Reason.NO_BASELINE, _no_baseline),
    (Reason.BEFORE_BASELINE, _before),
    (Reason.NO_WAY, _no_way),
    *_PAST,
)
_TIMED = (*_BASED, (Reason.NO_DUE_YEAR, _no_time))
_STARTED = (*_TIMED, (Reason.AT_START, _at_start))


def _rate_undefined(way: Way) -> Any:
    """A rate wants a target above zero, and nothing below it."""
    above, below = way.above_and_below
    return (way.target <= 0) | (below <= 0) | (above < 0)


_RATED = ((Reason.NO_DIRECTION, _no_direction), (Reason.NOT_POSITIVE, _rate_undefined), *_PAST)


def _ahead(way: Way) -> Any:
    return formulas.ahead(way.progress, way.where(way.overdue, 1.0, way.interim))


def _no_interim(way: Way) -> Any:
    return is_none(way.where(way.overdue, 1.0, way.interim))


def _un_progress(way: Way) -> Any:
    """Met now is met, and so is what is within a point of 0 % or 100 %; by how much, where nothing grows."""
    undefined = _sign_changes(way) & (way.met == 1)
    levels = (way.baseline, way.value, way.target)
    start, now, end = (way.where(undefined, n, each) for n, each in enumerate(levels, 1))
    grown = formulas.un_progress(start, now, end, way.gone, way.left)
    at_an_end = (way.target == 0) | (way.target == 100)
    near = way.percent & at_an_end & (abs(way.target - way.value) <= formulas.NEAR_FULL)
    return way.where(undefined, way.progress, way.where((near | way.met) & (grown < 1), 1.0, grown))


def _forecast_cover(way: Way) -> Any:
    """Nothing is missing of what is met."""
    value = way.where(way.met, way.target + abs(way.target) + 1, way.value)
    cover = formulas.forecast_cover(value, way.target, way.per_year, way.left)
    return way.where(way.met, 1.0, cover)


def _approach(way: Way) -> Any:
    """In a range every level is the one that was asked for."""
    near = formulas.approach(way.baseline, way.value, way.target)
    return way.where(way.ranged & (way.met == 1), 1.0, near)


_FEWEST_POINTS = 4


class Methods(Mapping[MethodName, Method]):
    """The methods by name, immutable; a name may be given as text.

    Raises:
        UnknownName: no method has that name; the nearest one is named.

    >>> METHODS["linear_pace"] is METHODS[MethodName.LINEAR_PACE]
    True
    """

    def __init__(self, methods: Mapping[MethodName, Method]) -> None:
        self._methods = MappingProxyType(methods)

    def __getitem__(self, name: MethodName | str) -> Method:
        try:
            return self._methods[MethodName(name)]
        except Unreadable as error:
            raise UnknownName(error.code, **error.facts) from None

    def __iter__(self) -> Iterator[MethodName]:
        return iter(self._methods)

    def __len__(self) -> int:
        return len(self._methods)


METHODS = Methods(
    {
        each.name: each
        for each in (
            Method(
                name=MethodName.ACHIEVEMENT_RATE,
                score=lambda way: way.rate,
                declines=_RATED,
                mirrored=False,
                sees_time=False,
            ),
            Method(
                name=MethodName.PROGRESS_FROM_BASELINE,
                score=lambda way: way.progress,
                declines=_LEVELS,
                sees_time=False,
            ),
            Method(
                name=MethodName.LINEAR_PACE,
                score=lambda way: formulas.linear_pace(way.progress, way.expected),
                declines=(
                    *_TIMED,
                    (Reason.AT_START, _at_start),
                    (Reason.NO_EXPECTED, lambda way: way.expected <= 0),
                ),
            ),
            Method(
                name=MethodName.LINEAR_PACE_FROM_ZERO,
                score=lambda way: formulas.linear_pace(way.rate, way.elapsed),
                declines=(
                    (Reason.NO_BASELINE, lambda way: is_none(way.gone)),
                    (Reason.BEFORE_BASELINE, _before),
                    *_RATED,
                    (Reason.LESS_IS_BETTER, lambda way: way.better < 0),
                    (Reason.NO_DUE_YEAR, _no_time),
                    (Reason.AT_START, _at_start),
                ),
                mirrored=False,
            ),
            Method(
                name=MethodName.INTERIM_TARGET,
                score=_ahead,
                declines=(*_BASED, (Reason.NO_INTERIM, _no_interim)),
                on_course=0.0,
            ),
            Method(
                name=MethodName.CAGR_RATIO,
                score=lambda way: formulas.cagr_ratio(
                    way.baseline, way.value, way.target, way.gone, way.total
                ),
                declines=(
                    *_STARTED,
                    (Reason.SIGN_CHANGES, _sign_changes),
                    (Reason.SIGN_CHANGES, _target_changes_sign),
                ),
                on_course=0.95,
                mirrored=False,
                exact_levels=True,
            ),
            Method(
                name=MethodName.CAGR_TREND,
                score=lambda way: formulas.cagr_trend(way.baseline, way.value, way.gone, way.better),
                declines=(
                    (Reason.NO_BASELINE, _no_baseline),
                    (Reason.BEFORE_BASELINE, _before),
                    (Reason.NO_DIRECTION, _no_direction),
                    (Reason.AT_START, _at_start),
                    (Reason.SIGN_CHANGES, _sign_changes),
                    *_PAST,
                ),
                on_course=0.015,
                mirrored=False,
                exact_levels=True,
                needs_target=False,
            ),
            Method(
                name=MethodName.UN_PROGRESS_2023,
                score=_un_progress,
                declines=(
                    *_STARTED,
                    (Reason.SIGN_CHANGES, lambda way: _sign_changes(way) & (way.met < 1)),
                ),
                on_course=0.95,
                mirrored=False,
                exact_levels=True,
            ),
            Method(
                name=MethodName.WEATHER_FORECAST,
                score=_forecast_cover,
                declines=(
                    (Reason.NO_DUE_YEAR, lambda way: is_none(way.left)),
                    (Reason.PAST_DUE, lambda way: way.left < 0),
                    (Reason.BEFORE_BASELINE, _before),
                    (Reason.NO_DIRECTION, lambda way: _no_direction(way) & (way.met < 1)),
                    (Reason.TOO_FEW_POINTS, lambda way: (way.points < _FEWEST_POINTS) & (way.met < 1)),
                    *_PAST,
                ),
                on_course=0.95,
                sees_middle_years=True,
                exact_levels=True,
            ),
            Method(
                name=MethodName.LEVEL_BAND,
                score=lambda way: formulas.level_band(way.value, way.baseline, way.target, way.better),
                declines=(
                    (Reason.NO_BASELINE, _no_level),
                    (Reason.BEFORE_BASELINE, _before),
                    (Reason.NO_DIRECTION, _no_direction),
                    (Reason.NO_WAY, _no_way),
                    *_PAST,
                ),
                on_course=2.0,
                mirrored=False,
                sees_time=False,
            ),
            Method(
                name=MethodName.OKR_SCORE,
                score=lambda way: formulas.clamped(way.progress),
                declines=_LEVELS,
                on_course=0.7,
                sees_time=False,
            ),
            Method(
                name=MethodName.FISCAL_YEAR_OUTCOME,
                score=lambda way: way.met * 1.0,
                declines=(
                    (Reason.NO_DUE_YEAR, lambda way: is_none(way.left)),
                    (Reason.NOT_DUE, lambda way: way.left > 0),
                ),
                waits=True,
            ),
            Method(
                name=MethodName.APPROACH,
                score=_approach,
                declines=_LEVELS,
                sees_time=False,
            ),
        )
    }
)
"""Every method by its name."""
