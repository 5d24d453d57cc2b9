"""KnownNames: find the known name that is nearest to a misspelled one, also among many.

The names are kept sorted, in both directions of writing, so that those with a common beginning or a common
ending are neighbours.  Of two edits, one at most is in the first half of a name, or none in the second half;
so a search from the beginning and one from the end, each with few edits in its first half, find every name.
Both leave out whole ranges of names at once, and a search does not compare each name.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

__all__ = ["KnownNames", "nearest"]

LONGEST = 100
"""The greatest number of letters of a name that can be near another."""
MOST_EDITS = 2


class KnownNames:
    """A set of known names, among which the nearest to another is looked up.

    To look up many names, build it once; looking up *n* names among *n* takes about *n* times as long as
    looking up one.

    >>> KnownNames(["indicator", "initiative"]).nearest("indicater")
    'indicator'
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._names = frozenset(known)
        self._answers: dict[tuple[str, bool], str | None] = {}

    @cached_property
    def _forwards(self) -> "_Sorted":
        return _Sorted(self._names)

    @cached_property
    def _backwards(self) -> "_Sorted":
        return _Sorted(name[::-1] for name in self._names)

    def nearest(self, name: object, *, other: bool = False) -> str | None:
        """Return the known name that is nearest to *name*, or None if none is near.

        The nearest is the one with the fewest edits (a letter inserted, left out or exchanged, or two
        neighbours exchanged: the optimal string alignment distance), if these are one, or two in names of
        six letters or more, and not all letters.  If there is none, it is the name that has the longest
        beginning in common with *name*, if these are three letters and half of the longer name or more.  Of
        several, it is the first in the order of their code points.  Names of more than 100 letters are near
        no other.

        Args:
            name: the name to look up; any value is compared by its text.
            other: leave out *name* itself if it is known.
        """
        text = str(name)
        question = (text, other)
        if question not in self._answers:
            self._answers[question] = self._nearest(text, other) if len(text) <= LONGEST else None
        return self._answers[question]

    def _nearest(self, text: str, other: bool) -> str | None:
        if text in self._names and not other:
            return text
        for edits in range(1, MOST_EDITS + 1):
            names = {each for each in self._within(text, edits) if _is_near(text, each, edits)} - {text}
            if names:
                return min(names)
        name = self._forwards.beginning_alike(text)
        return name if name is not None and _begin_alike(text, name) else None

    def _within(self, text: str, edits: int) -> Iterator[str]:
        """Yield every name that is a number of edits away, and perhaps nearer names."""
        half = len(text) // 2
        yield from self._forwards.within(text, edits, _Kept(half, edits // 2))
        kept = _Kept(len(text) - half - 1, (edits - 1) // 2)
        yield from (each[::-1] for each in self._backwards.within(text[::-1], edits, kept))


def nearest(name: object, known: Iterable[str]) -> str | None:
    """Return the known name that is nearest to *name*, or None: :meth:`KnownNames.nearest`, used once.

    >>> nearest("indicater", ["indicator", "initiative"])
    'indicator'
    """
    return KnownNames(known).nearest(name)


def _is_near(text: str, name: str, edits: int) -> bool:
    """Return whether a number of edits is small enough for names of these lengths."""
    longer = max(len(text), len(name))
    return longer > 1 and edits <= (1 if longer < 6 else MOST_EDITS)


def _begin_alike(text: str, name: str) -> bool:
    """Return whether the beginning that two names have in common is a large part of them."""
    return _alike(text, name) >= max(3, max(len(text), len(name)) / 2)


class _Kept(NamedTuple):
    """The number of letters at the beginning of a text in which there are few edits, and how many."""

    letters: int
    edits: int


class _Range(NamedTuple):
    """The names from *low* to *high*; bit *n* of *lengths* is set if one of them has *n* letters."""

    low: int
    high: int
    lengths: int


class _State(NamedTuple):
    """A range of names whose first *depth* letters are *edits* away from ``text[:at]``."""

    names: _Range
    depth: int
    at: int
    edits: int


class _Sorted:
    """Sorted names; a range of them with a common beginning is a node of a tree of letters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(each for each in names if len(each) <= LONGEST)
        self._children: dict[tuple[_Range, int], dict[str, _Range]] = {}
        self._all = self._range(0, len(self._names))

    def _range(self, low: int, high: int) -> _Range:
        lengths = 0
        for name in self._names[low:high]:
            lengths |= 1 << len(name)
        return _Range(low, high, lengths)

    def beginning_alike(self, text: str) -> str | None:
        """Return the first of the other names that have the longest beginning in common with a text."""
        index = bisect_left(self._names, text)
        is_known = self._names[index : index + 1] == [text]
        neighbours = (*self._names[max(index - 1, 0) : index], *self._names[index + is_known :][:1])
        length = max((_alike(text, each) for each in neighbours), default=0)
        first = bisect_left(self._names, text[:length])
        others = [each for each in self._names[first : first + 2] if each != text]
        return others[0] if length else None

    def within(self, text: str, most: int, kept: _Kept) -> Iterator[str]:
        """Yield the names within *most* edits of a text, with no more than these in what is kept of it."""
        stack, reached = [_State(self._all, 0, 0, 0)], set[_State]()
        while stack:
            state = stack.pop()
            names, depth, at, edits = state
            if state in reached or not _may_end(state, len(text), most):
                continue
            reached.add(state)
            if edits == most:
                yield from self._exactly(state, text)
            elif names.high - names.low == 1:
                name = self._names[names.low]
                if _are_within(name[depth:], text[at:], most - edits):
                    yield name
            else:
                name = self._names[names.low]
                if len(name) == depth and len(text) - at <= most - edits:
                    yield name
                stack += self._next(state, text)
                if edits < (kept.edits if at < kept.letters else most):
                    stack += self._edited(state, text)

    def _exactly(self, state: _State, text: str) -> Iterator[str]:
        """Yield the name that continues as the text does."""
        low, high, _ = state.names
        name = self._names[low][: state.depth] + text[state.at :]
        index = bisect_left(self._names, name, low, high)
        if index < high and self._names[index] == name:
            yield name

    def _next(self, state: _State, text: str) -> Iterator[_State]:
        """Yield the state after the next letter of the text, if there are names with it."""
        names, depth, at, edits = state
        if at < len(text) and (child := self._children_of(names, depth).get(text[at])):
            yield _State(child, depth + 1, at + 1, edits)

    def _edited(self, state: _State, text: str) -> Iterator[_State]:
        """Yield the states after one edit."""
        names, depth, at, edits = state
        wanted, following = text[at : at + 1], text[at + 1 : at + 2]
        if wanted:
            yield _State(names, depth, at + 1, edits + 1)
        for letter, child in self._children_of(names, depth).items():
            yield _State(child, depth + 1, at, edits + 1)
            if wanted and letter != wanted:
                yield _State(child, depth + 1, at + 1, edits + 1)
                if letter == following and (grandchild := self._children_of(child, depth + 1).get(wanted)):
                    yield _State(grandchild, depth + 2, at + 2, edits + 1)

    def _children_of(self, names: _Range, depth: int) -> dict[str, _Range]:
        """Return the ranges of names by their letter at a depth, without a name that ends there."""
        node = (names, depth)
        if node not in self._children:
            low, high, _ = names
            low += len(self._names[low]) == depth
            ranges = {}
            while low < high:
                letter = self._names[low][depth]
                end = bisect_right(self._names, letter, low, high, key=lambda name: name[depth])
                ranges[letter] = self._range(low, end)
                low = end
            self._children[node] = ranges
        return self._children[node]


def _may_end(state: _State, length: int, most: int) -> bool:
    """Return whether one of the names is short and long enough for a text of this length."""
    names, depth, at, edits = state
    least = max(depth + (length - at) - (most - edits), 0)
    return bool(names.lengths >> least & (1 << 2 * (most - edits) + 1) - 1)


def _alike(one: str, other: str) -> int:
    """Count the letters at the beginning that two texts have in common."""
    count = 0
    for letter, other_letter in zip(one, other, strict=False):
        if letter != other_letter:
            break
        count += 1
    return count


def _are_within(one: str, other: str, edits: int) -> bool:
    """Return whether two texts are at most a number of edits apart."""
    if edits == 0 or one == other:
        return one == other
    if abs(len(one) - len(other)) > edits:
        return False
    alike = _alike(one, other)
    one, other = one[alike:], other[alike:]
    return (
        _are_within(one[1:], other[1:], edits - 1)
        or _are_within(one[1:], other, edits - 1)
        or _are_within(one, other[1:], edits - 1)
        or (one[:2] == other[1::-1] and _are_within(one[2:], other[2:], edits - 1))
    )
