"""The command ``assess``: assess the plans of many folders, and write one table."""

import argparse
import sys
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path

from dxmodel.cli.outcome import DONE, FAILED
from dxmodel.cli.report_commands import year
from dxmodel.cli.streams import print_error, print_progress
from dxmodel.errors import ParseError
from dxmodel.messages import Language, words
from dxmodel.printing import few_of_each_kind, first_texts, without_indexes
from dxmodel.storage import folders
from dxmodel.storage.output_file import check_output, write_output

__all__ = ["assess_all"]

FOLDERS_A_LINE = 100
"""After how many folders a line is printed where stderr is no terminal."""


def assess_all(arguments: argparse.Namespace) -> int:
    """Write the answers for all plans as CSV, and print the problems of folders that cannot be loaded."""
    if Path(arguments.out).suffix.lower() != ".csv":
        raise ParseError("cli.no_suffix", found=arguments.out, accepted=(".csv",))
    check_output(arguments.out)
    at, count = year(arguments.at), len(folders(arguments.folder))
    from dxmodel.frames import assess_folders  # pandas takes a while to load

    assessed = assess_folders(
        arguments.folder, at, processes=arguments.processes, progress=_progress(arguments.lang)
    )
    table = assessed.answers.to_csv(index=False, lineterminator="\n")
    write_output(arguments.out, table.encode("utf-8-sig"))  # the mark lets Excel read it as UTF-8
    _print_problems(assessed.problems.to_dict("records"), arguments.lang)
    failed = assessed.problems["folder"].nunique()
    facts = {"failed": failed, "rows": len(assessed.answers), "file": arguments.out}
    print_error(words("cli.assessed", arguments.lang, folders=count, **facts))
    return FAILED if failed else DONE


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
