"""METHODS: the methods of measuring progress by name, with their scores, guards and invariances.

A method turns a :class:`~dxmodel.progress.engine.trajectory.Trajectory`, numbers or arrays of them, into
a *score*, of which more is always better for the goal.  Its formula, with source and published classes,
is in :mod:`~dxmodel.progress.engine.formulas`; the published classes as data in
``formats/published_scales.yaml``.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import attrs

from dxmodel.errors import ParseError, UnknownNameError
from dxmodel.ledger import MethodName
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.number import Number, Truth
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.trajectory import Trajectory, is_nan

__all__ = ["METHODS", "Method"]

Holds = Callable[[Trajectory], Truth]
"""A truth value of a trajectory, or one for each row."""

Guard = tuple[Reason, Holds]
"""A reason for no score, and when it holds."""


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
    score: Callable[[Trajectory], Number]
    declines: tuple[Guard, ...]
    on_course: float = 1.0
    unit_free: bool = True
    mirrored: bool = True
    sees_time: bool = True
    sees_middle_years: bool = False
    exact_levels: bool = False
    needs_target: bool = True
    waits: bool = False

    @property
    def guards(self) -> tuple[Guard, ...]:
        """Why there is no score, in order: what is imprecise first."""
        rough = [_ROUGH_LEVELS] if self.exact_levels else []
        rough += [_ROUGH_HISTORY] if self.sees_middle_years else []
        return (*rough, *self.declines)


# --- why methods decline; arithmetic only, so that it holds for numbers and arrays alike


def _sign_changes(path: Trajectory) -> Truth:
    """Growth is a ratio: it needs two numbers of one sign, none of them zero."""
    return path.baseline * path.value <= 0


_ROUGH_LEVELS: Guard = (Reason.IMPRECISE_TARGET, lambda path: path.imprecise_levels)
_ROUGH_HISTORY: Guard = (Reason.IMPRECISE_TARGET, lambda path: path.imprecise_history)
_NO_LEVEL: Guard = (Reason.NO_BASELINE, lambda path: is_nan(path.baseline))
_NO_START: Guard = (Reason.NO_BASELINE, lambda path: is_nan(path.years_gone))
_BEFORE: Guard = (Reason.BEFORE_BASELINE, lambda path: path.years_gone < 0)
_AT_START: Guard = (Reason.AT_START, lambda path: path.years_gone == 0)
_NO_GAP: Guard = (
    Reason.NO_GAP,
    lambda path: path.levels.baseline_meets | (path.baseline == path.target),
)
_NO_TIME: Guard = (
    Reason.NO_DUE_YEAR,
    lambda path: is_nan(path.years_in_all) | (path.years_in_all <= 0),
)
_NO_DUE_YEAR: Guard = (Reason.NO_DUE_YEAR, lambda path: is_nan(path.years_left))
_NO_DIRECTION: Guard = (Reason.NO_DIRECTION, lambda path: is_nan(path.better))
_SIGN_CHANGES: Guard = (Reason.SIGN_CHANGES, _sign_changes)

_PAST: tuple[Guard, ...] = (
    (Reason.OVERSHOT_RANGE, lambda path: path.overshot),
    (Reason.ON_EXCLUSIVE_BOUND, lambda path: path.on_exclusive_bound),
)
"""No share of the path tells of what was asked for and left behind, or of a level that does not count."""
_LEVELS = (_NO_LEVEL, _BEFORE, _NO_GAP, *_PAST)
_BASED = (_NO_LEVEL, _NO_START, _BEFORE, _NO_GAP, *_PAST)
_STARTED = (*_BASED, _NO_TIME, _AT_START)
_RATED: tuple[Guard, ...] = (
    _NO_DIRECTION,
    (Reason.NOT_POSITIVE, lambda path: path.has_rate == 0),  # it wants a target above zero, and nothing below
    *_PAST,
)


def _ahead(path: Trajectory) -> Number:
    return formulas.ahead(path.progress, _expected_by_interim(path))


def _expected_by_interim(path: Trajectory) -> Number:
    return path.where(path.is_due, 1.0, path.interim_share)


def _un_progress(path: Trajectory) -> Number:
    """Met now is met, and so is what is within a point of 0 % or 100 %; by how much, where nothing grows."""
    undefined = _sign_changes(path) & (path.met == 1)
    levels = (path.baseline, path.value, path.target)
    start, now, end = (path.where(undefined, n, each) for n, each in enumerate(levels, 1))
    grown = formulas.un_progress(start, now, end, path.years_gone, path.years_left)
    at_an_end = (path.target == 0) | (path.target == 100)
    near = path.is_percent & at_an_end & (abs(path.target - path.value) <= formulas.NEAR_FULL)
    return path.where(undefined, path.progress, path.where((near | path.met) & (grown < 1), 1.0, grown))


def _forecast_cover(path: Trajectory) -> Number:
    """Nothing is missing of what is met."""
    value = path.where(path.met, path.target + abs(path.target) + 1, path.value)
    cover = formulas.forecast_cover(value, path.target, path.change_per_year, path.years_left)
    return path.where(path.met, 1.0, cover)


def _approach(path: Trajectory) -> Number:
    """In a range every level is the one that was asked for."""
    near = formulas.approach(path.baseline, path.value, path.target)
    return path.where(path.levels.is_range & (path.met == 1), 1.0, near)


_FEWEST_POINTS = 4


class Methods(Mapping[MethodName, Method]):
    """The methods by name, immutable; a name may be given as text.

    Raises:
        UnknownNameError: no method has that name; the nearest one is named.

    >>> METHODS["linear_pace"] is METHODS[MethodName.LINEAR_PACE]
    True
    """

    def __init__(self, methods: Mapping[MethodName, Method]) -> None:
        self._methods = MappingProxyType(methods)

    def __getitem__(self, name: MethodName | str) -> Method:
        try:
            return self._methods[MethodName(name)]
        except ParseError as error:
            raise UnknownNameError(error.code, **error.facts) from None

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
                score=lambda path: path.achievement_rate,
                declines=_RATED,
                mirrored=False,
                sees_time=False,
            ),
            Method(
                name=MethodName.PROGRESS_FROM_BASELINE,
                score=lambda path: path.progress,
                declines=_LEVELS,
                sees_time=False,
            ),
            Method(
                name=MethodName.LINEAR_PACE,
                score=lambda path: formulas.linear_pace(path.progress, path.expected),
                declines=(*_STARTED, (Reason.NO_EXPECTED, lambda path: path.expected <= 0)),
            ),
            Method(
                name=MethodName.LINEAR_PACE_FROM_ZERO,
                score=lambda path: formulas.linear_pace(path.achievement_rate, path.elapsed),
                declines=(
                    _NO_START,
                    _BEFORE,
                    *_RATED,
                    (Reason.LESS_IS_BETTER, lambda path: path.better < 0),
                    _NO_TIME,
                    _AT_START,
                ),
                mirrored=False,
            ),
            Method(
                name=MethodName.INTERIM_TARGET,
                score=_ahead,
                declines=(*_BASED, (Reason.NO_INTERIM, lambda path: is_nan(_expected_by_interim(path)))),
                on_course=0.0,
            ),
            Method(
                name=MethodName.CAGR_RATIO,
                score=lambda path: formulas.cagr_ratio(
                    path.baseline, path.value, path.target, path.years_gone, path.years_in_all
                ),
                declines=(
                    *_STARTED,
                    _SIGN_CHANGES,
                    (Reason.SIGN_CHANGES, lambda path: path.baseline * path.target <= 0),
                ),
                on_course=0.95,
                mirrored=False,
                exact_levels=True,
            ),
            Method(
                name=MethodName.CAGR_TREND,
                score=lambda path: formulas.cagr_trend(
                    path.baseline, path.value, path.years_gone, path.better
                ),
                declines=(_NO_LEVEL, _NO_START, _BEFORE, _NO_DIRECTION, _AT_START, _SIGN_CHANGES, *_PAST),
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
                    (Reason.SIGN_CHANGES, lambda path: _sign_changes(path) & (path.met < 1)),
                ),
                on_course=0.95,
                mirrored=False,
                exact_levels=True,
            ),
            Method(
                name=MethodName.WEATHER_FORECAST,
                score=_forecast_cover,
                declines=(
                    _NO_DUE_YEAR,
                    (Reason.PAST_DUE, lambda path: path.years_left < 0),
                    _BEFORE,
                    (Reason.NO_DIRECTION, lambda path: is_nan(path.better) & (path.met < 1)),
                    (Reason.TOO_FEW_POINTS, lambda path: (path.points < _FEWEST_POINTS) & (path.met < 1)),
                    *_PAST,
                ),
                on_course=0.95,
                sees_middle_years=True,
                exact_levels=True,
            ),
            Method(
                name=MethodName.LEVEL_BAND,
                score=lambda path: formulas.level_band(path.value, path.baseline, path.target, path.better),
                declines=(_NO_LEVEL, _BEFORE, _NO_DIRECTION, _NO_GAP, *_PAST),
                on_course=2.0,
                mirrored=False,
                sees_time=False,
            ),
            Method(
                name=MethodName.OKR_SCORE,
                score=lambda path: formulas.clamped(path.progress),
                declines=_LEVELS,
                on_course=0.7,
                sees_time=False,
            ),
            Method(
                name=MethodName.FISCAL_YEAR_OUTCOME,
                score=lambda path: path.met * 1.0,
                declines=(_NO_DUE_YEAR, (Reason.NOT_DUE, lambda path: path.years_left > 0)),
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
