"""Plan (計画): the whole plan, with flat collections of items that refer to one another by ids."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import attrs

from dxmodel.amount import Amount, Unit, UnitTable, compatible
from dxmodel.errors import KnownNames, Problem, UnknownNameError, ValidationError
from dxmodel.fiscal import FiscalSpan, FiscalYear, When, as_fiscal_span
from dxmodel.fiscal.when import as_optional_when
from dxmodel.plan.body import Body
from dxmodel.plan.declared import Countable, Declared
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.former_ids import present_ids, unknown_id
from dxmodel.plan.ids import ids, slug, slugs
from dxmodel.plan.indicator import Indicator
from dxmodel.plan.initiative import Initiative
from dxmodel.plan.items import COLLECTIONS, Item
from dxmodel.plan.label import Label, as_label, as_labels, as_optional_label
from dxmodel.plan.own_unit import OwnUnit, undefinable, unit_table
from dxmodel.plan.pillar import Pillar
from dxmodel.plan.references import dangling
from dxmodel.plan.related import Constraint, RelatedPlan
from dxmodel.plan.review import Predecessor, Review, Successor
from dxmodel.plan.schedule import ScheduleBar, ScheduleEvent
from dxmodel.plan.source import Source
from dxmodel.plan.statement import Statement
from dxmodel.plan.viewpoint import Viewpoint
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Plan"]

I = TypeVar("I", bound=Item)  # noqa: E741 - short for Item


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Plan:
    """The definitions of a plan, immutable: what is to be done and measured, until when.

    Every item that has an id is in a flat collection, sorted by its ``order`` (ties by id), and refers to
    other items by their ids.

    Attributes:
        id: slug of the plan, unique within its body; ids of items differ from it.
        label: its name, e.g. ``"足立区DX推進計画"``.
        bodies: the bodies whose plan it is; at least one.
        period: its fiscal years; one end may be open, or not known: ``～令和8年度``.
        units: units that the plan defines, beyond those that the library knows.
        period_printed: the period as printed, if that is another text.
        version: the name of the version, e.g. ``"Ver.2"``.
        adopted: when it was adopted, as far as known; may lie after the first day of the period.
        levels: names of its levels, outermost first: of the pillars, then of the initiatives:
            ``("基本目標", "施策", "取組事項", "事業")``.
        declared: the numbers of items that the plan states.
        viewpoints: aspects by which the plan groups its initiatives, beside the pillars.
        pillars: groups of initiatives.
        initiatives: what is done.
        indicators: what is measured, with baselines and targets.
        schedule: bars and events.
        related_plans: other plans and laws.
        constraints: what they require of this plan.
        reviews: reviews that the plan announces.
        statements: sentences of the source that no other field holds.
        predecessor: the plan before.
        successor: the plan that follows.
        sources: where it is published.
        note: anything a reader must know.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.

    Raises:
        ValidationError: duplicate or dangling ids, circular parents, a body twice, a reference across
            plans that leads to this one; all of them, each with its path.

    >>> plan = Plan(id="dx", label="DX推進計画", bodies=[Body("131211", "足立区")], period="R4/R6")
    >>> f"{plan.period:ja}"
    '令和4年度～令和6年度'
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    label: Label = attrs.field(converter=as_label)
    bodies: tuple[Body, ...] = attrs.field(converter=tuple[Body, ...])
    period: FiscalSpan = attrs.field(converter=as_fiscal_span)
    units: tuple[OwnUnit, ...] = attrs.field(default=(), converter=tuple[OwnUnit, ...])
    period_printed: str | None = None
    version: str | None = None
    adopted: When | None = attrs.field(default=None, converter=as_optional_when)
    levels: tuple[Label, ...] = attrs.field(default=(), converter=as_labels)
    declared: tuple[Declared, ...] = attrs.field(default=(), converter=tuple[Declared, ...])
    viewpoints: tuple[Viewpoint, ...] = attrs.field(default=(), converter=tuple[Viewpoint, ...])
    pillars: tuple[Pillar, ...] = attrs.field(default=(), converter=tuple[Pillar, ...])
    initiatives: tuple[Initiative, ...] = attrs.field(default=(), converter=tuple[Initiative, ...])
    indicators: tuple[Indicator, ...] = attrs.field(default=(), converter=tuple[Indicator, ...])
    schedule: tuple[ScheduleBar | ScheduleEvent, ...] = attrs.field(
        default=(),
        converter=tuple[ScheduleBar | ScheduleEvent, ...],
    )
    related_plans: tuple[RelatedPlan, ...] = attrs.field(default=(), converter=tuple[RelatedPlan, ...])
    constraints: tuple[Constraint, ...] = attrs.field(default=(), converter=tuple[Constraint, ...])
    reviews: tuple[Review, ...] = attrs.field(default=(), converter=tuple[Review, ...])
    statements: tuple[Statement, ...] = attrs.field(default=(), converter=tuple[Statement, ...])
    predecessor: Predecessor | None = None
    successor: Successor | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)

    def __attrs_post_init__(self) -> None:
        parts = {name: getattr(self, name) for name in COLLECTIONS}
        # Paths of problems number the items in the order of the caller, so validate before sorting.
        if problems := [*self._own_problems(), *dangling(self.id, parts, former_ids=self.former_ids)]:
            raise ValidationError(problems)
        for name, items in parts.items():
            positions = [(item.order, item.id) for item in items]
            if positions != sorted(positions):  # a sorted one is kept, and shared with the earlier plan
                in_order = sorted(items, key=lambda item: (item.order, item.id))
                object.__setattr__(self, name, tuple(in_order))

    def _with_collections(
        self,
        collections: Mapping[str, tuple[Item, ...]],
        by_id: Mapping[str, Item],
        present_ids: Mapping[str, str],
    ) -> "Plan":
        """Return the plan with other collections, not validated: they must be sorted and valid.

        Args:
            collections: all collections by name.
            by_id: their items by id.
            present_ids: the present id of each former one.
        """
        plan = object.__new__(Plan)
        for field in attrs.fields(Plan):
            value = collections.get(field.name, getattr(self, field.name))
            object.__setattr__(plan, field.name, value)
        object.__setattr__(plan, "_by_id", by_id)
        object.__setattr__(plan, "present_ids", present_ids)
        return plan

    def _own_problems(self) -> Iterator[Problem]:
        if not self.bodies:
            yield Problem(path="$.bodies", code="plan.no_body")
        keys = [body.key for body in self.bodies]
        for index, key in enumerate(keys):
            if key in keys[:index]:
                yield Problem(path=f"$.bodies[{index}]", code="plan.repeated_body", facts={"body": key})
        yield from self._references_to_itself()
        for problem in undefinable(self.units):
            yield attrs.evolve(problem, path=f"$.units{problem.path.removeprefix('$')}")
        if self.units:
            yield from self._homonyms()

    def _references_to_itself(self) -> Iterator[Problem]:
        """Yield a problem for each reference across plans that leads to this plan, or twice to another."""
        own = {f"{body.key}/{id}" for body in self.bodies for id in (self.id, *self.former_ids)}
        before, after = self.predecessor, self.successor
        neighbours = {"predecessor": before and before.key, "successor": after and after.key}
        for field, key in neighbours.items():
            if key in own:
                yield Problem(path=f"$.{field}.key", code="plan.follows_itself", facts={"key": key})
        if before and after and before.key is not None and before.key == after.key:
            yield Problem(path="$.successor.key", code="plan.before_and_after", facts={"key": before.key})
        ids = {indicator.id for indicator in self.indicators}
        for index, indicator in enumerate(self.indicators):
            for number, link in enumerate(indicator.same_as):
                key, _, id = link.to.rpartition("/")
                path, facts = f"$.indicators[{index}].same_as[{number}]", {"id": indicator.id}
                if id == indicator.id and (not key or key in own):
                    yield Problem(path=path, code="plan.same_as_itself", facts=facts)
                elif key in own:
                    code = "plan.own_key" if id in ids else "plan.unknown_of_own_key"
                    yield Problem(path=path, code=code, facts=facts | {"to": link.to, "inside": id})

    def _homonyms(self) -> Iterator[Problem]:
        """Yield a problem for each indicator whose unit has the name of a unit of the plan, but differs."""
        table = unit_table(self.units)
        for index, indicator in enumerate(self.indicators):
            plan_unit = None if indicator.unit is None else table.find(indicator.unit)
            if plan_unit is not None and not compatible(plan_unit, indicator.unit or plan_unit):
                facts = {"unit": str(plan_unit), "indicator": indicator.id}
                yield Problem(path=f"$.indicators[{index}].unit", code="plan.another_unit", facts=facts)

    @property
    def key(self) -> str:
        """``body/plan``: the id of the plan among the plans of all bodies, with the code of its first body.

        A body without a code stands there with its name: ``デジタル庁/dx``.

        >>> Plan(id="dx", label="DX推進計画", bodies=[Body("131211", "足立区")], period="R4/R6").key
        '131211/dx'
        """
        return f"{self.bodies[0].key}/{self.id}"

    @property
    def first_year(self) -> FiscalYear | None:
        """The first fiscal year of the period; None if its start is not known."""
        start = self.period.start
        return start.fiscal_year if start else None

    @property
    def last_year(self) -> FiscalYear | None:
        """The last fiscal year of the period; None if its end is open."""
        end = self.period.end
        return end.fiscal_year if end else None

    @cached_property
    def unit_table(self) -> UnitTable:
        """The units of its amounts: those of the library, of the plan and of its indicators."""
        units = (unit for each in self.indicators for unit in each.units)
        return unit_table(self.units, tuple(dict.fromkeys(str(unit) for unit in units if unit.counters)))

    def owners_of(self, item: Indicator | Initiative) -> tuple[str, ...]:
        """Return the departments in charge of an indicator: its own, else those of its initiatives.

        An initiative that names none has those of the initiative that it is part of.

        >>> from dxmodel.testing import small_city
        >>> city = small_city().plan
        >>> online = attrs.evolve(city.initiative("online"), owners=["DX推進課"])
        >>> others = [each for each in city.initiatives if each.id != "online"]
        >>> plan = attrs.evolve(city, initiatives=[online, *others])
        >>> plan.owners_of(plan.indicator("online-share"))
        ('DX推進課',)
        """
        if item.owners or isinstance(item, Initiative):
            return self._owners_above(item) if isinstance(item, Initiative) else item.owners
        initiatives = (self._by_id.get(link.to) for link in item.initiatives)
        return tuple(dict.fromkeys(owner for each in initiatives for owner in self._owners_above(each)))

    def _owners_above(self, item: Item | None) -> tuple[str, ...]:
        while isinstance(item, Initiative):
            if item.owners:
                return item.owners
            item = self._by_id.get(item.parent or "")
        return ()

    @cached_property
    def pillar_levels(self) -> int:
        """How many levels of pillars it has, or states that it has."""
        declared = (each.level for each in self.declared if each.of is Countable.PILLARS)
        return max((*map(self._depth, self.pillars), *declared), default=0)

    def _depth(self, pillar: Pillar) -> int:
        depth, parent = 1, pillar.parent
        while isinstance(above := self._by_id.get(parent or ""), Pillar):
            depth, parent = depth + 1, above.parent
        return depth

    def unit(self, text: str) -> Unit:
        """Read the name of a unit.

        Raises:
            UnknownNameError: neither the library nor the plan knows it; the nearest one is named.

        >>> from dxmodel.testing import small_city
        >>> box = OwnUnit("端末箱", like="台", factor=10)
        >>> plan = attrs.evolve(small_city().plan, units=[box])
        >>> plan.unit("千端末箱").factor
        Fraction(10000, 1)
        """
        return self.unit_table.unit(text)

    def amount(self, text: str, unit: str | None = None) -> Amount:
        """Read an amount as :meth:`Amount.parse <dxmodel.Amount.parse>` does, in the units of the plan.

        Raises:
            ParseError: the text is not an amount, or neither the library nor the plan knows its unit.

        >>> from dxmodel.testing import small_city
        >>> plan = attrs.evolve(small_city().plan, units=[OwnUnit("端末箱", like="台", factor=10)])
        >>> str(plan.amount("42端末箱").to("台"))
        '420台'
        """
        return Amount.parse(text, unit, units=self.unit_table)

    def items(self) -> Iterator[Item]:
        """Yield every item of the plan, collection by collection."""
        for name in COLLECTIONS:
            yield from getattr(self, name)

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items()}

    @cached_property
    def present_ids(self) -> Mapping[str, str]:
        """The present id of each former one, of the items and of the plan itself."""
        return present_ids([self, *self.items()])

    def __getitem__(self, id: str) -> Item:
        """Look up an item by its id.

        Raises:
            UnknownNameError: no such id; the nearest known one is named, or the present one of a former id.
        """
        try:
            return self._by_id[id]
        except KeyError:
            near = self._known_ids(object).nearest(id)
            code, facts = unknown_id("plan.unknown_id", id, near, self.present_ids)
            raise UnknownNameError(code, **facts) from None

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def get(self, id: str) -> Item | None:
        """Look up an item by its id; None if there is no such id."""
        return self._by_id.get(id)

    def indicator(self, id: str) -> Indicator:
        """Look up an indicator by its id.

        Raises:
            UnknownNameError: no such indicator; the nearest known one is named.
        """
        return self._item_of_kind(Indicator, id)

    def initiative(self, id: str) -> Initiative:
        """Look up an initiative by its id.

        Raises:
            UnknownNameError: no such initiative; the nearest known one is named.
        """
        return self._item_of_kind(Initiative, id)

    @cached_property
    def _ids_by_kind(self) -> dict[type, KnownNames]:
        return {}

    def _known_ids(self, kind: type) -> KnownNames:
        """Return the ids of the items of a class."""
        if kind not in self._ids_by_kind:
            self._ids_by_kind[kind] = KnownNames(item.id for item in self.items() if isinstance(item, kind))
        return self._ids_by_kind[kind]

    def _item_of_kind(self, kind: type[I], id: str) -> I:
        item = self._by_id.get(id)
        if isinstance(item, kind):
            return item
        near = self._known_ids(kind).nearest(id)
        code, facts = unknown_id(f"plan.unknown_{kind.__name__.lower()}", id, near, self.present_ids)
        raise UnknownNameError(code, **facts)
