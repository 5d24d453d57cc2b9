"""The parts that a ledger is written in, and the line that each begins with: ``format: plan/1``."""

from collections.abc import Mapping
from typing import Any

import attrs

from dxmodel.errors import Problem, nearest
from dxmodel.ledger import Evaluation, Ledger, Observation, Scale
from dxmodel.plan import Document, Plan
from dxmodel.revise import Revision

__all__ = [
    "FORMATS",
    "VERSION",
    "Documents",
    "Evaluations",
    "Observations",
    "Part",
    "Scales",
    "format_of",
    "headed",
    "wrong_head",
]

VERSION = 1


@attrs.frozen
class Observations:
    """A file of observations."""

    observations: tuple[Observation, ...] = attrs.field(default=(), converter=tuple[Observation, ...])


@attrs.frozen
class Evaluations:
    """A file of evaluations."""

    evaluations: tuple[Evaluation, ...] = attrs.field(default=(), converter=tuple[Evaluation, ...])


@attrs.frozen
class Documents:
    """A file of documents."""

    documents: tuple[Document, ...] = attrs.field(default=(), converter=tuple[Document, ...])


@attrs.frozen
class Scales:
    """A file of scales."""

    scales: tuple[Scale, ...] = attrs.field(default=(), converter=tuple[Scale, ...])


Part = Ledger | Plan | Revision | Observations | Evaluations | Documents | Scales

FORMATS: Mapping[str, type[Part]] = {
    "ledger": Ledger,
    "plan": Plan,
    "revision": Revision,
    "observations": Observations,
    "evaluations": Evaluations,
    "documents": Documents,
    "scales": Scales,
}
"""What stands before the slash of ``format:``, and the class that the rest is read as."""


def format_of(kind: type[Part]) -> str:
    """Return the format line of a part.

    >>> format_of(Plan)
    'plan/1'
    """
    return next(f"{name}/{VERSION}" for name, each in FORMATS.items() if each is kind)


def headed(kind: type[Part], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Put the format line before the fields of a part."""
    return {"format": format_of(kind), **fields}


def wrong_head(kind: type[Part], data: Mapping[str, Any]) -> Problem | None:
    """Say what is wrong with the format line of *data*, which should hold a part of one kind."""
    wanted, found = format_of(kind), data.get("format")
    if found == wanted:
        return None
    if found is None:
        return Problem(path="$", code="formats.no_format", facts={"wanted": wanted})
    facts = {"found": found, "wanted": wanted, "nearest": nearest(str(found), [wanted])}
    newer = str(found).startswith(wanted.rstrip("0123456789"))
    return Problem(
        path="$.format", code="formats.other_version" if newer else "formats.other_format", facts=facts
    )
