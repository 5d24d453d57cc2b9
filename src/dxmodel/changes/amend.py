"""Amend, Move, Redefine: fields of the plan or of an item are written, each exactly as stated.

The fields are those of the plan and its items (``unchanged.py``); ``amend.pyi`` lists them for type checkers.
"""

from collections.abc import Iterator

import attrs

from dxmodel.changes.unchanged import AMENDED, DEFINITION, POSITION, UNCHANGED, with_fields
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan import Bridge, Indicator
from dxmodel.plan.ids import slug
from dxmodel.plan.validators import instance_of
from dxmodel.printing import repr_without_defaults

__all__ = ["Amend", "Move", "Redefine"]


@attrs.frozen(field_transformer=with_fields(AMENDED))
class Amend:
    """Fields of the plan or of an item read otherwise from now on, each exactly as given.

    What has a change of its own is not here: name (:class:`Rename` keeps the old one), place, targets,
    baseline, period, successor.  ``label``, ``breaks`` and ``ended`` are here to be put back as they were.

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
        """Yield the names of the fields that are given."""
        return (name for name in AMENDED if getattr(self, name) is not UNCHANGED)


@attrs.frozen(field_transformer=with_fields(POSITION))
class Move:
    """An item gets another position: under another pillar, in another initiative, further up.

    Attributes:
        of: its id.
        parent: what a pillar or an initiative is part of; None for nothing.
        pillars: the pillars that an initiative stands under.
        initiatives: what an indicator measures.
        order: its position among its kind.

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
    """From some year on, an indicator is measured in a new way: a break in series.

    Nothing is compared across the break, unless a bridge says how values and the baseline are carried over
    it.  Targets and the baseline stay what they were stated in until they are set anew; until then, years
    from the break on are not judged.

    Attributes:
        of: id of the indicator.
        since: the first fiscal year that is measured in the new way.
        bridge: how values from before are carried over the break, if they can be.
        unit, direction, accumulation, kind, bounds, denominator, scope: what is different now.

    >>> Redefine("online-share", since="R7", scope="全手続").since
    FiscalYear(2025)
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)
    since: FiscalYear = attrs.field(converter=as_fiscal_year, kw_only=True)
    bridge: Bridge | None = attrs.field(default=None, validator=instance_of(Bridge), kw_only=True)


def _check_changes_something(change: Amend | Move) -> None:
    _, *values = attrs.astuple(change, recurse=False)
    if all(value is UNCHANGED for value in values):
        raise InvalidValueError("revise.changes_nothing", of=change.of)
