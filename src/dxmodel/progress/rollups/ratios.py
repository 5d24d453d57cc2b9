"""pool_ratios and pooled_share: combine shares by adding their numerators and denominators."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add

import attrs

from dxmodel.amount import compatible
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, ResolvedValue, resolve
from dxmodel.messages import Language, words
from dxmodel.plan import Doubt, Indicator, Label, Ratio, name_of
from dxmodel.printing import shown
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.rollups.rollup import NoRollup
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = ["Pooled", "pool_ratios", "pooled_share"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Pooled:
    """The share of several indicators together, or why there is none.

    Attributes:
        at: the fiscal year.
        indicators: the ids of the indicators, each once.
        ratio: all numerators over all denominators; None where there is a :attr:`reason`.
        reason: why there is no ratio.
        without: the indicators without parts, each with the reason.
        names: what sentences call them, in the same order.
        doubts: the doubts of the parts.
    """

    at: FiscalYear
    indicators: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    ratio: Ratio | None = None
    reason: Reason | NoRollup | None = None
    without: tuple[tuple[str, Reason | NoRollup], ...] = attrs.field(
        default=(), converter=tuple[tuple[str, Reason | NoRollup], ...]
    )
    names: tuple[Label, ...] = attrs.field(default=(), converter=tuple[Label, ...])
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=tuple[Doubt, ...])

    def describe(self, language: Language) -> str:
        """Return the share and its parts, or the indicators without parts, as a sentence."""
        if self.ratio is not None:
            facts = {
                "share": self.ratio.amount,
                "parts": self.ratio.parts(language),
                "count": len(self.indicators),
            }
            return words("rollup.pooled", language, **facts, at=self.at)
        lacking = [
            words("rollup.lacks", language, indicator=name, reason=reason)
            for name, (_, reason) in zip(self.names, self.without, strict=True)
        ]
        return words("rollup.not_pooled", language, at=self.at, why=lacking or self.reason)


def pooled_share(ledger: Ledger, indicators: Iterable[str], at: FiscalYear | str) -> Pooled:
    """Combine the shares of several indicators: all numerators over all denominators.

    All or nothing: where one of them is known only as a percentage, or not at all, there is no combined
    share, and :attr:`Pooled.without` names it; so too where one measures the same as another or a part of it.

    Args:
        ledger: the plan and its results.
        indicators: the ids of the indicators.
        at: the fiscal year.

    Raises:
        ParseError: a text that is not a fiscal year.
        UnknownNameError: an id of no indicator; the nearest known one is named.
        InvalidValueError: a text instead of a list of ids.

    >>> from dxmodel.testing import small_city
    >>> pooled_share(small_city(), ["online-share", "satisfaction"], "R5").without
    (('online-share', NoRollup.NO_PARTS), ('satisfaction', NoRollup.NO_PARTS))
    """
    check_kind("ledger", ledger, Ledger)
    if isinstance(indicators, str):
        raise InvalidValueError("plan.not_a_list", found=shown(indicators))
    year = as_fiscal_year(at)
    in_force = ledger.in_force(year)
    chosen = [in_force.plan.indicator(id) for id in dict.fromkeys(indicators)]
    results = [(each.id, _ratio_or_reason(in_force, each, year, chosen)) for each in chosen]
    without = [(id, result) for id, result in results if not isinstance(result, ResolvedValue)]
    names = [name_of(in_force.plan, in_force.plan.indicator(id)) for id, _ in without]
    values = [result for _, result in results if isinstance(result, ResolvedValue)]
    share = pool_ratios(each.value for each in values if isinstance(each.value, Ratio))
    answer = Pooled(at=year, indicators=[each.id for each in chosen], without=without, names=names)
    if without:
        return attrs.evolve(answer, reason=without[0][1])
    if not isinstance(share, Ratio):
        return attrs.evolve(answer, reason=share)
    doubts = dict.fromkeys(each.doubt for each in values if each.doubt is not None)
    return attrs.evolve(answer, ratio=share, doubts=doubts)


def pool_ratios(ratios: Iterable[Ratio]) -> Ratio | Reason | NoRollup:
    """Return all numerators over all denominators, or why there is no such share.

    They may be of different plans; their printed percentages are ignored.  Rough parts give a rough share.

    Raises:
        InvalidValueError: something without a numerator and a denominator, such as a percentage.

    >>> print(pool_ratios([Ratio("30件", "40件"), Ratio("10件", "160件")]).amount)
    20%
    """
    checked = tuple(ratios)
    for each in checked:
        if not isinstance(each, Ratio):
            raise InvalidValueError("rollup.no_ratio", found=each)
    if not checked:
        return NoRollup.NOTHING_THERE
    first = checked[0]
    if not all(
        compatible(each.numerator.unit, first.numerator.unit)
        and compatible(each.denominator.unit, first.denominator.unit)
        for each in checked
    ):
        return NoRollup.UNLIKE_PARTS
    try:
        share = Ratio(
            reduce(add, (each.numerator for each in checked)),
            reduce(add, (each.denominator for each in checked)),
        )
        return Reason.NO_SHARE if share.amount is None else share
    except AmbiguousError:
        return Reason.IMPRECISE_VALUE
    except InvalidValueError:
        return Reason.OUT_OF_RANGE


def _ratio_or_reason(
    ledger: Ledger, indicator: Indicator, year: FiscalYear, chosen: Sequence[Indicator]
) -> ResolvedValue | Reason | NoRollup:
    """Return the value that is a share with its parts, or why it cannot be added."""
    earlier = chosen[: chosen.index(indicator)]
    is_part = bool(_wholes(ledger, indicator) & {each.id for each in chosen})
    if is_part or any(_is_same(indicator, each) for each in earlier):
        return NoRollup.COUNTED_TWICE
    if indicator.ended is not None and year > indicator.ended.last:
        return Reason.ENDED
    value = resolve(ledger, indicator, year)
    if isinstance(value.value, Ratio):
        return value
    return NoRollup.NO_PARTS if value.amount is not None else missing_reason(value)


def _wholes(ledger: Ledger, indicator: Indicator) -> set[str]:
    """Return the ids of the indicators that an indicator is part of, at any depth."""
    wholes: set[str] = set()
    to_follow = [link.to for link in indicator.part_of]
    while to_follow:
        whole = to_follow.pop()
        if whole not in wholes:
            wholes.add(whole)
            to_follow.extend(link.to for link in ledger.plan.indicator(whole).part_of)
    return wholes


def _is_same(indicator: Indicator, other: Indicator) -> bool:
    """Return whether the plan states that both measure the same thing."""
    return any(link.to == other.id for link in indicator.same_as) or any(
        link.to == indicator.id for link in other.same_as
    )
