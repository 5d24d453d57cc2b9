"""check_values: refuse plain data that are too deep, too large, or have characters that no text may have."""

from collections.abc import Iterator
from typing import Any

from dxmodel.errors import Place, Problem, ValidationError
from dxmodel.formats import limits
from dxmodel.formats.text import invalid_character

__all__ = ["check_values", "is_within_limits"]


def is_within_limits(data: Any) -> bool:
    """Return whether data are neither too deep nor too large; ``check_values`` says where, more slowly."""
    containers, count = [each for each in (data,) if isinstance(each, dict | list)], 1
    for _ in range(limits.MAX_DEPTH):
        keys = sum(len(each) for each in containers if isinstance(each, dict))
        values = [
            value for each in containers for value in (each.values() if isinstance(each, dict) else each)
        ]
        count += keys + len(values)
        containers = [value for value in values if isinstance(value, dict | list)]
    return count <= limits.MAX_VALUES and not containers


def check_values(data: Any, file: str | None = None) -> None:
    """Refuse data that are too deep or too large or have invalid characters.

    Raises:
        ValidationError: the first problem, in the order of the text.
    """
    place = Place(file=file) if file else None
    stack = [("$", 0, data)]
    count = 0
    while stack:
        path, depth, value = stack.pop()
        count += 1 + (len(value) if isinstance(value, dict) else 0)
        if code_and_facts := _refusal(value, depth, count):
            code, facts = code_and_facts
            raise ValidationError([Problem(path=path, code=code, facts=facts, place=place)])
        stack += reversed([(f"{path}{step}", depth + 1, each) for step, each in _children(value)])


def _refusal(value: Any, depth: int, count: int) -> tuple[str, dict[str, Any]] | None:
    if isinstance(value, str) and (character := invalid_character(value)):
        return "formats.strange_character", {"found": character}
    if isinstance(value, dict | list) and depth >= limits.MAX_DEPTH:
        return "formats.too_deep", {"limit": limits.MAX_DEPTH}
    return ("formats.too_many", {"limit": limits.MAX_VALUES}) if count > limits.MAX_VALUES else None


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the values in a value with their steps of the path; an invalid key in place of its value."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield ("", key) if invalid_character(key) else (f".{key}", each)
    elif isinstance(value, list):
        yield from ((f"[{index}]", each) for index, each in enumerate(value))
