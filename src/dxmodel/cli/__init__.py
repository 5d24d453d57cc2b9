"""The command line program ``dxmodel``: parse the arguments, call the library, print the answer.

* ``parser.py`` the commands and their arguments
* ``telling.py`` report, check, show, schema · ``revising.py`` diff, revise · ``outcome.py`` exit codes

Exit codes: 0 all is well; 1 ``check`` found something to warn of; 2 it could not be done, and stderr
says why, one problem a line.
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
            stream.reconfigure(errors="replace")  # a cp932 console does not have every character
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
    """Return the message of an OSError; most often the folder does not exist, or is a file."""
    code = {FileNotFoundError: "cli.no_folder", NotADirectoryError: "cli.not_a_folder"}.get(type(error))
    if code and Path(error.filename) == Path(arguments.folder):
        return words(code, arguments.lang, folder=arguments.folder)
    return words("cli.system", arguments.lang, file=str(error.filename), reason=error.strerror)
