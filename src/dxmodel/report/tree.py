"""The order in which a plan is told: pillars, in them initiatives, in them indicators."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import COLLECTIONS, Indicator, Initiative, Pillar, Plan
from dxmodel.report.wording import about, ending

__all__ = ["Branch", "has_indicators", "outline", "walk", "walk_all"]

DEEPEST = 12
"""From this level on, lines are not drawn in further."""

Told = Pillar | Initiative | Indicator

Branch = tuple[int, Told]
"""How deep something stands, and what it is."""


def walk(plan: Plan) -> Iterator[Branch]:
    """Yield every pillar, initiative and indicator once, each before what stands under it.

    What stands in several places is told at the first that the plan names.  Initiatives under no pillar
    follow the pillars; indicators that are tied to no initiative come last.

    >>> from dxmodel.testing import small_city
    >>> [(level, each.id) for level, each in walk(small_city().plan)][:3]
    [(0, 'service'), (1, 'online'), (2, 'online-share')]
    """
    return walk_all(plan, ())


def walk_all(plan: Plan, gone: Iterable[Told]) -> Iterator[Branch]:
    """Walk a plan and what it holds no more, which is told where it stood, by its order."""
    under, told = _under([*plan.pillars, *plan.initiatives, *plan.indicators], [*gone]), set()
    waiting = [(0, each) for each in reversed(under[None])]
    while waiting:  # no recursion: parts may nest to any depth
        level, thing = waiting.pop()
        if (type(thing), thing.id) not in told:  # an id may be of one kind now, and of another before
            told.add((type(thing), thing.id))
            yield level, thing
            waiting += [(level + 1, part) for part in reversed(under[thing.id])]


def _under(there: Sequence[Told], gone: Sequence[Told]) -> dict[str | None, list[Told]]:
    """What stands right below each thing, by its id, in order; what stands below nothing, under None."""
    under: dict[str | None, list[Told]] = defaultdict(list)
    everything = sorted((*there, *gone), key=lambda each: (each.order, each.id)) if gone else there
    for pillar in (each for each in everything if isinstance(each, Pillar)):
        under[pillar.parent].append(pillar)
    indicators = [each for each in everything if isinstance(each, Indicator)]
    for indicator in (each for each in indicators if each.initiatives):
        under[indicator.initiatives[0].to].append(indicator)
    for initiative in (each for each in everything if isinstance(each, Initiative)):
        pillars = [link.to for link in initiative.pillars]
        under[initiative.parent or next(iter(pillars), None)].append(initiative)
    under[None] += [each for each in indicators if not each.initiatives]
    return under


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
    """Return the plan as lines, each thing with its id: pillars, initiatives, indicators, then the rest.

    The revisions come last.

    >>> from dxmodel.testing import small_city
    >>> print("\\n".join(outline(small_city(), "en")[:4]))
    Minatono City DX Promotion Plan [dx-plan] FY2022–FY2028
      1 Better services [service]
        ① Procedures online [online]
          Procedures that can be done online [online-share]
    """
    return (*_outline(ledger.plan, language), *_revisions(ledger, language))


def _outline(plan: Plan, language: Language) -> Iterator[str]:
    yield f"{format(plan.label, language)} [{plan.id}] {format(plan.period, language)}"
    for level, thing in walk(plan):
        line = f"{'  ' * (min(level, DEEPEST) + 1)}{about(plan, thing.id, language)} [{thing.id}]"
        facts = [ending(plan, thing.ended, language)] if thing.ended else []
        yield words("report.with_facts", language, text=line, facts=facts) if facts else line
    for kind in (each for each in COLLECTIONS if each not in ("pillars", "initiatives", "indicators")):
        if items := getattr(plan, kind):
            yield words(f"report.kind_{kind}", language)
            yield from (f"  {about(plan, item.id, language)} [{item.id}]" for item in items)


def _revisions(ledger: Ledger, language: Language) -> Iterator[str]:
    if ledger.revisions:
        yield words("report.revisions", language)
    for each in ledger.revisions:
        named = f"  {format(each.label, language)} [{each.id}]"
        yield words("report.with_facts", language, text=named, facts=[each.decided])
