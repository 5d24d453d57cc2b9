"""A folder that is wrong says everything that is wrong with it, each with file, line and column."""

from pathlib import Path

import pytest

from dxmodel.errors import ValidationError
from dxmodel.ledger import Ledger
from dxmodel.storage import load
from tests.storage.broken import BROKEN, SOUND, write

TEN = [
    ("plan.yaml:5:5", "$.bodies[0].code", "plan.code_not_text"),
    ("plan.yaml:14:19", "$.indicators[0].initiatives[0]", "plan.dangling"),
    ("plan.yaml:16:5", "$.indicators[0].direction", "formats.not_one_of_like"),
    ("plan.yaml:18:9", "$.indicators[0].targets[0].due", "fiscal.calendar_year"),
    ("plan.yaml:21:5", "$.indicators[1].labell", "formats.unknown_key_like"),
    ("observations.yaml:6:16", "$.observations[0].sources[0].document", "ledger.unknown_document"),
    ("observations.yaml:9:5", "$.observations[1].value", "plan.unit_does_not_fit"),
    ("observations.yaml:12:13", "$.observations[2].value.missing", "formats.not_one_of_like"),
    ("revisions/extension.yaml:6:5", "$.changes[0]", "formats.not_one_of_like"),
    ("revisions/extension.yaml:8:7", "$.changes[1].set-target.indicator", "plan.bad_id"),
]


def problems_of(folder: Path) -> ValidationError:
    """Load a folder that cannot be loaded."""
    with pytest.raises(ValidationError) as caught:
        load(folder)
    return caught.value


def test_advice_is_advice_for_a_file(tmp_path: Path) -> None:
    """``year_ok=True`` is for callers in Python."""
    line = problems_of(write(tmp_path, BROKEN)).describe("en").splitlines()[3]
    assert "令和6年度, R6, FY2024, " in line
    assert "years: fiscal" in line
    assert "year_ok" not in line


def test_a_sound_folder_is_a_ledger(tmp_path: Path) -> None:
    """The mistakes below are the only ones."""
    ledger = load(write(tmp_path, SOUND))
    assert isinstance(ledger, Ledger)
    assert str(ledger.plan.period) == "R4/R10"
    assert [each.indicator for each in ledger.observations] == ["online-share", "rpa-hours", "rpa-hours"]


def test_ten_mistakes_are_one_error_with_ten_located_lines(tmp_path: Path) -> None:
    """Shape and references, over all files, in the order of the files."""
    error = problems_of(write(tmp_path, BROKEN))
    assert [(str(each.place), each.path, each.code) for each in error.problems] == TEN
    assert len(str(error).splitlines()) == 10


def test_a_problem_names_what_was_found_and_what_is_accepted_in_both_languages(tmp_path: Path) -> None:
    """The words of two of the ten."""
    error = problems_of(write(tmp_path, BROKEN))
    assert error.describe("ja").splitlines()[2] == (
        "plan.yaml:16:5: $.indicators[0].direction: 「upp」は使えません。「up」ではありませんか"
    )
    assert error.describe("en").splitlines()[4] == (
        'plan.yaml:21:5: $.indicators[1].labell: there is no key "labell"; did you mean "label"?'
    )


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_only_the_file_that_is_no_yaml_is_reported(tmp_path: Path, name: str) -> None:
    """Nothing after it can be trusted."""
    error = problems_of(write(tmp_path, BROKEN | {name: SOUND[name] + "a: [\n"}))
    assert [(each.code, each.place and each.place.file) for each in error.problems] == [
        ("formats.yaml_syntax", name)
    ]


def test_every_file_that_is_no_yaml_is_reported(tmp_path: Path) -> None:
    """Two broken files are two lines."""
    error = problems_of(write(tmp_path, {name: text + "a: [\n" for name, text in SOUND.items()}))
    assert len(error.problems) == len(SOUND)


