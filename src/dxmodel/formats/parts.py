"""The kinds of document (plan, revision, observations, …), and the format line ``format: plan/1``."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from dxmodel.errors import Problem, UnknownNameError, nearest
from dxmodel.formats.table_layout import TableLayout
from dxmodel.ledger import Evaluation, Ledger, Observation, Scale
from dxmodel.plan import Document, Plan
from dxmodel.revise import Revision
from dxmodel.typed_fields import stored_fields

__all__ = [
    "FORMATS",
    "NEWER",
    "VERSION",
    "Documents",
    "Evaluations",
    "Observations",
    "Part",
    "Scales",
    "format_line_problem",
    "format_of",
    "no_wire_form",
    "with_format_line",
]

VERSION = 1
NEWER = "formats.other_version"
"""The code of the problem with a format line of a newer version of the library."""


@attrs.frozen(field_transformer=stored_fields)
class Observations:
    """A file of observations."""

    observations: tuple[Observation, ...] = attrs.field(default=(), converter=tuple[Observation, ...])


@attrs.frozen(field_transformer=stored_fields)
class Evaluations:
    """A file of evaluations."""

    evaluations: tuple[Evaluation, ...] = attrs.field(default=(), converter=tuple[Evaluation, ...])


@attrs.frozen(field_transformer=stored_fields)
class Documents:
    """A file of documents."""

    documents: tuple[Document, ...] = attrs.field(default=(), converter=tuple[Document, ...])


@attrs.frozen(field_transformer=stored_fields)
class Scales:
    """A file of scales."""

    scales: tuple[Scale, ...] = attrs.field(default=(), converter=tuple[Scale, ...])


Part = Ledger | Plan | Revision | Observations | Evaluations | Documents | Scales | TableLayout

FORMATS: Mapping[str, type[Part]] = {
    "ledger": Ledger,
    "plan": Plan,
    "revision": Revision,
    "observations": Observations,
    "evaluations": Evaluations,
    "documents": Documents,
    "scales": Scales,
    "layout": TableLayout,
}
"""The name before the slash of ``format:``, and the class of the document."""


def format_of(kind: type[Any]) -> str:
    """Return the format line of a part.

    Raises:
        UnknownNameError: no document contains such a value; the nearest class is named.

    >>> format_of(Plan)
    'plan/1'
    """
    for name, each in FORMATS.items():
        if each is kind:
            return f"{name}/{VERSION}"
    raise no_wire_form(kind, FORMATS.values())


def no_wire_form(kind: type[Any], accepted: Iterable[type[Any]]) -> UnknownNameError:
    """Return the error for a class that cannot be a document by itself, unlike the accepted ones."""
    name, names = getattr(kind, "__name__", kind), tuple(each.__name__ for each in accepted)
    return UnknownNameError("formats.no_wire_form", name=name, nearest=nearest(name, names), accepted=names)


def with_format_line(kind: type[Part], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a part with the format line first."""
    return {"format": format_of(kind), **fields}


def format_line_problem(kind: type[Part], data: Mapping[str, Any]) -> Problem | None:
    """Return the problem with the format line of data that should be a part of one kind; None if correct."""
    expected, stated = format_of(kind), data.get("format")
    if stated == expected:
        return None
    if stated is None:
        return Problem(path="$", code="formats.no_format", facts={"wanted": expected})
    facts = {"found": stated, "wanted": expected, "nearest": nearest(stated, [expected])}
    name, _, version = str(stated).partition("/")
    is_newer = name == expected.partition("/")[0] and version.isdecimal() and int(version) > VERSION
    code = NEWER if is_newer else "formats.other_format"
    return Problem(path="$.format", code=code, facts=facts)
