"""The standard streams of a command: print lines, also where a stream is closed, broken or full.

No line contains control or direction characters, whoever wrote its text.
"""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from dxmodel.errors import DxError
from dxmodel.visible_text import visible

__all__ = [
    "check_open",
    "prepare",
    "print_error",
    "print_line",
    "print_progress",
    "print_utf8",
    "standard_output",
]

CARRIAGE_RETURN = "\r"
LONGEST_LINE = 4000
"""The greatest number of characters of a line of stderr; more are left out in its middle."""


def prepare() -> None:
    """Let the streams print what their encoding has, and drop messages where stderr is closed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a cp932 console cannot print every character
    if sys.stderr is None:  # or the next file that is opened would take its number
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def check_open() -> None:
    """Refuse to run a command whose output would be lost.

    Raises:
        DxError: stdout is closed.
    """
    if sys.stdout is None or sys.stdout.closed:
        raise DxError("cli.closed_output")


@contextmanager
def standard_output() -> Iterator[IO[str]]:
    """Yield stdout, and flush it; what its reader does not take, as in ``| head``, is dropped.

    Raises:
        DxError: stdout is closed, or cannot be written, e.g. because the disk is full.
    """
    check_open()
    with _buffered(sys.stdout) as stream:
        try:
            yield stream
            stream.flush()
        except OSError as error:
            _discard(stream)
            if not _has_no_reader(error):
                raise DxError("cli.lost_output", reason=error.strerror) from None


@contextmanager
def _buffered(stream: IO[str]) -> Iterator[IO[str]]:
    """Yield a stream with a buffer; without one, as with PYTHONUNBUFFERED, Python drops what did not fit."""
    raw: object = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        yield stream
        return
    buffered = io.BufferedWriter(raw)
    text = io.TextIOWrapper(buffered, encoding=getattr(stream, "encoding", "utf-8"), errors="replace")
    try:
        yield text
    finally:
        text.detach()
        buffered.detach()


def _has_no_reader(error: OSError) -> bool:
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def _discard(stream: IO[str]) -> None:
    """Let a stream write nowhere, also what is in its buffer."""
    with suppress(OSError, ValueError):  # a stream of a program that calls main may have no number
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def print_line(text: str) -> None:
    """Print a text and a line break to stdout.

    Raises:
        DxError: it cannot be written.
    """
    with standard_output() as stream:
        stream.write(f"{visible(text)}\n")


def print_utf8(text: str) -> None:
    """Print a text and a line break to stdout as UTF-8, whatever its encoding is.

    Raises:
        DxError: it cannot be written.
    """
    with standard_output() as stream:
        binary = getattr(stream, "buffer", None)
        if binary is None:
            stream.write(f"{text}\n")
        else:
            stream.flush()
            binary.write(f"{text}\n".encode())


def print_error(text: str) -> None:
    """Print a message to stderr, if that can be written."""
    lines = (_shortened(line) for line in visible(text).split("\n"))
    try:
        print("\n".join(lines), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        _discard(sys.stderr)


def print_progress(text: str, *, in_place: bool, is_last: bool) -> None:
    """Print how far a command is to stderr, if that can be written.

    Args:
        text: the text, of one line.
        in_place: whether the next text takes the place of this one, as on a terminal.
        is_last: whether there is no next text.
    """
    end = "" if in_place and not is_last else "\n"
    try:
        print(f"{CARRIAGE_RETURN if in_place else ''}{visible(text)}", end=end, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        _discard(sys.stderr)


def _shortened(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    return f"{line[: LONGEST_LINE // 2]}…{line[-LONGEST_LINE // 2 :]}"
