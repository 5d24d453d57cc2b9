"""merge: bring together the changes that two people made to one ledger."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from dxmodel.errors import Problem, ValidationError
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.observation import Observation
from dxmodel.ledger.scale import Scale
from dxmodel.plan import COLLECTIONS, Missing, Plan
from dxmodel.typed_fields import check_kind

__all__ = ["merge"]

Key = tuple[Any, ...]
"""The field of the ledger or of the plan, and what identifies an entry in it."""


def merge(mine: Ledger, theirs: Ledger, base: Ledger | None = None) -> Ledger:
    """Return the ledger with the changes of both of two versions of it (a three-way merge).

    An entry is an observation, an evaluation, a revision, a document, a scale, an item of the founding plan
    or another field of it.  What one side added, changed or removed is taken over.  An entry that both
    changed is taken over if both changed it alike.

    Args:
        mine: one version.
        theirs: the other version.
        base: the version that both were made from.  Without one, only entries of one side and entries that
            are equal can be taken over, and nothing counts as removed.

    Raises:
        ValidationError: every entry that both sides changed in different ways; or, if there is none, why the
            changes of both do not fit together.

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
    merged: dict[Key, tuple[Any, ...]] = {}
    problems: list[Problem] = []
    for key in dict.fromkeys([*their_entries, *mine_entries]):
        my_entry, their_entry = mine_entries.get(key, ()), their_entries.get(key, ())
        base_entry = base_entries.get(key, ())
        if my_entry in (their_entry, base_entry):
            merged[key] = their_entry
        elif their_entry == base_entry:
            merged[key] = my_entry
        else:
            problems.append(_contradiction(key, my_entry, their_entry))
    if problems:
        raise ValidationError(problems)
    try:
        return _ledger(merged)
    except ValidationError as error:
        conflict = Problem(path="$", code="ledger.merged_misfit")
        raise ValidationError([conflict, *error.problems]) from None


def _entries(ledger: Ledger) -> dict[Key, tuple[Any, ...]]:
    """Return the entries of a ledger by their keys; several entries with one key stay together."""
    entries: dict[Key, tuple[Any, ...]] = {}
    for key, entry in _keyed(ledger):
        entries[key] = (*entries.get(key, ()), entry)
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
        case Evaluation(item=item, year=year, known=known):
            return item, year, known
        case Scale(id=id, span=span):
            return id, span
    return (entry.id,)


def _ledger(entries: Mapping[Key, tuple[Any, ...]]) -> Ledger:
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


# --- the description of a contradiction


def _contradiction(key: Key, mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> Problem:
    """Return the problem that both sides changed an entry."""
    path = _path(key)
    if not mine:
        return Problem(path=path, code="ledger.removed_here", facts={"theirs": _text(theirs)})
    if not theirs:
        return Problem(path=path, code="ledger.removed_there", facts={"mine": _text(mine)})
    facts = {"mine": _text(_differing(mine, theirs)), "theirs": _text(_differing(theirs, mine))}
    return Problem(path=path, code="ledger.changed_by_both", facts=facts)


def _path(key: Key) -> str:
    part, *identity = key
    if part == "founding":
        field, *ids = identity
        return f"$.plan.{field}" + "".join(f"[{id}]" for id in ids)
    texts = (_text([each]) for each in identity if each is not None and not isinstance(each, bool))
    return f"$.{part}[{', '.join(text for text in texts if text)}]"


def _differing(entry: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the fields of an entry that differ from those of another one, as texts."""
    if len(entry) != 1 or len(other) != 1 or type(entry[0]) is not type(other[0]):
        return entry
    (value,), (other_value,) = entry, other
    if not attrs.has(type(value)):
        return entry
    names = [each.name for each in attrs.fields(type(value)) if each.eq]
    pairs = ((name, getattr(value, name), getattr(other_value, name)) for name in names)
    return tuple(f"{name}: {_text([one])}" for name, one, another in pairs if one != another)


LONGEST_TEXT = 120


def _text(values: Iterable[Any]) -> str:
    """Return values as a short text."""
    text = ", ".join(map(_value_text, values))
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _value_text(value: Any) -> str:
    match value:
        case tuple():
            return _text(value)
        case Observation(value=measured):
            return str(measured)
        case Evaluation(grade=grade, comment=comment):
            return f"{grade or comment}"
    return str(getattr(value, "label", value))
