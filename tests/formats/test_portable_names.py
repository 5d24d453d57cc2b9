"""File names: which every system can hold, which are one name on some, and which an id gets."""

from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.formats.portable_names import (
    collision_key,
    collisions,
    file_stem,
    name_problem,
    unreadable_name,
)

SLUGS = st.from_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*", fullmatch=True)
DEVICES = ("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("con", "file.reserved_name"),
        ("NUL.yaml", "file.reserved_name"),
        ("nul.tar.gz", "file.reserved_name"),
        ("aux .yaml", "file.reserved_name"),
        ("com1", "file.reserved_name"),
        ("com¹.yaml", "file.reserved_name"),
        ("CONIN$", "file.reserved_name"),
        ("a.", "file.forbidden_ending"),
        ("a ", "file.forbidden_ending"),
        ("", "file.forbidden_ending"),
        ("a:b", "file.forbidden_character"),
        ("a*b", "file.forbidden_character"),
        ("a\\b", "file.forbidden_character"),
        ("a\x1bb", "file.forbidden_character"),
        ("a\udc83b", "file.forbidden_character"),
        ("あ" * 86, "file.name_too_long"),
    ],
)
def test_a_name_that_some_system_refuses_is_a_problem(name: str, code: str) -> None:
    """With the file as its place, and words in both languages."""
    problem = name_problem(name, f"revisions/{name}")
    assert problem is not None
    assert (problem.code, problem.place and problem.place.file) == (code, f"revisions/{name}")
    assert problem.describe("ja") != problem.describe("en")
    assert not any(character in problem.facts.get("found", "") for character in "\x1b\udc83")


@pytest.mark.parametrize(
    "name", ["plan.yaml", "console.yaml", "com.yaml", "com10.yaml", ".con", "延伸.yaml", "あ" * 85, "a.b c"]
)
def test_an_ordinary_name_is_none(name: str) -> None:
    """Names that only resemble those of devices, too."""
    assert name_problem(name) is None


def test_only_what_cannot_be_shown_is_not_read() -> None:
    """What Windows refuses can be read elsewhere without any doubt, and is only never written."""
    assert unreadable_name("con.yaml") is None
    for name in ("a\x1b.yaml", "a\udc83.yaml", "a\u2028.yaml", "a\x9b.yaml", "a\u202elmay.", "a\n.yaml"):
        assert unreadable_name(name) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.yaml", "A.yaml"),
        ("\u30ac.yaml", "\u30ab\u3099.yaml"),  # ガ, in one character and in two
        ("\u00fc.yaml", "U\u0308.yaml"),
        ("\u0390.yaml", "\u1fd3.yaml"),
    ],
)
def test_names_that_are_one_name_on_some_system_collide(one: str, other: str) -> None:
    """In case or in composition; the later name is the place of the problem."""
    assert collision_key(one) == collision_key(other)
    (problem,) = collisions([one, "b", other])
    assert problem.code == "file.same_name"
    assert problem.facts == {"other": one}
    assert problem.place is not None
    assert problem.place.file == other


def test_different_names_do_not_collide() -> None:
    """Nor a name with itself."""
    assert [*collisions(["a.yaml", "b.yaml", "a.yml", "が.yaml", "か.yaml", "a.yaml"])] == []


@given(SLUGS | st.sampled_from(DEVICES))
def test_the_name_for_an_id_is_one_that_every_system_can_hold(id: str) -> None:
    """As it is, with a suffix, and with words before it."""
    for name in (file_stem(id), f"{file_stem(id)}.yaml", f"001-{id}.yaml"):
        assert name_problem(name) is None or len(name) > 200
        assert len(PureWindowsPath(name).parts) == 1


@given(st.lists(SLUGS | st.sampled_from(DEVICES), unique=True))
def test_different_ids_have_different_names(ids: list[str]) -> None:
    """On every system."""
    assert len({collision_key(file_stem(id)) for id in ids}) == len(ids)


@pytest.mark.parametrize("id", DEVICES)
def test_the_name_of_a_device_is_not_the_name_for_an_id(id: str) -> None:
    """``Revision(id="con")`` is written all the same."""
    assert file_stem(id) == f"{id}_"
