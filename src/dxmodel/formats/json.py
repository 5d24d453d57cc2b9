"""Read and write JSON: a whole ledger, or one part of it, as one document.

Numbers are read exactly, never as floats; NaN and repeated keys are refused.
"""

import json
import re
from decimal import Decimal
from typing import Any, NoReturn, overload

from dxmodel.amount import UnitTable
from dxmodel.formats import limits
from dxmodel.formats.document import P, document_data, read
from dxmodel.formats.fiscal_years import with_fiscal_years
from dxmodel.formats.parts import Part
from dxmodel.formats.plain_values import check_values, is_within_limits
from dxmodel.formats.text import check_conflicts, decoded, invalid_character, refuse
from dxmodel.ledger import Ledger

__all__ = ["dumps", "json_number", "loads", "parse"]


@overload
def loads(text: str | bytes, *, file: str | None = None, units: UnitTable | None = None) -> Ledger: ...
@overload
def loads(
    text: str | bytes, kind: type[P], *, file: str | None = None, units: UnitTable | None = None
) -> P: ...
def loads(
    text: str | bytes, kind: type[Any] = Ledger, *, file: str | None = None, units: UnitTable | None = None
) -> Any:
    """Read a ledger, or one part of it, from JSON.

    Args:
        text: an object with its format line, e.g. ``{"format": "plan/1", …}``.
        kind: the class of the part.
        file: the name of the file, for the places of problems.
        units: the ``unit_table`` of the plan, for a part that is read without it.

    Raises:
        ValidationError: every problem, each with its path; line and column only if the text is not JSON.

    >>> from dxmodel.formats import Documents
    >>> loads('{"format": "documents/1", "documents": []}', Documents)
    Documents(documents=())
    """
    return read(parse(text, file), kind, file, units)


def dumps(part: Part, *, indent: int | None = 2) -> str:
    """Write a ledger, or one part of it, as JSON; the inverse of :func:`loads`.

    Raises:
        UnknownNameError: it is no part of a ledger; the nearest class is named.
        ValidationError: :func:`loads` would refuse it: it is too large, or a text has a character that no
            text may have.

    >>> from dxmodel.formats import Documents
    >>> dumps(Documents(), indent=None)
    '{"format": "documents/1"}'
    """
    data = document_data(part)
    check_values(data)
    return decoded(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent, default=json_number))


def json_number(value: Decimal) -> float | str:
    """Return a decimal as a JSON number if that is exact, else as text."""
    return float(value) if Decimal(repr(float(value))) == value else str(value)


class _Refused(ValueError):
    """JSON that is refused, with code and facts."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def parse(text: str | bytes, file: str | None = None) -> Any:
    """Read JSON into plain data, without checking what the data mean.

    If the document says ``"years": "fiscal"``, its years are fiscal years in the data.

    Raises:
        ValidationError: the first problem of the text only, because nothing after it can be trusted.
    """
    source = decoded(text, file)
    try:
        data = json.loads(
            source,
            object_pairs_hook=_unique,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        check_conflicts(source, file)
        refuse("formats.json_syntax", file, error.lineno, error.colno, problem=error.msg)
    except RecursionError:
        refuse("formats.too_deep", file, limit=limits.MAX_DEPTH)
    except _Refused as error:
        refuse(error.code, file, **error.facts)
    if _WRITES_CHARACTER.search(source) or invalid_character(source) or not is_within_limits(data):
        check_values(data, file)
    return with_fiscal_years(data, file)


_WRITES_CHARACTER = re.compile(r"\\[bfu]")
"""An escape that may stand for a control character."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Refused("formats.repeated_key", key=next(name for name in names if names.count(name) > 1))
    return mapping


def _whole(digits: str) -> int:
    if len(digits) > 40:
        raise _Refused("formats.not_whole", found=f"{digits[:20]}…")
    return int(digits)


_FRACTION = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,4})?")


def _decimal(digits: str) -> Decimal:
    if not _FRACTION.fullmatch(digits):
        raise _Refused("formats.not_a_number", found=digits if len(digits) <= 40 else f"{digits[:40]}…")
    return Decimal(digits)


def _no_constant(name: str) -> NoReturn:
    raise _Refused("formats.not_a_number", found=name)
