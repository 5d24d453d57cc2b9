"""The command line program ``dxmodel``: parse the arguments, call the library, print the result.

* ``parser.py`` the commands, their arguments and help texts
* ``report_commands.py`` report, check, show · ``revision_commands.py`` diff, revise
* ``answer_commands.py`` forecast, grade, rollup · ``assess_folders_command.py`` assess
* ``correction_commands.py`` withdraw, rename, merge
* ``documents.py`` print JSON for ``--json``, and schemas
* ``outcome.py`` the exit codes · ``streams.py`` print to stdout and stderr

Exit codes: 0 success; 1 ``check`` has warnings; 2 failure, with one problem per line on stderr;
130 interrupted.
"""

import argparse
import traceback
from collections.abc import Sequence
from contextlib import suppress

from dxmodel.cli import streams
from dxmodel.cli.outcome import FAILED, INTERRUPTED
from dxmodel.errors import DxError, Problem, ValidationError
from dxmodel.messages import Language, words

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> main(["show", "no-such-folder"])
    2
    """
    language: Language = "ja"
    arguments = argparse.Namespace(json=False)
    try:
        streams.prepare()
        from dxmodel.cli.parser import parser  # takes a while, in which the command can be interrupted

        arguments = parser().parse_args(argv)
        language = arguments.lang
        streams.check_open()
        _check_paths(arguments)
        code: int = arguments.run(arguments)
        return code
    except KeyboardInterrupt:
        streams.print_error(words("cli.interrupted", language))
        return INTERRUPTED
    except DxError as error:
        message = error.describe(language)
        if arguments.json:
            _print_problems(error, language)
    except OSError as error:
        problem = _system_problem(error)
        message = problem.describe(language)
        if arguments.json:
            _print_problems(ValidationError([problem]), language)
    except MemoryError:
        message = words("cli.no_memory", language)
    except RecursionError:
        message = words("cli.too_deep", language)
    except Exception:
        message = f"{traceback.format_exc()}{words('cli.fault', language)}"
    streams.print_error(message)
    return FAILED


def _print_problems(error: DxError, language: Language) -> None:
    """Print the problems as JSON, where that is asked for and stdout can be written."""
    from dxmodel.cli.documents import print_failure

    with suppress(DxError):
        print_failure(error, language)


def _check_paths(arguments: argparse.Namespace) -> None:
    """Refuse paths that cannot exist, such as one with NUL."""
    from dxmodel.formats.regular_file import checked_path

    for name in ("folder", "new", "other", "revision", "out", "as_revision"):
        if (path := getattr(arguments, name, None)) is not None:
            checked_path(path)


def _system_problem(error: OSError) -> Problem:
    from dxmodel.formats.regular_file import os_problem

    return os_problem(error, str(error.filename or "?"))
