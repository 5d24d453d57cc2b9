"""Convert exceptions of cattrs to problems with paths, and find the places of paths in a file."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import override

from dxmodel.errors import DxError, Place, Problem, ValidationError, nearest
from dxmodel.formats.fiscal_years import FISCAL, YEARS
from dxmodel.formats.scalars import excerpt

__all__ = [
    "RENAMED",
    "at_index",
    "at_key",
    "fields_of",
    "keys_of",
    "line_and_column",
    "overrides",
    "place_of",
    "prefixed",
    "problems",
]

RENAMED = {"founding": "plan"}
"""The fields whose names in files differ, by their names in classes."""


def fields_of(kind: type[Any]) -> "tuple[attrs.Attribute[Any], ...]":
    """Return the fields of a class that are written: all that are compared."""
    return tuple(field for field in attrs.fields(kind) if field.eq)


def keys_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the keys of the mapping of a class, in order."""
    return tuple(RENAMED.get(field.name, field.name) for field in fields_of(kind))


def overrides(kind: type[Any]) -> dict[str, Any]:
    """Return what cattrs must know of the fields of a class: those with other keys, and those not written."""
    renamed = {
        name: override(rename=key) for name, key in RENAMED.items() if hasattr(attrs.fields(kind), name)
    }
    return renamed | {field.name: override(omit=True) for field in attrs.fields(kind) if not field.eq}


def at_key(error: Exception, key: str) -> Exception:
    """Add the key under which it occurred to an error, as a note."""
    error.add_note(AttributeValidationNote(f"under {key}", key, None))
    return error


def at_index(error: Exception, index: int) -> Exception:
    """Add the list index at which it occurred to an error, as a note."""
    error.add_note(IterableValidationNote(f"at {index}", index, None))
    return error


def problems(error: Exception, path: str = "$") -> Iterator[Problem]:
    """Yield every problem in an exception; re-raise an exception that is not a mistake in the data."""
    path += "".join(_step(note) for note in reversed(getattr(error, "__notes__", ())))
    match error:
        case ValidationError():
            yield from (prefixed(each, path) for each in error.problems)
        case DxError():
            yield _problem_of(error, path)
        case ForbiddenExtraKeysError():
            yield from _unknown_keys(error, path)
        case KeyError(args=(str(key),)):
            yield Problem(path=path, code="formats.missing_key", facts={"key": RENAMED.get(key, key)})
        case BaseValidationError():
            yield from _once_each([each for inner in error.exceptions for each in problems(inner, path)])
        case _:
            raise error


def _problem_of(error: DxError, path: str) -> Problem:
    """Return the problem of an error at a path; of a calendar year with the key that reads it as fiscal."""
    problem = Problem.of(error, path)
    if problem.code != "fiscal.calendar_year":
        return problem
    accepted = (*problem.facts["accepted"], f"{YEARS}: {FISCAL} (YAML, JSON)")
    return attrs.evolve(problem, facts=problem.facts | {"accepted": accepted})


def _step(note: object) -> str:
    match note:
        case AttributeValidationNote(name=name):
            return f".{RENAMED.get(name, name)}"
        case IterableValidationNote(index=index):
            return f"[{index}]"
    return ""


def _once_each(problems: list[Problem]) -> Iterator[Problem]:
    """Yield problems without missing keys for which a misspelled key is reported."""
    misspelled = {
        f"{each.path.rpartition('.')[0]}.{each.facts['nearest']}"
        for each in problems
        if each.code == "formats.unknown_key_like"
    }
    return (each for each in problems if each.code != "formats.missing_key" or each.path not in misspelled)


def _unknown_keys(error: ForbiddenExtraKeysError, path: str) -> Iterator[Problem]:
    known = keys_of(error.cl)
    for key in map(excerpt, sorted(error.extra_fields)):
        near = nearest(key, known)
        code = "formats.unknown_key_like" if near else "formats.unknown_key"
        yield Problem(path=f"{path}.{key}", code=code, facts={"key": key, "nearest": near, "accepted": known})


def prefixed(problem: Problem, path: str) -> Problem:
    """Return a problem of a part with its path in the whole document, by the names of fields in files."""
    first, dot, rest = problem.path.removeprefix("$.").partition(".")
    inner = f".{RENAMED[first]}{dot}{rest}" if first in RENAMED else problem.path.removeprefix("$")
    return attrs.evolve(problem, path=path + inner)


def line_and_column(problem: Problem) -> tuple[int, int]:
    """Return the line and column of a problem; zeros if they are unknown."""
    place = problem.place
    return (place.line or 0, place.column or 0) if place else (0, 0)


_STEPS = re.compile(r"\.([^.\[\]]+)|\[([0-9]+)\]")


def place_of(path: str, data: Any, file: str | None = None) -> Place:
    """Return the place of a path in *data*, or of the part of the path that exists.

    Line and column are known if *data* are a tree of YAML.  A tag that the path omits, as in
    ``$.schedule[2].label`` for ``- bar: {label: …}``, is followed.
    """
    mark = getattr(data, "mark", None)
    for key, index in _STEPS.findall(path):
        step = int(index) if index else key
        if isinstance(data, Mapping) and len(data) == 1 and step not in getattr(data, "marks", data):
            data = next(iter(data.values()))
        mark_of = getattr(data, "mark_of", None)
        try:
            mark = mark_of(step) if mark_of else mark
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
    line, column = mark or (None, None)
    return Place(file=file, line=line, column=column)