def test_references_of_a_revision_are_located_in_its_file(tmp_path: Path) -> None:
    """What does not fit the plan is in the revision, not in the plan."""
    text = SOUND["revisions/extension.yaml"].replace("indicator: rpa-hours", "indicator: rpa-hour")
    (problem,) = problems_of(write(tmp_path, SOUND | {"revisions/extension.yaml": text})).problems
    assert (str(problem.place), problem.code) == ("revisions/extension.yaml:7:5", "plan.unknown_indicator")


def test_explicit_orders_do_not_move_a_problem(tmp_path: Path) -> None:
    """The plan sorts its items; a problem stays where the item was written."""
    text = SOUND["plan.yaml"].replace("  - id: rpa-hours", "  - id: rpa-hours\n    order: 9")
    text += "    sources: [{document: nowhere}]\n"
    (problem,) = problems_of(write(tmp_path, SOUND | {"plan.yaml": text})).problems
    assert (problem.path, str(problem.place)) == ("$.indicators[1].sources[0].document", "plan.yaml:28:16")


def test_what_fell_is_not_missed_a_second_time(tmp_path: Path) -> None:
    """A reference to an indicator that could not be read is no second mistake."""
    text = SOUND["plan.yaml"].replace("unit: 時間", "unit: 5時")
    (problem,) = problems_of(write(tmp_path, SOUND | {"plan.yaml": text})).problems
    assert problem.path == "$.indicators[0].unit"


def test_an_indicator_without_a_readable_unit_makes_no_mistakes_of_its_own(tmp_path: Path) -> None:
    """Its observations may fit the unit that was meant."""
    text = SOUND["plan.yaml"].replace("unit: 時間", "unit: 5時").replace("    targets:\n", "", 1)
    text = text.replace('      - due: R6\n        goal: {reach: "2,000時間"}\n', "")
    (problem,) = problems_of(write(tmp_path, SOUND | {"plan.yaml": text})).problems
    assert problem.path == "$.indicators[0].unit"


def test_a_unit_that_is_spelled_wrong_is_one_that_the_values_disagree_with(tmp_path: Path) -> None:
    """It may be a counter of the plan's own, so only what does not agree with it is wrong."""
    text = SOUND["plan.yaml"].replace("unit: 時間", "unit: 時閒")
    problems = problems_of(write(tmp_path, SOUND | {"plan.yaml": text})).problems
    assert problems[0].path == "$.indicators[0]"
    assert problems[0].code == "plan.unit_does_not_fit"
    assert "時閒" in problems[0].describe("ja")


def test_items_after_an_unreadable_one_keep_their_index(tmp_path: Path) -> None:
    """Items are counted as they are written."""
    text = (
        SOUND["observations.yaml"]
        .replace("約1,300時間", "約1,300時閒")
        .replace("online-share", "online-shar")
    )
    all_problems = problems_of(write(tmp_path, SOUND | {"observations.yaml": text})).problems
    assert [(str(each.place), each.path) for each in all_problems] == [
        ("observations.yaml:5:5", "$.observations[0].value"),
        ("observations.yaml:10:5", "$.observations[2].indicator"),
    ]


def test_an_id_of_another_kind_of_item_is_refused(tmp_path: Path) -> None:
    """A revision has this id, but no indicator does."""
    text = SOUND["plan.yaml"].replace("initiatives: [rpa]", "initiatives: [extension]").replace("up", "upp")
    all_problems = problems_of(write(tmp_path, SOUND | {"plan.yaml": text})).problems
    assert [each.code for each in all_problems] == ["plan.dangling", "formats.not_one_of_like"]


def test_a_folder_that_is_half_there_is_refused(tmp_path: Path) -> None:
    """Observations without a plan are no ledger."""
    (problem,) = problems_of(write(tmp_path, {"observations.yaml": SOUND["observations.yaml"]})).problems
    assert (problem.code, str(problem.place)) == ("formats.missing_file", "plan.yaml")


def test_a_file_that_would_not_be_read_is_refused(tmp_path: Path) -> None:
    """A misspelt name must not lose a year of results."""
    files = {name.replace("observations", "observation"): text for name, text in SOUND.items()}
    (problem,) = problems_of(write(tmp_path, files)).problems
    assert (problem.code, problem.facts["nearest"]) == ("formats.unknown_file", "observations.yaml")


