"""rollup_by: roll up the assessments by initiative, by pillar, by department, or for the whole plan."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import attrs

from dxmodel.ledger import ItemState, Ledger, state_counts
from dxmodel.messages import Language, words
from dxmodel.plan import Initiative, Label, Pillar, Plan, name_of
from dxmodel.plan.names import level_at
from dxmodel.progress.assessment import Assessment
from dxmodel.progress.rollups.rollup import Rollup, RollupRule, checked_answers, checked_rule, rolled_up
from dxmodel.progress.rollups.weights import Number
from dxmodel.typed_fields import check_kind, typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Group", "RollupLevel", "rollup_by"]

P = TypeVar("P", Pillar, Initiative)
States = tuple[tuple[ItemState | None, int], ...]
CountStates = Callable[[Collection[str]], States]


class RollupLevel(Vocabulary):
    """The level of the groups of a roll-up."""

    INITIATIVE = "initiative"
    PILLAR = "pillar"
    PLAN = "plan"
    OWNER = "owner"
    """The department in charge."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Group:
    """The roll-up of one initiative, one pillar, one department or one plan.

    Attributes:
        level: whether it is an initiative, a pillar, a department or the plan.
        item: the initiative, the pillar or the plan; None for a department, and for the indicators of none.
        name: what sentences call it: the name of the item or the department, or that there is none.
        answers: the answers in it, each once, in the order of the argument.
        rollup: their roll-up.
        states: how many initiatives in it have each state, as :func:`~dxmodel.ledger.state_counts` counts
            them; empty where no state is stated, or a plan without its ledger was rolled up.
        parts: its own pillars and initiatives, in the order of the plan; an answer may be in several.
    """

    level: RollupLevel
    item: Plan | Pillar | Initiative | None
    name: Label
    answers: tuple[Assessment, ...] = attrs.field(converter=tuple[Assessment, ...])
    rollup: Rollup
    states: tuple[tuple[ItemState | None, int], ...] = attrs.field(
        default=(), converter=tuple[tuple[ItemState | None, int], ...]
    )
    parts: tuple["Group", ...] = attrs.field(default=(), converter=tuple["Group", ...])

    def describe(self, language: Language) -> str:
        """Return the name of the group, its roll-up and the states as a sentence, without its parts."""
        text = self.rollup.describe(language)
        if self.states:
            text = words("rollup.with_states", language, text=text, states=states_text(self.states, language))
        return words("rollup.group", language, name=self.name, text=text)


def states_text(states: Iterable[tuple[ItemState | None, int]], language: Language) -> list[str]:
    """Return the number of initiatives with each state as texts."""
    none = words("rollup.no_state", language)
    return [words("rollup.count", language, of=state or none, count=count) for state, count in states]


def rollup_by(
    answers: Iterable[Assessment],
    within: Ledger | Plan,
    level: RollupLevel | str = RollupLevel.PILLAR,
    rule: RollupRule | str = RollupRule.COUNT,
    weights: Mapping[str, Number] | None = None,
    number: str = "score",
) -> tuple[Group, ...]:
    """Roll answers up by initiative, by pillar, by department or for the plan, each with its parts.

    An indicator under several initiatives counts in each of them, and once in a group that contains
    several of them.  A part of an initiative belongs to the pillars of that initiative, if it names none
    itself.  An indicator belongs to its departments (``owners``) or, if it names none, to those of its
    initiatives; of several, it counts in each.  Answers that belong to no item form the last group.

    Args:
        answers: answers of :func:`assess` for one year by one method.
        within: the ledger that was assessed, or its plan.
        level: the level of the outermost groups: initiative, pillar, owner or plan.
        rule: as in :func:`rollup`.
        weights: as in :func:`rollup`; the same for every group.
        number: as in :func:`rollup`.

    Raises:
        ParseError: no such level, or no such rule.
        UnknownNameError: no such number.
        InvalidValueError: as in :func:`rollup`.
        ValidationError: as in :func:`rollup`.

    >>> from dxmodel.progress import assess
    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> for group in rollup_by(assess(city, at="R5"), city):
    ...     print(f"{group.item.label:en}:", group.rollup.assessed, "of", group.rollup.total)
    Better services: 3 of 3
    Leaner work: 3 of 3
    People and data: 1 of 2
    """
    check_kind("within", within, Ledger, Plan)
    checked, outermost = checked_answers(answers), RollupLevel(level)
    kind, sizes = checked_rule(checked, rule, weights, number)
    plan = within if isinstance(within, Plan) else _plan_of(checked, within)
    groups = _Groups(
        plan=plan,
        answers=checked,
        roll_up=lambda each: rolled_up(each, kind, sizes, number),
        count_states=_states_in(within, checked),
    )
    match outermost:
        case RollupLevel.INITIATIVE:
            return tuple(groups.by_initiative())
        case RollupLevel.PILLAR:
            return tuple(groups.by_pillar())
        case RollupLevel.PLAN:
            return (groups.whole(),)
        case RollupLevel.OWNER:
            return tuple(groups.by_owner())


