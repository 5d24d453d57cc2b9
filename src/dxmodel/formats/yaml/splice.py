"""Put new values into a YAML text that people have edited, touching only the entries that differ.

The text of every other entry stays as it is, to the byte, and with it the comments in it and above it.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from textwrap import indent
from typing import Any, get_args

import attrs

from dxmodel.changes import Change
from dxmodel.errors import ValidationError
from dxmodel.formats.bare_numbers import Completed
from dxmodel.formats.tagged_unions import placing, unplaced
from dxmodel.formats.yaml.emitter import dump
from dxmodel.formats.yaml.parser import parse
from dxmodel.formats.yaml.tree import Listed, Mapped
from dxmodel.ledger import Observation

__all__ = ["spliced"]

Range = tuple[int, int]


def spliced(text: str, kind: type[Any], old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Return a YAML text with what differs between two sets of plain data.

    Args:
        text: the file as it is.
        kind: what it holds; says which lists are free to keep the order of the file.
        old: what it means, in canonical form.
        new: what it should mean, in canonical form.

    >>> from dxmodel.formats.parts import Documents
    >>> old, new = {"documents": [{"id": "a"}, {"id": "b"}]}, {"documents": [{"id": "a"}, {"id": "c"}]}
    >>> print(spliced("# 文書\\ndocuments:\\n- id: a # A\\n- id: b # B\\n", Documents, old, new), end="")
    # 文書
    documents:
    - id: a # A
    - id: c
    """
    if "\r\n" in text:
        return spliced(text.replace("\r\n", "\n"), kind, old, new).replace("\n", "\r\n")
    tree = parse(text)
    lines = text.splitlines(keepends=True)
    if not isinstance(tree, Mapped) or len(lines) > text.count("\n") + 1:  # other marks end lines, too
        return dump(new)
    items = {field.name: get_args(field.type) for field in attrs.fields(kind)}
    *ranges, (tail, _) = _ranges(lines, (line for line, _ in tree.marks.values()), (0, len(lines)))
    kept = []
    for key, extent in zip(tree, ranges, strict=True):
        if key in new and old.get(key) == new[key]:
            kept.append("".join(lines[slice(*extent)]))
        elif _is_spliceable(lines, tree[key], old.get(key), new.get(key)):
            kept.append(_entries(lines, extent, tree[key], old[key], new[key], items[key][0]))
        elif key in new:
            kept.append(_remarks(lines, extent) + dump({key: new[key]}))
    added = [dump({key: value}) for key, value in new.items() if key not in tree]
    return "".join([*map(_ended, kept), *added, *lines[tail:]])


def completed_text(text: str, tree: Any, completed: Iterable[Completed]) -> str:
    """Return a text in which numbers got their units; the same text where that cannot be done in their lines.

    >>> tree = parse("value: 5328 # counted")
    >>> number = Completed(tree, "value", 5328, "5,328件")
    >>> tree["value"] = number.text
    >>> completed_text("value: 5328 # counted", tree, [number])
    'value: 5,328件 # counted'
    """
    lines = text.split("\n")
    for each in sorted(completed, key=lambda each: each.holder.marks[each.key], reverse=True):
        line, column = each.holder.marks[each.key]
        head, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        number = re.escape(str(each.number))
        in_flow = "{" in head and "," in each.text
        new = f'"{each.text}"' if in_flow else each.text
        written = rf"""(["']?{re.escape(each.key)}["']?\s*:\s+)(["']?)\+?{number}\2(?=[\s,}}]|$)"""
        lines[line - 1] = head + re.sub(written, rf"\g<1>{new}", rest, count=1)
    new_text = "\n".join(lines)
    try:
        return new_text if parse(new_text) == tree else text
    except ValidationError:
        return text


