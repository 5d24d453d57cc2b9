"""Errors are values: they keep their facts, speak two languages, and survive a pickle."""

import builtins
import copy
import pickle

import pytest

from dxmodel import errors
from dxmodel.errors import DxError, Place, Problem, UnknownNameError, ValidationError, nearest
from dxmodel.messages import LANGUAGES
from dxmodel.progress import Status

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DxError)]
ORDINARY = [kind for kind in KINDS if kind is not ValidationError]

TWICE = DxError("plan.duplicate_id", id="rpa-hours")
LOCATED = Problem.of(TWICE, "$.indicators[3].id", Place(file="plan.yaml", line=41, column=7))
ADRIFT = Problem.of(TWICE, "$.pillars[0].id")


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_exported_and_drawn_in_the_tree(kind: type[DxError]) -> None:
    """Who reads the first page of errors.py has seen them all."""
    assert kind.__name__ in errors.__all__
    assert kind.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not DxError])
def test_every_error_is_a_builtin_too(kind: type[DxError]) -> None:
    """Code that has never heard of dxmodel can catch a ValueError, as the tree promises."""
    _, line = (errors.__doc__ or "").split(f"── {kind.__name__} ", 1)
    promised = getattr(builtins, line.split()[0])
    assert issubclass(kind, DxError)
    assert issubclass(kind, promised)


@pytest.mark.parametrize("kind", ORDINARY)
def test_an_error_keeps_its_code_and_facts(kind: type[DxError]) -> None:
    """What was found can be asked for by name, without reading a sentence."""
    error = kind("plan.duplicate_id", id="rpa-hours")
    assert (error.code, error.facts) == ("plan.duplicate_id", {"id": "rpa-hours"})


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
@pytest.mark.parametrize("kind", ORDINARY)
def test_an_error_survives_pickle_and_copy(kind, twin) -> None:
    """A worker process can raise it in its parent."""
    error = kind("plan.duplicate_id", id="rpa-hours")
    again = twin(error)
    assert type(again) is kind
    assert (again.code, again.facts, str(again)) == (error.code, error.facts, str(error))


def test_an_error_speaks_both_languages_and_prints_english() -> None:
    """The same facts stand in both sentences."""
    assert TWICE.describe("ja") == "ID「rpa-hours」が重複しています。計画の中でIDは一意でなければなりません"
    assert TWICE.describe("en") == 'the id "rpa-hours" is used twice; every id in a plan is unique'
    assert str(TWICE) == TWICE.describe("en")


def test_problems_say_one_line_each_in_the_order_of_the_input() -> None:
    """Ten mistakes are one exception with ten lines."""
    problems = ValidationError([LOCATED, ADRIFT])
    assert str(problems).splitlines() == [
        f"plan.yaml:41:7: $.indicators[3].id: {TWICE}",
        f"$.pillars[0].id: {TWICE}",
    ]
    assert [line.endswith(TWICE.describe("ja")) for line in problems.describe("ja").splitlines()] == [
        True,
        True,
    ]


def problem_at(line: int, code: str = "plan.duplicate_id", file: str = "o.csv") -> Problem:
    """Return the problem of one row of a table."""
    facts = {"id": f"a-{line}"}
    place = Place(file=file, line=line, column=3)
    return Problem(path=f"$.observations[{line}].value", code=code, facts=facts, place=place)


@pytest.mark.parametrize(("count", "lines"), [(10, 10), (11, 4), (20_000, 4)])
def test_many_alike_problems_are_told_once_with_their_number(count: int, lines: int) -> None:
    """The first ones, and the first places of the others; the error keeps all of them."""
    error = ValidationError([*(problem_at(line) for line in range(2, 2 + count)), ADRIFT])
    for language in LANGUAGES:
        *alike, other = error.describe(language).splitlines()
        assert len(alike) == lines
        assert other == ADRIFT.describe(language)
        assert alike[0] == error.problems[0].describe(language)
        if count > 10:
            assert f"{count - 3}" in alike[-1]
            assert "o.csv:5:3" in alike[-1]
            assert "…" in alike[-1]
    assert len(error.problems) == count + 1


def test_problems_of_other_files_or_kinds_are_not_alike() -> None:
    """Each kind is counted by itself, and stands where its first problem is."""
    rows = [problem_at(line, file=file) for line in range(2, 12) for file in ("a.csv", "b.csv")]
    assert len(str(ValidationError(rows)).splitlines()) == 20
    rows = [problem_at(line, file=file) for line in range(2, 14) for file in ("a.csv", "b.csv")]
    lines = str(ValidationError(rows)).splitlines()
    assert [line.split(":")[0] for line in lines[:4]] == ["a.csv", "b.csv", "a.csv", "b.csv"]
    assert [line.startswith("9 more") for line in lines] == [False] * 5 + [True, False, True]


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_problems_survive_pickle_and_copy(twin) -> None:
    """The addresses come along."""
    again = twin(ValidationError(iter([LOCATED, ADRIFT])))
    assert type(again) is ValidationError
    assert again.problems == (LOCATED, ADRIFT)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(file="plan.yaml", line=41, column=7), "plan.yaml:41:7"),
        (Place(file="plan.yaml", line=41), "plan.yaml:41"),
        (Place(file="plan.yaml"), "plan.yaml"),
        (Place(sheet="実績", cell="D14"), "実績!D14"),
        (Place(file="r6.xlsx", sheet="実績", cell="D14"), "r6.xlsx:実績!D14"),
        (Place(sheet="実績"), "実績"),
        (Place(), ""),
    ],
)
def test_a_place_prints_what_is_known_of_it(place: Place, text: str) -> None:
    """An editor that is given plan.yaml:41:7 jumps there."""
    assert str(place) == text


def test_the_nearest_name_is_offered_only_if_it_is_near() -> None:
    """A far-fetched suggestion is worse than none."""
    assert nearest("indicater", ["initiative", "indicator"]) == "indicator"
    assert nearest("zzz", ["initiative", "indicator"]) is None
    assert nearest("indicator", []) is None


def test_a_word_has_no_format_but_its_languages():
    """Not even a width; the text of a word has those."""
    with pytest.raises(UnknownNameError, match='"13" is none of the languages ja, en'):
        format(Status.ACHIEVED, "13")
    assert f"{Status.ACHIEVED!s:13}|" == "achieved     |"
