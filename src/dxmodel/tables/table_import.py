"""TableImport: what a table has beyond a ledger, cell by cell."""

from collections import Counter

import attrs

from dxmodel.errors import Place, Problem
from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.ledger import Evaluation, Ledger, Observation
from dxmodel.plan import Baseline, Document, Target
from dxmodel.printing import repr_without_defaults
from dxmodel.tables.compare_entries import added_to
from dxmodel.typed_fields import typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["CellOutcome", "ImportedCell", "PlanDifference", "TableImport"]


class CellOutcome(Vocabulary):
    """What becomes of a cell of a table that is imported."""

    NEW = "new"
    """A value that the ledger does not have."""
    CHANGED = "changed"
    """Another value than the latest one of the ledger; it is added beside that, and replaces nothing."""
    MISSING = "missing"
    """A new reason why there is no value."""
    UNCHANGED = "unchanged"
    """What the ledger or the plan has."""
    DIFFERS = "differs"
    """Another target, baseline or unit than that of the plan, which an import never changes."""
    IGNORED = "ignored"
    """Not read: a column that the layout says so of, or a row that is no indicator."""
    REFUSED = "refused"
    """Not readable; there is a problem."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ImportedCell:
    """A cell of a table, and what becomes of it.

    Attributes:
        place: where it stands.
        outcome: what becomes of it.
        indicator: id of the indicator; None for a row that is no indicator.
        name: the name of the indicator as the table prints it.
        period: the fiscal year or the months of the value.
        text: the cell as the spreadsheet shows it.
        observation: the observation that it adds; None for none.
        evaluation: the evaluation that it adds; None for none.
        before: the observation of the ledger with another value, or the reason why there was none.
        evaluation_before: the evaluation of the ledger with another grade.
    """

    __repr__ = repr_without_defaults

    place: Place
    outcome: CellOutcome
    indicator: str | None = None
    name: str = ""
    period: FiscalYear | FiscalSpan | None = None
    text: str = ""
    observation: Observation | None = None
    evaluation: Evaluation | None = None
    before: Observation | None = None
    evaluation_before: Evaluation | None = None


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class PlanDifference:
    """Something in a table that differs from the plan: the proposal of a revision, which nobody has decided.

    Attributes:
        place: where it stands.
        indicator: id of the indicator.
        name: the name of the indicator as the table prints it.
        field: ``target``, ``baseline``, ``unit`` or ``name``.
        year: the fiscal year of the target or the baseline.
        in_plan: what the plan has, as text; None for nothing.
        in_table: what the table has.
        target: the target that the table states; None for something else, or a goal that is no level.
        baseline: the baseline that it states.
    """

    __repr__ = repr_without_defaults

    place: Place
    indicator: str
    name: str
    field: str
    year: FiscalYear | None = None
    in_plan: str | None = None
    in_table: str
    target: Target | None = None
    baseline: Baseline | None = None


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class TableImport:
    """What a table has beyond a ledger.

    Attributes:
        cells: the cells with values that are not empty, each with what becomes of it, in the order of the
            table.
        differences: what differs from the plan.
        problems: what cannot be read, all of it.
        documents: the documents that the sources of the new entries cite, and the ledger does not have.
    """

    __repr__ = repr_without_defaults

    cells: tuple[ImportedCell, ...] = attrs.field(default=(), converter=tuple[ImportedCell, ...])
    differences: tuple[PlanDifference, ...] = attrs.field(default=(), converter=tuple[PlanDifference, ...])
    problems: tuple[Problem, ...] = attrs.field(default=(), converter=tuple[Problem, ...])
    documents: tuple[Document, ...] = attrs.field(default=(), converter=tuple[Document, ...])

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The observations that it adds."""
        return tuple(each.observation for each in self.cells if each.observation is not None)

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """The evaluations that it adds."""
        return tuple(each.evaluation for each in self.cells if each.evaluation is not None)

    @property
    def counts(self) -> dict[str, int]:
        """How many cells have each outcome; together they are all cells that were read."""
        counts = Counter(str(each.outcome) for each in self.cells)
        return {str(outcome): counts[str(outcome)] for outcome in CellOutcome}

    def added_to(self, ledger: Ledger) -> Ledger:
        """Return a ledger with the new observations, evaluations and documents.

        Raises:
            ValidationError: they conflict with the ledger.
        """
        return added_to(ledger, self.observations, self.evaluations, self.documents)