def test_entries_in_a_file_of_another_kind_are_not_read(tmp_path: Path) -> None:
    """Their key is unknown there; what they refer to is not looked up."""
    text = "format: documents/1\nobservations: [{indicator: none, period: R5, value: 3件}]\n"
    files = {"plan.yaml": SOUND["plan.yaml"], "documents.yaml": text}
    problems = problems_of(write(tmp_path / "city", files)).problems
    assert [(str(each.place), each.code) for each in problems] == [
        ("documents.yaml:2:1", "formats.unknown_key")
    ]


def test_only_the_plan_is_required(tmp_path: Path) -> None:
    """The rest of a plan's life may not have begun."""
    ledger = load(write(tmp_path, {"plan.yaml": SOUND["plan.yaml"], "README.md": "# みどり市"}))
    assert ledger == Ledger(founding=ledger.founding)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("citi", "file.missing_like"),
        ("city/plan.yaml", "file.not_a_folder"),
        ("a\0", "file.unusable_character"),
    ],
)
def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path, name: str, code: str) -> None:
    """With the nearest name beside it."""
    write(tmp_path / "city", SOUND)
    (problem,) = problems_of(tmp_path / name).problems
    assert (problem.code, problem.place and problem.place.file) == (code, str(tmp_path / name))
    assert problem.facts.get("nearest") == ("city" if name == "citi" else None)


NOWHERE = "sources: [{document: nowhere}]"


@pytest.mark.parametrize(
    ("text", "place", "path"),
    [
        (NOWHERE, "plan.yaml:27:12", "$.sources[0].document"),
        (
            f"successor: {{label: 次期計画, starts: R7, {NOWHERE}}}",
            "plan.yaml:27:49",
            "$.successor.sources[0].document",
        ),
        (
            f"declared: [{{of: pillars, count: 3, {NOWHERE}}}]",
            "plan.yaml:27:47",
            "$.declared[0].sources[0].document",
        ),
    ],
)
def test_sources_of_the_plan_itself_are_located(tmp_path: Path, text: str, place: str, path: str) -> None:
    """They belong to no item, and still have a place."""
    (problem,) = problems_of(write(tmp_path, SOUND | {"plan.yaml": f"{SOUND['plan.yaml']}{text}\n"})).problems
    assert (problem.code, str(problem.place), problem.path) == ("ledger.unknown_document", place, path)


def test_a_revision_out_of_turn_is_located(tmp_path: Path) -> None:
    """By its file, though the ledger knows it by its id."""
    early = "format: revision/1\nid: early\nlabel: 追加\ndecided: R4\nin_force: R8\nchanges:\n"
    early += "  - add: {item: {indicator: {id: new, label: 新指標, unit: 件}}}\n"
    late = "format: revision/1\nid: late\nlabel: 目標\ndecided: R5\nin_force: R6\nchanges:\n"
    late += "  - set-target: {indicator: new, target: {due: R6, goal: {at-least: 5件}}}\n"
    files = SOUND | {"revisions/a.yaml": late, "revisions/b.yaml": early}
    (problem,) = problems_of(write(tmp_path, files)).problems
    assert (problem.code, str(problem.place)) == ("ledger.out_of_turn", "revisions/a.yaml:7:5")


