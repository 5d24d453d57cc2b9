"""The command ``python -m fuzz``: run the campaign, or some of it, and print a table of what became of it."""

import argparse
import sys
import traceback
from functools import partial
from importlib import import_module
from typing import Any

from fuzz.campaign import Outcomes, input_of, limit_memory, run, save_failure
from fuzz.entry import Entry

ENTRIES = {
    "texts": "fuzz.texts:Texts",
    "yaml": "fuzz.documents:YamlDocuments",
    "json": "fuzz.documents:JsonDocuments",
    "csv": "fuzz.documents:CsvDocuments",
    "changes": "fuzz.change_lists:ChangeLists",
    "frames": "fuzz.frames:Frames",
    "folders": "fuzz.folders:Folders",
    "interrupted": "fuzz.writes:InterruptedWrites",
    "outputs": "fuzz.writes:InterruptedOutputs",
    "writers": "fuzz.writes:SimultaneousWrites",
}
"""The entries by their names, and the class of each, which is imported when it is run."""

HEAD = f"{'entry':12}{'cases':>9}  {'CPU s':>8}  {'slowest ms (case)':>20}  {'failures':>8}  outcomes"


def entry_class(name: str) -> type[Entry[Any]]:
    """Return the class of an entry."""
    module, _, class_name = ENTRIES[name].partition(":")
    kind: type[Entry[Any]] = getattr(import_module(module), class_name)
    return kind


def row(name: str, outcomes: Outcomes) -> str:
    """Return the line of the table for an entry."""
    seconds, number = outcomes.slowest
    slowest = f"{seconds * 1000:.0f} ({number})"
    failures = sum(map(len, outcomes.failures.values()))
    words = ", ".join(f"{word} {count}" for word, count in outcomes.words.most_common())
    return f"{name:12}{outcomes.cases:9}  {outcomes.cpu:8.1f}  {slowest:>20}  {failures:8}  {words}"


def show_progress(name: str, so_far: Outcomes) -> None:
    """Write the line of the table so far over the line before it."""
    sys.stderr.write("\r" + row(name, so_far)[:100])


def arguments() -> argparse.Namespace:
    """Return the arguments of the command line."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument(
        "--entry", nargs="+", choices=ENTRIES, default=[*ENTRIES], help="entries; default: all"
    )
    parser.add_argument("--cases", type=int, help="cases of each entry; default: those of a whole campaign")
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="time limit of each entry")
    parser.add_argument("--case", type=int, help="run one case of one entry, and show its traceback")
    return parser.parse_args()


def show_case(name: str, seed: int, number: int) -> int:
    """Run one case, save its input, and show its traceback if it fails."""
    entry = entry_class(name)()
    print("input:", save_failure(entry, seed, number))
    try:
        print("outcome:", entry.check(input_of(entry, seed, number)))
    except Exception:
        traceback.print_exc()
        return 1
    return 0


def main() -> int:
    """Run what the arguments ask for; return 1 if a case fails."""
    options = arguments()
    limit_memory()
    if options.case is not None:
        return show_case(options.entry[0], options.seed, options.case)
    rows, failing = [HEAD], []
    for name in options.entry:
        kind = entry_class(name)
        outcomes = run(
            kind,
            name=name,
            seed=options.seed,
            first=options.first,
            cases=options.cases,
            processes=options.processes,
            seconds=options.seconds,
            progress=partial(show_progress, name),
        )
        print(file=sys.stderr)
        rows.append(row(name, outcomes))
        for kind_of_failure, numbers in sorted(outcomes.failures.items()):
            repeat = f"python -m fuzz --entry {name} --seed {options.seed} --case {numbers[0]}"
            failing.append(f"{name}: {kind_of_failure}: {len(numbers)} cases\n    {repeat}")
    print("\n".join(["", *rows, "", *(failing or ["no failures"])]))
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
