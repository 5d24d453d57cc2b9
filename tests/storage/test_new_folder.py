"""The folder of a new plan: an example that loads, is free of warnings, and overwrites nothing."""

import re
from pathlib import Path

import pytest

from dxmodel.checks import Severity, check
from dxmodel.errors import UnknownNameError, ValidationError
from dxmodel.messages import LANGUAGES
from dxmodel.storage import load, new_folder, save
from tests.yaml_ledger import ledger_of_files


def with_example(text: str) -> str:
    """Return a plan with the example that stands in its comments."""
    head, mark, example = text.partition("\n## ---")
    return head + mark + re.sub("^# ", "", example, flags=re.MULTILINE)


def test_the_example_loads_and_has_no_warning(tmp_path: Path) -> None:
    """As it is, and with the example in its comments; in both languages with the same plan."""
    plans = []
    for language in LANGUAGES:
        path = new_folder(tmp_path / "plans" / language, language=language)
        assert path == tmp_path / "plans" / language / "plan.yaml"
        ledger = load(path.parent)
        findings = check(ledger)
        assert [each.code for each in findings] == ["check.unknown_code"]
        path.write_text(with_example(path.read_text("utf-8")), "utf-8")
        ledger = load(path.parent)
        findings = check(ledger)
        assert [each.code for each in findings] == ["check.unknown_code"]
        assert len(ledger.plan.indicators) == 3
        assert {each.severity for each in findings} == {Severity.NOTE}
        plans.append(ledger.plan)
    assert plans[0] == plans[1]


def test_the_example_says_that_it_is_invented_and_each_word_of_a_list_is_accepted(tmp_path: Path) -> None:
    """The words that a comment names are those of the format."""
    text = with_example(new_folder(tmp_path / "ja").read_text("utf-8"))
    assert "架空" in text.partition("format:")[0]
    for field in ("direction", "accumulation", "kind"):
        [line] = re.findall(rf"^## {field} .*$", text, re.MULTILINE)
        known = re.search(rf"^  {field}: (\S+)$", text, re.MULTILINE)
        assert known is not None
        for word in re.findall(r"([a-z]+)（", line):
            other = text.replace(f"  {field}: {known[1]}", f"  {field}: {word}")
            assert ledger_of_files(plan=other).plan.indicators


def test_a_folder_with_files_is_refused_and_one_without_is_filled(tmp_path: Path) -> None:
    """Hidden entries, such as those of git, do not count; what is no folder is named."""
    (tmp_path / ".git").mkdir()
    new_folder(tmp_path)
    before = (tmp_path / "plan.yaml").read_bytes()
    with pytest.raises(ValidationError) as error:
        new_folder(tmp_path, language="en")
    assert error.value.problems[0].code == "storage.folder_not_empty"
    assert (tmp_path / "plan.yaml").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "plan.yaml"]
    for wrong in (tmp_path / "plan.yaml", tmp_path / "plan.yaml" / "x"):
        with pytest.raises(ValidationError):
            new_folder(wrong)
    with pytest.raises(UnknownNameError):
        new_folder(tmp_path / "x", language="fr")  # type: ignore[arg-type]


def test_the_first_save_keeps_a_copy_of_the_edited_example(tmp_path: Path) -> None:
    """As of every file that a person wrote, and the comments stay."""
    path = new_folder(tmp_path / "plan")
    path.write_text(path.read_text("utf-8").replace("みなと野市DX推進計画", "自分の計画"), "utf-8")
    edited = path.read_bytes()
    save(load(path.parent), path.parent)
    assert (path.parent / "plan.yaml").read_text("utf-8").count("# ") > 60
    assert path.read_bytes() == edited
