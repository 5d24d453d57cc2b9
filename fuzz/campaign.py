"""Run the cases of an entry, in one process or several, and collect what became of them."""

import contextlib
import multiprocessing
import signal
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import attrs

from fuzz.entry import Entry, Fault

__all__ = ["Outcomes", "input_of", "limit_memory", "run", "run_case", "save_failure"]

FAILURES = Path(__file__).parent / "failures"
MEMORY = 6 * 2**30
"""The number of bytes of address space of a process."""
HANG = 30
"""The number of seconds after which a case is stopped."""
SAVED = 3
"""The number of inputs that are saved of one kind of failure."""


@attrs.define
class Outcomes:
    """What became of some cases of an entry.

    Attributes:
        cases: the number of cases.
        cpu: the CPU seconds that they took.
        words: how many cases had each outcome.
        slowest: the CPU seconds and the number of the slowest case.
        failures: the numbers of the failing cases by the kind of failure.
    """

    cases: int = 0
    cpu: float = 0.0
    words: Counter[str] = attrs.field(factory=Counter)
    slowest: tuple[float, int] = (0.0, -1)
    failures: dict[str, list[int]] = attrs.field(factory=dict)

    def add(self, other: "Outcomes") -> None:
        """Add the outcomes of other cases."""
        self.cases += other.cases
        self.cpu += other.cpu
        self.words += other.words
        self.slowest = max(self.slowest, other.slowest)
        for kind, numbers in other.failures.items():
            self.failures[kind] = sorted([*self.failures.get(kind, ()), *numbers])


def random_of(entry: Entry[Any], seed: int, number: int) -> Random:
    """Return the generator of one case, the same on every machine."""
    return Random(f"{seed}/{entry.name}/{number}")


def input_of(entry: Entry[Any], seed: int, number: int) -> Any:
    """Return the input of one case."""
    return entry.case(random_of(entry, seed, number), number)


class Hang(BaseException):
    """A case that was stopped; not an Exception, so that no handler of the library stops it."""


def _stop(_: int, __: FrameType | None) -> None:
    raise Hang


@contextlib.contextmanager
def _stopped_after(seconds: int) -> Iterator[None]:
    """Stop what runs in this block after some seconds, on systems that have alarms."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def run_case(entry: Entry[Any], seed: int, number: int) -> Outcomes:
    """Run one case."""
    kind, word = "", "failed"
    start = time.process_time()
    try:
        with _stopped_after(HANG), warnings.catch_warnings():
            warnings.simplefilter("error")
            case = input_of(entry, seed, number)
            start = time.process_time()
            word = entry.check(case)
    except Hang:
        kind = f"stopped after {HANG} s"
    except Exception as error:  # MemoryError included
        kind = _kind_of(error)
    seconds = time.process_time() - start
    if not kind and seconds > entry.slow:
        kind = f"more than {entry.slow:g} s"
    failures = {kind: [number]} if kind else {}
    return Outcomes(1, seconds, Counter([word]), (seconds, number), failures)


def _kind_of(error: Exception) -> str:
    """Return the law, or the class of an exception and the line that raised it."""
    if isinstance(error, Fault):
        return str(error.args[0])
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "dxmodel" in Path(frame.filename).parts] or frames
    return f"{type(error).__name__} at {Path(own[-1].filename).name}:{own[-1].lineno} ({own[-1].name})"


def save_failure(entry: Entry[Any], seed: int, number: int) -> Path:
    """Save the input of a case, and return its folder."""
    folder = FAILURES / f"{entry.name}-{seed}-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        files = entry.files(input_of(entry, seed, number))
    except Exception:  # the input itself cannot be built
        files = {"traceback.txt": traceback.format_exc().encode()}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


# --- many cases

Task = tuple[str, int, range, float]
_ENTRIES: dict[str, Callable[[], Entry[Any]]] = {}
_BUILT: dict[str, Entry[Any]] = {}


def limit_memory() -> None:
    """Limit the memory of this process, on systems that can, so that a case that reads without end fails."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def entry_of(name: str) -> Entry[Any]:
    """Return the entry of a name; its corpus is read once in each process."""
    if name not in _BUILT:
        _BUILT[name] = _ENTRIES[name]()
    return _BUILT[name]


def _run_block(task: Task) -> Outcomes:
    name, seed, numbers, deadline = task
    outcomes = Outcomes()
    for number in numbers:
        if time.time() > deadline:
            break
        outcomes.add(run_case(entry_of(name), seed, number))
    return outcomes


def run(
    factory: Callable[[], Entry[Any]],
    *,
    name: str,
    seed: int = 0,
    first: int = 0,
    cases: int | None = None,
    processes: int = 1,
    seconds: float = float("inf"),
    progress: Callable[[Outcomes], None] = lambda _: None,
) -> Outcomes:
    """Run cases of an entry.

    Args:
        factory: returns the entry.
        name: its name.
        seed: the seed of the campaign.
        first: the number of the first case.
        cases: how many cases; by default as many as a whole campaign has.
        processes: the number of processes.
        seconds: the time after which no case is begun.
        progress: is called with the outcomes so far, now and then.
    """
    _ENTRIES[name] = factory
    entry = entry_of(name)
    numbers = range(first, first + (entry.cases if cases is None else cases))
    deadline = time.time() + seconds
    step = max(1, min(1000, len(numbers) // (processes * 8) or 1))
    tasks = [(name, seed, numbers[at : at + step], deadline) for at in range(0, len(numbers), step)]
    total = Outcomes()
    for outcomes in _blocks(tasks, processes):
        total.add(outcomes)
        progress(total)
    for failing in total.failures.values():
        for number in failing[:SAVED]:
            save_failure(entry, seed, number)
    return total


def _blocks(tasks: list[Task], processes: int) -> Iterable[Outcomes]:
    if processes == 1:
        yield from map(_run_block, tasks)
        return
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield from pool.imap_unordered(_run_block, tasks)
