"""assert_plan_laws: hold a ledger to the laws of revisions and of extensions."""

from datetime import date
from itertools import pairwise

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dxmodel.changes import Change, ExtendPeriod, Treatment
from dxmodel.errors import ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, MethodName
from dxmodel.plan import Plan
from dxmodel.progress import Method, VersionComparison, compare_versions
from dxmodel.revise import Revision, apply, compare
from dxmodel.testing.asserts import assert_plans_equal

__all__ = ["assert_plan_laws"]

LATER = date(2200, 4, 1)
"""The day on which the extension of an example is decided, after every revision of the ledger."""


def assert_plan_laws(
    ledger: Ledger,
    method: Method | MethodName | str = MethodName.LINEAR_PACE,
    *,
    max_examples: int | None = None,
) -> None:
    """Do nothing if the plans of a ledger keep the laws of revisions; else name the law and an example.

    * The changes that :func:`~dxmodel.revise.compare` finds between two versions of the plan lead from one to
      the other, and back: apply and compare are inverses.
    * However the period is extended, the verdict against the plan as first adopted stays as it was
      (``compare_versions(…)[…].as_adopted``).  Hypothesis draws the new end, what happens to the targets,
      and the assessed year.

    Args:
        ledger: the plan, its revisions and its results.
        method: the method by which it is assessed.
        max_examples: how many extensions are tried; by default as many as Hypothesis draws.

    Raises:
        AssertionError: a law is broken; the message has the law and the example.

    >>> from dxmodel.testing import small_city
    >>> assert_plan_laws(small_city(), max_examples=3)
    """
    for before, after in pairwise(_versions(ledger)):
        _check_inverse(before, after)
        _check_inverse(after, before)
    last = ledger.plan.last_year
    if last is None or last >= FiscalYear.MAX - 10:
        return

    @settings(
        settings() if max_examples is None else settings(max_examples=max_examples),
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(1, 10), st.sampled_from([None, *Treatment]), st.integers(-5, 5))
    def check(years: int, treatment: Treatment | None, offset: int) -> None:
        change = ExtendPeriod(last + years, targets=treatment)
        extended = _extended(ledger, change)
        assume(extended is not None)
        at = last + offset
        before, after = _as_adopted(ledger, at, method), _as_adopted(extended or ledger, at, method)
        if before != after:
            raise AssertionError(
                f"an extension changes the verdict against the plan as first adopted: {change!r}, "
                f"assessed in {at}: {before} became {after}"
            )

    check()


def _versions(ledger: Ledger) -> list[Plan]:
    """Return the plan as first adopted, and after each of its revisions."""
    plans = [ledger.founding]
    for index in range(len(ledger.revisions)):
        plans.append(attrs.evolve(ledger, revisions=ledger.revisions[: index + 1], observations=()).plan)
    return plans


def _check_inverse(before: Plan, after: Plan) -> None:
    changes: tuple[Change, ...] = compare(before, after)
    try:
        assert_plans_equal(after, apply(before, changes))
    except (AssertionError, ValidationError) as error:
        raise AssertionError(f"compare and apply are no inverses: {changes!r}: {error}") from error


def _extended(ledger: Ledger, change: ExtendPeriod) -> Ledger | None:
    """Return the ledger after an extension; None where its plan does not allow that one."""
    decision = Revision(id="extension-of-an-example", label="x", decided=LATER, changes=[change])
    try:
        return attrs.evolve(ledger, revisions=[*ledger.revisions, decision])
    except ValidationError:
        return None


def _as_adopted(ledger: Ledger, at: FiscalYear, method: Method | MethodName | str) -> dict[str, object]:
    """Return the verdict of each indicator against the plan as first adopted."""
    comparison: VersionComparison = compare_versions(ledger, at, method)
    return {
        each.indicator.id: (str(each.as_adopted.status), each.as_adopted.reason, each.as_adopted.score)
        for each in comparison
        if each.as_adopted is not None
    }
