"""Plain data become a YAML text: block style, one long line for a long text, nothing left to guess."""

import io
import re
from decimal import Decimal
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
    stream = io.StringIO()
    dumper = _Dumper(stream)
    dumper.open()
    dumper.represent(data)
    dumper.close()
    return stream.getvalue()


class _Dumper(Emitter, Serializer, SafeRepresenter, Resolver):
    """Quotes whatever some reader of YAML, old or new, would not take for text."""

    def __init__(self, stream: io.StringIO) -> None:
        Emitter.__init__(self, stream, width=2**20, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=False, sort_keys=False)
        Resolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out, as often as it occurs."""
        return True


def _text(dumper: _Dumper, text: str) -> ScalarNode:
    quoted = _OLD_WORD.fullmatch(text) or not text.replace("\n", "").isprintable()
    style = '"' if quoted else "|" if "\n" in text else None
    return dumper.represent_scalar(f"{CORE}str", text, style=style)


_OLD_WORD = re.compile(r"(?i:y|n|yes|no|on|off|=)|[-+]?[0-9][0-9:_,.]*")


def _number(dumper: _Dumper, number: Decimal) -> ScalarNode:
    text = f"{number:f}"
    return dumper.represent_scalar(f"{CORE}{'float' if '.' in text else 'int'}", text)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)

# Numbers that only readers of YAML 1.2 would see: PyYAML resolves words as YAML 1.1 does.
_NEW_NUMBER = re.compile(
    r"[-+]?(?:0o[0-7_]+|[0-9][0-9_]*\.?[0-9_]*[eE][-+]?[0-9]+|\.[0-9_]+(?:[eE][-+]?[0-9]+)?)$"
)
_Dumper.add_implicit_resolver(f"{CORE}float", _NEW_NUMBER, list("-+.0123456789"))
