"""The command ``assess``: assess one plan, or the plans of many folders into one table."""

import argparse
import sys
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dxmodel.cli.answer_commands import print_assessments
from dxmodel.cli.outcome import DONE, FAILED
from dxmodel.cli.streams import print_error, print_progress
from dxmodel.errors import MissingExtraError, ParseError
from dxmodel.fiscal import FiscalYear
from dxmodel.messages import Language, words
from dxmodel.printing import few_of_each_kind, first_texts, without_indexes
from dxmodel.storage import folders
from dxmodel.storage.output_file import check_output, write_output

if TYPE_CHECKING:
    from dxmodel.frames import AssessedFolders

__all__ = ["assess_one_or_each"]

FOLDERS_A_LINE = 100
"""After how many folders a line is printed where stderr is no terminal."""


def assess_one_or_each(arguments: argparse.Namespace) -> int:
    """Print the verdicts of one plan; or write those of every plan in a folder."""
    if arguments.each:
        return _assess_each(arguments)
    for option in ("out", "processes"):
        if getattr(arguments, option) is not None:
            raise ParseError("cli.only_with", option=f"--{option}", needed="--each")
    return print_assessments(arguments)


def _assess_each(arguments: argparse.Namespace) -> int:
    """Write the answers for all plans, and print the problems of folders that cannot be loaded."""
    if arguments.out is None:
        raise ParseError("cli.only_with", option="--each", needed="--out")
    if arguments.json:
        raise ParseError("cli.only_without", option="--json", other="--each")
    suffix = Path(arguments.out).suffix.lower()
    if suffix not in _WRITERS:
        raise ParseError("cli.no_suffix", found=arguments.out, accepted=tuple(_WRITERS))
    check_output(arguments.out)
    at, count = FiscalYear.parse(arguments.at), len(folders(arguments.folder))
    from dxmodel.frames import assess_folders  # pandas takes a while to load

    assessed = assess_folders(
        arguments.folder,
        at,
        method=arguments.method,
        processes=arguments.processes,
        progress=_progress(arguments.lang),
    )
    write_output(arguments.out, _WRITERS[suffix](assessed))
    _print_problems(assessed.problems.to_dict("records"), arguments.lang)
    failed = assessed.problems["folder"].nunique()
    facts = {"failed": failed, "rows": len(assessed.answers), "file": arguments.out}
    print_error(words("cli.assessed", arguments.lang, folders=count, **facts))
    return FAILED if failed else DONE


def _csv(assessed: "AssessedFolders") -> bytes:
    """Return CSV with the mark by which Excel reads it as UTF-8."""
    return assessed.answers.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _parquet(assessed: "AssessedFolders") -> bytes:
    """Return Parquet.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        return assessed.answers.to_parquet(None, engine="pyarrow", index=False)
    except ImportError:
        raise MissingExtraError("cli.no_parquet") from None


_WRITERS: Mapping[str, Callable[["AssessedFolders"], bytes]] = {".csv": _csv, ".parquet": _parquet}


def _print_problems(rows: Sequence[Mapping[Hashable, object]], language: Language) -> None:
    """Print the problems of all folders; of many alike in one file, the first and the number."""
    kinds = ((row["folder"], row["file"], row["code"], without_indexes(str(row["path"]))) for row in rows)
    for position, rest in few_of_each_kind(kinds):
        print_error(f"{rows[position]['folder']}/{rows[position][language]}")
        if rest:
            places = first_texts([f"{rows[each]['file']}:{rows[each]['line']}" for each in rest])
            print_error(words("terms.more_alike", language, count=len(rest), places=places))


def _progress(language: Language) -> Callable[[int, int], None]:
    """Return a function that shows the number of folders done: on a terminal in place, else at times."""

    def show(done: int, count: int) -> None:
        if done == count or done % FOLDERS_A_LINE == 0 or is_terminal:
            text = words("cli.assessing", language, done=done, count=count)
            print_progress(text, in_place=is_terminal, is_last=done == count)

    is_terminal = sys.stderr.isatty()
    return show
