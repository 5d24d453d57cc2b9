"""Method: a method of measuring progress by a number, of the library or brought along by a program."""

import re
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, TypeAlias

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.ledger import MethodName
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Label
from dxmodel.plan.label import as_label
from dxmodel.plan.wording import check_wording, filled
from dxmodel.printing import shown
from dxmodel.progress.engine.levels import either
from dxmodel.progress.engine.number import Number, Truth
from dxmodel.progress.engine.score_failed import ScoreFailed
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.trajectory import Trajectory
from dxmodel.typed_fields import typed_fields

__all__ = ["AnyMethod", "Guard", "Holds", "Method"]

Holds = Callable[[Trajectory], Truth]
"""A truth value of a trajectory, or one for each row."""

Guard = tuple[Reason, Holds]
"""A reason for no score, and the test whether it holds."""


def _as_floats(scores: Any) -> Any:
    if scores.dtype.kind != "f":
        raise TypeError(f"an array of {scores.dtype}")
    return scores


def _text(error: Exception) -> str:
    """Return an exception as text."""
    return f"{type(error).__name__}: {error}"


def _label_of_library(method: "Method") -> Label:
    """Return the label of a method of the library, which is that of its name."""
    if not isinstance(method.name, MethodName):
        raise InvalidValueError("progress.no_words", method=method.name, field="label")
    ja, en = (format(method.name, language) for language in LANGUAGES)
    return Label(ja, translations={"en": en})


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


_ROUGH_LEVELS: Guard = (Reason.IMPRECISE_TARGET, lambda path: path.imprecise_levels)
_ROUGH_HISTORY: Guard = (Reason.IMPRECISE_TARGET, lambda path: path.imprecise_history)


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

    >>> from dxmodel.progress import METHODS, assess
    >>> from dxmodel.testing import small_city
    >>> halfway = Method(
    ...     name="halfway",
    ...     label=Label("折り返し指数", translations={"en": "halfway index"}),
    ...     formula=Label("進捗率 {progress} ÷ 0.5", translations={"en": "progress of {progress} / 0.5"}),
    ...     score=lambda path: path.progress / 0.5,
    ...     declines=METHODS["progress_from_baseline"].declines,
    ... )
    >>> print(assess(small_city(), "R5", halfway)["online-share"].explanation.describe("en"))
    The verdict follows from halfway index: 0.73, on track from 1.00. Formula: progress ...
    """

    name: MethodName | str = attrs.field(validator=_is_own_name)
    label: Label = attrs.field(
        default=attrs.Factory(_label_of_library, takes_self=True), converter=as_label, validator=_words
    )
    formula: Label = attrs.field(converter=as_label, validator=_words)
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
        from dxmodel.progress.engine.pickled_method import reduced  # which needs METHODS, made of this class

        return reduced(self)

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
        return (*rough, *((reason, partial(self._holds, reason, test)) for reason, test in self.declines))

    def _holds(self, reason: Reason, test: Holds, path: Trajectory) -> Truth:
        try:
            return test(path) & (path.at == path.at)  # fails for what is no truth value of each row
        except Exception as error:
            raise ScoreFailed(self, _text(error), reason=reason) from error

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
