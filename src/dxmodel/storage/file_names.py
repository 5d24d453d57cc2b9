"""check_file_names: the findings about names of files that other systems cannot hold."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from dxmodel.checks import Finding, Severity
from dxmodel.formats.portable_names import name_problem
from dxmodel.storage.files import read_files

__all__ = ["check_file_names"]


def check_file_names(folder: str | PathLike[str]) -> tuple[Finding, ...]:
    """Return a note for each file of a plan whose name Windows cannot hold; the path is that of the file.

    Such a file is read, because its content is certain, and is never written.  Names that are one name on
    some system, and names with control or direction characters, are refused by :func:`load`.

    Raises:
        ValidationError: there is no such folder.

    >>> from dxmodel.storage import example
    >>> check_file_names(example.folder("adachi"))
    ()
    """
    return tuple(_findings(Path(folder)))


def _findings(folder: Path) -> Iterator[Finding]:
    for name in read_files(folder).contents:
        if (problem := name_problem(Path(name).name)) is not None:
            yield Finding(code=problem.code, severity=Severity.NOTE, path=name, facts=problem.facts)
