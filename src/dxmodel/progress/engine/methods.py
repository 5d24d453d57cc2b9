"""METHODS, Method: the methods of measuring progress by name, with their scores, guards and invariances.

A method computes a *score* from a :class:`~dxmodel.progress.engine.trajectory.Trajectory`, numbers or arrays
of them; a higher score is always better.  Its formula, with source and published classes,
is in :mod:`~dxmodel.progress.engine.formulas`; the published classes as data in
``formats/published_scales.yaml``.  A program may bring its own method along, as an argument of ``assess``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any, TypeAlias

import attrs

from dxmodel.errors import InvalidValueError, ParseError, UnknownNameError
from dxmodel.ledger import MethodName
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Label
from dxmodel.plan.label import as_label
from dxmodel.plan.wording import check_wording, filled
from dxmodel.printing import shown
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.levels import either
from dxmodel.progress.engine.number import Number, Truth
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.trajectory import Trajectory, is_nan
from dxmodel.typed_fields import typed_fields

__all__ = ["METHODS", "AnyMethod", "Method", "ScoreFailed", "method_of", "named"]

Holds = Callable[[Trajectory], Truth]
"""A truth value of a trajectory, or one for each row."""

Guard = tuple[Reason, Holds]
"""A reason for no score, and the test whether it holds."""


_FORMULAS = {
    MethodName.ACHIEVEMENT_RATE: "v / T, or T / v where less is better",
    MethodName.PROGRESS_FROM_BASELINE: "(v - b) / (T - b)",
    MethodName.LINEAR_PACE: "p / (s + (1 - s) e)",
    MethodName.LINEAR_PACE_FROM_ZERO: "(v / T) / e",
    MethodName.INTERIM_TARGET: "p - s",
    MethodName.CAGR_RATIO: "((v / b)^(1 / (t - t_b)) - 1) / ((T / b)^(1 / (t_T - t_b)) - 1)",
    MethodName.CAGR_TREND: "(v / b)^(1 / (t - t_b)) - 1, with the other sign where less is better",
    MethodName.CAGR_TREND_LIMITED: "((v / b)^(1 / (t - t_b)) - 1) / C, with the factor C of the limit",
    MethodName.UN_PROGRESS_2023: "(v (v / b)^((t_T - t) / (t - t_b)) - b) / (T - b)",
    MethodName.WEATHER_FORECAST: "m (t_T - t) / (T - v), with m the mean change a year of the latest values",
    MethodName.LEVEL_BAND: "4 past T, 3 at it, 2 better than b, 1 up to 10 % worse, else 0",
    MethodName.OKR_SCORE: "p, between 0 and 1",
    MethodName.FISCAL_YEAR_OUTCOME: "1 where the target is met, else 0",
    MethodName.APPROACH: "1 - |T - v| / |T - b|",
}
"""The formulas in symbols, as :class:`Method` explains them."""


def _as_floats(scores: Any) -> Any:
    if scores.dtype.kind != "f":
        raise TypeError(f"an array of {scores.dtype}")
    return scores


def _text(error: Exception) -> str:
    """Return an exception as text."""
    return f"{type(error).__name__}: {error}"


class ScoreFailed(Exception):
    """A method of a program raised an exception, or gave no finite number where it does not decline.

    The cause is the exception of the method.

    Attributes:
        method: the method.
        result: what it gave, as text.
        failed: whether it did; for arrays, in which rows.
    """

    def __init__(self, method: "Method", result: str, failed: Any = True) -> None:
        super().__init__(f"{method}: {result}")
        self.method = method
        self.result = result
        self.failed = failed

    def error(self, code: str, **facts: Any) -> InvalidValueError:
        """Return the error, with where it happened."""
        return InvalidValueError(code, method=str(self.method), result=self.result, **facts)


def _of_library(field: str, words: Callable[[MethodName], Label]) -> Any:
    """Return the default of a field: the words of a method of the library."""

    def default(method: "Method") -> Label:
        if not isinstance(method.name, MethodName):
            raise InvalidValueError("progress.no_words", method=method.name, field=field)
        return words(method.name)

    return attrs.Factory(default, takes_self=True)


def _label(name: MethodName) -> Label:
    ja, en = (format(name, language) for language in LANGUAGES)
    return Label(ja, translations={"en": en})


def _formula(name: MethodName) -> Label:
    return Label(_FORMULAS[name])


def _words(method: "Method", field: "attrs.Attribute[Label]", text: Label) -> None:
    """Check the words of a method that a program brings along.

    Raises:
        InvalidValueError: one language is missing, or a formula names what is not among :data:`IN_FORMULAS`.
    """
    if not isinstance(method.name, MethodName):
        check_wording(method.name, field.name, text, IN_FORMULAS if field.name == "formula" else ())


IN_FORMULAS = {
    "baseline": "b",
    "value": "v",
    "target": "T",
    "progress": "p",
    "elapsed": "e",
    "expected": "x",
}
"""What a formula of a program may name in braces, to be replaced by its value, or by this symbol."""


def _is_own_name(_: "Method", __: object, name: MethodName | str) -> None:
    """Check the name of a method.

    Raises:
        InvalidValueError: a text that is the name of a method of the library, or no name.
    """
    if isinstance(name, MethodName):
        return
    if type(name) is not str or not _NAME.fullmatch(name):
        raise InvalidValueError("progress.bad_method_name", found=shown(name))
    if name in [*map(str, MethodName)]:
        raise InvalidValueError("progress.taken_method_name", name=name)


_NAME = re.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*")


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Method:
    """A method of measuring progress by a number: one of the library, or one that a program brings along.

    The functions compute with a :class:`~dxmodel.progress.Trajectory`, whose numbers are floats or, in the
    frame API, arrays of floats; so they use operators and ``path.where``, and no ``if``.

    Attributes:
        name: its name: a :class:`~dxmodel.ledger.MethodName` for the methods of the library, and another text
            of small letters, digits and ``_`` for one that a program brings along.
        label: what sentences call it, in Japanese and English.
        formula: the formula of the score, in Japanese and English; ``{baseline}``, ``{value}``, ``{target}``,
            ``{progress}``, ``{elapsed}`` and ``{expected}`` are replaced by their values.  That of a method
            of the library is in symbols: b is the baseline, v the value, T the target, t their years,
            p = (v - b) / (T - b), e the share of the time that has passed, s the share of the path that the
            last interim target asked for, 0 without one.
        score: function that computes the score; callers test :attr:`declines` first.
        declines: the reasons why there is no score, each with its test; the first that holds applies.
        on_track: the least score at which a target that is not due yet counts as on track.
        in_percent: whether the score is printed in percent: a rate, growth, a share of the path.
        unit_free: whether a change of unit leaves the score unchanged.
        mirrored: whether a mirror image leaves it unchanged, "41.2 % online" as "58.8 % on paper".
        sees_time: whether it depends on how much time has passed.
        sees_middle_years: whether it depends on the years between baseline and value; the frame API computes
            with them only then.
        exact_levels: whether baseline and target must be exact; the other methods take rough ones.
        needs_target: whether it has no score without a target.
        waits: whether it gives no verdict before the target is due.

    Raises:
        InvalidValueError: a name that is one of the library's, or a text in one language only.

    >>> from dxmodel.progress import assess
    >>> from dxmodel.testing import small_city
    >>> halfway = Method(
    ...     name="halfway",
    ...     label=Label("折り返し指数", translations={"en": "halfway index"}),
    ...     formula=Label("進捗率 {progress} ÷ 0.5", translations={"en": "progress of {progress} / 0.5"}),
    ...     score=lambda path: path.progress / 0.5,
    ...     declines=METHODS["progress_from_baseline"].declines,
    ... )
    >>> print(assess(small_city(), "R5", halfway)["online-share"].explanation.describe("en"))
    By row 21 of the table of verdicts: halfway index is 0.73, on track from 1.00. Formula: progress ...
    """

    name: MethodName | str = attrs.field(validator=_is_own_name)
    label: Label = attrs.field(default=_of_library("label", _label), converter=as_label, validator=_words)
    formula: Label = attrs.field(
        default=_of_library("formula", _formula), converter=as_label, validator=_words
    )
    score: Callable[[Trajectory], Number]
    declines: tuple[Guard, ...] = attrs.field(default=(), converter=tuple[Guard, ...])
    on_track: float = 1.0
    in_percent: bool = False
    unit_free: bool = True
    mirrored: bool = True
    sees_time: bool = True
    sees_middle_years: bool = False
    exact_levels: bool = False
    needs_target: bool = True
    waits: bool = False

    def __reduce_ex__(self, protocol: Any) -> Any:
        if isinstance(self.name, MethodName):
            return METHODS.__getitem__, (self.name,)  # its functions cannot be pickled
        fields = attrs.asdict(self, recurse=False)
        declines = tuple((reason, _packed(test)) for reason, test in self.declines)
        return _unpickled, (fields | {"score": _packed(self.score), "declines": declines},)

    def __str__(self) -> str:
        return str(self.name)

    def __format__(self, language: str) -> str:
        return format(self.label, language) if language else str(self)

    @property
    def symbolic_formula(self) -> str:
        """The formula in English and in symbols."""
        return filled(self.formula, "en", IN_FORMULAS) if self.is_own else str(self.formula)

    @property
    def is_own(self) -> bool:
        """Whether a program brought it along."""
        return not isinstance(self.name, MethodName)

    @cached_property
    def guards(self) -> tuple[Guard, ...]:
        """The reasons why there is no score, in order: imprecise numbers first."""
        rough = [_ROUGH_LEVELS] if self.exact_levels else []
        rough += [_ROUGH_HISTORY] if self.sees_middle_years else []
        if not self.is_own:
            return (*rough, *self.declines)
        return (*rough, *((reason, partial(self._holds, test)) for reason, test in self.declines))

    def _holds(self, test: Holds, path: Trajectory) -> Truth:
        try:
            return test(path) & (path.at == path.at)  # fails for what is no truth value of each row
        except Exception as error:
            raise ScoreFailed(self, _text(error)) from error

    def computed(self, path: Trajectory) -> Number:
        """Return the score, infinite where it is too large to compute; callers test :attr:`guards` first.

        Raises:
            ScoreFailed: the function of a program raised an exception, or returned no number.
        """
        try:
            score = self.score(path)
            if not self.is_own:
                return score
            return float(score * 1.0) if path.where is either else _as_floats(score * 1.0 + path.value * 0.0)
        except Exception as error:
            is_too_large = isinstance(error, OverflowError | ZeroDivisionError)
            if is_too_large and (path.has_open_end or not self.is_own):
                return float("inf")
            if not self.is_own:
                raise
            raise ScoreFailed(self, _text(error)) from error

    def check_finite(self, score: Number, is_defined: Truth, path: Trajectory) -> None:
        """Check the scores of a method of a program, where it does not decline.

        Raises:
            ScoreFailed: one is not finite, and no input is open to one side.
        """
        scores: Any = score
        failed: Any = is_defined & ((abs(score) < float("inf")) == 0)
        is_single = path.where is either
        if (failed and not path.has_open_end) if is_single else failed.any():
            raise ScoreFailed(self, str(score if is_single else scores[failed][0]), failed)


AnyMethod: TypeAlias = MethodName | Method
"""A method as answers name it: by the name of one of the library, or the method of a program itself."""


def _packed(function: Callable[[Trajectory], Any]) -> Any:
    """Return where METHODS has a function, which cannot be pickled; another function as it is."""
    for name, method in METHODS.items():
        functions = [method.score, *(test for _, test in method.declines)]
        if function in functions:
            return name, functions.index(function)
    return function


def _unpacked(packed: Any) -> Any:
    if not isinstance(packed, tuple):
        return packed
    name, index = packed
    method = METHODS[name]
    return [method.score, *(test for _, test in method.declines)][index]


def _unpickled(fields: dict[str, Any]) -> Method:
    declines = [(reason, _unpacked(test)) for reason, test in fields["declines"]]
    return Method(**fields | {"score": _unpacked(fields["score"]), "declines": declines})


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


_CAGR_TREND = Method(
    name=MethodName.CAGR_TREND,
    score=lambda path: formulas.cagr_trend(path.baseline, path.value, path.years_gone, path.better),
    declines=_TREND,
    on_track=0.015,
    in_percent=True,
    mirrored=False,
    exact_levels=True,
    needs_target=False,
)

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
                score=lambda path: path.achievement_rate,
                declines=_RATED,
                in_percent=True,
                mirrored=False,
                sees_time=False,
            ),
            Method(
                name=MethodName.PROGRESS_FROM_BASELINE,
                score=lambda path: path.progress,
                declines=_LEVELS,
                in_percent=True,
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
                on_track=0.0,
                in_percent=True,
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
                on_track=0.95,
                mirrored=False,
                exact_levels=True,
            ),
            _CAGR_TREND,
            attrs.evolve(
                _CAGR_TREND,
                name=MethodName.CAGR_TREND_LIMITED,
                score=_limited_trend,
                declines=(*_TREND, (Reason.AT_LIMIT, lambda path: _limit_factor(path) == 0)),
            ),
            Method(
                name=MethodName.UN_PROGRESS_2023,
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
                score=lambda path: formulas.level_band(path.value, path.baseline, path.target, path.better),
                declines=(_NO_LEVEL, _BEFORE, _NO_DIRECTION, _NO_GAP, *_PAST),
                on_track=2.0,
                mirrored=False,
                sees_time=False,
            ),
            Method(
                name=MethodName.OKR_SCORE,
                score=lambda path: formulas.clamped(path.progress),
                declines=_LEVELS,
                on_track=0.7,
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
