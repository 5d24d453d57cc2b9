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
