"""Evaluation (評価): the city's own grade, marks and comment for an item in a year."""

import attrs

from dxmodel.fiscal import FiscalYear, When, as_fiscal_year, as_when
from dxmodel.ledger.withdrawn import Withdrawn, check_withdrawn
from dxmodel.plan import Label, Source, as_label
from dxmodel.plan.ids import slug
from dxmodel.plan.label import as_texts
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Evaluation"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Evaluation:
    """A grade, a mark or a comment that the city gave.

    Attributes:
        item: id of the initiative, indicator or pillar, or of the plan itself.
        year: the fiscal year that was evaluated.
        grade: the grade as printed: ``"A"``, ``"◎"``; no letter has a global meaning.
        marks: marks beside the grade, e.g. a cause: ``"コロナ"``.
        comment: the city's comment.
        known: when it was published; None where that is not recorded.
        sources: where it is printed.
        withdrawn: since when it is not used any more, and why; None for a valid one.

    Raises:
        InvalidValueError: a withdrawal before it became known.

    >>> Evaluation(item="rpa-hours", year="R5", grade="A").year
    FiscalYear(2023)
    """

    __repr__ = repr_without_defaults

    item: str = attrs.field(validator=slug)
    year: FiscalYear = attrs.field(converter=as_fiscal_year)
    grade: str | None = None
    marks: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    comment: Label | None = attrs.field(default=None, converter=attrs.converters.optional(as_label))
    known: When | None = attrs.field(default=None, converter=attrs.converters.optional(as_when))
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    withdrawn: Withdrawn | None = None

    def __attrs_post_init__(self) -> None:
        check_withdrawn(self.withdrawn, self.known)
