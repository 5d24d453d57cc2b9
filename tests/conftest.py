"""Fixtures that every test may ask for."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def source(root: Path) -> Path:
    """Return the folder of the package's source files, to be read and never imported from."""
    return root / "src" / "dxmodel"


ON_ONE_PYTHON = (
    *("answers", "progress", "property", "report", "tables"),
    *("test_cli_under_faults.py", "test_messages.py"),
)
"""Tests of values, texts and documents that take long, and depend on no version of Python."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let ``.ci/run`` run these tests with the newest Python only, as it has ten minutes."""
    tests = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(tests) and item.path.relative_to(tests).parts[0] in ON_ONE_PYTHON:
            item.add_marker(pytest.mark.same_on_every_python)
