"""From the events of a YAML text to plain data that know their places.

Stricter than YAML on purpose: whatever two readers could take for different things is refused.
Events are told by the names of their classes, so that the library that makes them stays in ``yaml.py``.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NoReturn

from dxmodel.formats.text import DEPTH, MOST, refuse, strange
from dxmodel.formats.yaml.tree import Listed, Mapped, Mark

__all__ = ["Composer"]


class Composer:
    """Builds mappings and lists, without recursion: it is the depth that is limited, not the stack."""

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._open: list[Mapped | Listed] = []
        self._keys: list[str | None] = []  # for each open mapping the key that waits for its value
        self._last: Any = None  # the scalar before
        self._root: Any = None
        self._count = 0

    def compose(self, events: Iterable[Any]) -> Any:
        """Return the plain data of one document.

        Raises:
            Problems: the first thing that is refused.
        """
        documents = 0
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
                case "DocumentStartEvent" if documents:
                    self._refuse("formats.several_documents", event)
                case "DocumentStartEvent":
                    documents = 1
                case "AliasEvent":
                    self._refuse("formats.no_aliases", event)
        return self._root

    def _refuse(self, code: str, event: Any, **facts: object) -> NoReturn:
        refuse(code, self._file, *_mark(event), **facts)

    def _check(self, event: Any) -> None:
        self._count += 1
        if self._count > MOST:
            self._refuse("formats.too_many", event, limit=MOST)
        if event.anchor is not None:
            self._refuse("formats.no_aliases", event)
        if event.tag is not None:
            self._refuse("formats.no_tags", event, tag=event.tag)

    def _check_text(self, event: Any) -> None:
        """Refuse what an escape such as ``"\\e"`` brings in past the reader of characters."""
        if found := strange(event.value):
            self._refuse("formats.strange_character", event, found=found)

    def _check_comma(self, event: Any) -> None:
        """Refuse ``{reach: 5,328時間}``, which YAML reads as 5 and a key 328時間."""
        last, self._last = self._last, event
        if last is None or event.style or last.end_mark.index + 1 != event.start_mark.index:
            return
        if _HEAD.search(last.value) and _GROUP.match(event.value):
            self._refuse("formats.quote_amount", last, found=f"{last.value},{event.value}")

    def _start(self, opened: Mapped | Listed, event: Any) -> None:
        self._check(event)
        if len(self._open) == DEPTH:
            self._refuse("formats.too_deep", event, limit=DEPTH)
        self._put(opened, event)
        self._open.append(opened)
        self._keys.append(None)

    def _put(self, value: Any, event: Any) -> None:
        """Put a value where the text has come to: under a key, into a list, or as the whole."""
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
        if not isinstance(key, str):
            self._refuse("formats.key_not_text", event)
        if key in parent:
            self._refuse("formats.repeated_key", event, key=key)
        if key == "<<" and not event.style:
            self._refuse("formats.no_aliases", event)
        if key.startswith("\u3000"):
            self._refuse("formats.wide_space", event)
        parent.marks[key] = _mark(event)
        return key


_HEAD = re.compile(r"(?:^|[^0-9])[0-9]{1,3}$")
_GROUP = re.compile(r"[0-9]{3}(?![0-9])")


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


_WORDS: dict[str, Any] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_NUMBER = re.compile(r"[-+]?[0-9]{1,40}(\.[0-9]{1,40})?")


def _scalar(event: Any) -> Any:
    """Take plain words and numbers for what they are; everything else is text."""
    text: str = event.value
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    return text if number is None else Decimal(text) if number[1] else int(text)
