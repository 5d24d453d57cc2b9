"""METHODS: the methods of the library by name, with their scores and the reasons why they decline.

A method computes a *score* from a :class:`~dxmodel.progress.engine.trajectory.Trajectory`, numbers or arrays
of them; a higher score is always better.  Its formula, with source and published classes,
is in :mod:`~dxmodel.progress.engine.formulas`; the published classes as data in
``formats/published_scales.yaml``.
"""

from collections.abc import Iterator, Mapping

from dxmodel.errors import InvalidValueError, ParseError, UnknownNameError
from dxmodel.ledger import MethodName
from dxmodel.plan import Label
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.method import AnyMethod, Guard, Method
from dxmodel.progress.engine.number import Number, Truth
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.trajectory import Trajectory, is_nan

__all__ = ["METHODS", "method_of", "named"]


def method_of(method: AnyMethod | str) -> Method:
    """Return the method of a name, and a method as it is.

    Raises:
        ParseError: a text that is no name of a method of the library; the nearest one is named.
        InvalidValueError: a method with the name of one of the library that is not that.

    >>> method_of("linear_pace") is METHODS["linear_pace"]
    True
    """
    if not isinstance(method, Method):
        return METHODS[MethodName(method)]
    if isinstance(method.name, MethodName) and METHODS[method.name] != method:
        raise InvalidValueError("progress.taken_method_name", name=method.name.value)
    return method


def named(method: AnyMethod | str) -> AnyMethod:
    """Return a method as answers name it: by the name of one of the library, another as it is."""
    chosen = method_of(method)
    return chosen.name if isinstance(chosen.name, MethodName) else chosen


# --- why methods decline; arithmetic only, so that it holds for numbers and arrays alike


def _sign_changes(path: Trajectory) -> Truth:
    """Return whether growth, a ratio, is undefined: it needs two numbers of one sign, none of them zero."""
    return path.baseline * path.value <= 0


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
"""There is no score beyond a range that the value has left, nor on a level that does not count."""
_LEVELS = (_NO_LEVEL, _BEFORE, _NO_GAP, *_PAST)
_BASED = (_NO_LEVEL, _NO_START, _BEFORE, _NO_GAP, *_PAST)
_STARTED = (*_BASED, _NO_TIME, _AT_START)
_TREND = (_NO_LEVEL, _NO_START, _BEFORE, _NO_DIRECTION, _AT_START, _SIGN_CHANGES, *_PAST)
_RATED: tuple[Guard, ...] = (
    _NO_DIRECTION,
    (Reason.NOT_POSITIVE, lambda path: path.has_rate == 0),
    *_PAST,
)


FULL = 100
"""The limit of a share in percent where more is better."""


def _limit_factor(path: Trajectory) -> Number:
    """Return the factor of the limit of a share in percent; 1 for other units, and where less is better."""
    is_limited = path.is_percent & (path.better > 0)
    return path.where(is_limited, formulas.limit_factor(path.baseline, FULL), 1.0)


def _limited_trend(path: Trajectory) -> Number:
    trend = formulas.cagr_trend(path.baseline, path.value, path.years_gone, path.better)
    return formulas.limited_trend(trend, _limit_factor(path))


def _ahead(path: Trajectory) -> Number:
    return formulas.ahead(path.progress, _expected_by_interim(path))


def _expected_by_interim(path: Trajectory) -> Number:
    return path.where(path.is_due, 1.0, path.interim_share)


def _un_progress(path: Trajectory) -> Number:
    """Return the score; at least 1 for a met target, or one of 0 % or 100 % within a point of the value.

    For a met target where growth is undefined, it is the share of the path.
    """
    undefined = _sign_changes(path) & (path.met == 1)
    levels = (path.baseline, path.value, path.target)
    start, now, end = (path.where(undefined, n, each) for n, each in enumerate(levels, 1))
    grown = formulas.un_progress(start, now, end, path.years_gone, path.years_left)
    at_an_end = (path.target == 0) | (path.target == 100)
    near = path.is_percent & at_an_end & (abs(path.target - path.value) <= formulas.NEAR_FULL)
    return path.where(undefined, path.progress, path.where((near | path.met) & (grown < 1), 1.0, grown))


def _forecast_cover(path: Trajectory) -> Number:
    """Return the share of the remaining distance that will be covered; 1 for a met target."""
    value = path.where(path.met, path.target + abs(path.target) + 1, path.value)
    cover = formulas.forecast_cover(value, path.target, path.change_per_year, path.years_left)
    return path.where(path.met, 1.0, cover)


def _approach(path: Trajectory) -> Number:
    """Return the nearness to the target; 1 inside a range."""
    near = formulas.approach(path.baseline, path.value, path.target)
    return path.where(path.levels.is_range & (path.met == 1), 1.0, near)


_TREND_ON_TRACK = 0.015
"""The least growth a year that counts as on track."""

_FEWEST_POINTS = 4


class Methods(Mapping[MethodName, Method]):
    """The methods by name, immutable; a name may be a text.

    Raises:
        UnknownNameError: no method has that name; the nearest one is named.

    >>> METHODS["linear_pace"] is METHODS[MethodName.LINEAR_PACE]
    True
    """

    def __init__(self, methods: Mapping[MethodName, Method]) -> None:
        self._methods = dict(methods)

    def __getitem__(self, name: MethodName | str) -> Method:
        try:
            return self._methods[MethodName(name)]
        except ParseError as error:
            raise UnknownNameError(error.code, **error.facts) from None

    def __reduce__(self) -> str:
        return "METHODS"  # the name of the only instance

    def __iter__(self) -> Iterator[MethodName]:
        return iter(self._methods)

    def __len__(self) -> int:
        return len(self._methods)


