"""Changes of targets and baselines: SetTarget, MoveTarget, WithdrawTarget, SetBaseline, Redefine."""

import attrs

from dxmodel.amount import Unit
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan import (
    Accumulation,
    Baseline,
    Bounds,
    Bridge,
    Denominator,
    Direction,
    Due,
    IndicatorKind,
    Label,
    Target,
)
from dxmodel.plan.ids import slug
from dxmodel.plan.target import as_due
from dxmodel.plan.validators import instance_of
from dxmodel.printing import repr_without_defaults
from dxmodel.revise import given
from dxmodel.revise.given import UNCHANGED, Unchanged

__all__ = ["MoveTarget", "Redefine", "SetBaseline", "SetTarget", "WithdrawTarget"]


@attrs.frozen
class SetTarget:
    """An indicator gets a target; one that is due at the same time is replaced.

    Attributes:
        indicator: its id.
        target: the target as it stands from now on.

    >>> from dxmodel.plan import Reach
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


@attrs.frozen
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
    unit: Unit | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.unit, kw_only=True)
    direction: Direction | Unchanged = attrs.field(default=UNCHANGED, converter=given.direction, kw_only=True)
    accumulation: Accumulation | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.accumulation, kw_only=True
    )
    kind: IndicatorKind | Unchanged = attrs.field(default=UNCHANGED, converter=given.kind, kw_only=True)
    bounds: Bounds | Unchanged | None = attrs.field(default=UNCHANGED, kw_only=True)
    denominator: Denominator | Unchanged | None = attrs.field(default=UNCHANGED, kw_only=True)
    scope: Label | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.label, kw_only=True)
