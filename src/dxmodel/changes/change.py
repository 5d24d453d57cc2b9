"""Change: the closed set of changes to a plan, one class for each kind.

========================  ==========================================================
:class:`ExtendPeriod`     the plan ends later (計画期間延伸), with the treatment of its targets
:class:`ShortenPeriod`    the plan ends earlier
:class:`StateSuccessor`   which plan follows, and from when
:class:`Add`              a new item: indicator, initiative, bar, event, related plan, …
:class:`Rename`           a new name; the old one is kept
:class:`Move`             a new position
:class:`End`              an item is dropped, replaced, merged or split
:class:`Remove`           an item is deleted: a bar, an event, a statement
:class:`Amend`            any other field: owner, priority, scope, exclusions, …
:class:`SetTarget`        a target is set or replaced
:class:`MoveTarget`       a target is put off or brought forward
:class:`WithdrawTarget`   a target is given up
:class:`SetBaseline`      the level that the targets start from is set
:class:`Redefine`         a new definition of an indicator from a year on: a break in series
:class:`Correct`          one of those as a correction of an error of transcription, not a decision
========================  ==========================================================
"""

from collections.abc import Iterable

import attrs

from dxmodel.changes.amend import Amend, Move, Redefine
from dxmodel.changes.items import Add, End, Remove, Rename
from dxmodel.changes.period import ExtendPeriod, ShortenPeriod
from dxmodel.changes.targets import MoveTarget, SetBaseline, SetTarget, WithdrawTarget
from dxmodel.errors import ChangeError, InvalidValueError
from dxmodel.plan import Successor
from dxmodel.plan.ids import slug
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Change", "Correct", "Decision", "StateSuccessor", "as_changes", "no_change"]


@attrs.frozen(field_transformer=stored_fields)
class StateSuccessor:
    """The plan states which plan follows it, and from when; None withdraws the statement."""

    __repr__ = repr_without_defaults

    successor: Successor | None


Decision = (
    ExtendPeriod
    | ShortenPeriod
    | StateSuccessor
    | Add
    | Rename
    | Move
    | End
    | Remove
    | Amend
    | SetTarget
    | MoveTarget
    | WithdrawTarget
    | SetBaseline
    | Redefine
)


@attrs.frozen(field_transformer=stored_fields)
class Correct:
    """The correction of an error of transcription, by which the data differed from the documents.

    A ledger applies the correction at every date, also before the day on which the error was noticed.
    If a later decision depends on the error, or has overwritten it, state with ``wrong_in`` where the error
    was made: it is corrected there, and the later decisions are applied to the corrected plan.

    Attributes:
        change: the change that corrects it.
        wrong_in: where the error was made: the id of the plan for the plan as adopted, or of an earlier
            revision; None for the state just before this correction.

    Raises:
        InvalidValueError: a renaming, which would keep the error as a former name; amend the label instead.

    >>> Correct(Amend("online", number="②")).change.number
    '②'
    """

    __repr__ = repr_without_defaults

    change: Decision
    wrong_in: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.change, Rename):
            raise InvalidValueError("revise.corrected_name", of=self.change.of)


Change = Decision | Correct


def as_changes(values: Iterable[Change]) -> tuple[Change, ...]:
    """Convert to a tuple of changes.

    Raises:
        ChangeError: it is no list of changes; a revision is none.
    """
    if not isinstance(values, Iterable):
        raise no_change(values)
    changes = tuple(values)
    for each in changes:
        if not isinstance(each, Change):
            raise no_change(each)
    return changes


def no_change(value: object) -> ChangeError:
    """Return the error for a value that is no change, or no list of changes."""
    return ChangeError("revise.no_change", found=repr(value)[:60])