METHODS = Methods(
    {
        MethodName(each.name): each
        for each in (
            Method(
                name=MethodName.ACHIEVEMENT_RATE,
                formula=Label("v / T, or T / v where less is better"),
                score=lambda path: path.achievement_rate,
                declines=_RATED,
                in_percent=True,
                mirrored=False,
                sees_time=False,
            ),
            Method(
                name=MethodName.PROGRESS_FROM_BASELINE,
                formula=Label("(v - b) / (T - b)"),
                score=lambda path: path.progress,
                declines=_LEVELS,
                in_percent=True,
                sees_time=False,
            ),
            Method(
                name=MethodName.LINEAR_PACE,
                formula=Label("p / (s + (1 - s) e)"),
                score=lambda path: formulas.linear_pace(path.progress, path.expected),
                declines=(*_STARTED, (Reason.NO_EXPECTED, lambda path: path.expected <= 0)),
            ),
            Method(
                name=MethodName.LINEAR_PACE_FROM_ZERO,
                formula=Label("(v / T) / e"),
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
                formula=Label("p - s"),
                score=_ahead,
                declines=(*_BASED, (Reason.NO_INTERIM, lambda path: is_nan(_expected_by_interim(path)))),
                on_track=0.0,
                in_percent=True,
            ),
            Method(
                name=MethodName.CAGR_RATIO,
                formula=Label("((v / b)^(1 / (t - t_b)) - 1) / ((T / b)^(1 / (t_T - t_b)) - 1)"),
                score=lambda path: formulas.cagr_ratio(
                    path.baseline, path.value, path.target, path.years_gone, path.years_in_all
                ),
                declines=(
                    *_STARTED,
                    _SIGN_CHANGES,
                    (Reason.SIGN_CHANGES, lambda path: path.baseline * path.target <= 0),
                ),
                on_track=0.95,
                mirrored=False,
                exact_levels=True,
            ),
            Method(
                name=MethodName.CAGR_TREND,
                formula=Label("(v / b)^(1 / (t - t_b)) - 1, with the other sign where less is better"),
                score=lambda path: formulas.cagr_trend(
                    path.baseline, path.value, path.years_gone, path.better
                ),
                declines=_TREND,
                on_track=_TREND_ON_TRACK,
                in_percent=True,
                mirrored=False,
                exact_levels=True,
                needs_target=False,
            ),
            Method(
                name=MethodName.CAGR_TREND_LIMITED,
                formula=Label("((v / b)^(1 / (t - t_b)) - 1) / C, with the factor C of the limit"),
                score=_limited_trend,
                declines=(*_TREND, (Reason.AT_LIMIT, lambda path: _limit_factor(path) == 0)),
                on_track=_TREND_ON_TRACK,
                in_percent=True,
                mirrored=False,
                exact_levels=True,
                needs_target=False,
            ),
            Method(
                name=MethodName.UN_PROGRESS_2023,
                formula=Label("(v (v / b)^((t_T - t) / (t - t_b)) - b) / (T - b)"),
                score=_un_progress,
                declines=(
                    *_STARTED,
                    (Reason.SIGN_CHANGES, lambda path: _sign_changes(path) & (path.met < 1)),
                ),
                on_track=0.95,
                mirrored=False,
                exact_levels=True,
            ),
            Method(
                name=MethodName.WEATHER_FORECAST,
                formula=Label("m (t_T - t) / (T - v), with m the mean change a year of the latest values"),
                score=_forecast_cover,
                declines=(
                    _NO_DUE_YEAR,
                    (Reason.PAST_DUE, lambda path: path.years_left < 0),
                    _BEFORE,
                    (Reason.NO_DIRECTION, lambda path: is_nan(path.better) & (path.met < 1)),
                    (Reason.TOO_FEW_POINTS, lambda path: (path.points < _FEWEST_POINTS) & (path.met < 1)),
                    *_PAST,
                ),
                on_track=0.95,
                sees_middle_years=True,
                exact_levels=True,
            ),
            Method(
                name=MethodName.LEVEL_BAND,
                formula=Label("4 past T, 3 at it, 2 better than b, 1 up to 10 % worse, else 0"),
                score=lambda path: formulas.level_band(path.value, path.baseline, path.target, path.better),
                declines=(_NO_LEVEL, _BEFORE, _NO_DIRECTION, _NO_GAP, *_PAST),
                on_track=2.0,
                mirrored=False,
                sees_time=False,
            ),
            Method(
                name=MethodName.OKR_SCORE,
                formula=Label("p, between 0 and 1"),
                score=lambda path: formulas.clamped(path.progress),
                declines=_LEVELS,
                on_track=0.7,
                sees_time=False,
            ),
            Method(
                name=MethodName.FISCAL_YEAR_OUTCOME,
                formula=Label("1 where the target is met, else 0"),
                score=lambda path: path.met * 1.0,
                declines=(_NO_DUE_YEAR, (Reason.NOT_DUE, lambda path: path.years_left > 0)),
                waits=True,
            ),
            Method(
                name=MethodName.APPROACH,
                formula=Label("1 - |T - v| / |T - b|"),
                score=_approach,
                declines=_LEVELS,
                sees_time=False,
            ),
        )
    }
)
"""Every method by its name."""
