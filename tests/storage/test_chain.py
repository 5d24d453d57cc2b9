"""Where something is wrong with revisions, every mistake of theirs is said once, where it stands."""

from pathlib import Path

import pytest

from dxmodel.formats.chain import named_paths
from dxmodel.storage import load
from tests.storage.broken import SOUND, write
from tests.storage.test_folder import problems_of

HEAD = "format: revision/1\nid: {id}\nlabel: 見直し\ndecided: {decided}\nchanges:\n"


def revision(id: str, decided: str, *changes: str) -> dict[str, str]:
    """Return a file with a revision; its first change is in line 6."""
    lines = "".join(f"- {change}\n" for change in changes)
    return {f"revisions/{id}.yaml": HEAD.format(id=id, decided=decided) + lines}


def problems_in(folder: Path, *files: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return place, path and code of every problem of a folder with some additional files."""
    write(folder, SOUND)
    for each in files:
        write(folder, each)
    return [(str(each.place), each.path, each.code) for each in problems_of(folder).problems]


AIM = "set-target: {{indicator: {}, target: {{due: R9, goal: {{reach: 5件}}}}}}"


def test_what_depends_on_a_change_that_does_not_fit_is_no_second_mistake(tmp_path: Path) -> None:
    """Such as a target for an indicator that was not added; the end of an unknown indicator is one."""
    bad = revision("m-new", "R7", "add: {indicator: {id: new, label: 新指標, unit: 件}}", "remove: nothing")
    late = revision("n-late", "R8", AIM.format("new"), "end: {of: rpaa, last: R9}")
    assert problems_in(tmp_path, bad, late) == [
        ("revisions/m-new.yaml:7:3", "$.changes[1]", "plan.unknown_id"),
        ("revisions/n-late.yaml:7:3", "$.changes[1]", "plan.unknown_id"),
    ]
    again = revision("n-late", "R8", "withdraw-target: {indicator: rpa-hours, due: R9}")
    fallen = revision("m-new", "R7", AIM.format("rpa-hours"))
    assert [code for _, _, code in problems_in(tmp_path, fallen, again)] == ["plan.unit_does_not_fit"]


def test_what_depends_on_a_change_that_cannot_be_read_is_no_second_mistake(tmp_path: Path) -> None:
    """Nor what depends on an unreadable revision; what does not depend on it is reported with the rest."""
    bad = revision("m-new", "R7", "extend-period: R12年", "remove: rpaa")
    late = revision("n-late", "R8", "extend-period: R10", AIM.format("new"))
    assert problems_in(tmp_path, bad, late) == [
        ("revisions/m-new.yaml:6:3", "$.changes[0].extend-period", "fiscal.calendar_year"),
        ("revisions/m-new.yaml:7:3", "$.changes[1]", "plan.unknown_id"),
        ("revisions/n-late.yaml:7:3", "$.changes[1]", "plan.unknown_indicator"),
    ]


def test_changes_are_counted_as_they_are_written(tmp_path: Path) -> None:
    """Also behind one that could not be read, and where two contradict each other."""
    owners = "amend: {of: rpa, owners: [課]}"
    bad = revision("m", "R7", "nonsense: 1", owners, "remove: nothing", owners)
    assert problems_in(tmp_path, bad) == [
        ("revisions/m.yaml:6:3", "$.changes[0]", "formats.not_one_of"),
        ("revisions/m.yaml:8:3", "$.changes[2]", "plan.unknown_id"),
        ("revisions/m.yaml:9:3", "$.changes[3]", "ledger.contradiction"),
    ]
    (text,) = (each for each in problems_of(tmp_path).problems if each.code == "ledger.contradiction")
    assert text.facts["other"] == "$.changes[1]"


def test_a_unit_that_a_broken_chain_may_have_changed_is_no_mistake(tmp_path: Path) -> None:
    """Results of R7 may be in the new unit; only the whole chain would tell."""
    observations = {"observations.yaml": SOUND["observations.yaml"].replace("5,328時間", "5,328件")}
    anew = "redefine: {of: rpa-hours, since: R5, unit: 件}"
    assert problems_in(tmp_path, observations, revision("m", "R7", anew, "remove: nothing")) == [
        ("revisions/m.yaml:7:3", "$.changes[1]", "plan.unknown_id")
    ]


def test_results_fit_the_unit_of_their_year(tmp_path: Path) -> None:
    """Those before a break the old one, those after it the new one."""
    changes = [
        "redefine: {of: rpa-hours, since: R5, unit: 件}",
        *(f"withdraw-target: {{indicator: rpa-hours, due: {due}}}" for due in ("R6", "R10")),
    ]
    observations = {"observations.yaml": SOUND["observations.yaml"].replace("5,328時間", "5,328件")}
    write(tmp_path, SOUND | observations | revision("m", "R7", *changes))
    assert [str(each.value) for each in load(tmp_path).observations_of("rpa-hours")] == [
        "約1,300時間",
        "5,328件",
    ]
    assert problems_in(tmp_path, {"observations.yaml": SOUND["observations.yaml"]}) == [
        ("observations.yaml:9:5", "$.observations[1].value", "plan.unit_does_not_fit")
    ]


def test_a_unit_that_a_revision_defines_is_known_to_results(tmp_path: Path) -> None:
    """Although their file is reported first, they are read after the revisions."""
    unit = "{name: 証明書束, english: bundle of papers/bundles of papers}"
    new = revision(
        "m",
        "R7",
        f"amend: {{of: city-dx, units: [{unit}]}}",
        "add: {indicator: {id: papers, label: 証明書, unit: 証明書束}}",
    )
    values = "  - {indicator: papers, period: R7, value: 3証明書束}\n"
    write(tmp_path, SOUND | new | {"observations.yaml": SOUND["observations.yaml"] + values})
    assert str(load(tmp_path).observations_of("papers")[0].value) == "3証明書束"


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ("end: {of: online-share, last: R7, into: [online-share]}", "$.changes[0]", "plan.ends_in_itself"),
        ("end: {of: rpa, last: R5}", "$.changes[0]", "plan.needs_ended"),
        ("end: {of: online-share, last: R7, into: [online-shar]}", "$.changes[0]", "plan.dangling"),
        ("extend-period: R9", "$.changes[0]", "revise.not_later"),
        ("extend-period: R12", "$.changes[0]", "revise.untreated"),
        ("extend-period: {to: R12, targets: keep, carry: [rpa]}", "$.changes[0]", "plan.unknown_indicator"),
        ("remove: rpa-hours", "$.observations[0].indicator", "ledger.removed"),
        ("correct: {amend: {of: rpa-hours, unit: 件}}", "$.changes[0]", "plan.unit_does_not_fit"),
    ],
)
def test_a_change_that_cannot_be_made_is_reported_at_its_place(
    tmp_path: Path, change: str, path: str, code: str
) -> None:
    """In its file, on its line."""
    first = problems_in(tmp_path, revision("m", "R7", change))[0]
    assert first[1:] == (path, code)
    assert first[0] in ("revisions/m.yaml:6:3", "observations.yaml:3:5")


def test_a_revision_decided_before_the_plan_is_reported_at_its_date(tmp_path: Path) -> None:
    """It cannot change what did not exist."""
    plan = {"plan.yaml": SOUND["plan.yaml"] + "adopted: 2022-04-01\n"}
    assert problems_in(tmp_path, plan, revision("m", "R3", "amend: {of: rpa, owners: [課]}")) == [
        ("revisions/m.yaml:4:1", "$.decided", "ledger.decided_before_founding")
    ]


def test_places_that_unreadable_changes_probably_write() -> None:
    """By the names in them, whatever else is wrong."""
    data = [
        {"amend": {"of": "a", "x": {"indicator": "b"}}},
        {"remove": "c"},
        {"extend-period": 5},
        "d",
        {"of": ""},
    ]
    assert [*named_paths(data)] == ["a", "b", "c", "period", "*.targets"]
