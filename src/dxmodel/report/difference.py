"""What differs between two states of the plan or of an item, line by line."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from dxmodel.messages import Language, words
from dxmodel.plan import COLLECTIONS, Item, Plan
from dxmodel.report.saying import Saying, parts
from dxmodel.report.wording import name
from dxmodel.term import Term

__all__ = ["Difference", "Differences"]

NOT_SAID_OF_NEW = ("id", "order", "sources", "doubt")
"""What a reader of a new item need not know at once."""
PLACES = ("parent", "pillars", "initiatives")
"""Fields that say where an item stands."""
FOLLOWS = {"period_printed": "period"}
"""Fields that only say another one as printed."""


@attrs.frozen
class Difference:
    """One line that differs.

    Attributes:
        old, new: what it says before and after.
        places: the places of the plan that it is about, as revisions name them.
        whole: one takes the place of the other as a whole.
    """

    old: str
    new: str
    places: tuple[str, ...]
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

    def of(self, old: Item | Plan | None, new: Item | Plan | None) -> Iterator[Difference]:
        """Yield what differs between an item as it was and as it is; None where it is not there."""
        if old is None and new is not None:
            yield Difference(self._say("report.newly"), self._whole(new, self._new), (new.id,), True)
        elif new is None and old is not None:
            yield Difference(self._whole(old, self._old), self._say("report.abolished"), (old.id,), True)
        elif old is not None and new is not None:
            for field in attrs.fields(type(new)):
                values = getattr(old, field.name), getattr(new, field.name)
                is_item = isinstance(new, Plan) and field.name in COLLECTIONS
                if not is_item and values[0] != values[1]:
                    yield from self._field(old, new, field.name, *values)

    def _field(
        self, old: Item | Plan, new: Item | Plan, field: str, before: Any, after: Any
    ) -> Iterator[Difference]:
        if field == "ended":
            yield from self._ended(old, new)
        elif field == "targets":
            for one, other in paired(
                before, after, (lambda each: each.due.by or each.due, lambda each: each.goal)
            ):
                places = [
                    f"{new.id}.targets[{each.due.by or each.due.qualifier}]" for each in (one, other) if each
                ]
                yield from self._line(field, one, other, tuple(dict.fromkeys(places)))
        elif field in ("breaks", "declared"):
            for one, other in paired(before, after, (_name,)):
                yield from self._line(field, one, other, self._places(new, field))
        elif not (field in FOLLOWS and getattr(old, FOLLOWS[field]) != getattr(new, FOLLOWS[field])):
            yield from self._line(field, before, after, self._places(new, field))

    def _places(self, thing: Item | Plan, field: str) -> tuple[str, ...]:
        """How revisions name a field; those of the plan also without its id."""
        place = f"{thing.id}.{field}"
        return (field, place) if isinstance(thing, Plan) else (place,)

    def _line(self, field: str, old: Any, new: Any, places: tuple[str, ...]) -> Iterator[Difference]:
        """One line for a field; where it says the same, what differs in it."""
        if old == new:
            return
        term = self._say(f"report.field_{field}")
        before, after = self._old.said(field, old), self._new.said(field, new)
        if before == after:
            yield from self._parts(term, before, old, new, places)
            return
        if field in PLACES and before and after and _ids(old) != _ids(new):
            after = self._say("report.moved", place=after)
        yield Difference(
            self._aspect(term, before) if before else self._say("report.added"),
            self._aspect(term, after) if after else self._say("report.removed"),
            places,
            not (before and after),
        )

    def _parts(
        self, term: str, said: str, old: Any, new: Any, places: tuple[str, ...]
    ) -> Iterator[Difference]:
        """What differs in values that say the same: sources, spellings, translations, what was printed."""
        before, after = (dict(parts(each, term, self.language)) for each in (old, new))
        differing = [part for part in before | after if before.get(part) != after.get(part)]
        for part in differing:
            yield Difference(
                self._aspect(part, before[part]) if part in before else self._say("report.added"),
                self._aspect(part, after[part]) if part in after else self._say("report.removed"),
                places,
                not (part in before and part in after),
            )
        if not differing:
            line = self._aspect(term, said)
            yield Difference(line, self._say("report.recorded_anew", line=line), places)

    def _ended(self, old: Any, new: Any) -> Iterator[Difference]:
        """The name of what ends, and how."""
        before, after = self._end(old, self._old), self._end(new, self._new)
        places = (f"{new.id}.ended",)
        if before == after:
            term = self._say("report.field_ended")
            yield from self._parts(term, before, old.ended, new.ended, places)
        else:
            yield Difference(before, after, places, None in (old.ended, new.ended))

    def _end(self, thing: Any, saying: Saying) -> str:
        if thing.ended is None:
            return self._aspect(self._say("report.field_label"), name(thing, self.language))
        return self._say("report.in_brackets", time=saying.said("ended", thing.ended))

    def _whole(self, thing: Item | Plan, saying: Saying) -> str:
        """Everything that defines an item, a line each."""
        lines = []
        for field in attrs.fields(type(thing)):
            value = getattr(thing, field.name)
            if field.name in NOT_SAID_OF_NEW or value == field.default or _is_unknown(value):
                continue
            for each in value if field.name in ("targets", "breaks") else (value,):
                lines.append(
                    self._aspect(self._say(f"report.field_{field.name}"), saying.said(field.name, each))
                )
        return "\n".join(lines)

    @property
    def _old(self) -> Saying:
        return Saying(plan=self.before, language=self.language)

    @property
    def _new(self) -> Saying:
        return Saying(plan=self.after, language=self.language)

    def _aspect(self, term: str, said: str) -> str:
        return self._say("report.aspect", what=term, value=said)

    def _say(self, code: str, **facts: object) -> str:
        return words(code, self.language, **facts)


def _name(value: Any) -> Any:
    """What a part of a list is known by: the first field, e.g. the year of a break."""
    return getattr(value, attrs.fields(type(value))[0].name)


def _is_unknown(value: Any) -> bool:
    """Is it only the word for what the documents do not say?"""
    return isinstance(value, Term) and value.value == "unknown"


def _ids(value: Any) -> Any:
    return [link.to for link in value] if isinstance(value, tuple) else value


def _anything(_: Any) -> None:
    """The key that whatever is left has in common."""


def paired(
    old: Iterable[Any], new: Iterable[Any], keys: Iterable[Callable[[Any], Any]]
) -> Iterator[tuple[Any, Any]]:
    """Yield each part of a new list with the one of the old list that it takes the place of.

    That is one with the same key, by the first key that fits; else the next that is left, else None.

    >>> list(paired([1, 2, -3], [3, 2, 5, 7], (lambda each: each, abs)))
    [(-3, 3), (2, 2), (1, 5), (None, 7)]
    """
    left, wanted = list(old), list(new)
    partner: dict[int, Any] = {}
    for key in (*keys, _anything):
        for number, each in enumerate(wanted):
            fitting = (place for place, other in enumerate(left) if key(other) == key(each))
            if number not in partner and (place := next(fitting, None)) is not None:
                partner[number] = left.pop(place)
    yield from ((partner.get(number), each) for number, each in enumerate(wanted))
    yield from ((each, None) for each in left)