def test_a_refusal_of_the_ledger_itself_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the check of all files against one another finds nothing."""
    monkeypatch.setattr("dxmodel.storage.folder.references", lambda _: ())
    text = f"{SOUND['plan.yaml']}{NOWHERE}\n"
    (problem,) = problems_of(write(tmp_path, SOUND | {"plan.yaml": text})).problems
    assert problem.code == "ledger.unknown_document"
    assert str(problem.place).startswith("plan.yaml:")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Observation.YAML", "observations.yaml"),
        ("observations.json", "observations.csv"),
        ("revisions/sub/b.yaml", None),
        ("revisions/b.YAML", None),
        ("revisions/b.json", None),
        ("plan.yml", "plan.yaml"),
    ],
)
def test_what_looks_like_data_is_read_or_refused(tmp_path: Path, name: str, near: str | None) -> None:
    """In any case of letters, at any depth."""
    (problem,) = problems_of(write(tmp_path, SOUND | {name: "format: x\n"})).problems
    assert (problem.code, str(problem.place)) == ("formats.unknown_file", name)
    assert near is None or problem.facts["nearest"] == near


def test_revisions_are_a_folder(tmp_path: Path) -> None:
    """A file of that name would not be read; nor would a folder of almost that name."""
    files = {name: text for name, text in SOUND.items() if "/" not in name}
    for name in ("revisions", "Revisions/a.yaml"):
        (problem,) = problems_of(write(tmp_path / name[0], files | {name: ""})).problems
        assert (problem.code, str(problem.place)) == ("formats.unknown_file", name.partition("/")[0])


def test_what_cannot_be_opened_is_a_problem_among_others(tmp_path: Path) -> None:
    """A folder in place of a file, a link that leads nowhere, and a mistake of the ordinary kind."""
    write(tmp_path, {name: text for name, text in SOUND.items() if name != "observations.yaml"})
    (tmp_path / "observations.yaml").mkdir()
    (tmp_path / "evaluations.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "revisions" / "old.yaml").mkdir()
    write(tmp_path, {"documents.yaml": "a: [\n"})
    assert [(str(each.place), each.code) for each in problems_of(tmp_path).problems] == [
        ("evaluations.yaml", "file.missing_like"),
        ("observations.yaml", "file.not_regular"),
        ("revisions/old.yaml", "file.not_regular"),
        ("documents.yaml:2:1", "formats.yaml_syntax"),
    ]


def test_a_file_of_a_newer_version_is_one_mistake(tmp_path: Path) -> None:
    """What is new in it is not reported, nor references to it; mistakes in other files are."""
    newer = SOUND["plan.yaml"].replace("plan/1", "plan/2").replace("label:", "labels:")
    observations = SOUND["observations.yaml"].replace("missing: pending", "missing: pendign")
    write(tmp_path, SOUND | {"plan.yaml": newer, "observations.yaml": observations})
    first, second = problems_of(tmp_path).problems
    assert (first.code, str(first.place)) == ("formats.other_version", "plan.yaml:1:1")
    assert 'written by a newer dxmodel; this one reads "plan/1"' in str(first)
    assert second.code == "formats.not_one_of_like"
    write(tmp_path, {"plan.yaml": SOUND["plan.yaml"].replace("plan/1", "plan/0")})
    assert problems_of(tmp_path).problems[0].code == "formats.other_format"


def test_a_file_with_the_content_of_another_one_is_a_problem_of_that_file(tmp_path: Path) -> None:
    """What it contains is not mixed with the content of the others."""
    text = "format: documents/1\nobservations: [{indicator: none, period: R5, value: 3件}]\n"
    files = {name: content for name, content in SOUND.items() if name != "observations.yaml"}
    (problem,) = problems_of(write(tmp_path, files | {"documents.yaml": text})).problems
    assert (str(problem.place), problem.code) == ("documents.yaml:2:1", "formats.unknown_key")


def test_a_mistake_that_only_the_whole_ledger_shows_has_its_place_too(tmp_path: Path) -> None:
    """The revision in which a correction says that something was wrong; in the file that says so."""
    correction = """\
format: revision/1
id: noticed
label: 訂正
decided: R5
changes:
  - correct:
      change: {amend: {of: rpa, tags: [x]}}
      wrong_in: extensio
"""
    (problem,) = problems_of(write(tmp_path, SOUND | {"revisions/noticed.yaml": correction})).problems
    assert (problem.code, str(problem.place)) == ("ledger.not_wrong_there", "revisions/noticed.yaml:8:7")
    assert problem.path == "$.changes[0].wrong_in"
