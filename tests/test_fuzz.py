"""The campaign of fuzz/ can be run, and repeats its cases."""

import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.__main__ import entry_class
from fuzz.campaign import input_of

pytestmark = pytest.mark.same_on_every_python

OF_INPUTS = ["texts", "yaml", "json", "csv", "changes", "frames"]
"""The entries that need no folders and no processes."""


@pytest.mark.parametrize("name", [*OF_INPUTS, "folders"])
def test_seed_entry_and_number_determine_a_case(name: str) -> None:
    """A case that failed can be repeated; another seed gives others."""
    entry, again = entry_class(name)(), entry_class(name)()
    files = [dict(entry.files(input_of(entry, 1, number))) for number in range(20)]
    assert files == [dict(again.files(input_of(again, 1, number))) for number in range(20)]
    assert files != [dict(entry.files(input_of(entry, 2, number))) for number in range(20)]


def test_the_command_prints_a_line_for_each_entry(root: Path) -> None:
    """The first cases hold; what must hold is still written for the library as it is."""
    command = [sys.executable, "-m", "fuzz", "--cases", "10", "--seed", "4", "--entry", *OF_INPUTS]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    lines = [line.split()[:2] for line in done.stdout.splitlines() if line.split()[1:2] == ["10"]]
    assert lines == [[name, "10"] for name in OF_INPUTS]
