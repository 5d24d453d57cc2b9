"""The command line program ``dxmodel``: parse the arguments, call the library, print the result.

* ``parser.py`` the commands, their arguments and help texts
* ``report_commands.py`` report, check, show · ``revision_commands.py`` diff, revise
* ``answer_commands.py`` forecast, grade, rollup · ``assess_folders_command.py`` assess
* ``table_commands.py`` import
* ``correction_commands.py`` withdraw, rename, merge
* ``new_command.py`` new · ``due_command.py`` due · ``export_command.py`` export
* ``entry_commands.py`` sheets, collect
* ``documents.py`` print JSON for ``--json``, and schemas
* ``outcome.py`` the exit codes · ``streams.py`` print to stdout and stderr

Exit codes: 0 success; 1 ``check`` has warnings, or a table or workbook has cells that wait; 2 failure, with
one problem per line on stderr, and as a document on stdout with ``--json``; 130 interrupted.
"""

import argparse
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise

from dxmodel.cli import streams
from dxmodel.cli.outcome import FAILED, INTERRUPTED
from dxmodel.errors import DxError, ValidationError
from dxmodel.messages import LANGUAGES, Language, words

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> main(["show", "no-such-folder"])
    2
    """
    texts = sys.argv[1:] if argv is None else argv
    language, is_json = _stated_language(texts), "--json" in texts
    try:
        streams.prepare()
        from dxmodel.cli.parser import parser  # takes a while, in which the command can be interrupted

        arguments = parser().parse_args(texts)
        language, is_json = arguments.lang, arguments.json
        streams.check_open()
        _check_paths(arguments)
        code: int = arguments.run(arguments)
        return code
    except KeyboardInterrupt:
        streams.print_error(words("cli.interrupted", language))
        return INTERRUPTED
    except Exception as error:
        failure = _failure(error)
    if is_json:
        _print_problems(failure, language)
    streams.print_error(failure.describe(language))
    return FAILED


def _stated_language(texts: Sequence[str]) -> Language:
    """Return the language that the arguments state, for errors in the arguments themselves."""
    after = [text for option, text in pairwise(texts) if option == "--lang"]
    return next((each for each in LANGUAGES if each in after), "ja")


def _failure(error: Exception) -> DxError:
    """Return the error of the library for any failure of a command; print where a fault occurred."""
    match error:
        case DxError():
            return error
        case OSError():
            from dxmodel.formats.regular_file import os_problem

            return ValidationError([os_problem(error, str(error.filename or "?"))])
        case MemoryError():
            return DxError("cli.no_memory")
        case RecursionError():
            return DxError("cli.too_deep")
    streams.print_error("".join(traceback.format_exception(error)).rstrip("\n"))
    return DxError("cli.fault")


def _print_problems(error: DxError, language: Language) -> None:
    """Print the problems as JSON, where stdout can be written."""
    from dxmodel.cli.documents import print_failure

    with suppress(DxError):
        print_failure(error, language)


def _check_paths(arguments: argparse.Namespace) -> None:
    """Refuse paths that cannot exist, such as one with NUL."""
    from dxmodel.formats.regular_file import checked_path

    names = (
        "folder",
        "plan",
        "table",
        "layout",
        "new",
        "other",
        "revision",
        "out",
        "as_revision",
        "returned",
    )
    for name in names:
        if (path := getattr(arguments, name, None)) is not None:
            checked_path(path)
