"""Convert the plain data of one file to a part of a ledger, with every problem located, and back."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, cast

import attrs
from cattrs import BaseValidationError

from dxmodel.amount import UnitTable
from dxmodel.errors import DxError, Problem, ValidationError
from dxmodel.formats.bare_numbers import IndicatorUnits, with_units
from dxmodel.formats.converter import structure, unstructure
from dxmodel.formats.counted import units_of
from dxmodel.formats.errors import line_and_column, place_of, problems
from dxmodel.formats.parts import NEWER, Part, format_of, headed, wrong_head
from dxmodel.formats.references import references
from dxmodel.formats.scalars import reading_units, shown
from dxmodel.ledger import Ledger
from dxmodel.plan import Plan

__all__ = ["P", "ParsedFile", "read", "written"]

P = TypeVar("P", bound=Part)


@attrs.define
class ParsedFile:
    """What one file says, and what became of it.

    Attributes:
        data: its plain data.
        file: its name.
        part: what it holds; None where something is wrong.
        problems: what is wrong, not yet located.
    """

    data: Any
    file: str | None = None
    part: Any = None
    problems: list[Problem] = attrs.field(factory=list)

    @classmethod
    def of(cls, data: Any, kind: type[Any], file: str | None = None) -> "ParsedFile":
        """Judge plain data that should be a part of one kind."""
        parsed = cls(data, file)
        if not isinstance(data, dict):
            facts = {"found": shown(data), "accepted": ("format: …",)}
            parsed.problems = [Problem(path="$", code="formats.not_a_mapping", facts=facts)]
            return parsed
        parsed.problems += filter(None, [wrong_head(kind, data)])
        if parsed.is_newer:
            return parsed  # what else is strange in it is only new
        try:
            parsed.part = structure({key: value for key, value in data.items() if key != "format"}, kind)
        except (DxError, BaseValidationError) as error:
            parsed.problems += problems(error)
        return parsed

    @property
    def is_newer(self) -> bool:
        """Was it written by a newer version of the library?"""
        return any(each.code == NEWER for each in self.problems)

    def located(self, unplaced: Iterable[Problem]) -> Iterator[Problem]:
        """Give problems their places in the file, in the order of the file; each is said once."""
        placed = {
            (problem.path, problem.code): attrs.evolve(
                problem, place=place_of(problem.path, self.data, self.file)
            )
            for problem in unplaced
        }
        return iter(sorted(placed.values(), key=line_and_column))


def read(data: Any, kind: type[P], file: str | None = None, units: UnitTable | None = None) -> P:
    """Return the part of a ledger that plain data describe.

    Args:
        data: the plain data.
        kind: what they should be.
        file: the name of their file.
        units: the units of the plan, for a part that does not say them itself.

    Raises:
        ValidationError: everything that is wrong, shape and references together.
        UnknownNameError: no document holds such a thing; the nearest class is named.
    """
    format_of(kind)
    table = units_of([data]) if units is None else units
    with_units([data], table, IndicatorUnits.of([data]))
    with reading_units(table):
        return _read(data, kind, file)


def _read(data: Any, kind: type[P], file: str | None) -> P:
    parsed = ParsedFile.of(data, kind, file)
    if not parsed.problems:
        return cast(P, parsed.part)
    cross_problems = [] if parsed.is_newer else [*_references(data, kind)]
    raise ValidationError(
        parsed.located([*_without_repeated(parsed.problems, cross_problems), *cross_problems])
    )


def _without_repeated(reported: Iterable[Problem], cross_problems: Iterable[Problem]) -> Iterator[Problem]:
    """A ledger counts revisions in the order of their decisions, or by id; a file as they are written."""
    known = [(each.code, each.facts) for each in cross_problems]
    for each in reported:
        if not (each.path.startswith("$.revisions[") and (each.code, each.facts) in known):
            yield each


def _references(data: Any, kind: type[Any]) -> Iterator[Problem]:
    if kind is Ledger and isinstance(data, dict):
        yield from references(data)
    elif kind is Plan and isinstance(data, dict):
        yield from (
            attrs.evolve(each, path=each.path.replace("$.plan", "$", 1))
            for each in references({"plan": data})
            if each.code != "ledger.unknown_document"  # documents stand elsewhere
        )


def written(part: Part) -> dict[str, Any]:
    """Return the plain data of a part, its format first.

    Raises:
        UnknownNameError: it is no part of a ledger; the nearest one is named.
    """
    format_of(type(part))
    return headed(type(part), unstructure(part))
