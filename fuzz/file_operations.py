"""Interrupt a write at one of its operations on files: a process dies, a disk is full, a user stops it."""

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import attrs

__all__ = ["DEATHS", "DIED", "MODES", "Interruption", "counted", "interrupting"]

DEATHS = ("dies before", "dies after")
"""Interruptions after which the process does nothing more."""

MODES = (
    *DEATHS,
    "disk full",
    "disk full from here",
    "input/output error",
    "file held open",
    "stopped by a user",
)
"""What can happen at an operation; half of what was to be written is written before that."""

DIED = 70
OPERATIONS = (
    "write", "fsync", "fdatasync", "replace", "rename", "link", "symlink", "unlink", "remove", "mkdir",
    "rmdir", "truncate", "ftruncate", "chmod", "fchmod", "utime",
)  # fmt: skip
NEEDS_SPACE = ("open", "write", "fsync", "link", "symlink", "mkdir", "flush", "close")


@attrs.frozen
class Interruption:
    """What happens at which operation on files; operations are counted from 0."""

    mode: str
    at: int


@attrs.define
class _Counter:
    """Count operations on files, and interrupt one of them."""

    interruption: Interruption | None = None
    names: list[str] = attrs.field(factory=list)

    def run(self, name: str, operation: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        """Run an operation, unless it is interrupted; *half* does half of a write."""
        number = len(self.names)
        self.names.append(name)
        if self.interruption is None:
            return operation()
        mode, at = self.interruption.mode, self.interruption.at
        if mode == "disk full from here" and number > at and name in NEEDS_SPACE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if number != at:
            return operation()
        if mode == "dies before":
            os._exit(DIED)
        if mode == "dies after":
            try:
                _done = (half or operation)()
            finally:
                os._exit(DIED)
        if half is not None:
            half()
        if mode == "stopped by a user":
            raise KeyboardInterrupt
        number = {"input/output error": errno.EIO, "file held open": errno.EACCES}.get(mode, errno.ENOSPC)
        raise OSError(number, os.strerror(number))


class _File:
    """A file that is open for writing, and counts what is done to it."""

    def __init__(self, file: Any, counter: _Counter) -> None:
        self._file, self._counter = file, counter

    def write(self, data: Any) -> Any:
        """Write data, or half of them."""
        return self._counter.run("write", lambda: self._file.write(data), lambda: self._half(data))

    def _half(self, data: Any) -> None:
        self._file.write(data[: len(data) // 2])
        self._file.flush()

    def flush(self) -> None:
        """Flush the file."""
        self._counter.run("flush", self._file.flush)

    def truncate(self, *size: int) -> Any:
        """Truncate the file."""
        return self._counter.run("truncate", lambda: self._file.truncate(*size))

    def close(self) -> None:
        """Close the file, which writes what is left of it."""
        if not self._file.closed:
            try:
                self._counter.run("close", lambda: None)
            finally:
                self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "_File":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._file)


def _wrapped_operation(name: str, counter: _Counter) -> Callable[..., Any]:
    original = getattr(os, name)

    def operation(*args: Any, **options: Any) -> Any:
        half = None
        if name == "write":
            descriptor, data = args

            def half() -> Any:
                return original(descriptor, data[: len(data) // 2])

        return counter.run(name, lambda: original(*args, **options), half)

    return operation


def _wrapped_open(original: Callable[..., Any], counter: _Counter) -> Callable[..., Any]:
    def opened(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        if not set(mode) & set("wax+"):
            return original(file, mode, *args, **options)
        return _File(counter.run("open", lambda: original(file, mode, *args, **options)), counter)

    return opened


def _wrapped_os_open(counter: _Counter) -> Callable[..., Any]:
    original = os.open

    def opened(path: Any, flags: int, *args: Any, **options: Any) -> Any:
        if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return original(path, flags, *args, **options)
        return counter.run("open", lambda: original(path, flags, *args, **options))

    return opened


@contextmanager
def _counting(counter: _Counter) -> Iterator[None]:
    """Count what is done to files in this block."""
    wrapped: dict[str, Any] = {
        name: _wrapped_operation(name, counter) for name in OPERATIONS if hasattr(os, name)
    }
    opened = _wrapped_open(io.open, counter)
    with (
        patch.multiple(os, **{"open": _wrapped_os_open(counter), **wrapped}),
        patch.object(io, "open", opened),
        patch.object(builtins, "open", opened),
    ):
        yield


def counted(write: Callable[[], object]) -> list[str]:
    """Return the names of the operations on files of a write."""
    counter = _Counter()
    with _counting(counter):
        write()
    return counter.names


@contextmanager
def interrupting(interruption: Interruption) -> Iterator[None]:
    """Interrupt what is done to files in this block."""
    with _counting(_Counter(interruption)):
        yield
