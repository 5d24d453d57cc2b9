"""JSON: the whole ledger, or one part of it, as one document.

No number is ever a float, NaN is refused, and so are keys that come twice.
"""

import json
from decimal import Decimal
from typing import Any, NoReturn, overload

from dxmodel.formats.document import P, read, written
from dxmodel.formats.parts import Part
from dxmodel.formats.text import DEPTH, decoded, refuse
from dxmodel.ledger import Ledger

__all__ = ["dumps", "loads", "parse"]


@overload
def loads(text: str | bytes, *, file: str | None = None) -> Ledger: ...
@overload
def loads(text: str | bytes, kind: type[P], *, file: str | None = None) -> P: ...
def loads(text: str | bytes, kind: type[Any] = Ledger, *, file: str | None = None) -> Any:
    """Read a ledger, or one part of it, from JSON.

    Args:
        text: an object with its format, e.g. ``{"format": "plan/1", …}``.
        kind: what it should be.
        file: its name, for the addresses of problems.

    Raises:
        Problems: everything that is wrong with it, each with its path; line and column only where
            it is no JSON at all.

    >>> from dxmodel.formats import Documents
    >>> loads('{"format": "documents/1", "documents": []}', Documents)
    Documents(documents=())
    """
    return read(parse(text, file), kind, file)


def dumps(part: Part, *, indent: int | None = 2) -> str:
    """Write a ledger, or one part of it, as JSON; the inverse of :func:`loads`.

    >>> from dxmodel.formats import Documents
    >>> dumps(Documents(), indent=None)
    '{"format": "documents/1"}'
    """
    return json.dumps(written(part), ensure_ascii=False, allow_nan=False, indent=indent, default=_number)


def _number(value: Decimal) -> float | str:
    """A confidence survives as a JSON number, having few digits; what would not is written as text."""
    return float(value) if Decimal(repr(float(value))) == value else str(value)


class _Refused(ValueError):
    """JSON that is not taken, with code and facts."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def parse(text: str | bytes, file: str | None = None) -> Any:
    """Read JSON into plain data; what the data mean is not judged.

    Raises:
        Problems: the first thing that is wrong with the text; alone, for nothing after it can be trusted.
    """
    source = decoded(text, file)
    try:
        return json.loads(
            source,
            object_pairs_hook=_unique,
            parse_float=Decimal,
            parse_int=_whole,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        refuse("formats.json_syntax", file, error.lineno, error.colno, problem=error.msg)
    except RecursionError:
        refuse("formats.too_deep", file, limit=DEPTH)
    except _Refused as error:
        refuse(error.code, file, **error.facts)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Refused("formats.repeated_key", key=next(name for name in names if names.count(name) > 1))
    return made


def _whole(digits: str) -> int:
    if len(digits) > 40:
        raise _Refused("formats.not_whole", found=f"{digits[:20]}…")
    return int(digits)


def _no_constant(name: str) -> NoReturn:
    raise _Refused("formats.not_a_number", found=name)
