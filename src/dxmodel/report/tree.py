"""The tree of a plan: pillars, their initiatives, their indicators, in order; and its outline as lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import COLLECTIONS, Indicator, Initiative, Pillar, Plan
from dxmodel.report.table import visible_texts
from dxmodel.report.value_texts import ending_text, name_by_id
from dxmodel.typed_fields import check_kind

__all__ = ["Branch", "has_indicators", "outline", "walk", "walk_all"]

DEEPEST = 12
"""The deepest level to which lines are indented."""

TreeItem = Pillar | Initiative | Indicator

Branch = tuple[int, TreeItem]
"""The level of an item in the tree, and the item."""


def walk(plan: Plan) -> Iterator[Branch]:
    """Yield every pillar, initiative and indicator once, each before the items under it.

    An item with several parents is yielded under the first that the plan names.  Initiatives without a
    pillar follow the pillars; indicators without an initiative come last.

    >>> from dxmodel.testing import small_city
    >>> [(level, each.id) for level, each in walk(small_city().plan)][:3]
    [(0, 'service'), (1, 'online'), (2, 'online-share')]
    """
    return walk_all(plan, ())


def walk_all(plan: Plan, removed: Iterable[TreeItem]) -> Iterator[Branch]:
    """Yield the items of a plan and removed ones, which keep their former position by their order."""
    children, visited = _children([*plan.pillars, *plan.initiatives, *plan.indicators], [*removed]), set()
    stack = [(0, item) for item in reversed(children[None])]
    while stack:  # no recursion: parts may nest to any depth
        level, item = stack.pop()
        if (type(item), item.id) not in visited:  # an id may have been that of another kind of item before
            visited.add((type(item), item.id))
            yield level, item
            stack += [(level + 1, child) for child in reversed(children[item.id])]


def _children(current: Sequence[TreeItem], removed: Sequence[TreeItem]) -> dict[str | None, list[TreeItem]]:
    """Return the children of each item by its id, in order; those without a parent under None."""
    children: dict[str | None, list[TreeItem]] = defaultdict(list)
    items = sorted((*current, *removed), key=lambda item: (item.order, item.id)) if removed else current
    for pillar in (item for item in items if isinstance(item, Pillar)):
        children[pillar.parent].append(pillar)
    indicators = [item for item in items if isinstance(item, Indicator)]
    for indicator in (item for item in indicators if item.initiatives):
        children[indicator.initiatives[0].to].append(indicator)
    for initiative in (item for item in items if isinstance(item, Initiative)):
        pillars = [link.to for link in initiative.pillars]
        children[initiative.parent or next(iter(pillars), None)].append(initiative)
    children[None] += [item for item in indicators if not item.initiatives]
    return children


def has_indicators(branches: Sequence[Branch], index: int) -> bool:
    """Return whether there is an indicator under a branch."""
    level, _ = branches[index]
    for item_level, item in branches[index + 1 :]:
        if item_level <= level:
            return False
        if isinstance(item, Indicator):
            return True
    return False


def outline(ledger: Ledger, language: Language = "ja") -> tuple[str, ...]:
    """Return the plan as lines, each item with its id: pillars, initiatives, indicators, then the rest.

    The revisions come last.

    >>> from dxmodel.testing import small_city
    >>> print("\\n".join(outline(small_city(), "en")[:4]))
    Minatono City DX Promotion Plan [dx-plan] FY2022–FY2028
      1 Better services [service]
        ① Procedures online [online]
          Procedures that can be done online [online-share]
    """
    check_kind("ledger", ledger, Ledger)
    return visible_texts((*_outline(ledger.plan, language), *_revisions(ledger, language)))


def _outline(plan: Plan, language: Language) -> Iterator[str]:
    yield f"{format(plan.label, language)} [{plan.id}] {format(plan.period, language)}"
    for level, item in walk(plan):
        line = f"{'  ' * (min(level, DEEPEST) + 1)}{name_by_id(plan, item.id, language)} [{item.id}]"
        facts = [ending_text(plan, item.ended, language)] if item.ended else []
        yield words("report.with_facts", language, text=line, facts=facts) if facts else line
    for kind in (name for name in COLLECTIONS if name not in ("pillars", "initiatives", "indicators")):
        if items := getattr(plan, kind):
            yield words(f"report.kind_{kind}", language)
            yield from (f"  {name_by_id(plan, item.id, language)} [{item.id}]" for item in items)


def _revisions(ledger: Ledger, language: Language) -> Iterator[str]:
    if ledger.revisions:
        yield words("report.revisions", language)
    for revision in ledger.revisions:
        line = f"  {format(revision.label, language)} [{revision.id}]"
        yield words("report.with_facts", language, text=line, facts=[revision.decided])
