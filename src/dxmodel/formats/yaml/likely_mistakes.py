"""Recognise common mistakes behind YAML errors: full-width signs, tabs, unquoted amounts with commas."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

__all__ = ["Mistake", "corrected", "cut_amounts", "likely_mistakes", "nearest_mistake"]


class Mistake(NamedTuple):
    """A recognised mistake with its position.

    Attributes:
        line: line number from 1.
        column: column number from 1.
        code: stable name of the problem.
        facts: what was found, by name.
    """

    line: int
    column: int
    code: str
    facts: dict[str, Any]


_KNOWN = (
    ("formats.wide_space", re.compile(r"^ *(?:- *)*(　+)")),
    ("formats.wide_colon", re.compile(r"^[ -]*[a-z][a-z0-9-]*(：)")),
    ("formats.tab", re.compile(r"^ *(?:- *)*(\t+)(?=.)")),
    ("formats.quote_percent", re.compile(r"^(?:[ -]*|.*[{,] *)[\w-]+: +(%)")),
)
_POSSIBLE = (
    *_KNOWN,
    ("formats.wide_colon", re.compile(r"^[ -]*[\w-]+(：)")),  # or a line of a text block
    ("formats.tab", re.compile(r"^ *(?:- *)*(\t+)")),
)


def likely_mistakes(text: str) -> list[Mistake]:
    """Return every recognised mistake in an invalid YAML text, outside of text blocks.

    >>> [tuple(each[:3]) for each in likely_mistakes("id：a\\nnote: |\\n  id：b\\nunit: %\\n")]
    [(1, 3, 'formats.wide_colon'), (4, 7, 'formats.quote_percent')]
    """
    return [
        Mistake(number, match.start(1) + 1, code, {})
        for number, line in _outside_blocks(text)
        for code, pattern in _KNOWN
        if (match := pattern.match(line))
    ]


def nearest_mistake(text: str, line: int) -> Mistake | None:
    """Return the nearest possible mistake at or before the *line* at which parsing failed.

    >>> nearest_mistake("年代：a\\nb: 2", 2)[:3]
    (1, 3, 'formats.wide_colon')
    """
    for number, content in reversed([*enumerate(text.split("\n")[:line], 1)]):
        for code, pattern in _POSSIBLE:
            if match := pattern.match(content):
                return Mistake(number, match.start(1) + 1, code, {})
    return None


def corrected(text: str, mistakes: list[Mistake]) -> tuple[str, list[tuple[int, int, int]]]:
    """Return a text with mistakes corrected, and for each the line, column and number of added characters.

    >>> corrected("a：1", likely_mistakes("a：1"))
    ('a: 1', [(1, 2, 1)])
    """
    lines = text.split("\n")
    added = []
    for line, column, code, _ in sorted(mistakes):
        content = lines[line - 1]
        before, after = content[: column - 1], content[column - 1 :]
        match code:
            case "formats.wide_colon":
                after = f":{after[1:]}" if after[1:2] in ("", " ") else f": {after[1:]}"
            case "formats.quote_percent":
                after = f"x{after[1:]}"
            case _:
                before, after = _indent(lines[: line - 1], before), after.lstrip("\t　 ")
        lines[line - 1] = f"{before}{after}"
        added.append((line, column, len(lines[line - 1]) - len(content)))
    return "\n".join(lines), added


def _indent(above: list[str], before: str) -> str:
    """Return the probable indent of a line that has tabs or full-width spaces."""
    last = next((line for line in reversed(above) if line.strip()), "")
    outer = re.match(r" *(?:- +)*", last)
    column = len(outer[0]) if outer else 0
    return before.rstrip(" ").ljust(column + 2 if last.rstrip().endswith(":") else column)


_BLOCK = re.compile(r"^( *)(?:- +)*.*(?:: +|- +)[|>][-+0-9]*(?: +#.*)?\s*$")


def _outside_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines outside of text blocks (``|`` or ``>``), with their numbers."""
    margin: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        indent = len(line) - len(line.lstrip(" "))
        if margin is not None and (not line.strip() or indent > margin):
            continue
        block = _BLOCK.match(line)
        margin = indent if block else None
        yield number, line


_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|#.*")
_CUT = re.compile(r"(?<=[\[{,: ])[^\s\[\]{},:#0-9_]{0,3}[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])[^\s\[\]{},]*")


def cut_amounts(text: str, line: int) -> list[Mistake]:
    """Return the amounts in ``{…}`` and ``[…]`` that a comma divides, below the line at which parsing failed.

    >>> cut_amounts("{a: 1,200人}\\n{a: '1,200人', b: 約5,328時間}", 1)[0][:2]
    (2, 18)
    """
    mistakes = []
    for number, content in _outside_blocks(text):
        unquoted = _QUOTED.sub(lambda match: "_" * len(match[0]), content)
        for match in _CUT.finditer(unquoted) if number > line else ():
            before = unquoted[: match.start()]
            if before.count("{") + before.count("[") > before.count("}") + before.count("]"):
                facts = {"found": match[0]}
                mistakes.append(Mistake(number, match.start() + 1, "formats.quote_amount", facts))
    return mistakes
