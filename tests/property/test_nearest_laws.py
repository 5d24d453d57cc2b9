"""The nearest known name is the one that comparing each of them finds, in few steps per name."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.errors import KnownNames, nearest
from tests.calls import calls

NAMES = st.text("abcde-", max_size=8) | st.text(max_size=5)
ALIKE = st.text("ab-", max_size=12)


def distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance of two texts, by the table of all their beginnings."""
    rows: list[list[int]] = [[*range(len(other) + 1)]]
    for i, letter in enumerate(one):
        row = [i + 1]
        for j, other_letter in enumerate(other):
            exchanged = i and j and one[i - 1 : i + 1] == other[j] + other[j - 1]
            row.append(
                min(
                    rows[i][j] + (letter != other_letter),
                    rows[i][j + 1] + 1,
                    row[j] + 1,
                    rows[i - 1][j - 1] + 1 if exchanged else 99,
                )
            )
        rows.append(row)
    return rows[-1][-1]


def nearest_by_comparison(name: str, known: Iterable[str]) -> str | None:
    """Return the nearest name as ``KnownNames.nearest`` defines it, by comparing each of them."""
    names = sorted(known)
    close = []
    for each in names:
        longer, edits = max(len(name), len(each)), distance(name, each)
        if edits <= (0 if longer < 2 else 1 if longer < 6 else 2):
            close.append((edits, each))
    if close:
        return min(close)[1]
    if not names:
        return None
    beginnings = [name[:length] for length in range(len(name), -1, -1)]
    best = min(names, key=lambda each: next(i for i, part in enumerate(beginnings) if each.startswith(part)))
    common = max(len(part) for part in beginnings if best.startswith(part))
    return best if common >= 3 and 2 * common >= max(len(best), len(name)) else None


@given(NAMES, st.lists(NAMES, max_size=12))
def test_nearest_is_the_name_that_comparing_all_finds(name: str, known: list[str]) -> None:
    """Whatever the search leaves out is not the answer."""
    assert nearest(name, known) == nearest_by_comparison(name, known)


@given(st.lists(ALIKE, max_size=4), st.lists(ALIKE, max_size=30))
def test_equally_near_names_are_chosen_between_by_their_order(names: list[str], known: list[str]) -> None:
    """Of names made of three letters, many are equally near."""
    index = KnownNames(known)
    assert [index.nearest(each) for each in names] == [nearest_by_comparison(each, known) for each in names]


@given(ALIKE, st.lists(ALIKE, max_size=12))
def test_the_nearest_other_name_is_the_nearest_without_the_name_itself(name: str, known: list[str]) -> None:
    """A known name is compared with the others too."""
    others = [each for each in known if each != name]
    assert KnownNames(known).nearest(name, other=True) == nearest_by_comparison(name, others)


def test_a_name_of_more_than_a_hundred_letters_is_near_no_other() -> None:
    """Neither as the name to look up nor as a known one."""
    assert nearest("a" * 100, ["a" * 99]) == "a" * 99
    assert nearest("a" * 101, ["a" * 99]) is None
    assert nearest("a" * 100, ["a" * 101]) is None


SHAPES = {
    "a common beginning": "indicator-{:05}",
    "a common ending": "{:05}-indicator",
    "Japanese": "指標{:05}の件数",
    "several words": "{0}-section-{0:05x}",
}
MISSPELLINGS: dict[str, Callable[[str], str]] = {
    "one letter": lambda name: name.replace("o", "0", 1).replace("件", "作", 1),
    "two letters": lambda name: name.replace("ct", "kd", 1).replace("の件", "件の数", 1),
    "another word": lambda name: f"another-{name}",
}


@pytest.mark.same_on_every_python
@pytest.mark.parametrize("misspelt", MISSPELLINGS.values(), ids=[*MISSPELLINGS])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=[*SHAPES])
def test_twice_as_many_names_take_about_twice_as_many_steps(
    shape: str, misspelt: Callable[[str], str]
) -> None:
    """Comparing each name with each would take four times as many."""
    steps = []
    for count in (150, 300):
        known = [shape.format(number) for number in range(count)]
        names = [misspelt(each) for each in known]
        steps.append(calls(lambda known=known, names=names: [*map(KnownNames(known).nearest, names)]))  # type: ignore[misc]
    assert steps[1] < 2.8 * steps[0]
