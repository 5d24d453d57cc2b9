"""Changes of fields: Amend, Move (position of an item), Redefine (definition of an indicator).

The fields are those of the plan and its items (``unchanged.py``); ``amend.pyi`` lists them for type checkers.
"""

from collections.abc import Iterator

import attrs

from dxmodel.changes.unchanged import AMENDED, DEFINITION, POSITION, UNCHANGED, with_fields
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan import Bridge, Indicator
from dxmodel.plan.ids import slug
from dxmodel.printing import repr_without_defaults

__all__ = ["Amend", "Move", "Redefine"]


@attrs.frozen(field_transformer=with_fields(AMENDED))
class Amend:
    """Fields of the plan or of an item get new values.

    Position, targets, baseline and successor have changes of their own; the period is amended only in a
    correction.  Set ``label``, ``breaks`` and ``ended`` only to restore them: :class:`Rename` keeps the old
    name, :class:`Redefine` and :class:`End` check that they fit.

    Attributes:
        of: id of the item, or of the plan.

    Raises:
        InvalidValueError: no field is given.

    >>> Amend("online", owners=["DX推進課"], priority=None)
    Amend(of='online', priority=None, owners=('DX推進課',))
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)

    def __attrs_post_init__(self) -> None:
        _check_changes_something(self)

    def fields(self) -> Iterator[str]:
        """Return an iterator over the names of the fields that are given."""
        return (name for name in AMENDED if getattr(self, name) is not UNCHANGED)


@attrs.frozen(field_transformer=with_fields(POSITION))
class Move:
    """An item gets another position: under another pillar, in another initiative, further up.

    Attributes:
        of: its id.
        parent: id of the pillar or initiative that it is part of; None for none.
        pillars: the pillars that an initiative belongs to.
        initiatives: the initiatives that an indicator measures.
        order: its position among the items of its kind.

    Raises:
        InvalidValueError: no new position is given.

    >>> Move("online", pillars=["office"]).pillars
    (Link(to='office'),)
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)

    def __attrs_post_init__(self) -> None:
        _check_changes_something(self)


@attrs.frozen(field_transformer=with_fields(DEFINITION, [Indicator]))
class Redefine:
    """From a fiscal year on, an indicator is measured by a new definition: a break in series.

    Values are not compared across the break, unless a bridge states how older values and the baseline are
    converted.  Targets and the baseline keep the definition that they were stated in until they are set
    again; until then, years from the break on are not judged.

    Attributes:
        of: id of the indicator.
        since: the first fiscal year of the new definition.
        bridge: how older values are converted, if they can be.
        unit, direction, accumulation, window, kind, bounds, denominator, scope: the new values of
            these fields.

    >>> Redefine("online-share", since="R7", scope="全手続").since
    FiscalYear(2025)
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)
    since: FiscalYear = attrs.field(converter=as_fiscal_year, kw_only=True)
    bridge: Bridge | None = attrs.field(default=None, kw_only=True)


def _check_changes_something(change: Amend | Move) -> None:
    _, *values = attrs.astuple(change, recurse=False)
    if all(value is UNCHANGED for value in values):
        raise InvalidValueError("revise.changes_nothing", of=change.of)
