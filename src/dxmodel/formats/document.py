"""Convert the plain data of one file to a part of a ledger, with every problem located, and back."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, cast

import attrs
from cattrs import BaseValidationError

from dxmodel.amount import UnitTable
from dxmodel.errors import DxError, Problem, ValidationError
from dxmodel.formats.bare_numbers import IndicatorUnits, with_units
from dxmodel.formats.converter import structure, unstructure
from dxmodel.formats.errors import line_and_column, place_of, problems
from dxmodel.formats.parts import NEWER, Part, format_line_problem, format_of, with_format_line
from dxmodel.formats.plan_units import units_of
from dxmodel.formats.references import references
from dxmodel.formats.scalars import excerpt, reading_units
from dxmodel.ledger import Ledger
from dxmodel.plan import Plan

__all__ = ["P", "ParsedFile", "document_data", "read"]

P = TypeVar("P", bound=Part)


@attrs.define
class ParsedFile:
    """The plain data of one file, and the part of a ledger that was read from them.

    Attributes:
        data: its plain data.
        file: its name.
        part: the part; None if the data have problems.
        problems: the problems, without places.
    """

    data: Any
    file: str | None = None
    part: Any = None
    problems: list[Problem] = attrs.field(factory=list)

    @classmethod
    def of(cls, data: Any, kind: type[Any], file: str | None = None) -> "ParsedFile":
        """Parse plain data that should be a part of one kind."""
        parsed = cls(data, file)
        if not isinstance(data, dict):
            facts = {"found": excerpt(data), "accepted": ("format: …",)}
            parsed.problems = [Problem(path="$", code="formats.not_a_mapping", facts=facts)]
            return parsed
        parsed.problems += filter(None, [format_line_problem(kind, data)])
        if parsed.is_newer:
            return parsed  # other deviations may be correct in the newer version
        try:
            parsed.part = structure({key: value for key, value in data.items() if key != "format"}, kind)
        except (DxError, BaseValidationError) as error:
            parsed.problems += problems(error)
        return parsed

    @property
    def is_newer(self) -> bool:
        """Whether the file was written by a newer version of the library."""
        return any(each.code == NEWER for each in self.problems)

    def located(self, unlocated: Iterable[Problem]) -> Iterator[Problem]:
        """Return problems with their places in the file, in the order of the file, without duplicates."""
        by_path_and_code = {
            (problem.path, problem.code): attrs.evolve(
                problem, place=place_of(problem.path, self.data, self.file)
            )
            for problem in unlocated
        }
        return iter(sorted(by_path_and_code.values(), key=line_and_column))


def read(
    data: Any,
    kind: type[P],
    file: str | None = None,
    units: UnitTable | None = None,
    indicators: IndicatorUnits | None = None,
) -> P:
    """Return the part of a ledger that plain data describe.

    Args:
        data: the plain data.
        kind: the class of the part.
        file: the name of their file.
        units: the units of the plan, for a part that does not contain them.
        indicators: the units of its indicators, for a part that does not contain them.

    Raises:
        ValidationError: every problem, in structure and in references.
        UnknownNameError: no document contains such a value; the nearest class is named.
    """
    format_of(kind)
    table = units_of([data]) if units is None else units
    with_units([data], table, IndicatorUnits.of([data]) if indicators is None else indicators)
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
    """Yield problems without those that a ledger reports of its revisions in another order than the file."""
    known = {(each.code, repr(each.facts)) for each in cross_problems}
    for each in reported:
        if not (each.path.startswith("$.revisions[") and (each.code, repr(each.facts)) in known):
            yield each


def _references(data: Any, kind: type[Any]) -> Iterator[Problem]:
    if kind is Ledger and isinstance(data, dict):
        yield from references(data)
    elif kind is Plan and isinstance(data, dict):
        yield from (
            attrs.evolve(each, path=each.path.replace("$.plan", "$", 1))
            for each in references({"plan": data})
            if each.code != "ledger.unknown_document"  # documents are in another file
        )


def document_data(part: Part) -> dict[str, Any]:
    """Return the plain data of a part, with the format line first.

    Raises:
        UnknownNameError: it is no part of a ledger; the nearest class is named.
    """
    format_of(type(part))
    return with_format_line(type(part), unstructure(part))
