"""What people really did when YAML says something puzzling: full-width signs, tabs, a bare %."""

import re
from collections.abc import Iterator

from dxmodel.formats.yaml.tree import Mark

__all__ = ["hint"]

_HABITS = (
    ("formats.wide_space", re.compile(r"^ *(?:- *)*(　)")),
    ("formats.wide_colon", re.compile(r"^[ -]*[\w-]+(：)")),
    ("formats.tab", re.compile(r"^ *(?:- *)*(\t)")),
    ("formats.quote_percent", re.compile(r"^(?:[ -]*|.*[{,] *)[\w-]+: +(%)")),
)


def hint(text: str, line: int) -> tuple[str, Mark] | None:
    """Return the likely mistake at or before a line of *text* where reading stopped, and its place.

    >>> hint("a：1\\nb: 2", 2)
    ('formats.wide_colon', (1, 2))
    """
    return next(_found(text.split("\n")[:line]), None)


def _found(lines: list[str]) -> Iterator[tuple[str, Mark]]:
    for number, content in reversed(list(enumerate(lines, 1))):
        for code, habit in _HABITS:
            if found := habit.match(content):
                yield code, (number, found.start(1) + 1)
