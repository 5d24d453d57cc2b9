"""assess_folders: assess the plans of many folders in one fiscal year, on several processes, as one frame."""

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dxmodel.errors import DxError, InvalidValueError, Problem, ValidationError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.frames.answer_rows import ASSESSMENTS, PROBLEMS
from dxmodel.frames.ledgers import PLAN_COLUMNS, plan_names
from dxmodel.frames.typed_frame import frame_of_rows
from dxmodel.ledger import MethodName
from dxmodel.progress import Method, assess
from dxmodel.progress.engine.methods import method_of
from dxmodel.storage import folders, load

__all__ = ["AssessedFolders", "assess_folders"]

FOLDERS_A_PROCESS = 100
"""The number of folders from which it is worth while to start another process, which takes about a second."""
LARGEST_CHUNK = 16
"""The greatest number of folders that a process is given at a time."""


class AssessedFolders(NamedTuple):
    """The answers for the plans of many folders, and the problems of those that cannot be assessed.

    Attributes:
        answers: one row for each indicator, by folder and in the order of its plan; after it one for each
            member of a breakdown that has a target.
        problems: one row for each problem: ``folder``, ``file``, ``line``, ``column``, ``path``, ``code``,
            and its sentence in ``ja`` and ``en``.
    """

    answers: pd.DataFrame
    problems: pd.DataFrame


def assess_folders(
    root: str | PathLike[str],
    at: FiscalYear | str,
    *,
    method: MethodName | Method | str = MethodName.LINEAR_PACE,
    processes: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> AssessedFolders:
    """Load the plans of all folders in a folder, and assess every indicator in one fiscal year.

    A folder that cannot be loaded gives rows of ``problems``, and the others are assessed.  The answers do
    not depend on the number of processes.

    The columns of the answers: ``folder``; ``body``, the codes of the bodies, with the name of one without a
    code; ``plan``; ``indicator`` and ``name``; ``breakdown``, ``dimension=member``, empty for the total;
    ``fiscal_year``; ``method``; ``value``, ``unit`` and ``known_as``, the value as printed; ``low`` and
    ``high``, its interval; ``total``, ``total_low`` and ``total_high``, the sum or mean over years that the
    target asks for; ``is_provisional``; ``is_doubtful``, whether a reading is in doubt; ``is_done``,
    whether it is done, for a milestone; ``baseline``; ``target``, ``target_known_as``, the target as text
    with 以上, and ``target_year``; ``direction``, declared or as the plan states it by its levels; then those
    that :func:`assess_frame` adds, and ``other_targets`` and ``other_statuses``, the other targets that are
    due in the same year.  All amounts of a row are in its unit.

    Args:
        root: the folder that contains the folders of the plans.
        at: the fiscal year, e.g. ``"R6"``.
        method: the name of one of :data:`~dxmodel.progress.METHODS`, or a method of your own; with more than
            one process its functions are those of a module.
        processes: the number of processes; None for one for each core, or fewer for few folders.  A script
            that asks for more than one must do so under ``if __name__ == "__main__":``, because each process
            imports the script.
        progress: called after each folder with the number of folders done and the number of all.

    Raises:
        ParseError: *at* is no fiscal year, or *method* no method.
        ValidationError: there is no such folder.
        InvalidValueError: no folder in it holds a plan, *processes* is not a number from 1, or *method*
            cannot be sent to another process.
        DxError: a process ended before its time.

    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.storage import save
    >>> from dxmodel.testing import small_city
    >>> with TemporaryDirectory() as root:
    ...     for name in ("minato", "yama"):
    ...         _ = save(small_city(), Path(root) / name)
    ...     answers, problems = assess_folders(root, "R5")
    >>> print(answers[["folder", "indicator", "value", "unit", "status"]].head(2).to_string(index=False))
    folder    indicator  value unit   status
    minato online-share   42.0    % on-track
    minato counter-time   15.0    分 on-track
    """
    year, chosen = as_fiscal_year(at), method_of(method)
    paths = folders(root)
    if not paths:
        raise InvalidValueError("frame.no_folders", folder=str(root))
    count = _process_count(processes, len(paths))
    if count > 1:
        _check_can_be_sent(chosen)
    assess_one = partial(_assess_folder, year=year, method=chosen)
    answers: list[tuple[Any, ...]] = []
    problems: list[tuple[Any, ...]] = []
    for done, (rows, problem_rows) in enumerate(_results(assess_one, paths, count), 1):
        answers += rows
        problems += problem_rows
        if progress is not None:
            progress(done, len(paths))
    return AssessedFolders(frame_of_rows(answers, _ANSWERS), frame_of_rows(problems, _PROBLEMS))


def _process_count(processes: int | None, folder_count: int) -> int:
    if processes is None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return max(1, min(cores, folder_count // FOLDERS_A_PROCESS))
    if type(processes) is not int or processes < 1:
        raise InvalidValueError("frame.processes", found=repr(processes)[:60])
    return min(processes, folder_count)


def _check_can_be_sent(method: Method) -> None:
    try:
        pickle.dumps(method)
    except Exception as error:
        raise InvalidValueError("frame.method_not_sent", method=str(method), result=str(error)) from error


_Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]
"""The rows of the answers and of the problems of one folder."""


def _results(assess_one: Callable[[Path], _Rows], paths: Sequence[Path], count: int) -> Iterator[_Rows]:
    """Yield the rows of each folder, in order, computed by some processes."""
    if count == 1:
        yield from map(assess_one, paths)
        return
    chunk = max(1, min(LARGEST_CHUNK, len(paths) // (4 * count)))
    executor = ProcessPoolExecutor(count, mp_context=get_context("spawn"))
    try:
        with _interrupts_ignored():  # the processes start now, and inherit it
            results = executor.map(assess_one, paths, chunksize=chunk)
        yield from results
    except BrokenProcessPool:
        raise DxError("frame.process_ended") from None
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl-C, which a terminal sends to all processes, to the process that started them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _assess_folder(path: Path, *, year: FiscalYear, method: Method) -> _Rows:
    """Return the rows of a folder, as plain values that are quick to send to another process."""
    try:
        ledger = load(path)
        answers = assess(ledger, year, method)
    except ValidationError as error:
        return [], [_problem_row(path, problem) for problem in error.problems]
    except DxError as error:
        return [], [_problem_row(path, Problem.of(error, "$"))]
    names = path.name, *plan_names(ledger.plan)
    return [(*names, *row) for row in zip(*ASSESSMENTS.cells(answers), strict=True)], []


def _problem_row(path: Path, problem: Problem) -> tuple[Any, ...]:
    return path.name, *(cell for [cell] in PROBLEMS.cells([problem]))


_ANSWERS = {"folder": "string", **PLAN_COLUMNS, **ASSESSMENTS.columns}
_PROBLEMS = {"folder": "string", **PROBLEMS.columns}
