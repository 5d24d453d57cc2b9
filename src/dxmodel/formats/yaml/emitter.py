"""Write plain data as a YAML text in block style, with quotes wherever a reader could misinterpret text."""

import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from yaml.emitter import Emitter
from yaml.nodes import ScalarNode
from yaml.representer import SafeRepresenter
from yaml.resolver import Resolver
from yaml.serializer import Serializer

__all__ = ["dump"]

CORE = "tag:yaml.org,2002:"


def dump(data: Any) -> str:
    """Write plain data as YAML.

    >>> print(dump({"label": "窓口", "open": True, "codes": ["011002", 5]}), end="")
    label: 窓口
    open: true
    codes:
    - "011002"
    - 5
    """
    try:
        return dumped(data) if _is_scalar(data) else "".join(f"{line}\n" for line in _lines(data))
    except _NeedsPyYAMLError:
        return dumped(data)


def dumped(data: Any) -> str:
    """Write plain data with PyYAML alone, which gives the same text in twenty times the time."""
    stream = io.StringIO()
    dumper = _Dumper(stream)
    dumper.open()
    dumper.represent(data)
    dumper.close()
    return stream.getvalue()


# --- lines in block style; PyYAML writes only the texts that need its rules


class _NeedsPyYAMLError(Exception):
    """A key or a text whose form depends on the whole document."""


def _lines(data: Any) -> Iterator[str]:
    """Yield the lines of a mapping or a list that is not empty."""
    if isinstance(data, list):
        for value in data:
            first, *rest = _value_lines(value)
            yield f"- {first}"
            yield from rest if _is_scalar(value) else map(_indented, rest)
        return
    for key, value in data.items():
        if _is_scalar(value):
            first, *rest = _value_lines(value)
            yield f"{_key(key)}: {first}"
            yield from rest
        else:
            yield f"{_key(key)}:"
            yield from _lines(value) if isinstance(value, list) else map(_indented, _lines(value))


def _is_scalar(value: Any) -> bool:
    return not value or not isinstance(value, dict | list)


def _indented(line: str) -> str:
    return f"  {line}" if line else line


def _value_lines(value: Any) -> Iterable[str]:
    """Return the lines of a value; of a scalar, all but the first are indented."""
    if not _is_scalar(value):
        return _lines(value)
    if type(value) is str:
        return (value,) if _PLAIN.fullmatch(value) else _text_lines(value)
    return dumped({"k": value})[3:-1].split("\n")


_JAPANESE = "ぁ-ゖァ-ヺー一-鿿々"
_PLAIN = re.compile(rf"(?:[0-9A-Za-z][0-9A-Za-z,.]*)?[{_JAPANESE}][0-9A-Za-z,.%{_JAPANESE}]*|[0-9][0-9,.]*%")
"""Texts that no reader could take for anything else, such as 5,328時間."""


@lru_cache(maxsize=2**12)
def _text_lines(text: str) -> tuple[str, ...]:
    first, *rest = dumped({"k": text})[3:-1].split("\n")
    if first.startswith("|") and first.endswith("+"):
        raise _NeedsPyYAMLError  # its empty lines at the end of a document need a mark of the end
    return first, *rest


@lru_cache(maxsize=2**12)
def _key(key: str) -> str:
    text = dumped({key: 0})
    if text.startswith("?"):
        raise _NeedsPyYAMLError
    return text[:-4]


class _Dumper(Emitter, Serializer, SafeRepresenter, Resolver):
    """Writes block style; quotes text that a reader of YAML 1.1 or 1.2 would not read as text."""

    def __init__(self, stream: io.StringIO) -> None:
        Emitter.__init__(self, stream, width=2**20, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=False, sort_keys=False)
        Resolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        """Write repeated values in full, without anchors."""
        return True


def _text(dumper: _Dumper, text: str) -> ScalarNode:
    quoted = _YAML_1_1_VALUE.fullmatch(text) or not text.replace("\n", "").isprintable()
    style = '"' if quoted else "|" if "\n" in text else None
    return dumper.represent_scalar(f"{CORE}str", text, style=style)


_YAML_1_1_VALUE = re.compile(r"(?i:y|n|yes|no|on|off|=)|[-+]?[0-9][0-9:_,.]*")


def _number(dumper: _Dumper, number: Decimal) -> ScalarNode:
    text = f"{number:f}"
    return dumper.represent_scalar(f"{CORE}{'float' if '.' in text else 'int'}", text)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)

# Numbers of YAML 1.2 that PyYAML, which implements YAML 1.1, would write without quotes.
_YAML_1_2_NUMBER = re.compile(
    r"[-+]?(?:0o[0-7_]+|[0-9][0-9_]*\.?[0-9_]*[eE][-+]?[0-9]+|\.[0-9_]+(?:[eE][-+]?[0-9]+)?)$"
)
_Dumper.add_implicit_resolver(f"{CORE}float", _YAML_1_2_NUMBER, list("-+.0123456789"))
