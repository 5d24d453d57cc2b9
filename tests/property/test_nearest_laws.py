"""The nearest known name is the one that difflib finds."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from dxmodel.errors import nearest

NAMES = st.text("abcde-", min_size=1, max_size=8) | st.text(min_size=1, max_size=4)
ALIKE = st.text("ab-", min_size=1, max_size=12)


@given(NAMES, st.lists(NAMES, max_size=12), st.sampled_from([0.3, 0.5, 0.6, 0.9, 1.0]))
def test_nearest_is_the_closest_match_of_difflib(name: str, known: list[str], cutoff: float) -> None:
    """Whatever is passed over for its length or its letters could not have been the answer."""
    closest = difflib.get_close_matches(name, known, n=1, cutoff=cutoff)
    assert nearest(name, known, cutoff=cutoff) == next(iter(closest), None)


@given(
    st.text("ab-", min_size=1, max_size=12), st.lists(st.text("ab-", min_size=1, max_size=12), max_size=30)
)
def test_equally_near_names_are_chosen_between_as_by_difflib(name: str, known: list[str]) -> None:
    """Of names made of three letters, many are equally near."""
    closest = difflib.get_close_matches(name, known, n=1)
    assert nearest(name, known) == next(iter(closest), None)
