"""Read YAML 1.2 strictly, write it in block style, and edit it in place without losing comments.

* ``parser.py`` read a text into plain data; the only file that reads with PyYAML
* ``composer.py`` build the data from events
* ``likely_mistakes.py`` recognise common mistakes behind syntax errors
* ``emitter.py`` write plain data as a text; the only file that writes with PyYAML
* ``splice.py`` change values in an edited text, and keep its other lines
"""

from typing import Any, overload

from dxmodel.amount import UnitTable
from dxmodel.formats.document import P, document_data, read
from dxmodel.formats.parts import Part
from dxmodel.formats.plain_values import check_values
from dxmodel.formats.text import check_lines, decoded
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
        text: a document with its format line, e.g. ``format: plan/1``.
        kind: the class of the part.
        file: the name of the file, for the places of problems.
        units: the ``unit_table`` of the plan, for a part that is read without it.

    Raises:
        ValidationError: every problem, each with line and column.

    >>> from dxmodel.formats import Documents
    >>> text = "format: documents/1\\ndocuments: [{id: extension, label: 計画期間延伸}]"
    >>> loads(text, Documents).documents[0].id
    'extension'
    """
    return read(parse(text, file), kind, file, units)


def dumps(part: Part) -> str:
    """Write a ledger, or one part of it, as YAML; the inverse of :func:`loads`.

    Raises:
        UnknownNameError: it is no part of a ledger; the nearest class is named.
        ValidationError: :func:`loads` would refuse it: it is too large, or a text is too long or has
            characters that no text may have.

    >>> from dxmodel.formats import Documents
    >>> from dxmodel.plan import Document
    >>> print(dumps(Documents([Document(id="extension", label="計画期間延伸")])), end="")
    format: documents/1
    documents:
    - id: extension
      label: 計画期間延伸
    """
    data = document_data(part)
    check_values(data)
    text = decoded(dump(data))
    check_lines(text)
    return text
