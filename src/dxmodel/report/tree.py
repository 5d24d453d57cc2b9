"""The order in which a plan is told: pillars, in them initiatives, in them indicators."""

from collections.abc import Iterable, Iterator, Sequence

from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import COLLECTIONS, Indicator, Initiative, Pillar, Plan
from dxmodel.report.wording import about

__all__ = ["Branch", "has_indicators", "outline", "walk"]

Branch = tuple[int, Pillar | Initiative | Indicator]
"""How deep something stands, and what it is."""


def walk(plan: Plan) -> Iterator[Branch]:
    """Yield every pillar, initiative and indicator once, each before what stands under it.

    What stands in several places is told at the first that the plan names.  Initiatives under no pillar
    follow the pillars; indicators that are tied to no initiative come last.

    >>> from dxmodel.testing import small_city
    >>> [(level, each.id) for level, each in walk(small_city().plan)][:3]
    [(0, 'service'), (1, 'online'), (2, 'online-share')]
    """
    yield from _pillars(plan, None, 0)
    yield from _initiatives(plan, (each for each in _outermost(plan) if not each.pillars), 0)
    yield from ((0, each) for each in plan.indicators if not each.initiatives)


def _pillars(plan: Plan, parent: str | None, level: int) -> Iterator[Branch]:
    for pillar in (each for each in plan.pillars if each.parent == parent):
        yield level, pillar
        yield from _pillars(plan, pillar.id, level + 1)
        home = (each for each in _outermost(plan) if each.pillars and each.pillars[0].to == pillar.id)
        yield from _initiatives(plan, home, level + 1)


def _outermost(plan: Plan) -> Iterator[Initiative]:
    return (each for each in plan.initiatives if each.parent is None)


def _initiatives(plan: Plan, initiatives: Iterable[Initiative], level: int) -> Iterator[Branch]:
    for initiative in initiatives:
        yield level, initiative
        for indicator in plan.indicators:
            if indicator.initiatives and indicator.initiatives[0].to == initiative.id:
                yield level + 1, indicator
        parts = (each for each in plan.initiatives if each.parent == initiative.id)
        yield from _initiatives(plan, parts, level + 1)


def has_indicators(branches: Sequence[Branch], index: int) -> bool:
    """Does any indicator stand under a branch?"""
    level, _ = branches[index]
    for deeper, thing in branches[index + 1 :]:
        if deeper <= level:
            return False
        if isinstance(thing, Indicator):
            return True
    return False


def outline(ledger: Ledger, language: Language = "ja") -> tuple[str, ...]:
    """Return the plan as lines, each thing with its id: pillars, initiatives and indicators, then the rest.

    >>> from dxmodel.testing import small_city
    >>> print("\\n".join(outline(small_city(), "en")[:4]))
    Minatono City DX Promotion Plan [dx-plan] FY2022–FY2028
      1 Better services [service]
        ① Procedures online [online]
          Procedures that can be done online [online-share]
    """
    return tuple(_outline(ledger.plan, language))


def _outline(plan: Plan, language: Language) -> Iterator[str]:
    yield f"{format(plan.label, language)} [{plan.id}] {format(plan.period, language)}"
    for level, thing in walk(plan):
        yield f"{'  ' * (level + 1)}{about(plan, thing.id, language)} [{thing.id}]"
    for kind in (each for each in COLLECTIONS if each not in ("pillars", "initiatives", "indicators")):
        if items := getattr(plan, kind):
            yield words(f"report.kind_{kind}", language)
            yield from (f"  {about(plan, item.id, language)} [{item.id}]" for item in items)
