"""compare_methods: assess every indicator by several methods, and state where and why they disagree."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, MethodName
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator
from dxmodel.progress.assess import assess
from dxmodel.progress.assessment import Assessment
from dxmodel.progress.by_indicator import ByIndicator
from dxmodel.progress.engine.method import AnyMethod, Method
from dxmodel.progress.engine.methods import METHODS, method_of, named
from dxmodel.progress.engine.status import Status
from dxmodel.progress.inputs.time_series import is_share
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = ["Contrasts", "MethodComparison", "compare_methods"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class MethodComparison:
    """The answers of several methods for one indicator in one year.

    Attributes:
        answers: one answer for each method, in the order of the requested methods.
    """

    answers: tuple[Assessment, ...] = attrs.field(converter=tuple[Assessment, ...])

    @property
    def indicator(self) -> Indicator:
        """The indicator that was assessed."""
        return self.answers[0].indicator

    @property
    def at(self) -> FiscalYear:
        """The fiscal year."""
        return self.answers[0].at

    @property
    def verdicts(self) -> dict[Status, tuple[AnyMethod, ...]]:
        """The methods that give each status, without those that give no verdict."""
        answers = [each for each in self.answers if each.is_assessed]
        order = dict.fromkeys(each.status for each in answers)
        return {status: tuple(each.method for each in answers if each.status is status) for status in order}

    @property
    def agrees(self) -> bool:
        """Whether all methods that give a verdict give the same one."""
        return len(self.verdicts) <= 1

    def describe(self, language: Language) -> str:
        """Return which methods give which status and, where they disagree, what some of them ignore."""
        facts = {"indicator": self.answers[0].name, "at": self.at}
        if not self.verdicts:
            first = next((each for each in self.answers if each.reason is None), None)
            if first is not None:
                return words("progress.methods_alike", language, status=first.status, **facts)
            return words("progress.no_method", language, reason=self.answers[0].reason, **facts)
        if self.agrees:
            return self._agreement_text(language)
        text = words("progress.methods_disagree", language, verdicts=self._verdict_texts(language), **facts)
        for code, methods in self._ignored():
            text = words(code, language, text=text, methods=methods)
        return text

    def _agreement_text(self, language: Language) -> str:
        [(status, names)] = self.verdicts.items()
        facts = {"indicator": self.answers[0].name, "at": self.at, "status": status}
        if len(names) == 1:
            return words("progress.method_alone", language, method=names[0], **facts)
        code = "progress.methods_alike" if status in _BY_RULE else "progress.methods_agree"
        return words(code, language, count=len(names), **facts)

    def _verdict_texts(self, language: Language) -> list[str]:
        """Return each status with all the methods that give it."""
        by_name = {each.method: each for each in self.answers}
        return [
            words(
                "progress.method_verdict",
                language,
                status=status,
                methods=[_method_text(by_name[name], language) for name in names],
            )
            for status, names in self.verdicts.items()
        ]

    def _ignored(self) -> Iterator[tuple[str, list[AnyMethod]]]:
        """Yield the code of what some methods with a score do not take into account, and these methods."""
        scored = [method_of(each.method) for each in self.answers if each.score is not None]
        yield from _if_any("progress.blind_time", (named(each) for each in scored if not each.sees_time))
        if self._is_share:
            yield from _if_any("progress.blind_mirror", (named(each) for each in scored if not each.mirrored))

    @property
    def _is_share(self) -> bool:
        """Whether the indicator is a share, whose complement is a share too."""
        return is_share(self.indicator, self.at)


_BY_RULE = (Status.ACHIEVED, Status.NO_LONGER_ACHIEVED, Status.MISSED, Status.REGRESSING)
"""The verdicts that follow from value, goal and years, whatever the method."""


def _method_text(answer: Assessment, language: Language) -> str:
    """Return the method with its score; without it where the verdict needs none, as a target that is met."""
    name = format(answer.method, language)
    return name if answer.score is None else f"{name} {answer.score_text}"


def _if_any(code: str, names: Iterable[AnyMethod]) -> Iterator[tuple[str, list[AnyMethod]]]:
    if listed := [*names]:
        yield code, listed


class Contrasts(ByIndicator[MethodComparison]):
    """The comparisons of one year, in the order of the plan; the id of an indicator is an index too."""

    __slots__ = ()


def compare_methods(
    ledger: Ledger,
    at: FiscalYear | str,
    methods: Iterable[MethodName | Method | str] | MethodName | Method = tuple(METHODS),
) -> Contrasts:
    """Assess every indicator by several methods, by default by all of them.

    Args:
        ledger: the plan and its results.
        at: the fiscal year, e.g. ``"R5"``.
        methods: their names, or methods of your own; or one of these; each counts once.

    Raises:
        ParseError: a text that is not a fiscal year, or no method; the nearest name is named.
        InvalidValueError: no method at all, or two different methods of one name.

    >>> from dxmodel.testing import small_city
    >>> comparison = compare_methods(small_city(), "R5", ["linear_pace", "achievement_rate"])["online-share"]
    >>> comparison.agrees, [str(status) for status in comparison.verdicts]
    (False, ['on-track', 'behind'])
    """
    check_kind("ledger", ledger, Ledger)
    year = as_fiscal_year(at)
    requested = (methods,) if isinstance(methods, MethodName | Method | str) else methods
    chosen = tuple(dict.fromkeys(map(method_of, requested)))
    if not chosen:
        raise InvalidValueError("progress.no_methods", accepted=[*map(str, MethodName)])
    names = [str(each) for each in chosen]
    if repeated := next((name for name in names if names.count(name) > 1), None):
        raise InvalidValueError("progress.two_methods", name=repeated)
    by_method = [assess(ledger, year, each) for each in chosen]
    return Contrasts(MethodComparison(answers=answers) for answers in zip(*by_method, strict=True))
