"""The command line program ``dxmodel``: parse the arguments, call the library, print the result.

* ``parser.py`` the commands, their arguments and help texts
* ``report_commands.py`` report, check, show, schema · ``revision_commands.py`` diff, revise
* ``outcome.py`` the exit codes

Exit codes: 0 success; 1 ``check`` has warnings; 2 failure, with one problem per line on stderr.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dxmodel.cli.outcome import DONE, FAILED
from dxmodel.cli.parser import parser
from dxmodel.errors import DxError
from dxmodel.messages import words

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> main(["show", "no-such-folder"])
    2
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a cp932 console cannot print every character
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reading process has closed the pipe: dxmodel show … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except DxError as error:
        return _failed(error.describe(arguments.lang))
    except OSError as error:
        return _failed(_system_message(error, arguments))
    return code


def _failed(message: str) -> int:
    print(message, file=sys.stderr)
    return FAILED


def _system_message(error: OSError, arguments: argparse.Namespace) -> str:
    """Return the message of an OSError; a missing folder, or a file in its place, has its own message."""
    code = {FileNotFoundError: "cli.no_folder", NotADirectoryError: "cli.not_a_folder"}.get(type(error))
    if code and Path(error.filename) == Path(arguments.folder):
        return words(code, arguments.lang, folder=arguments.folder)
    return words("cli.system", arguments.lang, file=str(error.filename), reason=error.strerror)
