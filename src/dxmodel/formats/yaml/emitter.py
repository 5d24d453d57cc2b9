"""Write plain data as a YAML text in block style, with quotes wherever a reader could misinterpret text."""

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
