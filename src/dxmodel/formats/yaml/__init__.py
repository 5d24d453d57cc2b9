"""YAML 1.2: read strictly, written plainly, and edited in place so that comments survive.

* ``parser.py`` a text becomes plain data; the one file that reads with PyYAML
* ``composer.py`` does it event by event · ``tree.py`` mappings and lists that know their lines
* ``likely_mistakes.py`` what people really did where YAML says something puzzling
* ``emitter.py`` plain data become a text; the one file that writes with PyYAML
* ``splice.py`` a text that people have edited takes new values, and keeps its other lines
"""

from typing import Any, overload

from dxmodel.amount import UnitTable
from dxmodel.formats.document import P, read, written
from dxmodel.formats.parts import Part
from dxmodel.formats.yaml.emitter import dump
from dxmodel.formats.yaml.parser import parse
from dxmodel.ledger import Ledger

__all__ = ["dump", "dumps", "loads", "parse"]


@overload
def loads(text: str | bytes, *, file: str | None = None, units: UnitTable | None = None) -> Ledger: ...
@overload
def loads(
    text: str | bytes, kind: type[P], *, file: str | None = None, units: UnitTable | None = None
) -> P: ...
def loads(
    text: str | bytes, kind: type[Any] = Ledger, *, file: str | None = None, units: UnitTable | None = None
) -> Any:
    """Read a ledger, or one part of it, from YAML.

    Args:
        text: a document that begins with its format, e.g. ``format: plan/1``.
        kind: what it should be.
        file: its name, for the addresses of problems.
        units: what amounts may count in, for a part without its plan: the plan's ``unit_table``.

    Raises:
        ValidationError: everything that is wrong with it, each with line and column.

    >>> from dxmodel.formats import Documents
    >>> text = "format: documents/1\\ndocuments: [{id: extension, label: 計画期間延伸}]"
    >>> loads(text, Documents).documents[0].id
    'extension'
    """
    return read(parse(text, file), kind, file, units)


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
