"""Answers together by initiative, by pillar, or for the whole plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import attrs

from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import Initiative, Pillar, Plan
from dxmodel.progress.progress import Progress
from dxmodel.progress.rollup import Rollup, RollupRule, checked_answers, checked_rule, rolled_up
from dxmodel.progress.weights import Number
from dxmodel.term import Term

__all__ = ["Group", "RollupLevel", "rollup_by"]

P = TypeVar("P", Pillar, Initiative)


class RollupLevel(Term):
    """What answers are put together by."""

    INITIATIVE = "initiative"
    PILLAR = "pillar"
    PLAN = "plan"


@attrs.frozen(kw_only=True)
class Group:
    """What stands under one initiative, one pillar or one plan, together.

    Attributes:
        level: what it is a group of.
        item: the initiative, the pillar or the plan; None for the indicators that stand under none.
        answers: the answers in it, each once, in the order given.
        rollup: the answers as one.
        parts: its own pillars and initiatives, in the order of the plan; an answer may stand in several.
    """

    level: RollupLevel
    item: Plan | Pillar | Initiative | None
    answers: tuple[Progress, ...] = attrs.field(converter=tuple[Progress, ...])
    rollup: Rollup
    parts: tuple["Group", ...] = attrs.field(default=(), converter=tuple["Group", ...])

    def words(self, language: Language) -> str:
        """Say the group's name and its roll-up, without its parts."""
        name = (
            self.item.label or self.item.id if self.item else words(f"rollup.under_no_{self.level}", language)
        )
        return words("rollup.group", language, name=name, said=self.rollup.words(language))


def rollup_by(
    answers: Iterable[Progress],
    within: Ledger | Plan,
    level: RollupLevel | str = RollupLevel.PILLAR,
    rule: RollupRule | str = RollupRule.COUNT,
    weights: Mapping[str, Number] | None = None,
    of: str = "score",
) -> tuple[Group, ...]:
    """Roll answers up by initiative, by pillar or for the plan, each with its parts.

    An indicator under several initiatives counts in each of them, and once wherever they meet again.
    A part of an initiative stands under the pillars of the whole, if it names none itself.  What stands
    under nothing makes the last group.

    Args:
        answers: what :func:`assess` says, of one year and by one method.
        within: the ledger that was assessed, or its plan.
        level: what the outermost groups are: initiative, pillar or plan.
        rule: as in :func:`rollup`.
        weights: as in :func:`rollup`; the same for every group.
        of: as in :func:`rollup`.

    Raises:
        Unreadable: no such level, or no such rule.
        UnknownName: no such number.
        Impossible: as in :func:`rollup`.
        Problems: as in :func:`rollup`.

    >>> from dxmodel.progress import assess
    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> for group in rollup_by(assess(city, at="R5"), city):
    ...     print(f"{group.item.label:en}:", group.rollup.assessed, "of", group.rollup.total)
    Better services: 3 of 3
    Leaner work: 3 of 3
    People and data: 1 of 2
    """
    given, outermost = checked_answers(answers), RollupLevel(level)
    by, used = checked_rule(given, rule, weights, of)
    plan = within if isinstance(within, Plan) else _plan_of(given, within)
    groups = _Groups(plan=plan, answers=given, together=lambda each: rolled_up(each, by, used, of))
    match outermost:
        case RollupLevel.INITIATIVE:
            return tuple(groups.by_initiative())
        case RollupLevel.PILLAR:
            return tuple(groups.by_pillar())
        case RollupLevel.PLAN:
            return (groups.whole(),)


def _plan_of(answers: tuple[Progress, ...], ledger: Ledger) -> Plan:
    return ledger.in_force(answers[0].at).plan if answers else ledger.plan