def _ranges(lines: list[str], starts: Iterable[int], within: Range) -> list[Range]:
    """Cut lines where things start, counted from 1; what is left after the last of them comes last.

    Comments and blank lines above a thing are its own; so those at the end are nobody's.
    """
    floor, end = within
    cuts = []
    for start in (*(line - 1 for line in starts), end):
        while start > floor and _REMARK.fullmatch(lines[start - 1]):
            start -= 1
        cuts.append(start)
        floor = start
    return list(pairwise([*cuts, end]))


_REMARK = re.compile(r"\s*(#.*)?\s*")


def _is_spliceable(lines: list[str], tree: Any, old: Any, new: Any) -> bool:
    """Are all three lists, written in block style, every item on a line that begins with its dash?"""
    if not (isinstance(tree, Listed) and isinstance(old, list) and isinstance(new, list)):
        return False
    return bool(tree) and all(_DASH.match(lines[line - 1]) for line, _ in tree.marks)


_DASH = re.compile(r" *(?=- +[^ ])")


@attrs.frozen
class _Entry:
    """An entry of the file: what it means, its lines, its place from 1, and whether it says its order."""

    meaning: Any
    extent: Range
    place: int
    says_order: bool


def _entries(lines: list[str], extent: Range, tree: Listed, old: list[Any], new: list[Any], item: Any) -> str:
    """The text of a key and its list: the entries that are as before verbatim, the others anew."""
    place = placing(item) or (lambda value, _: value)
    starts = [line for line, _ in tree.marks]
    *ranges, _ = _ranges(lines, starts, (extent[0] + 1, extent[1]))
    before = _before(tree, ranges, [place(each, index) for index, each in enumerate(old, 1)])
    now = [(_identity(each, index), place(each, index)) for index, each in enumerate(new, 1)]
    if item is Observation or (placing(item) and item != Change):  # sorted by other means than their place
        now.sort(key=lambda pair: before[pair[0]].place if pair[0] in before else len(tree) + 1)
    margin = lines[starts[0] - 1].partition("-")[0]
    parts = ["".join(lines[extent[0] : ranges[0][0]])]
    for index, (identity, meaning) in enumerate(now, 1):
        was = before.get(identity)
        if was and was.meaning == meaning and (was.place == index or was.says_order or not placing(item)):
            parts.append("".join(lines[slice(*was.extent)]))
        else:
            above = _remarks(lines, was.extent) if was else ""
            parts.append(above + indent(dump([unplaced(meaning, item, index)]), margin))
    return "".join(map(_ended, parts))


def _before(tree: Listed, ranges: list[Range], meanings: list[Any]) -> dict[tuple[object, ...], _Entry]:
    """The entries of the file by identity.  What has an id is known by it, the rest by its place."""
    by_id = {_identity(each, index): each for index, each in enumerate(meanings, 1)}
    entries = {}
    for index, (written, extent) in enumerate(zip(tree, ranges, strict=True), 1):
        meaning = by_id.get(_identity(written, index), meanings[index - 1])
        inner = next(iter(written.values())) if isinstance(written, dict) and len(written) == 1 else written
        says_order = isinstance(inner, dict) and "order" in inner
        entries[_identity(meaning, index)] = _Entry(meaning, extent, index, says_order)
    return entries


def _remarks(lines: list[str], extent: Range) -> str:
    """The comments and blank lines above a thing."""
    start, stop = extent
    first = next((at for at in range(start, stop) if not _REMARK.fullmatch(lines[at])), stop)
    return "".join(lines[start:first])


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


_NAMES = ("id", "indicator", "item", "document", "of", "code", "period", "year", "breakdown", "known", "due")


def _identity(entry: Any, index: int) -> tuple[object, ...]:
    """What makes an entry the same entry before and after: its names, else its place."""
    if not isinstance(entry, dict):
        return (str(entry),)
    if len(entry) == 1 and isinstance(inner := next(iter(entry.values())), dict):
        return (*entry, *_identity(inner, index))  # under its tag
    names = (*_NAMES, "span") if "grades" in entry else _NAMES  # versions of a scale share their id
    return tuple((name, str(entry[name])) for name in names if name in entry) or (index,)
