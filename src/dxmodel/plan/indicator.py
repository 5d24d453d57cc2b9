"""Indicator (指標): what is measured, with unit, direction, accumulation, bounds, baseline and targets."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, pairwise

import attrs

from dxmodel.amount import Amount, Unit, as_declared_unit, compatible
from dxmodel.amount.amount import as_optional_amount
from dxmodel.amount.known import OrLess, OrMore
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear, as_counting_window
from dxmodel.fiscal.span import as_optional_span
from dxmodel.plan.breaks import Break
from dxmodel.plan.derived import Derived
from dxmodel.plan.doubt import Doubt
from dxmodel.plan.ending import Ending
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Described,
    Exactly,
    Goal,
    IncreaseBy,
    Maintain,
    MeanOver,
    Reach,
    ReduceBy,
    TotalOver,
    Within,
)
from dxmodel.plan.goals.goal import contradict, subject
from dxmodel.plan.goals.level import without_word
from dxmodel.plan.ids import ids, position, slug, slugs
from dxmodel.plan.label import Label, as_optional_label, as_texts
from dxmodel.plan.link import Link, as_links
from dxmodel.plan.source import Source
from dxmodel.plan.target import Baseline, Target
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import as_tuple, stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Accumulation", "Bounds", "Denominator", "Direction", "Indicator", "IndicatorKind"]


class Direction(Vocabulary):
    """The direction of improvement, as far as the plan states it."""

    UP = "up"
    DOWN = "down"
    UNKNOWN = "unknown"


class Accumulation(Vocabulary):
    """How the values of several years relate to one another."""

    FLOW = "flow"
    """Counted anew each year: 件/年."""
    STOCK = "stock"
    """The level at a point in time: 年度末時点."""
    CUMULATIVE = "cumulative"
    """The total since the start: 累計."""
    UNKNOWN = "unknown"


class IndicatorKind(Vocabulary):
    """The position in the results chain (IATI, StratML)."""

    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTCOME = "outcome"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Bounds:
    """The lowest and the highest possible value; 0 to 100 for a percentage.

    Raises:
        InvalidValueError: the lower level is above the upper one, or a level has a word that contradicts it;
            the lower one may have 以上, the upper one 以下.
        UnitMismatchError: the two levels measure different kinds of things.
    """

    __repr__ = repr_without_defaults

    low: Amount | None = attrs.field(default=None, converter=as_optional_amount)
    high: Amount | None = attrs.field(default=None, converter=as_optional_amount)

    def __attrs_post_init__(self) -> None:
        for name, word in (("low", OrMore), ("high", OrLess)):
            if (level := getattr(self, name)) is not None:
                object.__setattr__(self, name, without_word(level, f"Bounds.{name}", word))
        if self.low is not None and self.high is not None:
            Within(self.low, self.high)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Denominator:
    """The whole of which a share is taken.

    Attributes:
        label: what is counted as the whole.
        excluded: what is not counted, e.g. procedures that by law cannot easily be put online.
    """

    __repr__ = repr_without_defaults

    label: Label | None = attrs.field(default=None, converter=as_optional_label)
    excluded: Label | None = attrs.field(default=None, converter=as_optional_label)


def _sorted_by_year(breaks: Iterable[Break]) -> tuple[Break, ...]:
    values = as_tuple(breaks)  # the validator refuses values that are not breaks
    return (
        tuple(sorted(values, key=lambda value: value.since)) if set(map(type, values)) == {Break} else values
    )


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Indicator:
    """What is measured: 指標.

    Attributes:
        id: slug, unique in the plan, e.g. ``"rpa-hours"``.
        order: its position among the indicators; ties are broken by id.
        label: its name as printed; None if the source shows it without a name.  Sentences then call it by its
            number, or by its first initiative and its unit.
        number: its number as printed, e.g. ``"1(3)"``.
        initiatives: the initiatives that it measures, with doubt where that is inferred.
        unit: the unit of its amounts; a name that the library does not know is a new counter (橋, 組合).
            None if its results are words.
        direction: the direction of improvement; unknown if the plan does not state it.
        accumulation: flow, stock, cumulative or unknown.
        window: the months of each year that are counted, where they are no fiscal year: 暦年, 7～3月.
        kind: input, activity, output, outcome or unknown.
        bounds: the lowest and the highest possible value.
        denominator: the whole of which a share is taken.
        scope: what is counted, where the source narrows it: 全階層の職員.
        span: from when to when it is measured; None for the whole plan.
        owner_plan: id of the related plan that it is quoted from.
        same_as: indicators that measure the same thing under another name; one of another plan, e.g. of the
            plan before, is written ``body/plan/item``.
        part_of: indicators of which it counts a part, so that adding both would count that twice.
        derived: how its values follow from those of other indicators, where the plan states that.
        owners: departments in charge.
        baseline: the level that the targets start from.
        targets: the targets in the order of their due dates; of those with one date, each has another kind of
            goal or another member.
        tags: free keywords, e.g. SDG numbers.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything a reader must know.
        breaks: its breaks in series, in order of time.
        ended: its end, if the plan has decided on one.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.

    Raises:
        InvalidValueError: two targets of one due date, or of every year with years in common, are of one kind
            or contradict one another, two breaks have one year, or the unit of a baseline or target measures
            another kind of thing than the indicator at that time.
        UnknownNameError: the name of the unit cannot be that of a unit.

    >>> hours = Indicator(id="rpa-hours", order=1, label="RPAで効率化して生み出した時間", unit="時間")
    >>> hours.direction
    Direction.UNKNOWN
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    label: Label | None = attrs.field(default=None, converter=as_optional_label)
    number: str | None = None
    initiatives: tuple[Link, ...] = attrs.field(default=(), converter=as_links)
    unit: Unit | None = attrs.field(default=None, converter=attrs.converters.optional(as_declared_unit))
    direction: Direction = attrs.field(default=Direction.UNKNOWN, converter=Direction)
    accumulation: Accumulation = attrs.field(default=Accumulation.UNKNOWN, converter=Accumulation)
    window: CountingWindow | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_counting_window)
    )
    kind: IndicatorKind = attrs.field(default=IndicatorKind.UNKNOWN, converter=IndicatorKind)
    bounds: Bounds | None = None
    denominator: Denominator | None = None
    scope: Label | None = attrs.field(default=None, converter=as_optional_label)
    span: FiscalSpan | None = attrs.field(default=None, converter=as_optional_span)
    owner_plan: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug))
    same_as: tuple[Link, ...] = attrs.field(default=(), converter=as_links)
    part_of: tuple[Link, ...] = attrs.field(default=(), converter=as_links)
    derived: Derived | None = None
    owners: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    baseline: Baseline | None = None
    targets: tuple[Target, ...] = attrs.field(default=(), converter=tuple[Target, ...])
    tags: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    breaks: tuple[Break, ...] = attrs.field(default=(), converter=_sorted_by_year)
    ended: Ending | None = None
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)

    def __attrs_post_init__(self) -> None:
        if len(self.targets) > 1:
            in_order = sorted(self.targets, key=lambda target: target.due.sort_key)
            object.__setattr__(self, "targets", tuple(in_order))
        self._check_targets_of_one_time()
        for earlier_break, later_break in pairwise(self.breaks):
            if earlier_break.since == later_break.since:
                raise InvalidValueError("plan.two_breaks", since=later_break.since, indicator=self.id)
        for amount, unit_at_time in self._amounts():
            self._check_unit(amount, unit_at_time)
        for target in self.targets:
            self._check_difference(target.goal)

    @property  # not cached: attrs would add __getattr__, which makes every attribute slow
    def total_targets(self) -> tuple[Target, ...]:
        """The targets for the total, without those for a member of a breakdown."""
        return tuple([target for target in self.targets if not target.breakdown])

    @property
    def same_in_plan(self) -> tuple[Link, ...]:
        """The links to indicators of the same plan that measure the same thing."""
        return tuple(link for link in self.same_as if not link.is_across_plans)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit that it was ever measured in, the current one first."""
        units = (self.unit, *(each.unit for each in self.breaks))
        return tuple(unit for unit in units if unit is not None)

    def year_of(self, period: FiscalYear | FiscalSpan) -> FiscalYear | None:
        """Return the fiscal year that a period belongs to; None if it covers several.

        >>> births = Indicator(id="births", order=1, label="出生数", unit="人", window="暦年")
        >>> births.year_of(FiscalSpan.parse("2024-01/2024-06"))
        FiscalYear(2024)
        """
        if isinstance(period, FiscalYear):
            return period
        if self.window is not None and (year := self.window.year_of(period)) is not None:
            return year
        return period.start_year if period.start_year == period.end_year else None

    def days_of(self, year: FiscalYear) -> tuple[date, date]:
        """Return the first and the last day that are counted for a fiscal year."""
        if self.window is None or not FiscalYear.MIN < year < FiscalYear.MAX:
            return year.first_day, year.last_day
        months = self.window.of(year).months
        return months[0].first_day, months[-1].last_day

    def is_whole(self, period: FiscalYear | FiscalSpan) -> bool:
        """Return whether a period is all that is counted for a fiscal year.

        >>> births = Indicator(id="births", order=1, label="出生数", unit="人", window="暦年")
        >>> births.is_whole(FiscalSpan.parse("2024-01/2024-12")), births.is_whole(FiscalYear(2024))
        (True, True)
        """
        if isinstance(period, FiscalYear):
            return True
        year = self.year_of(period)
        return year is not None and (period.first_day, period.last_day) == self.days_of(year)

    def unit_in(self, year: FiscalYear | None) -> Unit | None:
        """Return the unit of the values of a fiscal year; the current unit if *year* is None.

        >>> old = Break(since="R7", unit="件")
        >>> online = Indicator(id="online", order=1, label="オンライン申請", unit="%", breaks=[old])
        >>> online.unit_in(FiscalYear(2024)), online.unit_in(FiscalYear(2025))
        ('件', '%')
        """
        if year is None or not self.breaks:
            return self.unit
        later = (each_break for each_break in self.breaks if year < each_break.since)
        return next((each_break.unit for each_break in later if each_break.unit), self.unit)

    def _check_unit(self, amount: Amount, unit_at_time: str | None) -> None:
        if amount.unit is unit_at_time:
            return
        if unit_at_time is None or not compatible(amount.unit, unit_at_time):
            raise InvalidValueError(
                "plan.unit_does_not_fit", found=amount, unit=unit_at_time, indicator=self.id
            )
        amount.to(unit_at_time)  # it may be too large in that unit

    def _check_targets_of_one_time(self) -> None:
        """Refuse two targets of one kind, and two that contradict one another, for one time and member."""
        for earlier, later in combinations(self.targets, 2):
            due = earlier.due.common_with(later.due)
            if due is None or earlier.breakdown != later.breakdown:
                continue
            facts = {"due": due, "indicator": self.id, "goals": [earlier.goal, later.goal]}
            if subject(earlier.goal) == subject(later.goal):
                raise InvalidValueError("plan.two_targets", **facts)
            if contradict(earlier.goal, later.goal) and not (earlier.either and later.either):
                raise InvalidValueError("plan.goals_contradict", **facts)

    def _check_difference(self, goal: Goal) -> None:
        """Refuse a change or a tolerance in another unit; that of a percentage is in points."""
        match goal:
            case ChangeBy(difference) | Maintain(Amount() as difference):
                pass
            case _:
                return
        is_share = difference.unit.is_percentage
        if self.unit == "%":
            if is_share:
                raise InvalidValueError("plan.not_in_points", found=difference, indicator=self.id)
            self._check_unit(difference, "ポイント")
        elif is_share and isinstance(goal, ChangeBy) and not compatible(difference.unit, self.unit or ""):
            raise InvalidValueError(
                "plan.change_by_a_share", found=difference, indicator=self.id, unit=self.unit
            )
        elif not is_share or self.unit is None:
            self._check_unit(difference, self.unit)

    def _amounts(self) -> Iterator[tuple[Amount, Unit | str | None]]:
        """Yield every amount, and the unit that it must be compatible with."""
        if self.baseline is not None and self.baseline.amount is not None:
            yield self.baseline.amount, self.unit_in(self.baseline.year)
        for bound in (self.bounds.low, self.bounds.high) if self.bounds else ():
            if bound is not None:
                yield bound, self.unit
        for target in self.targets:
            yield from ((level, self.unit) for level in _goal_levels(target.goal))
        for each_break in self.breaks:
            if each_break.bridge is not None:
                yield each_break.bridge.old, self.unit_in(each_break.since - 1)
                yield each_break.bridge.new, self.unit_in(each_break.since)


def _goal_levels(goal: Goal) -> Iterator[Amount]:
    """Yield the amounts of a goal that are levels, not differences from one."""
    match goal:
        case Reach(amount) | Exactly(amount) | AtLeast(amount) | AtMost(amount):
            yield amount
        case TotalOver(amount) | MeanOver(amount):
            yield amount
        case Within(low, high):
            yield low
            yield high
        case ReduceBy(base=Amount() as base) | IncreaseBy(base=Amount() as base):
            yield base
        case Described(bound=bound) if bound is not None:
            yield from _goal_levels(bound)
        case _:
            return
