"""of_member: a member of a breakdown, such as 性別: 女性, as an indicator with results of its own."""

import attrs

from dxmodel.amount import Amount
from dxmodel.ledger import Breakdown, Ledger, resolve
from dxmodel.plan import Baseline, Direction, Indicator, Ratio
from dxmodel.plan.direction import better_direction
from dxmodel.progress.inputs.span_total import adds_up

__all__ = ["members_with_targets", "of_member"]


def members_with_targets(indicator: Indicator) -> tuple[Breakdown, ...]:
    """Return the members of breakdowns that have a target, in the order of their first due dates."""
    return tuple(dict.fromkeys(each.breakdown for each in indicator.targets if each.breakdown))


def of_member(ledger: Ledger, indicator: Indicator, breakdown: Breakdown) -> tuple[Ledger, Indicator]:
    """Return an indicator and its results as if a member of a breakdown were the whole.

    The targets and the observations are those of the member.  The baseline is the result of the member in the
    year of the baseline of the indicator; there is none without such a result.  The better direction is that
    of the indicator, else the one in which the targets of the member lead: from one to the next, and for a
    share from the baseline of the whole.  As for the whole, no result states a direction.

    >>> from dxmodel.ledger import Observation
    >>> from dxmodel.testing import small_city
    >>> women = (("性別", "女性"),)
    >>> city = small_city().with_observations(
    ...     Observation(indicator="online-share", period="R5", value="37%", breakdown=women)
    ... )
    >>> ledger, indicator = of_member(city, city.plan.indicator("online-share"), women)
    >>> [str(each.value) for each in ledger.observations], indicator.targets
    (['37%'], ())
    """
    ledger = ledger.of_member(indicator.id, breakdown)
    targets = [attrs.evolve(each, breakdown=()) for each in indicator.targets if each.breakdown == breakdown]
    member = attrs.evolve(indicator, targets=targets, baseline=None, same_as=())
    baseline, direction = _baseline(ledger, member, indicator), _direction(member, indicator)
    return ledger, attrs.evolve(member, baseline=baseline, direction=direction)


def _baseline(ledger: Ledger, member: Indicator, whole: Indicator) -> Baseline | None:
    base = whole.baseline
    if base is None or base.year is None or base.span is not None:
        return None
    resolved = resolve(ledger, member, base.year)
    if resolved.amount is None or not isinstance(resolved.value, Amount | Ratio):
        return None
    return Baseline(
        value=resolved.value,
        year=base.year,
        as_of=resolved.day,
        sources=resolved.sources,
        doubt=resolved.doubt,
    )


def _direction(member: Indicator, whole: Indicator) -> Direction:
    stated = better_direction(whole)
    if stated is not Direction.UNKNOWN:
        return stated
    base = None if adds_up(whole.unit) else whole.baseline
    return better_direction(attrs.evolve(member, baseline=base))
