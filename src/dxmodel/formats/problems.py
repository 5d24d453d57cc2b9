"""From what cattrs caught to located problems: each with its path, code and facts."""

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

from dxmodel.errors import DxError, Place, Problem, Problems, nearest
from dxmodel.formats.scalars import shown

__all__ = ["RENAMED", "at_index", "at_key", "keys_of", "place_of", "prefixed", "problems"]

RENAMED = {"founding": "plan"}
"""Fields that files call by another name."""


def keys_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the keys that the mapping of a class may have, in order."""
    return tuple(RENAMED.get(field.name, field.name) for field in attrs.fields(kind))


def at_key(error: Exception, key: str) -> Exception:
    """Note on an *error* that it stands under a key."""
    error.add_note(AttributeValidationNote(f"under {key}", key, None))
    return error


def at_index(error: Exception, index: int) -> Exception:
    """Note on an *error* that it stands at a place of a list."""
    error.add_note(IterableValidationNote(f"at {index}", index, None))
    return error


def problems(error: Exception, path: str = "$") -> Iterator[Problem]:
    """Yield every problem in what was caught; anything that is no mistake of the user is raised again."""
    path += "".join(_step(note) for note in reversed(getattr(error, "__notes__", ())))
    match error:
        case Problems():
            yield from (prefixed(each, path) for each in error.problems)
        case DxError():
            yield _of(error, path)
        case ForbiddenExtraKeysError():
            yield from _unknown_keys(error, path)
        case KeyError(args=(str(key),)):
            yield Problem(path=path, code="formats.missing_key", facts={"key": RENAMED.get(key, key)})
        case BaseValidationError():
            yield from _without_slips([each for inner in error.exceptions for each in problems(inner, path)])
        case _:
            raise error


def _of(error: DxError, path: str) -> Problem:
    """Give an error its address, without the advice that only a caller in Python can follow."""
    found = Problem.of(error, path)
    accepted = [each for each in found.facts.get("accepted", ()) if each != "year_ok=True"]
    return attrs.evolve(found, facts=found.facts | {"accepted": accepted}) if accepted else found


def _step(note: object) -> str:
    match note:
        case AttributeValidationNote(name=name):
            return f".{RENAMED.get(name, name)}"
        case IterableValidationNote(index=index):
            return f"[{index}]"
    return ""


def _without_slips(found: list[Problem]) -> Iterator[Problem]:
    """A key that is spelled wrong is missing, too; that is one mistake, not two."""
    meant = {
        f"{each.path.rpartition('.')[0]}.{each.facts['nearest']}"
        for each in found
        if each.code == "formats.unknown_key_like"
    }
    return (each for each in found if each.code != "formats.missing_key" or each.path not in meant)


def _unknown_keys(error: ForbiddenExtraKeysError, path: str) -> Iterator[Problem]:
    known = keys_of(error.cl)
    for key in map(shown, sorted(error.extra_fields)):
        near = nearest(key, known)
        code = "formats.unknown_key_like" if near else "formats.unknown_key"
        yield Problem(path=f"{path}.{key}", code=code, facts={"key": key, "nearest": near, "accepted": known})


def prefixed(problem: Problem, path: str) -> Problem:
    """Give a problem of a part its address in the whole."""
    return attrs.evolve(problem, path=path + problem.path.removeprefix("$"))


_STEPS = re.compile(r"\.([^.\[\]]+)|\[([0-9]+)\]")


def place_of(path: str, data: Any, file: str | None = None) -> Place:
    """Return the place of a path in *data*, or of as much of the path as is there.

    Line and column are known where *data* was read from a text that has them.  A tag that the path
    leaves out, as in ``$.schedule[2].label`` for ``- bar: {label: …}``, is stepped through.
    """
    mark = getattr(data, "mark", None)
    for key, index in _STEPS.findall(path):
        step = int(index) if index else key
        if isinstance(data, Mapping) and step not in data and len(data) == 1:
            data = next(iter(data.values()))
        marks = getattr(data, "marks", None)
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
        mark = marks[step] if marks else mark
    line, column = mark or (None, None)
    return Place(file=file, line=line, column=column)