@attrs.frozen(kw_only=True, slots=False)
class _Groups:
    """Which answers stand under what; answers are known by their places."""

    plan: Plan
    answers: tuple[Progress, ...]
    together: Callable[[tuple[Progress, ...]], Rollup]

    def whole(self) -> Group:
        """The plan, with its pillars or, if it has none, its initiatives."""
        if not self.plan.initiatives:
            return self._group(RollupLevel.PLAN, self.plan, self._everything, ())
        parts = self.by_pillar() if self.plan.pillars else self.by_initiative()
        return self._group(RollupLevel.PLAN, self.plan, self._everything, parts)

    def by_pillar(self) -> Iterator[Group]:
        """The outermost pillars."""
        yield from map(self._pillar, self._there(self.plan.pillars, None))
        yield from self._others(RollupLevel.PILLAR, self.plan.pillars)

    def by_initiative(self) -> Iterator[Group]:
        """The initiatives that are part of no other."""
        yield from map(self._initiative, self._there(self.plan.initiatives, None))
        yield from self._others(RollupLevel.INITIATIVE, self.plan.initiatives)

    def _pillar(self, pillar: Pillar) -> Group:
        inside = {each.id for each in self.plan.initiatives if pillar.id in self._homes[each.id]}
        mine = [each for each in self.plan.initiatives if each.id in inside and each.parent not in inside]
        parts = [self._pillar(each) for each in self._there(self.plan.pillars, pillar.id)]
        parts += [self._initiative(each) for each in mine if self._is_there(each)]
        return self._group(RollupLevel.PILLAR, pillar, self._under[pillar.id], parts)

    def _initiative(self, initiative: Initiative) -> Group:
        parts = map(self._initiative, self._there(self.plan.initiatives, initiative.id))
        return self._group(RollupLevel.INITIATIVE, initiative, self._under[initiative.id], parts)

    def _others(self, level: RollupLevel, items: Iterable[Pillar | Initiative]) -> Iterator[Group]:
        """What stands under none of them, if there is any."""
        rest = self._everything.difference(*(self._under[each.id] for each in items))
        if rest:
            yield self._group(level, None, rest, ())

    def _group(
        self,
        level: RollupLevel,
        item: Plan | Pillar | Initiative | None,
        places: frozenset[int],
        parts: Iterable[Group],
    ) -> Group:
        inside = tuple(self.answers[place] for place in sorted(places))
        return Group(level=level, item=item, answers=inside, rollup=self.together(inside), parts=parts)

    def _there(self, items: Iterable[P], parent: str | None) -> Iterator[P]:
        """The parts of something that have not ended, or still have answers."""
        return (each for each in items if each.parent == parent and self._is_there(each))

    def _is_there(self, item: Pillar | Initiative) -> bool:
        return item.ended is None or bool(self._under[item.id])

    @cached_property
    def _everything(self) -> frozenset[int]:
        return frozenset(range(len(self.answers)))

    @cached_property
    def _homes(self) -> dict[str, set[str]]:
        """Initiative → its pillars; a part that names none stands where the whole does."""
        named = {each.id: {link.to for link in each.pillars} for each in self.plan.initiatives}
        parents = {each.id: each.parent for each in self.plan.initiatives}
        return {
            id: next((named[each] for each in _upwards(id, parents) if named[each]), set()) for id in named
        }

    @cached_property
    def _under(self) -> dict[str, frozenset[int]]:
        """Pillar or initiative → the places of all answers under it, and under its parts."""
        items: tuple[Pillar | Initiative, ...] = (*self.plan.pillars, *self.plan.initiatives)
        under: dict[str, set[int]] = {each.id: set() for each in items}
        parents = {each.id: each.parent for each in items}
        for place, answer in enumerate(self.answers):
            links = [link.to for link in answer.indicator.initiatives if link.to in self._homes]
            initiatives = {id for link in links for id in _upwards(link, parents)}
            homes = {home for each in initiatives for home in self._homes[each]}
            for id in initiatives | {up for home in homes for up in _upwards(home, parents)}:
                under[id].add(place)
        return {id: frozenset(places) for id, places in under.items()}


def _upwards(id: str | None, parents: Mapping[str, str | None]) -> Iterator[str]:
    """The thing itself, what it is part of, and so on."""
    while id is not None:
        yield id
        id = parents[id]
