"""Composer: build plain data with lines and columns from the events of a YAML text.

It is stricter than YAML: text that two readers may interpret differently is refused.
Events are distinguished by the names of their classes, so that only ``parser.py`` imports PyYAML.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs

from dxmodel.errors import Place, Problem
from dxmodel.formats import limits
from dxmodel.formats.text import invalid_character, refuse
from dxmodel.formats.tree import Listed, Mapped, mark_at, position

__all__ = ["Composer"]


class Composer:
    """Builds mappings and lists without recursion, so that the depth does not depend on the stack.

    Attributes:
        problems: what was refused; the data are valid only if it is empty.
    """

    def __init__(self, file: str | None) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._continues_amount = False  # whether this scalar is part of an amount that a comma divides
        self._anchors: set[str] = set()

    def compose(self, events: Iterable[Any]) -> Any:
        """Return the plain data of one document; add what is refused to the problems.

        Raises:
            ValidationError: the text has too many values, or is nested too deeply.
        """
        root = parent = key = last = value = None
        has_document = False
        outer: list[tuple[Any, str | None]] = []  # the containers around the parent, each with its open key
        count = 0
        for event in events:  # one loop with local variables, because a file has 100,000 events
            name = type(event).__name__
            start = event.start_mark
            place = position(start.line + 1, start.column + 1)
            if name == "ScalarEvent":
                value = _scalar(event)
                if start.index != event.end_mark.index:  # not the empty value after a part of an amount
                    is_next = last is not None and last.end_mark.index + 1 == start.index
                    self._continues_amount = is_next and self._is_divided(last, event)
                    last = event
                if event.style == '"' and (character := invalid_character(value)):
                    self._refuse("formats.strange_character", event, found=character)
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                parent, key = outer.pop()
                continue
            elif name == "MappingStartEvent":
                value = Mapped(place)
            elif name == "SequenceStartEvent":
                value = Listed(place)
            elif name == "AliasEvent":
                if event.anchor not in self._anchors:  # not a second mistake beside the anchor
                    self._refuse("formats.no_aliases", event)
                value = None
            elif name == "DocumentStartEvent":
                if has_document:
                    self._refuse("formats.several_documents", event)
                    break
                has_document = True
                continue
            else:
                continue
            count += 1
            if count > limits.MAX_VALUES:
                refuse("formats.too_many", self._file, *mark_at(place), limit=limits.MAX_VALUES)
            if name != "AliasEvent" and (event.anchor is not None or event.tag is not None):
                self._refuse_properties(event)
            if parent is None:
                root = value
            elif type(parent) is Listed:
                parent.append(value)
                parent.positions.append(place)
            elif key is None:
                key = self._key(value, parent, event)
                parent.positions[key] = place
            else:
                parent[key] = value
                key = None
            if name in ("MappingStartEvent", "SequenceStartEvent"):
                if len(outer) == limits.MAX_DEPTH:
                    refuse("formats.too_deep", self._file, *mark_at(place), limit=limits.MAX_DEPTH)
                outer.append((parent, key))
                parent, key = value, None
        return root

    def _refuse(self, code: str, event: Any, **facts: object) -> None:
        place = Place(file=self._file, line=event.start_mark.line + 1, column=event.start_mark.column + 1)
        self.problems.append(Problem(path="$", code=code, facts=facts, place=place))

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._anchors.add(event.anchor)
            self._refuse("formats.no_aliases", event)
        if event.tag is not None:
            self._refuse("formats.no_tags", event, tag=event.tag)

    def _is_divided(self, last: Any, event: Any) -> bool:
        """Refuse ``{reach: 5,328時間}``, which YAML reads as 5 and a key 328時間, with one problem."""
        if event.style or not (_BEFORE_COMMA.search(last.value) and _AFTER_COMMA.match(event.value)):
            return False
        if self._continues_amount:
            amount = self.problems.pop()
            facts = {"found": f"{amount.facts['found']},{event.value}"}
            self.problems.append(attrs.evolve(amount, facts=facts))
        else:
            self._refuse("formats.quote_amount", last, found=f"{last.value},{event.value}")
        return True

    def _key(self, key: Any, parent: Mapped, event: Any) -> str:
        """Return the text of a key; refuse one that is no text, is repeated, or looks like a mistake."""
        if type(key) is str and key not in parent and not key.startswith(("<<", "\u3000")):
            return key
        if self._continues_amount:
            return f"{key}"
        if not isinstance(key, str):
            self._refuse("formats.key_not_text", event)
            return ""
        if key in parent:
            self._refuse("formats.repeated_key", event, key=key)
        elif key == "<<" and not event.style:
            self._refuse("formats.no_aliases", event)
        elif key.startswith("\u3000"):
            self._refuse("formats.wide_space", event)
        return key


_BEFORE_COMMA = re.compile(r"(?:^|[^0-9])[0-9]{1,3}$")
_AFTER_COMMA = re.compile(r"[0-9]{3}(?![0-9])")


_WORDS: dict[str, Any] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_NUMBER = re.compile(r"[-+]?[0-9]{1,40}(\.[0-9]{1,40})?")


def _scalar(event: Any) -> Any:
    """Return the value of a scalar: null, a boolean or a number if it is written so, otherwise text."""
    text: str = event.value
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-0123456789" or (number := _NUMBER.fullmatch(text)) is None:
        return text
    return Decimal(text) if number[1] else int(text)
