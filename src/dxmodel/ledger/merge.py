"""merge: bring together the changes that two people made to one ledger."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import IntEnum
from typing import Any

import attrs

from dxmodel.changes.unchanged import UNCHANGED
from dxmodel.errors import Problem, ValidationError
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.observation import Observation
from dxmodel.ledger.scale import Scale
from dxmodel.ledger.withdrawn import Withdrawn
from dxmodel.messages import words
from dxmodel.plan import COLLECTIONS, Label, Missing, Plan
from dxmodel.plan.former_ids import present_ids
from dxmodel.typed_fields import check_kind

__all__ = ["merge"]

Key = tuple[Any, ...]
"""The field of the ledger or of the plan, and what identifies an entry in it."""

Entries = Mapping[Key, list[Any]]
"""The entries of a ledger by their keys; several entries with one key stay together."""


def merge(mine: Ledger, theirs: Ledger, base: Ledger | None = None) -> Ledger:
    """Return the ledger with the changes of both of two versions of it (a three-way merge).

    An entry is an observation, an evaluation, a revision, a document, a scale, an item of the founding plan
    or another field of it.  What one side added, changed or removed is taken over.  An entry that both
    changed is taken over if both changed it alike.  A list has the order of the side that changed it; an
    addition comes after the entry that it comes after on its own side.

    Args:
        mine: one version.
        theirs: the other version.
        base: the version that both were made from.  Without one, only entries of one side and entries that
            are equal can be taken over, and nothing counts as removed.

    Raises:
        ValidationError: every entry that both sides changed in different ways, and every day whose revisions
            they list in different orders; or, if there is none, why the changes of both do not fit together.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> first = city.with_observations(Observation(indicator="counter-time", period="R5", value="15分"))
    >>> second = city.with_observations(Observation(indicator="counter-time", period="R6", value="14分"))
    >>> len(merge(first, second, city).observations) - len(city.observations)
    2
    """
    check_kind("mine", mine, Ledger)
    check_kind("theirs", theirs, Ledger)
    if mine == base:
        return theirs
    if theirs in (mine, base):
        return mine
    mine_entries, their_entries = _entries(mine), _entries(theirs)
    base_entries = {} if base is None else _entries(base)
    my_new_ids, their_new_ids = _new_ids(mine), _new_ids(theirs)
    merged: dict[Key, list[Any]] = {}
    problems: list[Problem] = []
    for key in dict.fromkeys([*their_entries, *mine_entries]):
        my_group, their_group = mine_entries.get(key, []), their_entries.get(key, [])
        group = _merged(my_group, their_group, None if base is None else base_entries.get(key, []))
        if group is None:
            renamed = _new_id(key, my_new_ids), _new_id(key, their_new_ids)
            problems.append(_contradiction(key, my_group, their_group, *renamed))
            group = their_group or my_group
        if group:
            merged[key] = group
    problems += _moved_by_both(mine_entries, their_entries, base_entries)
    new_ids = {part: {**my_new_ids[part], **their_new_ids[part]} for part in my_new_ids}
    sides = (_listed(each, merged, new_ids) for each in (mine_entries, their_entries, base_entries))
    in_order, order_problems = _in_order(merged, *sides)
    if problems := [*problems, *order_problems]:
        raise ValidationError(problems)
    try:
        return _ledger({key: merged[key] for key in in_order})
    except ValidationError as error:
        conflict = Problem(path="$", code="ledger.merged_misfit")
        raise ValidationError([conflict, *error.problems]) from None


def _entries(ledger: Ledger) -> Entries:
    entries: dict[Key, list[Any]] = {}
    for key, entry in _keyed(ledger):
        entries.setdefault(key, []).append(entry)
    return entries


def _keyed(ledger: Ledger) -> Iterator[tuple[Key, Any]]:
    for field in attrs.fields(Plan):
        value = getattr(ledger.founding, field.name)
        if field.name in COLLECTIONS:
            yield from ((("founding", field.name, item.id), item) for item in value)
        else:
            yield ("founding", field.name), value
    for name in ("revisions", "observations", "evaluations", "documents", "scales"):
        yield from (((name, *_identity(entry)), entry) for entry in getattr(ledger, name))


def _identity(entry: Any) -> Key:
    match entry:
        case Observation():
            return (*entry.key, isinstance(entry.value, Missing))
        case Evaluation(item=item, year=year, months=months, known=known):
            return item, year, months, known
        case Scale(id=id, span=span):
            return id, span
    return (entry.id,)


def _merged(mine: list[Any], theirs: list[Any], base: list[Any] | None) -> list[Any] | None:
    """Return the entries with one key that the merged ledger has; None for a contradiction.

    Several evaluations may have one key, so both sides may add some.  Without a base, entries that differ
    on both sides may be one entry that was changed.
    """
    if mine in (theirs, base or []):
        return theirs
    if theirs == (base or []):
        return mine
    if not isinstance((mine or theirs)[0], Evaluation):
        return None
    my_count, their_count = Counter(mine), Counter(theirs)
    if base is None:
        only_additions = my_count <= their_count or their_count <= my_count
    else:
        only_additions = Counter(base) <= my_count and Counter(base) <= their_count
    return [*theirs, *(my_count - their_count).elements()] if only_additions else None


def _ledger(entries: Entries) -> Ledger:
    """Return the ledger that has the entries."""
    plan: dict[str, Any] = {name: [] for name in COLLECTIONS}
    parts: dict[str, Any] = {}
    for (part, *identity), entry in entries.items():
        if part != "founding":
            parts.setdefault(part, []).extend(entry)
        elif len(identity) > 1:
            plan[identity[0]].extend(entry)
        else:
            (plan[identity[0]],) = entry
    return Ledger(founding=Plan(**plan), **parts)


# --- entries whose key was changed

NewIds = Mapping[str, Mapping[str, str]]
"""Part of the ledger → former id → present id."""

KEY_FIELDS = {"period", "breakdown", "known", "as_of", "status", "year", "months"}
"""The fields of the keys of observations and evaluations, but for what they are about."""


def _new_ids(ledger: Ledger) -> NewIds:
    ids_of_items = present_ids([ledger.plan, *ledger.plan.items()])
    parts = {name: present_ids(getattr(ledger, name)) for name in ("revisions", "documents", "scales")}
    founding = present_ids(ledger.founding.items())
    return {"founding": founding, "observations": ids_of_items, "evaluations": ids_of_items} | parts


def _new_id(key: Key, new_ids: NewIds) -> str | None:
    """Return the present id if the one in the key is a former one."""
    place = _place_of_id(key)
    return new_ids[key[0]].get(key[place]) if place < len(key) else None


def _renamed(key: Key, new_ids: NewIds) -> Key:
    """Return the key with the present id."""
    new_id, place = _new_id(key, new_ids), _place_of_id(key)
    return key if new_id is None else (*key[:place], new_id, *key[place + 1 :])


def _place_of_id(key: Key) -> int:
    return 2 if key[0] == "founding" else 1  # a field of the plan has no id


def _moved_by_both(mine: Entries, theirs: Entries, base: Entries) -> Iterator[Problem]:
    """Yield a problem for each entry to which both sides gave another period, breakdown, date or year."""
    removed: dict[Key, Key] = {}
    for key, group in base.items():
        if key[0] in ("observations", "evaluations") and group not in (mine.get(key), theirs.get(key)):
            for entry in _beyond(group, mine.get(key, []), theirs.get(key, [])):
                removed.setdefault(_other_fields(entry), key)
    if not removed:
        return
    added_by_me, added_by_them = _added(mine, base), _added(theirs, base)
    for other_fields, key in removed.items():
        my_added, their_added = (added.get(other_fields, []) for added in (added_by_me, added_by_them))
        only_mine, only_theirs = _beyond(my_added, their_added), _beyond(their_added, my_added)
        if only_mine and only_theirs:
            facts = _both_texts(only_mine, only_theirs)
            yield Problem(path=_path(key), code="ledger.changed_by_both", facts=facts)


def _added(entries: Entries, base: Entries) -> dict[Key, list[Any]]:
    """Return the observations and evaluations that the base does not have, by their other fields."""
    added: dict[Key, list[Any]] = {}
    for key, group in entries.items():
        if key[0] in ("observations", "evaluations") and group != base.get(key):
            for entry in _beyond(group, base.get(key, [])):
                added.setdefault(_other_fields(entry), []).append(entry)
    return added


def _beyond(group: list[Any], *others: list[Any]) -> list[Any]:
    """Return the entries that no other group has."""
    known = set[Any]().union(*others)
    return [entry for entry in group if entry not in known]


def _other_fields(entry: Observation | Evaluation) -> Key:
    names = (field.name for field in attrs.fields(type(entry)) if field.name not in KEY_FIELDS)
    return (type(entry), *(getattr(entry, name) for name in names))


# --- the order of the lists

Listed = Mapping[Key, list[Key]]
"""Part of the ledger, and for revisions the day → the keys in their order.

