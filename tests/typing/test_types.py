"""What mypy says, in strict mode, to those who use the library: nothing where they are right."""

from collections.abc import Callable, Iterator
from inspect import getmembers, isfunction
from pathlib import Path
from typing import Any

import pytest
from mypy import api

from tests.typing import uses

USES = [function for _, function in getmembers(uses, isfunction) if function.__module__ == uses.__name__]


@pytest.mark.same_on_every_python
def test_mypy_accepts_the_uses_and_objects_to_each_misuse(root: Path):
    """Without the configuration of this repository, as in a project that has installed the library."""
    cache = root / ".mypy_cache" / "users"
    files = [str(root / "tests" / "typing" / name) for name in ("uses.py", "misuses.py")]
    output, errors, _ = api.run(["--strict", "--config-file=", f"--cache-dir={cache}", *files])
    assert errors == "", errors
    assert output == "Success: no issues found in 2 source files\n", output


@pytest.mark.parametrize("use", USES, ids=lambda use: use.__name__)
def test_each_use_runs(use: Callable[[], Any]):
    """What mypy accepts, the library does."""
    result = use()
    if isinstance(result, Iterator):
        assert [*result]
