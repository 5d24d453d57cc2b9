"""Names of files that other systems cannot hold: read, and found by a check."""

from pathlib import Path

import pytest

from dxmodel.checks import Severity
from dxmodel.cli import main
from dxmodel.storage import check_file_names, load, save
from dxmodel.testing import small_city


def test_a_file_whose_name_windows_cannot_hold_is_read_and_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The content is certain; who copies the folder should know."""
    save(small_city(), tmp_path)
    assert check_file_names(tmp_path) == ()
    (tmp_path / "revisions" / "extension.yaml").rename(tmp_path / "revisions" / "con.yaml")
    assert load(tmp_path) == small_city()
    (finding,) = check_file_names(tmp_path)
    assert (finding.code, finding.path) == ("file.reserved_name", "revisions/con.yaml")
    assert finding.severity is Severity.NOTE
    assert main(["check", str(tmp_path), "--lang", "en"]) == 0
    assert (
        'revisions/con.yaml: file.reserved_name: note: "con" is the name of a device'
        in capsys.readouterr().out
    )
