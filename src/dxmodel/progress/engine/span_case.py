"""SpanCase: judge a sum or a mean over years, whose coming years may decide it or not."""

from functools import cached_property

import attrs

from dxmodel.amount import Amount
from dxmodel.progress.engine.amount_case import AmountCase
from dxmodel.progress.engine.merged import merged
from dxmodel.progress.engine.status import Status
from dxmodel.progress.engine.verdict import Verdict, without_numbers

__all__ = ["SpanCase"]


@attrs.frozen(kw_only=True, eq=False, slots=False)
class SpanCase:
    """A sum or a mean over years, as it is so far and as it may be at the end of its span.

    Attributes:
        so_far: the case of the value so far; of zero where it has none.
        has_value: whether it has a value, so that no year is missing.
        at_end: what it may be at the end, by its known years and the bounds of the others; None where
            nothing is known of it.
        only_grows: whether what it is so far is its least value at the end: a sum, and not a mean.
    """

    so_far: AmountCase
    has_value: bool
    at_end: Amount | None
    only_grows: bool

    @cached_property
    def decided_by(self) -> AmountCase | None:
        """The case that decides: what the end surely is, else the value so far; None where it has to wait."""
        facts = self.so_far.facts
        if self.at_end is not None and (facts.waits or facts.missing is not None):
            end = self._as_of_end(self.at_end)
            if end.verdict.is_certain:
                return end
        return self.so_far if self.has_value and not facts.waits else None

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict; missed or not due, where a rough sum may be beyond its limit already."""
        if self.decided_by is not None:
            return self.decided_by.verdict
        case = self.so_far
        verdict = without_numbers(case.method, case.facts, at=case.at, start=case.start, due=case.due)
        is_limited = self.only_grows and self.has_value and self.at_end is not None
        if is_limited and self._as_of_end(case.value).is_unmet is None:
            return merged([verdict, attrs.evolve(verdict, status=Status.MISSED, row="8")])
        return verdict

    def _as_of_end(self, value: Amount) -> AmountCase:
        """Return the case of a value at the end of the span."""
        facts = attrs.evolve(self.so_far.facts, waits=False, missing=None, is_due=True)
        value = value.to(self.so_far.value.unit)
        return attrs.evolve(self.so_far, at=self.so_far.due, value=value, facts=facts)