def _states_in(within: Ledger | Plan, answers: tuple[Assessment, ...]) -> CountStates:
    """Return a function that counts the states of initiatives, by their ids; nothing where none is stated."""
    if isinstance(within, Plan) or not answers:
        return lambda ids: ()
    ledger, year = within, answers[0].at

    def count(ids: Collection[str]) -> States:
        counts = state_counts(ledger, year, ids)
        return counts if any(state is not None for state, _ in counts) else ()

    return count


def _plan_of(answers: tuple[Assessment, ...], ledger: Ledger) -> Plan:
    return ledger.in_force(answers[0].at).plan if answers else ledger.plan


@attrs.frozen(kw_only=True, slots=False)
class _Groups:
    """The answers by initiative and pillar; answers are identified by their indexes."""

    plan: Plan
    answers: tuple[Assessment, ...]
    roll_up: Callable[[tuple[Assessment, ...]], Rollup]
    count_states: CountStates

    def whole(self) -> Group:
        """Return the plan, with its pillars or, if it has none, its initiatives."""
        if not self.plan.initiatives:
            return self._of_item(RollupLevel.PLAN, self.plan, self._all_indexes, (), ())
        parts = self.by_pillar() if self.plan.pillars else self.by_initiative()
        ids = [each.id for each in self.plan.initiatives]
        return self._of_item(RollupLevel.PLAN, self.plan, self._all_indexes, ids, parts)

    def by_pillar(self) -> Iterator[Group]:
        """Yield the outermost pillars."""
        yield from map(self._pillar, self._parts_of(self.plan.pillars, None))
        yield from self._rest(RollupLevel.PILLAR, self.plan.pillars)

    def by_initiative(self) -> Iterator[Group]:
        """Yield the initiatives that are part of no other."""
        yield from map(self._initiative, self._parts_of(self.plan.initiatives, None))
        yield from self._rest(RollupLevel.INITIATIVE, self.plan.initiatives)

    def _pillar(self, pillar: Pillar) -> Group:
        inside = {each.id for each in self.plan.initiatives if pillar.id in self._pillars_of[each.id]}
        own = [each for each in self.plan.initiatives if each.id in inside and each.parent not in inside]
        parts = [self._pillar(each) for each in self._parts_of(self.plan.pillars, pillar.id)]
        parts += [self._initiative(each) for each in own if self._is_shown(each)]
        below = {each.id for each in self.plan.pillars if pillar.id in self._above(each)}
        ids = [each.id for each in self.plan.initiatives if self._pillars_of[each.id] & below]
        return self._of_item(RollupLevel.PILLAR, pillar, self._indexes_under[pillar.id], ids, parts)

    def _initiative(self, initiative: Initiative) -> Group:
        parts = map(self._initiative, self._parts_of(self.plan.initiatives, initiative.id))
        ids = [each.id for each in self.plan.initiatives if initiative.id in self._above(each)]
        indexes = self._indexes_under[initiative.id]
        return self._of_item(RollupLevel.INITIATIVE, initiative, indexes, ids, parts)

    def by_owner(self) -> Iterator[Group]:
        """Yield the departments in the order in which the answers name them."""
        indexes: dict[str, set[int]] = {}
        for index, answer in enumerate(self.answers):
            for owner in self.plan.owners_of(answer.indicator):
                indexes.setdefault(owner, set()).add(index)
        owners = {each.id: self.plan.owners_of(each) for each in self.plan.initiatives}
        for owner, owned in indexes.items():
            ids = [id for id, several in owners.items() if owner in several]
            yield self._group(RollupLevel.OWNER, None, Label(owner), owned, ids, ())
        if rest := self._all_indexes.difference(*indexes.values()):
            ids, name = [id for id, several in owners.items() if not several], "rollup.no_owner"
            yield self._group(RollupLevel.OWNER, None, _in_both_languages(name), rest, ids, ())

    def _rest(self, level: RollupLevel, items: Sequence[Pillar | Initiative]) -> Iterator[Group]:
        """Yield the group of the answers that belong to none of the items, if there are any."""
        rest = self._all_indexes.difference(*(self._indexes_under[each.id] for each in items))
        if rest:
            of = level_at(self.plan, Pillar if level is RollupLevel.PILLAR else Initiative, 1)
            ids = (
                []
                if level is RollupLevel.INITIATIVE
                else [id for id, of in self._pillars_of.items() if not of]
            )
            yield self._group(level, None, _in_both_languages("rollup.under_none", level=of), rest, ids, ())

    def _of_item(
        self,
        level: RollupLevel,
        item: Plan | Pillar | Initiative,
        indexes: frozenset[int],
        initiatives: Collection[str],
        parts: Iterable[Group],
    ) -> Group:
        name = item.label if isinstance(item, Plan) else name_of(self.plan, item)
        return self._group(level, item, name, indexes, initiatives, parts)

    def _group(
        self,
        level: RollupLevel,
        item: Plan | Pillar | Initiative | None,
        name: Label,
        indexes: Collection[int],
        initiatives: Collection[str],
        parts: Iterable[Group],
    ) -> Group:
        inside = tuple(self.answers[index] for index in sorted(indexes))
        return Group(
            level=level,
            item=item,
            name=name,
            answers=inside,
            rollup=self.roll_up(inside),
            states=self.count_states(initiatives),
            parts=parts,
        )

    def _parts_of(self, items: Iterable[P], parent: str | None) -> Iterator[P]:
        """Yield the items with a parent that have not ended, or still have answers."""
        return (each for each in items if each.parent == parent and self._is_shown(each))

    def _is_shown(self, item: Pillar | Initiative) -> bool:
        return item.ended is None or bool(self._indexes_under[item.id])

    @cached_property
    def _all_indexes(self) -> frozenset[int]:
        return frozenset(range(len(self.answers)))

    @cached_property
    def _pillars_of(self) -> dict[str, set[str]]:
        """Initiative → its pillars; one that names none has those of the initiative that it is part of."""
        named = {each.id: {link.to for link in each.pillars} for each in self.plan.initiatives}
        parents = {each.id: each.parent for each in self.plan.initiatives}
        return {
            id: next((named[each] for each in _upwards(id, parents) if named[each]), set()) for id in named
        }

    def _above(self, item: Pillar | Initiative) -> tuple[str, ...]:
        """Return the id of an item, of the one that it is part of, and so on."""
        return tuple(_upwards(item.id, self._parents))

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        items: tuple[Pillar | Initiative, ...] = (*self.plan.pillars, *self.plan.initiatives)
        return {each.id: each.parent for each in items}

    @cached_property
    def _indexes_under(self) -> dict[str, frozenset[int]]:
        """Pillar or initiative → the indexes of all answers under it, and under its parts."""
        items: tuple[Pillar | Initiative, ...] = (*self.plan.pillars, *self.plan.initiatives)
        indexes: dict[str, set[int]] = {each.id: set() for each in items}
        parents = self._parents
        for index, answer in enumerate(self.answers):
            links = [link.to for link in answer.indicator.initiatives if link.to in self._pillars_of]
            initiatives = {id for link in links for id in _upwards(link, parents)}
            pillars = {pillar for each in initiatives for pillar in self._pillars_of[each]}
            for id in initiatives | {up for pillar in pillars for up in _upwards(pillar, parents)}:
                indexes[id].add(index)
        return {id: frozenset(each) for id, each in indexes.items()}


def _in_both_languages(code: str, **facts: Label) -> Label:
    return Label(words(code, "ja", **facts), translations={"en": words(code, "en", **facts)})


def _upwards(id: str | None, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Yield an item, its parent, and so on."""
    while id is not None:
        yield id
        id = parents[id]
