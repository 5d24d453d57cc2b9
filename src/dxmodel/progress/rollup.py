"""Several answers together, and how much of the whole they cover."""

from collections import Counter
from collections.abc import Iterable

import attrs

from dxmodel.messages import Language, words
from dxmodel.progress.progress import Progress
from dxmodel.progress.status import Reason, Status

__all__ = ["Rollup", "rollup"]


@attrs.frozen(kw_only=True)
class Rollup:
    """How many answers have which status; the rule is to count.

    A missing value is never left out: it counts as not assessed.  An indicator that has ended before the
    year misses nothing: it is not there any more, so it is counted apart and is no part of the total.

    Attributes:
        counts: status → how many, in the order of :class:`Status`; statuses nobody has are left out.
        ended: how many indicators have ended before the year.
    """

    counts: tuple[tuple[Status, int], ...] = attrs.field(converter=tuple[tuple[Status, int], ...])
    ended: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.counts)

    @property
    def assessed(self) -> int:
        """How many have a verdict."""
        without = (Status.NOT_ASSESSED, Status.AT_BASELINE)
        return sum(count for status, count in self.counts if status not in without)

    def words(self, language: Language) -> str:
        """Say the coverage and the counts.

        >>> Rollup(counts=((Status.ACHIEVED, 2), (Status.NOT_ASSESSED, 1))).words("en")
        '2 of 3 assessed: achieved 2, not assessed 1'
        """
        counts = [f"{format(status, language)} {count}" for status, count in self.counts]
        said = words("progress.coverage", language, assessed=self.assessed, total=self.total, counts=counts)
        return words("progress.also_ended", language, said=said, ended=self.ended) if self.ended else said


def rollup(answers: Iterable[Progress]) -> Rollup:
    """Count the answers by status, and apart from them the indicators that have ended."""
    given = tuple(answers)
    counts = Counter(answer.status for answer in given if answer.reason is not Reason.ENDED)
    ended = sum(answer.reason is Reason.ENDED for answer in given)
    return Rollup(counts=tuple((status, counts[status]) for status in Status if counts[status]), ended=ended)
