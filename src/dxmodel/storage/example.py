"""examples, folder and load_example: find and load the example plans of the library."""

from pathlib import Path

from dxmodel.errors import UnknownNameError, nearest
from dxmodel.ledger import Ledger
from dxmodel.storage.folder import load

__all__ = ["examples", "folder", "load_example"]

PACKAGE = Path(__file__).parent.parent


def _examples_folder() -> Path:
    """Return the folder of the examples: in the installed package, or beside ``src`` in a checkout."""
    installed = PACKAGE / "examples"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "examples"


def examples() -> tuple[str, ...]:
    """Return the names of the examples.

    >>> "adachi" in examples()
    True
    """
    return tuple(sorted(path.parent.name for path in _examples_folder().glob("*/plan.yaml")))


def folder(name: str) -> Path:
    """Return the folder of an example.

    Raises:
        UnknownNameError: there is no such example; the nearest one is named.
    """
    if name not in examples():
        raise UnknownNameError(
            "formats.no_example", name=name, nearest=nearest(name, examples()), accepted=examples()
        )
    return _examples_folder() / name


def load_example(name: str) -> Ledger:
    """Load an example plan.

    Raises:
        UnknownNameError: there is no such example; the nearest one is named.

    >>> str(load_example("adachi").plan.period)
    'R4/R10'
    """
    return load(folder(name))
