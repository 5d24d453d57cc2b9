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
from dxmodel.formats.text import MAX_DEPTH, MAX_VALUES, invalid_character, refuse
from dxmodel.formats.tree import Listed, Mapped, Mark

__all__ = ["Composer"]


class Composer:
    """Builds mappings and lists without recursion, so that the depth does not depend on the stack.

    Attributes:
        problems: what was refused; the data are valid only if it is empty.
    """

    def __init__(self, file: str | None) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._open: list[Mapped | Listed] = []
        self._keys: list[str | None] = []  # for each open mapping the key whose value comes next
        self._last: Any = None  # the previous scalar
        self._continues_amount = False  # whether this scalar is part of an amount that a comma divides
        self._anchors: set[str] = set()
        self._root: Any = None
        self._count = 0

    def compose(self, events: Iterable[Any]) -> Any:
        """Return the plain data of one document; add what is refused to the problems.

        Raises:
            ValidationError: the text has too many values, or is nested too deeply.
        """
        has_document = False
        for event in events:
            match type(event).__name__:
                case "ScalarEvent":
                    self._check(event)
                    self._check_text(event)
                    self._check_comma(event)
                    self._put(_scalar(event), event)
                case "MappingStartEvent":
                    self._start(Mapped(_mark(event)), event)
                case "SequenceStartEvent":
                    self._start(Listed(_mark(event)), event)
                case "MappingEndEvent" | "SequenceEndEvent":
                    self._open.pop()
                    self._keys.pop()
                case "DocumentStartEvent" if has_document:
                    self._refuse("formats.several_documents", event)
                    break
                case "DocumentStartEvent":
                    has_document = True
                case "AliasEvent":
                    if event.anchor not in self._anchors:  # not a second mistake beside the anchor
                        self._refuse("formats.no_aliases", event)
                    self._put(None, event)
        return self._root

    def _refuse(self, code: str, event: Any, **facts: object) -> None:
        line, column = _mark(event)
        place = Place(file=self._file, line=line, column=column)
        self.problems.append(Problem(path="$", code=code, facts=facts, place=place))

    def _check(self, event: Any) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            refuse("formats.too_many", self._file, *_mark(event), limit=MAX_VALUES)
        if event.anchor is not None:
            self._anchors.add(event.anchor)
            self._refuse("formats.no_aliases", event)
        if event.tag is not None:
            self._refuse("formats.no_tags", event, tag=event.tag)

    def _check_text(self, event: Any) -> None:
        """Refuse characters that an escape such as ``"\\e"`` produces, which the check of the text missed."""
        if character := invalid_character(event.value):
            self._refuse("formats.strange_character", event, found=character)

    def _check_comma(self, event: Any) -> None:
        """Refuse ``{reach: 5,328時間}``, which YAML reads as 5 and a key 328時間, with one problem."""
        if event.start_mark.index == event.end_mark.index:
            return  # the empty value of a key that is part of an amount
        last, continued_amount = self._last, self._continues_amount
        self._last, self._continues_amount = event, False
        if last is None or event.style or last.end_mark.index + 1 != event.start_mark.index:
            return
        if not (_BEFORE_COMMA.search(last.value) and _AFTER_COMMA.match(event.value)):
            return
        self._continues_amount = True
        if continued_amount:
            amount = self.problems.pop()
            facts = {"found": f"{amount.facts['found']},{event.value}"}
            self.problems.append(attrs.evolve(amount, facts=facts))
        else:
            self._refuse("formats.quote_amount", last, found=f"{last.value},{event.value}")

    def _start(self, container: Mapped | Listed, event: Any) -> None:
        self._check(event)
        if len(self._open) == MAX_DEPTH:
            refuse("formats.too_deep", self._file, *_mark(event), limit=MAX_DEPTH)
        self._put(container, event)
        self._open.append(container)
        self._keys.append(None)

    def _put(self, value: Any, event: Any) -> None:
        """Add a value at the current position: under a key, to a list, or as the whole document."""
        if not self._open:
            self._root = value
            return
        parent, key = self._open[-1], self._keys[-1]
        if isinstance(parent, Listed):
            parent.append(value)
            parent.marks.append(_mark(event))
        elif key is None:
            self._keys[-1] = self._key(value, parent, event)
        else:
            parent[key] = value
            self._keys[-1] = None

    def _key(self, key: Any, parent: Mapped, event: Any) -> str:
        if self._continues_amount:
            key = f"{key}"
        elif not isinstance(key, str):
            self._refuse("formats.key_not_text", event)
            key = ""
        elif key in parent:
            self._refuse("formats.repeated_key", event, key=key)
        elif key == "<<" and not event.style:
            self._refuse("formats.no_aliases", event)
        elif key.startswith("\u3000"):
            self._refuse("formats.wide_space", event)
        parent.marks[key] = _mark(event)
        return str(key)


_BEFORE_COMMA = re.compile(r"(?:^|[^0-9])[0-9]{1,3}$")
_AFTER_COMMA = re.compile(r"[0-9]{3}(?![0-9])")


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


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
    number = _NUMBER.fullmatch(text)
    return text if number is None else Decimal(text) if number[1] else int(text)
