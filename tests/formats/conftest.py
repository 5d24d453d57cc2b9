"""Small limits of size, so that tests need no large files."""

import pytest

from dxmodel.formats import limits


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file have 1,000 values and a quarter of a megabyte."""
    monkeypatch.setattr(limits, "MAX_VALUES", 1_000)
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 2**18)
