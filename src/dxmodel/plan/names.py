"""name_of and level_name: how an item is called in a sentence, and how the plan calls items of its level."""

from collections.abc import Iterable
from typing import get_args

from dxmodel.messages import words
from dxmodel.plan.declared import Countable, Declared
from dxmodel.plan.indicator import Indicator
from dxmodel.plan.initiative import Initiative
from dxmodel.plan.items import Item
from dxmodel.plan.label import Label
from dxmodel.plan.pillar import Pillar
from dxmodel.plan.plan import Plan
from dxmodel.typed_fields import check_kind

__all__ = ["counted", "level_at", "level_name", "member_name", "name_of"]


def name_of(plan: Plan, item: Item) -> Label:
    """Return what a sentence calls an item: its name, or its number or position where it has none.

    An indicator without a name and a number is called by its first initiative and its unit.

    >>> from dxmodel.plan import Initiative
    >>> from dxmodel.testing import small_city
    >>> city = small_city().plan
    >>> str(name_of(city, city["online"]))
    '行政手続のオンライン化'
    >>> print(name_of(city, Initiative(id="x", order=9, label=None, number="③")))
    取組事項③
    >>> print(name_of(city, Indicator(id="x", order=9, label=None, initiatives=["online"], unit="件")))
    行政手続のオンライン化（件）
    """
    check_kind("plan", plan, Plan)
    check_kind("item", item, *get_args(Item))
    if isinstance(item, Pillar | Initiative | Indicator):
        return item.label or _without_label(plan, item)
    label = getattr(item, "label", None) or getattr(item, "text", None)
    return label if isinstance(label, Label) else Label(label or item.id)


def member_name(name: Label, breakdown: Iterable[tuple[str, str]]) -> Label:
    """Return what a sentence calls a member of a breakdown; the name itself for the total.

    >>> print(member_name(Label("委員の割合"), [("性別", "女性")]))
    委員の割合（女性）
    """
    members = [member for _, member in breakdown]
    return _label("plan.of_members", name=name, members=members) if members else name


def _without_label(plan: Plan, item: Pillar | Initiative | Indicator) -> Label:
    level = level_name(plan, item)
    if item.number is not None:
        return _label("plan.numbered", level=level, number=item.number)
    if isinstance(item, Indicator) and item.initiatives:
        initiative = plan.get(item.initiatives[0].to)
        if isinstance(initiative, Initiative):
            name = name_of(plan, initiative)
            return _label("plan.of_initiative", name=name, unit=item.unit or level)
    kind, items = type(item), (*plan.pillars, *plan.initiatives, *plan.indicators)
    alike = [each.id for each in items if isinstance(each, kind) and level_name(plan, each) == level]
    position = alike.index(item.id) + 1 if item.id in alike else len(alike) + 1
    return _label("plan.nth", level=level, position=position)


def level_name(plan: Plan, item: Pillar | Initiative | Indicator) -> Label:
    """Return what the plan calls items of the level of an item: 基本目標, 施策, 取組事項.

    The names of ``levels`` are those of the pillars, from the outermost in, and then of the initiatives.

    >>> from dxmodel.testing import small_city
    >>> city = small_city().plan
    >>> [str(level_name(city, city[id])) for id in ("service", "online", "online-share")]
    ['柱', '取組事項', '指標']
    """
    check_kind("plan", plan, Plan)
    check_kind("item", item, Pillar, Initiative, Indicator)
    return level_at(plan, type(item), 1 if isinstance(item, Indicator) else _depth(plan, item))


def level_at(plan: Plan, kind: type[Pillar | Initiative | Indicator], depth: int) -> Label:
    """Return what the plan calls the items of one kind at a depth; 1 is the outermost.

    >>> from dxmodel.testing import small_city
    >>> print(level_at(small_city().plan, Pillar, 1))
    柱
    """
    if kind is not Indicator:
        index = depth - 1 + (plan.pillar_levels if kind is Initiative else 0)
        if index < len(plan.levels):
            return plan.levels[index]
    return _label(f"plan.level_{kind.__name__.lower()}")


def counted(plan: Plan, declared: Declared) -> Label:
    """Return what a declared number counts, by the name of the level: 基本目標の数.

    >>> from dxmodel.plan import Countable
    >>> from dxmodel.testing import small_city
    >>> print(counted(small_city().plan, Declared(of=Countable.INITIATIVES, count=8)))
    取組事項の数
    """
    kinds: dict[Countable, type[Pillar | Initiative]] = {
        Countable.PILLARS: Pillar,
        Countable.INITIATIVES: Initiative,
    }
    usual = Label(format(declared.of, "ja"), translations={"en": format(declared.of, "en")})
    if (kind := kinds.get(declared.of)) is None:
        return usual
    level = level_at(plan, kind, declared.level if kind is Pillar else 1)
    is_usual = level.text == words(f"plan.level_{kind.__name__.lower()}", "ja")
    return usual if is_usual else _label("plan.count_of", level=level)


def _depth(plan: Plan, item: Pillar | Initiative) -> int:
    """Return the level of a pillar or an initiative among its kind; 1 is the outermost."""
    depth, parent = 1, item.parent
    while parent is not None and isinstance(above := plan.get(parent), Pillar | Initiative):
        depth, parent = depth + 1, above.parent
    return depth


def _label(code: str, **facts: object) -> Label:
    return Label(words(code, "ja", **facts), translations={"en": words(code, "en", **facts)})
