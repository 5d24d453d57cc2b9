"""Collected: what the entry workbooks of the departments have beyond a ledger, row by row."""

from collections import Counter

import attrs

from dxmodel.errors import Place, Problem
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Breakdown, Evaluation, Ledger, Observation
from dxmodel.plan import Document
from dxmodel.plan.label import as_texts
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Collected", "CollectedRow", "LockedChange", "RowOutcome"]


class RowOutcome(Vocabulary):
    """What becomes of a row of an entry workbook."""

    TAKEN = "taken"
    """A result that the ledger does not have."""
    MISSING = "missing"
    """A reason why there is no result, which the ledger does not have."""
    UNCHANGED = "unchanged"
    """What the ledger has, or what the workbook of another department says too."""
    NOT_FILLED_IN = "not-filled-in"
    """Nothing is filled in."""
    REFUSED = "refused"
    """It waits until a problem is solved."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class CollectedRow:
    """A row of an entry workbook, and what becomes of it.

    Attributes:
        place: the cell with its result.
        department: the department; None for indicators without one.
        id: the id in the row.
        name: the name of the indicator.
        outcome: what becomes of it.
        observation: the observation that it adds; None for none.
        evaluations: the grades that it adds.
        before: the latest entry of the ledger for the same time, where that is another.
    """

    __repr__ = repr_without_defaults

    place: Place
    department: str | None = None
    id: str = ""
    name: str = ""
    outcome: RowOutcome
    observation: Observation | None = None
    evaluations: tuple[Evaluation, ...] = attrs.field(default=(), converter=tuple[Evaluation, ...])
    before: Observation | None = None


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class LockedChange:
    """A locked cell that came back changed: the proposal of a revision, which is never taken.

    Attributes:
        place: the cell.
        department: the department; None for indicators without one.
        indicator: id of the indicator.
        breakdown: the member of a breakdown; empty for the total.
        name: the name of the indicator as it was issued.
        field: ``name``, ``unit``, ``baseline``, ``previous`` or ``target``.
        issued: what was issued.
        returned: what came back; None for an empty cell.
    """

    __repr__ = repr_without_defaults

    place: Place
    department: str | None = None
    indicator: str
    breakdown: Breakdown = ()
    name: str
    field: str
    issued: str
    returned: str | None = None


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Collected:
    """What the entry workbooks in a folder have beyond a ledger.

    Attributes:
        year: the fiscal year of the workbooks; None where none could be read.
        files: the files that were read.
        older: those that were issued before the plan was changed.
        absent: the departments whose workbook is not in the folder.
        ignored: other files in the folder.
        rows: every row with an id, or with something filled in.
        problems: what is wrong, all of it; what concerns a whole workbook comes first.
        changes: the locked cells that were changed.
        documents: the document that the sources of the new entries cite, if the ledger does not have it.
    """

    __repr__ = repr_without_defaults

    year: FiscalYear | None = None
    files: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    older: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    absent: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    ignored: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    rows: tuple[CollectedRow, ...] = attrs.field(default=(), converter=tuple[CollectedRow, ...])
    problems: tuple[Problem, ...] = attrs.field(default=(), converter=tuple[Problem, ...])
    changes: tuple[LockedChange, ...] = attrs.field(default=(), converter=tuple[LockedChange, ...])
    documents: tuple[Document, ...] = attrs.field(default=(), converter=tuple[Document, ...])

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The observations that it adds."""
        return tuple(row.observation for row in self.rows if row.observation is not None)

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """The grades that it adds."""
        return tuple(each for row in self.rows for each in row.evaluations)

    @property
    def counts(self) -> dict[str, int]:
        """The number of rows with each outcome; together they are all rows."""
        numbers = Counter(row.outcome for row in self.rows)
        return {str(outcome): numbers[outcome] for outcome in RowOutcome}

    def added_to(self, ledger: Ledger) -> Ledger:
        """Return a ledger with the new observations, grades and their document.

        Raises:
            ValidationError: they conflict with the ledger, because it is not the one that they were compared
                with.
        """
        known = {document.id for document in ledger.documents}
        return attrs.evolve(
            ledger,
            observations=(*ledger.observations, *self.observations),
            evaluations=(*ledger.evaluations, *self.evaluations),
            documents=(*ledger.documents, *(each for each in self.documents if each.id not in known)),
        )
