"""spliced and completed_text: change values in an edited YAML text, and only the entries that differ.

The text of every other entry is kept byte for byte, with the comments in it and above it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, pairwise
from textwrap import indent
from typing import Any, get_args

import attrs

from dxmodel.changes import Change
from dxmodel.errors import ValidationError
from dxmodel.formats.bare_numbers import CompletedNumber
from dxmodel.formats.tagged_unions import order_setter, without_order
from dxmodel.formats.tree import Listed, Mapped
from dxmodel.formats.yaml.emitter import dump
from dxmodel.formats.yaml.parser import parse
from dxmodel.ledger import Observation

__all__ = ["completed_text", "spliced"]

Range = tuple[int, int]
"""Indexes of the first line, and of the line after the last."""


def spliced(
    text: str, kind: type[Any], old: Mapping[str, Any], new: Mapping[str, Any], tree: Any = None
) -> str:
    """Return a YAML text with the differences between two sets of plain data applied.

    Args:
        text: the text of the file.
        kind: the class of the part; it determines which lists keep the sequence of the file.
        old: the plain data of the text, in canonical form.
        new: the new plain data, in canonical form.
        tree: the plain data with lines and columns that were parsed from the text; None to parse it.

    >>> from dxmodel.formats.parts import Documents
    >>> old, new = {"documents": [{"id": "a"}, {"id": "b"}]}, {"documents": [{"id": "a"}, {"id": "c"}]}
    >>> print(spliced("# 文書\\ndocuments:\\n- id: a # A\\n- id: b # B\\n", Documents, old, new), end="")
    # 文書
    documents:
    - id: a # A
    - id: c
    """
    if "\r\n" in text:
        return spliced(text.replace("\r\n", "\n"), kind, old, new, tree).replace("\n", "\r\n")
    tree = parse(text) if tree is None else tree
    lines = text.splitlines(keepends=True)
    if not isinstance(tree, Mapped) or len(lines) > text.count("\n") + 1:  # other characters end lines, too
        return dump(new)
    item_types = {field.name: get_args(field.type) for field in attrs.fields(kind)}
    *ranges, (tail, _) = _ranges(lines, (line for line, _ in tree.marks.values()), (0, len(lines)))
    kept = []
    for key, extent in zip(tree, ranges, strict=True):
        if key in new and old.get(key) == new[key]:
            kept.append("".join(lines[slice(*extent)]))
        elif _is_spliceable(lines, tree[key], old.get(key), new.get(key)):
            kept.append(_spliced_list(lines, extent, tree[key], old[key], new[key], item_types[key][0]))
        elif key in new:
            kept.append(_comments_above(lines, extent) + dump({key: new[key]}))
    added = [dump({key: value}) for key, value in new.items() if key not in tree]
    return "".join([*map(_with_line_break, kept), *added, *lines[tail:]])


def completed_text(text: str, tree: Any, completed: Sequence[CompletedNumber]) -> str:
    """Return a text with units added to numbers; the original text if that is not possible in their lines.

    >>> tree = parse("value: 5328 # counted")
    >>> number = CompletedNumber(tree, "value", 5328, "5,328件")
    >>> tree["value"] = number.text
    >>> completed_text("value: 5328 # counted", tree, [number])
    'value: 5,328件 # counted'
    """
    if not completed:
        return text
    lines = text.split("\n")
    for each in sorted(completed, key=lambda each: each.mapping.marks[each.key], reverse=True):
        line, column = each.mapping.marks[each.key]
        head, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        number = re.escape(str(each.number))
        in_flow = "{" in head and "," in each.text
        new = f'"{each.text}"' if in_flow else each.text
        pattern = rf"""(["']?{re.escape(each.key)}["']?\s*:\s+)(["']?)\+?{number}\2(?=[\s,}}]|$)"""
        lines[line - 1] = head + re.sub(pattern, rf"\g<1>{new}", rest, count=1)
    new_text = "\n".join(lines)
    try:
        return new_text if parse(new_text) == tree else text
    except ValidationError:
        return text


def _ranges(lines: list[str], starts: Iterable[int], within: Range) -> list[Range]:
    """Return the ranges of lines of parts, which start at line numbers from 1, and the range after the last.

    Comments and blank lines above a part belong to it; those after the last part belong to none.
    """
    previous_start, end = within
    all_starts = []
    for start in (*(line - 1 for line in starts), end):
        while start > previous_start and _COMMENT.fullmatch(lines[start - 1]):
            start -= 1
        all_starts.append(start)
        previous_start = start
    return list(pairwise([*all_starts, end]))


_COMMENT = re.compile(r"\s*(#.*)?\s*")


def _is_spliceable(lines: list[str], tree: Any, old: Any, new: Any) -> bool:
    """Whether all three are lists, and every item of the text is on a line that begins with its dash."""
    if not (isinstance(tree, Listed) and isinstance(old, list) and isinstance(new, list)):
        return False
    return bool(tree) and all(_DASH.match(lines[line - 1]) for line, _ in tree.marks)


_DASH = re.compile(r" *(?=- +[^ ])")


@attrs.frozen
class _Entry:
    """An entry of the file: its plain data, its lines, its position from 1, whether ``order`` is written."""

    data: Any
    extent: Range
    position: int
    has_order: bool


def _spliced_list(
    lines: list[str], extent: Range, tree: Listed, old: list[Any], new: list[Any], item_type: Any
) -> str:
    """Return the text of a key and its list: unchanged entries verbatim, the others rewritten."""
    set_order = order_setter(item_type)
    with_order = set_order or (lambda value, _: value)
    starts = [line for line, _ in tree.marks]
    *ranges, _ = _ranges(lines, starts, (extent[0] + 1, extent[1]))
    old_entries = _entries_of(tree, ranges, [with_order(each, index) for index, each in enumerate(old, 1)])
    new_data = [(_identity(each, index), with_order(each, index)) for index, each in enumerate(new, 1)]
    if item_type is Observation or (set_order and item_type != Change):  # their sequence has no meaning
        last = len(tree) + 1
        new_data.sort(key=lambda pair: old_entries[pair[0]].position if pair[0] in old_entries else last)
    margin = lines[starts[0] - 1].partition("-")[0]
    parts = ["".join(lines[extent[0] : ranges[0][0]])]
    for index, (identity, data) in enumerate(new_data, 1):
        entry = old_entries.get(identity)
        if entry and entry.data == data and (entry.position == index or entry.has_order or set_order is None):
            parts.append("".join(lines[slice(*entry.extent)]))
        else:
            above = _comments_above(lines, entry.extent) if entry else ""
            parts.append(above + indent(dump([without_order(data, item_type, index)]), margin))
    return "".join(map(_with_line_break, parts))


def _entries_of(tree: Listed, ranges: list[Range], old_data: list[Any]) -> dict[tuple[object, ...], _Entry]:
    """Return the entries of the file by identity; their data are found by identity, else by position."""
    identities = [*map(_identity, old_data, count(1))]
    by_identity = dict(zip(identities, old_data, strict=True))
    entries = {}
    for index, (node, extent) in enumerate(zip(tree, ranges, strict=True), 1):
        identity = _identity(node, index)
        if identity not in by_identity:
            identity = identities[index - 1]
        inner = next(iter(node.values())) if isinstance(node, dict) and len(node) == 1 else node
        has_order = isinstance(inner, dict) and "order" in inner
        entries[identity] = _Entry(by_identity[identity], extent, index, has_order)
    return entries


def _comments_above(lines: list[str], extent: Range) -> str:
    """Return the comments and blank lines at the start of a range."""
    start, stop = extent
    first = next((index for index in range(start, stop) if not _COMMENT.fullmatch(lines[index])), stop)
    return "".join(lines[start:first])


def _with_line_break(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


_NAMES = ("id", "indicator", "item", "document", "of", "code", "period", "year", "breakdown", "known", "due")


def _identity(entry: Any, index: int) -> tuple[object, ...]:
    """Return what identifies an entry before and after a change: its names, else its position."""
    if not isinstance(entry, dict):
        return (str(entry),)
    if len(entry) == 1 and isinstance(inner := next(iter(entry.values())), dict):
        return (*entry, *_identity(inner, index))  # the tag, then the names under it
    names = (*_NAMES, "span") if "grades" in entry else _NAMES  # versions of a scale share their id
    return tuple([(name, str(entry[name])) for name in names if name in entry]) or (index,)
