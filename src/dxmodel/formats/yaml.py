"""YAML 1.2, read from its events: nothing is guessed, and everything knows its line and column.

Text stays text, dates too; only whole numbers, decimals, true, false and null are not text, and no
number is ever a float.  Anchors, aliases, tags, merge keys and repeated keys are refused.
"""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NoReturn, overload

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.representer import RoundTripRepresenter

from dxmodel.formats.document import P, read, written
from dxmodel.formats.hints import hint
from dxmodel.formats.parts import Part
from dxmodel.formats.text import DEPTH, decoded, refuse
from dxmodel.formats.tree import Listed, Mapped, Mark
from dxmodel.ledger import Ledger

__all__ = ["dump", "dumps", "loads", "parse"]


@overload
def loads(text: str | bytes, *, file: str | None = None) -> Ledger: ...
@overload
def loads(text: str | bytes, kind: type[P], *, file: str | None = None) -> P: ...
def loads(text: str | bytes, kind: type[Any] = Ledger, *, file: str | None = None) -> Any:
    """Read a ledger, or one part of it, from YAML.

    Args:
        text: a document that begins with its format, e.g. ``format: plan/1``.
        kind: what it should be.
        file: its name, for the addresses of problems.

    Raises:
        Problems: everything that is wrong with it, each with line and column.

    >>> from dxmodel.formats import Documents
    >>> text = "format: documents/1\\ndocuments: [{id: extension, label: 計画期間延伸}]"
    >>> loads(text, Documents).documents[0].id
    'extension'
    """
    return read(parse(text, file), kind, file)


def dumps(part: Part) -> str:
    """Write a ledger, or one part of it, as YAML; the inverse of :func:`loads`.

    >>> from dxmodel.formats import Documents
    >>> from dxmodel.plan import Document
    >>> print(dumps(Documents([Document(id="extension", label="計画期間延伸")])), end="")
    format: documents/1
    documents:
    - id: extension
      label: 計画期間延伸
    """
    return dump(written(part))


# --- reading


def parse(text: str | bytes, file: str | None = None) -> Any:
    """Read YAML into plain data that know their lines; what the data mean is not judged.

    Raises:
        Problems: the first thing that is wrong with the text; alone, for nothing after it can be trusted.
    """
    source = decoded(text, file)
    try:
        return _Composer(file).compose(YAML(typ="safe", pure=True).parse(source))
    except YAMLError as error:
        _refuse_syntax(error, source, file)


def _refuse_syntax(error: YAMLError, text: str, file: str | None) -> NoReturn:
    if not isinstance(error, MarkedYAMLError):  # a character that YAML does not allow
        position = getattr(error, "position", 0)
        line = text.count("\n", 0, position) + 1
        refuse(
            "formats.bad_character",
            file,
            line,
            position - text.rfind("\n", 0, position),
            found=repr(text[position]),
        )
    mark = error.problem_mark
    if habit := hint(text, mark.line + 1):
        code, (line, column) = habit
        refuse(code, file, line, column)
    refuse("formats.yaml_syntax", file, mark.line + 1, mark.column + 1, problem=error.problem)


class _Composer:
    """Builds mappings and lists from events, without recursion: depth is limited, not the stack."""

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._open: list[Mapped | Listed] = []
        self._keys: list[str | None] = []  # for each open mapping the key that waits for its value
        self._root: Any = None

    def compose(self, events: Iterator[Event]) -> Any:
        documents = 0
        for event in events:
            if isinstance(event, ScalarEvent):
                self._check(event)
                self._put(_scalar(event), event)
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                self._start(event)
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                self._open.pop()
                self._keys.pop()
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("formats.several_documents", event)
            elif isinstance(event, AliasEvent):
                self._refuse("formats.no_aliases", event)
        return self._root

    def _refuse(self, code: str, event: Event, **facts: object) -> NoReturn:
        refuse(code, self._file, *_mark(event), **facts)

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("formats.no_aliases", event)
        if event.tag is not None:
            self._refuse("formats.no_tags", event, tag=event.tag)

    def _start(self, event: Any) -> None:
        self._check(event)
        if len(self._open) == DEPTH:
            self._refuse("formats.too_deep", event, limit=DEPTH)
        mark = _mark(event)
        opened = Mapped(mark) if isinstance(event, MappingStartEvent) else Listed(mark)
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
        if key == "<<":
            self._refuse("formats.no_aliases", event)
        if key.startswith("\u3000"):
            self._refuse("formats.wide_space", event)
        parent.marks[key] = _mark(event)
        return key


def _mark(event: Event) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


_WORDS: dict[str, Any] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_NUMBER = re.compile(r"[-+]?[0-9]{1,40}(\.[0-9]{1,40})?")


def _scalar(event: Any) -> Any:
    """Take plain words and numbers for what they are; everything else is text."""
    text: str = event.value
    if event.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    return text if number is None else Decimal(text) if number[1] else int(text)


# --- writing


def dump(data: Any) -> str:
    """Write plain data as YAML in block style, one long line for a long text."""
    stream = io.StringIO()
    _writer().dump(data, stream)
    return stream.getvalue()


@cache
def _writer() -> YAML:
    class Representer(RoundTripRepresenter):
        """Quotes what older readers of YAML would not take for text."""

    Representer.add_representer(str, _represent_text)
    Representer.add_representer(
        Decimal, lambda self, value: self.represent_scalar("tag:yaml.org,2002:float", str(value))
    )
    writer = YAML()
    writer.Representer = Representer
    writer.width = 2**20
    return writer


_OLD_WORDS = re.compile(r"(?i:y|n|yes|no|on|off|=)|[-+]?[0-9][0-9:_,.]*")


def _represent_text(self: RoundTripRepresenter, text: str) -> Any:
    style = '"' if _OLD_WORDS.fullmatch(text) else "|" if "\n" in text else None
    return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)