Revisions of one day apply in the order of the list; those of other days, observations and items are sorted.
"""


def _listed(entries: Entries, merged: Entries, new_ids: NewIds) -> Listed:
    """Return the keys of the entries that remain; a renamed entry stands in its old place."""
    listed: dict[Key, list[Key]] = {}
    for key in entries:
        present = key if key in merged else _renamed(key, new_ids)
        if present in merged:
            day = merged[present][0].decided.not_before if present[0] == "revisions" else None
            listed.setdefault((present[0], day), []).append(present)
    return listed


def _in_order(merged: Entries, mine: Listed, theirs: Listed, base: Listed) -> tuple[list[Key], list[Problem]]:
    """Return the keys of the merged entries in order, and the days whose revisions have no sure order."""
    keys: list[Key] = []
    problems: list[Problem] = []
    for part in dict.fromkeys([*theirs, *mine]):
        my_keys, their_keys = mine.get(part, []), theirs.get(part, [])
        shared = set(my_keys) & set(their_keys)
        before, mine_shared, their_shared = (
            [key for key in side if key in shared] for side in (base.get(part, []), my_keys, their_keys)
        )
        is_mine, agree = _compared(mine_shared, their_shared, before)
        keys += (
            _interleaved(my_keys, their_keys, shared)
            if is_mine
            else _interleaved(their_keys, my_keys, shared)
        )
        if part[0] == "revisions" and not agree:
            decided = merged[their_keys[0]][0].decided
            facts = {"mine": [key[1] for key in mine_shared], "theirs": [key[1] for key in their_shared]}
            code = "ledger.ordered_by_both"
            problems.append(Problem(path="$.revisions", code=code, facts={"decided": decided, **facts}))
    return keys, problems


def _compared(mine: list[Key], theirs: list[Key], base: list[Key]) -> tuple[bool, bool]:
    """Return whether the order of mine holds, and whether the sides do not contradict each other.

    Args:
        mine: the keys that both sides have, in the order of mine.
        theirs: the same keys in the order of theirs.
        base: those of them that the base has, in its order.
    """
    of_base = set(base)
    changed_here, changed_there = ([key for key in side if key in of_base] != base for side in (mine, theirs))
    added_here, added_there = ([key for key in side if key not in of_base] for side in (mine, theirs))
    agree = mine == theirs or (changed_here != changed_there and added_here == added_there)
    return changed_here and not changed_there, agree


def _interleaved(first: Sequence[Key], second: Sequence[Key], shared: Set[Key]) -> Iterator[Key]:
    """Yield the keys of the first, and each other key of the second after the shared key before it there."""
    others: dict[Key | None, list[Key]] = {}
    previous: Key | None = None
    for key in second:
        if key in shared:
            previous = key
        else:
            others.setdefault(previous, []).append(key)
    previous = None
    for key in first:
        if key in shared:
            yield from others.get(previous, ())
            previous = key
        yield key
    yield from others.get(previous, ())


# --- the description of a contradiction


LONGEST_TEXT = 120


class Detail(IntEnum):
    """In how much detail the text of a value states it."""

    SHORT = 1
    """What a reader knows it by, cut after LONGEST_TEXT characters."""
    UNCUT = 2
    FIELDS = 3
    """The fields of an entry and of its parts, but for values that have a text of their own."""
    ALL_FIELDS = 4


@attrs.frozen
class FieldText:
    """The name and the value of a field of an entry, as a message states them: ``note: なし``."""

    name: str
    value: str | None

    def __format__(self, language: str) -> str:
        return words("ledger.field", "ja" if language == "ja" else "en", name=self.name, value=self.value)

    def __str__(self) -> str:
        return format(self, "en")


def _contradiction(
    key: Key, mine: list[Any], theirs: list[Any], my_new_id: str | None, their_new_id: str | None
) -> Problem:
    """Return the problem that both sides changed an entry.

    Args:
        key: its key.
        mine: the entries with that key that I have.
        theirs: the entries with that key that the others have.
        my_new_id: the id to which I renamed the one in the key.
        their_new_id: the id to which the others renamed it.
    """
    if mine and theirs:
        return Problem(path=_path(key), code="ledger.changed_by_both", facts=_both_texts(mine, theirs))
    side, new_id = ("there", their_new_id) if mine else ("here", my_new_id)
    facts = {"mine": _text(mine)} if mine else {"theirs": _text(theirs)}
    if new_id is None:
        return Problem(path=_path(key), code=f"ledger.removed_{side}", facts=facts)
    return Problem(path=_path(key), code=f"ledger.renamed_{side}", facts={"new": new_id, **facts})


def _path(key: Key) -> str:
    part, *identity = key
    if part == "founding":
        field, *ids = identity
        return f"$.plan.{field}" + "".join(f"[{id}]" for id in ids)
    texts = (_text([each]) for each in identity if each is not None and not isinstance(each, bool))
    return f"$.{part}[{', '.join(text for text in texts if text)}]"


def _both_texts(mine: list[Any], theirs: list[Any]) -> dict[str, Any]:
    """Return the fields of an entry that differ on the two sides; or the texts of all that they have."""
    (value, *mine_others), (other_value, *their_others) = mine, theirs
    is_one = not mine_others and not their_others and type(value) is type(other_value)
    if not is_one or not _is_told_by_fields(value, Detail.SHORT):
        my_text, their_text = _distinct_texts(mine, theirs)
        return {"mine": my_text, "theirs": their_text}
    both = zip(_fields(value), _fields(other_value), strict=True)
    texts = {
        name: _distinct_texts([part], [other_part])
        for (name, part), (_, other_part) in both
        if part != other_part
    }
    sides = (tuple(FieldText(name, pair[side]) for name, pair in texts.items()) for side in (0, 1))
    return dict(zip(("mine", "theirs"), sides, strict=True))


def _distinct_texts(mine: list[Any], theirs: list[Any]) -> list[str | None]:
    """Return the texts of what differs, in the least detail in which they differ; None for no value."""
    for detail in Detail:
        texts = [_text(side, detail) for side in (mine, theirs)]
        if texts[0] != texts[1]:
            break
    sides = zip((mine, theirs), texts, strict=True)
    return [None if side in ([None], [()]) else text for side, text in sides]


def _is_told_by_fields(value: Any, detail: Detail) -> bool:
    """Return whether the text of a value consists of its fields."""
    kind: Any = type(value)
    return attrs.has(kind) and (detail is Detail.ALL_FIELDS or kind.__str__ is object.__str__)


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    yield from ((each.name, getattr(value, each.name)) for each in attrs.fields(type(value)) if each.eq)


def _text(values: Iterable[Any], detail: Detail = Detail.SHORT) -> str:
    """Return values as a text."""
    text = ", ".join(_value_text(each, detail) for each in values)
    return text if detail is not Detail.SHORT or len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _value_text(value: Any, detail: Detail) -> str:
    match value:
        case tuple():
            return _text(value, detail)
        case Withdrawn(on=on, why=why):
            return f"{on} {_value_text(why, detail)}"
        case Observation(value=measured) if detail < Detail.FIELDS:
            return _value_text(measured, detail) + _withdrawal_text(value)
        case Evaluation(grade=grade, comment=comment) if detail < Detail.FIELDS:
            return f"{grade or comment or ', '.join(value.marks)}" + _withdrawal_text(value)
    if not _is_told_by_fields(value, detail):
        return str(value)
    label = getattr(value, "label", None)
    if isinstance(label, Label) and detail < Detail.FIELDS:
        return str(label)
    stated = ((name, part) for name, part in _fields(value) if part not in (None, (), UNCHANGED))
    texts = ", ".join(f"{name}: {_value_text(part, detail)}" for name, part in stated)
    return f"{type(value).__name__} ({texts})"


def _withdrawal_text(entry: Observation | Evaluation) -> str:
    return f" (withdrawn: {_value_text(entry.withdrawn, Detail.SHORT)})" if entry.withdrawn else ""
