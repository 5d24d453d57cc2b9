"""YAML 1.2, read from its events: nothing is guessed, and everything knows its line and column.

Text stays text, dates too; only whole numbers, decimals, true, false and null are not text, and no
number is ever a float.  Anchors, aliases, tags, merge keys and repeated keys are refused.
"""

import io
import re
from decimal import Decimal
from functools import cache
from typing import Any, NoReturn, overload

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.representer import RoundTripRepresenter

from dxmodel.formats.compose import Composer
from dxmodel.formats.document import P, read, written
from dxmodel.formats.hints import hint
from dxmodel.formats.parts import Part
from dxmodel.formats.text import decoded, refuse
from dxmodel.ledger import Ledger

__all__ = ["dump", "dumps", "loads", "parse"]

LONGEST_LINE = 100_000


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
    _check_lines(source, file)
    try:
        return Composer(file).compose(YAML(typ="safe", pure=True).parse(source))
    except YAMLError as error:
        _refuse_syntax(error, source, file)


def _check_lines(text: str, file: str | None) -> None:
    """No person writes such a line, and the scanner needs seconds for it."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            refuse("formats.line_too_long", file, number, length=len(line), limit=LONGEST_LINE)


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
    Representer.add_representer(Decimal, _represent_number)
    Representer.add_representer(type(None), _represent_nothing)
    writer = YAML()
    writer.Representer = Representer
    writer.width = 2**20
    return writer


def _represent_number(self: RoundTripRepresenter, number: Decimal) -> Any:
    text = f"{number:f}"
    return self.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


def _represent_nothing(self: RoundTripRepresenter, _: None) -> Any:
    """A word, for nothing at all after a key looks like something forgotten."""
    return self.represent_scalar("tag:yaml.org,2002:null", "null")


_OLD_WORDS = re.compile(r"(?i:y|n|yes|no|on|off|=)|[-+]?[0-9][0-9:_,.]*")


def _represent_text(self: RoundTripRepresenter, text: str) -> Any:
    quoted = _OLD_WORDS.fullmatch(text) or not text.replace("\n", "").isprintable()
    style = '"' if quoted else "|" if "\n" in text else None
    return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)
