"""compare_versions: assess every indicator against the plan as first adopted, as of a day, and today."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

import attrs

from dxmodel.fiscal import FiscalYear, as_fiscal_year, as_when
from dxmodel.ledger import Ledger, MethodName
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator
from dxmodel.progress.assess import assess
from dxmodel.progress.assessment import Assessment, Assessments
from dxmodel.progress.by_indicator import ByIndicator
from dxmodel.progress.compare.verdict_changes import Moved, verdict_changes
from dxmodel.progress.engine.method import Method
from dxmodel.progress.inputs.yearly_targets import stated_target
from dxmodel.progress.printed_goal import goal_in_sentence
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = ["Verdicts", "VersionComparison", "compare_versions"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Verdicts:
    """The answers for one indicator in one year, against several versions of the plan.

    Attributes:
        indicator: the indicator, as the latest version of the plan that has it defines it.
        at: the fiscal year.
        as_adopted: the answer against the plan as first adopted; None if it did not have the indicator.
        as_known: the answer as of :attr:`day`; None without a day, or if the plan did not have it then.
        current: the answer against the current plan; None if it no longer has the indicator.
        day: the day of :attr:`as_known`; None if none was requested.
        moved: what revisions in force changed of its period, target, baseline, definition and end.
    """

    indicator: Indicator
    at: FiscalYear
    as_adopted: Assessment | None = None
    as_known: Assessment | None = None
    current: Assessment | None = None
    day: date | None = None
    moved: tuple[Moved, ...] = attrs.field(default=(), converter=tuple[Moved, ...])

    @property
    def differ(self) -> bool:
        """Whether the verdict, or the reason for none, differs between first adopted and current plan."""
        before, after = (each and (each.status, each.reason) for each in (self.as_adopted, self.current))
        return before != after

    def describe(self, language: Language) -> str:
        """Return the verdicts and what was changed, as one sentence or two."""
        names = (each.name for each in (self.current, self.as_known, self.as_adopted) if each is not None)
        facts: dict[str, Any] = {"indicator": next(names), "at": self.at}
        facts["sides"] = list(self._version_texts(language))
        if not self.moved:
            return words("progress.sides", language, **facts)
        return words("progress.sides_moved", language, moves=[*self._move_texts(language)], **facts)

    def _move_texts(self, language: Language) -> Iterator[str]:
        for revision, moved in groupby(self.moved, key=lambda move: move.revision):
            facts = {"revision": revision.label, "decided": revision.decided}
            texts = [move.describe(language) for move in moved]
            yield words("progress.moved_by", language, moves=texts, **facts)

    def _version_texts(self, language: Language) -> Iterator[str]:
        yield _version_text(words("progress.side_as_adopted", language), self.as_adopted, language)
        if self.day is not None:
            version = words("progress.side_known", language, day=as_when(self.day))
            yield _version_text(version, self.as_known, language)
        yield _version_text(words("progress.side_current", language), self.current, language)


def _version_text(version: str, answer: Assessment | None, language: Language) -> str:
    if answer is None:
        return words("progress.side_absent", language, side=version)
    verdict = format(answer.status, language)
    if answer.reason is not None:
        verdict = words("progress.side_reason", language, status=answer.status, reason=answer.reason)
    elif answer.target is not None:
        target = {"due": answer.target.due, "goal": goal_in_sentence(answer.target, language)}
        verdict = words("progress.side_aim", language, verdict=verdict, **target)
    return words("progress.side", language, side=version, verdict=verdict)


class VersionComparison(ByIndicator[Verdicts]):
    """The verdicts of one year, in the order of the plan; the id of an indicator is an index too."""

    __slots__ = ()


def compare_versions(
    ledger: Ledger,
    at: FiscalYear | str,
    method: MethodName | Method | str = MethodName.LINEAR_PACE,
    *,
    known: date | str | None = None,
) -> VersionComparison:
    """Assess every indicator against the plan as first adopted and the current plan, with what changed.

    A changed target is therefore always visible.  Indicators that only the founding plan has, or only the
    plan of the day, come last.

    Args:
        ledger: the plan and its results.
        at: the fiscal year, e.g. ``"R6"``.
        method: the method for all versions: its name, or a method of your own.
        known: a day; the answers as of its end are added, by the plan of that day and the results that were
            known then.

    Raises:
        ParseError: a text that is not a fiscal year, or not a day.
        AmbiguousError: the day lies within the doubt of a decision date.

    >>> from dxmodel.testing import small_city
    >>> print(compare_versions(small_city(), at="R6")["online-share"].describe("en").partition(". ")[0])
    Procedures that can be done online in FY2024: missed (target for FY2024: 80%) against the plan as first \
adopted, on track (target for FY2028: 80%) against the plan as it stands
    """
    check_kind("ledger", ledger, Ledger)
    year = as_fiscal_year(at)
    day = None if known is None else as_when(known).exact
    known_answers = () if known is None else assess(ledger.as_of(known), year, method)
    as_adopted, current = (assess(each, year, method) for each in (ledger.as_adopted, ledger))
    adopted_by_id, known_by_id, current_by_id = map(_by_id, (as_adopted, known_answers, current))
    judged = {
        each.indicator.id: stated_target(each.indicator, each.target) for each in current if each.target
    }
    moved = verdict_changes(ledger, year, judged)
    return VersionComparison(
        Verdicts(
            indicator=indicator,
            at=year,
            as_adopted=adopted_by_id.get(id),
            as_known=known_by_id.get(id),
            current=current_by_id.get(id),
            day=day,
            moved=moved.get(id, ()),
        )
        for id, indicator in _indicators(adopted_by_id, known_by_id, current_by_id)
    )


def _by_id(answers: Assessments | tuple[Assessment, ...]) -> dict[str, Assessment]:
    return {each.indicator.id: each for each in answers}


def _indicators(*versions: dict[str, Assessment]) -> Iterator[tuple[str, Indicator]]:
    """Yield each indicator once: those of the last version first, in its order."""
    last_first = {id: each.indicator for version in reversed(versions) for id, each in version.items()}
    newest = {id: each.indicator for version in versions for id, each in version.items()}
    return ((id, newest[id]) for id in last_first)
