"""Changes of targets and baselines: SetTarget, MoveTarget, WithdrawTarget, SetBaseline."""

import attrs

from dxmodel.plan import Baseline, Due, Target
from dxmodel.plan.ids import slug
from dxmodel.plan.target import as_due
from dxmodel.plan.validators import instance_of
from dxmodel.printing import repr_without_defaults

__all__ = ["MoveTarget", "SetBaseline", "SetTarget", "WithdrawTarget"]


@attrs.frozen
class SetTarget:
    """An indicator gets a target; one that is due at the same time is replaced.

    Attributes:
        indicator: its id.
        target: the target as it stands from now on.

    >>> from dxmodel.goals import Reach
    >>> SetTarget("online-share", Target(due="R10", goal=Reach("80%"))).target.due.year
    FiscalYear(2028)
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    target: Target = attrs.field(validator=instance_of(Target))


@attrs.frozen
class MoveTarget:
    """A target stays what it is, but is due at another time: put off, or brought forward (前倒し).

    Attributes:
        indicator: its id.
        due: when it was due.
        to: when it is due from now on.

    >>> str(MoveTarget("online-share", "R8", to="R5").to)
    'R5'
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    due: Due = attrs.field(converter=as_due)
    to: Due = attrs.field(converter=as_due, kw_only=True)


@attrs.frozen
class WithdrawTarget:
    """A target is given up.

    Attributes:
        indicator: its id.
        due: when it was due.
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    due: Due = attrs.field(converter=as_due)


@attrs.frozen
class SetBaseline:
    """An indicator gets the level that its targets start from.

    Attributes:
        indicator: its id.
        baseline: the baseline as it stands from now on; None where there is none any more.
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    baseline: Baseline | None = attrs.field(validator=instance_of(Baseline | None))
