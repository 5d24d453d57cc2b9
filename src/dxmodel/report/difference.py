"""The lines of text that differ between two states of a plan or an item."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from dxmodel.messages import Language, words
from dxmodel.plan import COLLECTIONS, Item, Plan, Target
from dxmodel.plan.goals.goal import subject
from dxmodel.report.field_texts import FieldTexts, value_parts
from dxmodel.report.value_texts import item_name
from dxmodel.vocabulary import Vocabulary

__all__ = ["ChangedLine", "Differences"]

OMITTED_FOR_NEW = ("id", "order", "sources", "doubt")
"""Fields that are left out of the lines of a new item."""
POSITION_FIELDS = ("parent", "pillars", "initiatives")
"""Fields that state the position of an item in the plan."""
PRINTED_OF = {"period_printed": "period"}
"""Fields that only hold the printed form of another field."""


@attrs.frozen
class ChangedLine:
    """A line of text that differs.

    Attributes:
        old, new: its text before and after.
        paths: the paths of the plan that it shows, as revisions name them.
        whole: whether the line is replaced as a whole.
    """

    old: str
    new: str
    paths: tuple[str, ...]
    whole: bool = False


@attrs.frozen
class Differences:
    """The lines that differ between two plans, in one language.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> [line] = Differences(city.founding, city.plan, "en").of(*(
    ...     plan.indicator("online-share") for plan in (city.founding, city.plan)))
    >>> line.old, line.new
    ('Target: 80% (FY2024)', 'Target: 80% (FY2028)')
    """

    before: Plan
    after: Plan
    language: Language

    def of(self, old: Item | Plan | None, new: Item | Plan | None) -> Iterator[ChangedLine]:
        """Yield the differences between the old and the new item; None where there is no such item."""
        if old is None and new is not None:
            yield ChangedLine(
                self._say("report.newly"), self._definition(new, self._new_texts), (new.id,), True
            )
        elif new is None and old is not None:
            yield ChangedLine(
                self._definition(old, self._old_texts), self._say("report.abolished"), (old.id,), True
            )
        elif old is not None and new is not None:
            for field in attrs.fields(type(new)):
                values = getattr(old, field.name), getattr(new, field.name)
                has_items = isinstance(new, Plan) and field.name in COLLECTIONS
                if not has_items and values[0] != values[1]:
                    yield from self._field(old, new, field.name, *values)

    def _field(
        self, old: Item | Plan, new: Item | Plan, field: str, before: Any, after: Any
    ) -> Iterator[ChangedLine]:
        if field == "ended":
            yield from self._ended(old, new)
        elif field == "targets":
            keys: tuple[Callable[[Target], Any], ...] = (
                lambda target: (target.due.key, subject(target.goal), target.breakdown),
                lambda target: (target.due.key, target.breakdown),
                lambda target: target.goal,
            )
            for old_target, new_target in paired(before, after, keys):
                dues = [target.due.key for target in (old_target, new_target) if target]
                paths = [f"{new.id}.targets[{due}]" for due in dues]
                yield from self._line(field, old_target, new_target, tuple(dict.fromkeys(paths)))
        elif field in ("breaks", "declared"):
            for old_value, new_value in paired(before, after, (_key_of_part,)):
                yield from self._line(field, old_value, new_value, self._paths(new, field))
        elif not (field in PRINTED_OF and getattr(old, PRINTED_OF[field]) != getattr(new, PRINTED_OF[field])):
            yield from self._line(field, before, after, self._paths(new, field))

    def _paths(self, item: Item | Plan, field: str) -> tuple[str, ...]:
        """Return the paths by which revisions name a field; fields of the plan also without its id."""
        path = f"{item.id}.{field}"
        return (field, path) if isinstance(item, Plan) else (path,)

    def _line(self, field: str, old: Any, new: Any, paths: tuple[str, ...]) -> Iterator[ChangedLine]:
        """Yield one line for a field; where its text is the same, one line for each part that differs."""
        if old == new:
            return
        term = self._new_texts.term(field, new) if new else self._old_texts.term(field, old)
        before, after = self._old_texts.text(field, old), self._new_texts.text(field, new)
        if before == after:
            yield from self._parts(term, before, old, new, paths)
            return
        if field in POSITION_FIELDS and before and after and _ids(old) != _ids(new):
            after = self._say("report.moved", place=after)
        yield ChangedLine(
            self._term_and_text(term, before) if before else self._say("report.added"),
            self._term_and_text(term, after) if after else self._say("report.removed"),
            paths,
            not (before and after),
        )

    def _parts(
        self, term: str, text: str, old: Any, new: Any, paths: tuple[str, ...]
    ) -> Iterator[ChangedLine]:
        """Yield the parts that differ in values of the same text: sources, spellings, printed form."""
        before, after = (dict(value_parts(value, term, self.language)) for value in (old, new))
        differing_parts = [part for part in before | after if before.get(part) != after.get(part)]
        for part in differing_parts:
            yield ChangedLine(
                self._term_and_text(part, before[part]) if part in before else self._say("report.added"),
                self._term_and_text(part, after[part]) if part in after else self._say("report.removed"),
                paths,
                not (part in before and part in after),
            )
        if not differing_parts:
            line = self._term_and_text(term, text)
            yield ChangedLine(line, self._say("report.recorded_anew", line=line), paths)

    def _ended(self, old: Any, new: Any) -> Iterator[ChangedLine]:
        """Yield the name of an item that ends, and how it ends."""
        before, after = self._name_or_ending(old, self._old_texts), self._name_or_ending(new, self._new_texts)
        paths = (f"{new.id}.ended",)
        if before == after:
            term = self._say("report.field_ended")
            yield from self._parts(term, before, old.ended, new.ended, paths)
        else:
            yield ChangedLine(before, after, paths, None in (old.ended, new.ended))

    def _name_or_ending(self, item: Any, texts: FieldTexts) -> str:
        if item.ended is None:
            return self._term_and_text(
                self._say("report.field_label"), item_name(texts.plan, item, self.language)
            )
        return self._say("report.in_brackets", time=texts.text("ended", item.ended))

    def _definition(self, item: Item | Plan, texts: FieldTexts) -> str:
        """Return the text of every field that defines an item, one line each."""
        lines = []
        for field in attrs.fields(type(item)):
            value = getattr(item, field.name)
            if field.name in OMITTED_FOR_NEW or value == field.default or _is_unknown(value):
                continue
            for part in value if field.name in ("targets", "breaks") else (value,):
                lines.append(self._term_and_text(texts.term(field.name, part), texts.text(field.name, part)))
        return "\n".join(lines)

    @property
    def _old_texts(self) -> FieldTexts:
        return FieldTexts(plan=self.before, language=self.language)

    @property
    def _new_texts(self) -> FieldTexts:
        return FieldTexts(plan=self.after, language=self.language)

    def _term_and_text(self, term: str, text: str) -> str:
        return self._say("report.aspect", what=term, value=text)

    def _say(self, code: str, **facts: object) -> str:
        return words(code, self.language, **facts)


def _key_of_part(value: Any) -> Any:
    """Return the key of an element of a list: its first field, e.g. the year of a break."""
    return getattr(value, attrs.fields(type(value))[0].name)


def _is_unknown(value: Any) -> bool:
    """Return whether a value is the member ``unknown`` of an enumeration."""
    return isinstance(value, Vocabulary) and value.value == "unknown"


def _ids(value: Any) -> Any:
    return [link.to for link in value] if isinstance(value, tuple) else value


def _no_key(_: Any) -> None:
    """Return the same key for every value, to pair the remaining ones in order."""


def paired(
    old: Iterable[Any], new: Iterable[Any], keys: Iterable[Callable[[Any], Any]]
) -> Iterator[tuple[Any, Any]]:
    """Yield each element of a new list with the element of the old list that it replaces.

    That is the one with the same key, by the first key that matches; else the next remaining one, else None.

    >>> list(paired([1, 2, -3], [3, 2, 5, 7], (lambda each: each, abs)))
    [(-3, 3), (2, 2), (1, 5), (None, 7)]
    """
    unpaired, new_values = list(old), list(new)
    partners: dict[int, Any] = {}
    for key in (*keys, _no_key):
        for number, new_value in enumerate(new_values):
            candidates = (n for n, old_value in enumerate(unpaired) if key(old_value) == key(new_value))
            if number not in partners and (index := next(candidates, None)) is not None:
                partners[number] = unpaired.pop(index)
    yield from ((partners.get(number), new_value) for number, new_value in enumerate(new_values))
    yield from ((old_value, None) for old_value in unpaired)
