"""The command ``new``: from an empty folder to a plan that is checked."""

from pathlib import Path

import pytest

from dxmodel.cli import main


def test_a_new_plan_is_ready_to_edit_and_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command names the file and the next command; a second run changes nothing."""
    monkeypatch.chdir(tmp_path)
    for language, word in (("ja", "書き換え"), ("en", "Replace")):
        assert main(["new", language, "--lang", language]) == 0
        printed = capsys.readouterr().out
        assert str(Path(language) / "plan.yaml") in printed
        assert word in printed
        assert main(["check", language, "--lang", language]) == 0
        assert main(["due", language, "--year", "R6", "--lang", language]) == 0
        capsys.readouterr()
        before = Path(language, "plan.yaml").read_bytes()
        assert main(["new", language, "--lang", language]) == 2
        assert "plan.yaml" in capsys.readouterr().err
        assert Path(language, "plan.yaml").read_bytes() == before
