"""rename_id: give an item, a plan, a document, a revision or a scale another id, in every reference to it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast, get_args

import attrs

from dxmodel.changes import Add, Amend, Correct, Move
from dxmodel.changes.unchanged import KINDS
from dxmodel.errors import AmbiguousError, InvalidValueError, KnownNames, UnknownNameError
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.scale import Scale
from dxmodel.plan import Document, Item, Plan, Source
from dxmodel.plan.former_ids import unknown_id
from dxmodel.plan.ids import holds_ids, slug
from dxmodel.revise import Rationale, Revision
from dxmodel.typed_fields import check_kind
from dxmodel.vocabulary import Vocabulary

__all__ = ["IdKind", "id_fields", "rename_id"]


class IdKind(Vocabulary):
    """What an id is the id of: ids of two kinds may be equal."""

    ITEM = "item"
    """An item of the plan, or the plan itself."""
    DOCUMENT = "document"
    REVISION = "revision"
    SCALE = "scale"


def rename_id(ledger: Ledger, old: str, new: str, kind: IdKind | str | None = None) -> Ledger:
    """Return the ledger in which something has another id, in every place that refers to it.

    The founding plan and every revision refer to it by the new id, as if it had always had that id, so every
    answer is the same but for the id.  The old id is kept among its former ids: whatever still uses it is
    refused with the new one.  This ledger is not changed.

    Args:
        ledger: the ledger.
        old: the id of an item, of the plan itself, of a document, a revision or a scale.
        new: the new id; a former one of the same thing may be used again.
        kind: item, document, revision or scale; needed where several have the old id.

    Raises:
        UnknownNameError: nothing has the old id; the nearest known one is named.
        AmbiguousError: things of several kinds have it.
        InvalidValueError: the new one is no id, or is or was in use, or is the name of a field of a plan.
        ParseError: no such kind.

    >>> from dxmodel.testing import small_city
    >>> renamed = rename_id(small_city(), "online-share", "online-rate")
    >>> renamed.plan["online-rate"].former_ids
    ('online-share',)
    >>> renamed.plan["online-share"]
    Traceback (most recent call last):
        ...
    dxmodel.errors.UnknownNameError: the id "online-share" was renamed to "online-rate"; write the new id
    """
    check_kind("ledger", ledger, Ledger)
    slug(None, cast(Any, None), new)
    what = _kind(ledger, old, kind)
    if old == new:
        return ledger
    is_of_plan = what is IdKind.ITEM and old == ledger.founding.id
    revisions = {revision.id for revision in ledger.revisions}
    for other_kind, id, former_ids in _ids(ledger):
        if other_kind is what and id != old and new in (id, *former_ids):
            raise InvalidValueError("ledger.id_in_use", id=new, other=id)
    if (is_of_plan and new in revisions) or (what is IdKind.REVISION and new == ledger.founding.id):
        raise InvalidValueError("ledger.id_in_use", id=new, other=new)  # a correction may refer to either
    if what is IdKind.ITEM and new in attrs.fields_dict(Plan):
        raise InvalidValueError("ledger.id_of_a_field", id=new)
    renaming = _Renaming(old=old, new=new, kind=what, is_of_plan=is_of_plan and old not in revisions)
    fields = (field for field in attrs.fields(Ledger) if field.eq)  # the base stays as it was loaded
    parts = {field.name: renaming.of(getattr(ledger, field.name)) for field in fields}
    return attrs.evolve(ledger, **parts)


KIND_OF: Mapping[type[Any], IdKind] = {
    **dict.fromkeys((Plan, *get_args(Item)), IdKind.ITEM),
    Document: IdKind.DOCUMENT,
    Revision: IdKind.REVISION,
    Scale: IdKind.SCALE,
}
"""The classes whose instances have an id."""

REFERENCES: Mapping[tuple[type[Any], str], IdKind | None] = {
    (Source, "document"): IdKind.DOCUMENT,
    (Correct, "wrong_in"): IdKind.REVISION,
    (Evaluation, "scale"): IdKind.SCALE,
    (Rationale, "about"): IdKind.ITEM,
    (Revision, "by"): None,
}
"""The fields that refer to something else than an item, start with an id, or hold codes of bodies."""


@cache
def id_fields(kind: type[Any]) -> Mapping[str, IdKind]:
    """Return the fields of a class that hold ids, or paths that start with one, each with what has the id.

    >>> from dxmodel.plan import Link, Pillar
    >>> id_fields(Link), id_fields(Pillar)
    ({'to': IdKind.ITEM}, {'id': IdKind.ITEM, 'parent': IdKind.ITEM})
    """
    kinds: dict[str, IdKind] = {}
    for field in attrs.fields(kind):
        default = KIND_OF.get(kind, IdKind.ITEM) if field.name == "id" else IdKind.ITEM
        refers_to = REFERENCES.get((kind, field.name), default if _holds_ids(kind, field) else None)
        if refers_to is not None and field.name != "former_ids":
            kinds[field.name] = refers_to
    return kinds


def _holds_ids(kind: type[Any], field: "attrs.Attribute[Any]") -> bool:
    """Return whether a field holds ids; one that a change sets holds what it holds in the items."""
    in_items = [each for item in KINDS for each in attrs.fields(item) if each.name == field.name]
    return holds_ids(field) or (kind in (Amend, Move) and any(map(holds_ids, in_items)))


@cache
def _may_hold_ids(hint: Any) -> bool:
    """Return whether values of a type, or their parts, have fields that hold ids."""
    if isinstance(hint, type) and attrs.has(hint):
        return bool(id_fields(hint)) or any(_may_hold_ids(field.type) for field in attrs.fields(hint))
    return any(map(_may_hold_ids, get_args(hint)))


def _ids(ledger: Ledger) -> Iterator[tuple[IdKind, str, tuple[str, ...]]]:
    """Yield every id that is or was in use, with what has it and its former ids."""
    entries: list[Any] = [ledger.founding, *ledger.founding.items()]
    for change in (change for revision in ledger.revisions for change in revision.changes):
        content = change.change if isinstance(change, Correct) else change
        if isinstance(content, Add):
            entries.append(content.item)
        if isinstance(content, Amend) and isinstance(content.former_ids, tuple):
            yield IdKind.ITEM, content.of, content.former_ids
    for entry in (*entries, *ledger.documents, *ledger.revisions, *ledger.scales):
        yield KIND_OF[type(entry)], entry.id, entry.former_ids


def _kind(ledger: Ledger, id: str, stated: IdKind | str | None) -> IdKind:
    """Return the kind of what has an id."""
    wanted = tuple(IdKind) if stated is None else (IdKind(stated),)
    known = [each for each in _ids(ledger) if each[0] in wanted]
    kinds = list(dict.fromkeys(kind for kind, known_id, _ in known if known_id == id))
    if not kinds:
        present = {former: known_id for _, known_id, former_ids in known for former in former_ids}
        near = KnownNames(known_id for _, known_id, _ in known).nearest(id)
        code, facts = unknown_id("plan.unknown_id", id, near, present)
        raise UnknownNameError(code, **facts)
    if len(kinds) > 1:
        raise AmbiguousError("ledger.id_of_several", id=id, kinds=kinds, accepted=tuple(map(str, kinds)))
    return kinds[0]


@attrs.frozen(kw_only=True)
class _Renaming:
    """The new id of something.

    Attributes:
        old: its id.
        new: its new id.
        kind: what has it.
        is_of_plan: whether it is the plan, and no revision has its id: a correction may refer to either.
    """

    old: str
    new: str
    kind: IdKind
    is_of_plan: bool

    def of(self, value: Any) -> Any:
        """Return a part of a ledger with the new id; the same object if it does not have the old one."""
        if isinstance(value, tuple):
            parts = tuple(map(self.of, value))
            return value if all(part is each for part, each in zip(parts, value, strict=True)) else parts
        kind: Any = type(value)
        if not _may_hold_ids(kind):
            return value
        before = {field.name: getattr(value, field.name) for field in attrs.fields(kind)}
        after = {name: self.of(part) for name, part in before.items()}
        for name, refers_to in id_fields(kind).items():
            after[name] = self._in_field(before[name], refers_to)
        if self.kind is (IdKind.ITEM if kind is Amend else KIND_OF.get(kind)) and "former_ids" in before:
            after["former_ids"] = self._former_ids(value.of if kind is Amend else value.id, value.former_ids)
        changed = {name: part for name, part in after.items() if part is not before[name]}
        return attrs.evolve(value, **changed) if changed else value

    def _in_field(self, value: Any, refers_to: IdKind) -> Any:
        """Return the new value of a field that holds an id, several, or none."""
        if isinstance(value, tuple):
            values = tuple(self._in_field(each, refers_to) for each in value)
            return value if values == value else values
        if not isinstance(value, str):
            return value
        id, dot, rest = value.partition(".")
        is_meant = refers_to is self.kind or (refers_to is IdKind.REVISION and self.is_of_plan)
        return f"{self.new}{dot}{rest}" if is_meant and id == self.old else value

    def _former_ids(self, id: str, former_ids: Any) -> Any:
        if id != self.old or not isinstance(former_ids, tuple):  # a change may leave them unchanged
            return former_ids
        return (*(each for each in former_ids if each not in (self.old, self.new)), self.old)
