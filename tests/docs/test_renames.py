"""The page that lists earlier names leads to names, commands and options that exist."""

import re
from inspect import ismodule
from operator import attrgetter
from pathlib import Path

import pytest

import dxmodel
from dxmodel.cli.parser import parser

PAGE = Path(__file__).parents[2] / "docs" / "renames.md"
ROWS = [
    line.strip("| ").split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")
]
COMMANDS = [row for row in ROWS if row[0].startswith("`dxmodel ")]
NAMES = [name for row in ROWS for name in re.findall(r"`([\w.]+)`", row[-1])]


def test_the_names_of_today_exist() -> None:
    """As attributes after ``import dxmodel``."""
    assert len(NAMES) > 276
    for name in NAMES:
        thing = attrgetter(name)(dxmodel)
        assert not ismodule(thing), name


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row[0].split()[1])
def test_a_command_takes_every_option_of_before(row: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """And the page prints its usage of today."""
    before, now = (" ".join(text.strip("`").split()) for text in row)
    with pytest.raises(SystemExit):
        parser().parse_args([now.split()[1], "--help"])
    usage = " ".join(capsys.readouterr().out.split("\n\n")[0].removeprefix("usage: ").split())
    assert usage == now
    assert set(re.findall(r"--[a-z-]+", before)) <= set(re.findall(r"--[a-z-]+", usage))
