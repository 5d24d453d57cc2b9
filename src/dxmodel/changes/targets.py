"""Changes of targets and baselines: SetTarget, MoveTarget, WithdrawTarget, SetBaseline."""

import attrs

from dxmodel.plan import Baseline, Due, Target
from dxmodel.plan.ids import slug
from dxmodel.plan.target import as_due
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["MoveTarget", "SetBaseline", "SetTarget", "WithdrawTarget"]


@attrs.frozen(field_transformer=stored_fields)
class SetTarget:
    """An indicator gets a target, which replaces those with the same due date.

    Attributes:
        indicator: its id.
        target: the new target.
        beside: whether the target stands beside those with the same due date instead.

    >>> from dxmodel.goals import Reach
    >>> SetTarget("online-share", Target(due="R10", goal=Reach("80%"))).target.due.year
    FiscalYear(2028)
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    target: Target
    beside: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen(field_transformer=stored_fields)
class MoveTarget:
    """The targets of a due date keep their goals, but get another due date, later or earlier (前倒し).

    Attributes:
        indicator: its id.
        due: the old due date.
        to: the new due date.

    >>> str(MoveTarget("online-share", "R8", to="R5").to)
    'R5'
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    due: Due = attrs.field(converter=as_due)
    to: Due = attrs.field(converter=as_due, kw_only=True)


@attrs.frozen(field_transformer=stored_fields)
class WithdrawTarget:
    """The targets of a due date are given up.

    Attributes:
        indicator: its id.
        due: its due date.
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    due: Due = attrs.field(converter=as_due)


@attrs.frozen(field_transformer=stored_fields)
class SetBaseline:
    """An indicator gets a new baseline, the level that its targets start from.

    Attributes:
        indicator: its id.
        baseline: the new baseline; None to remove it.
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    baseline: Baseline | None
