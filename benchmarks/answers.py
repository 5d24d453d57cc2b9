"""How long does it take to write answers as JSON, against writing their ready dictionary?

    python benchmarks/answers.py

The answers are those for 1,000 indicators with a baseline, a target and six results.  Prints the least times
of all runs, in seconds of the processor, and the ratio of ``to_json`` to ``json.dumps`` of what ``to_dict``
returns, both on one line and indented.  Promised: at most 4 on one line, and 2.5 indented, as is the
default; ``json.dumps`` writes one line in C, and indents in Python.
"""

import json
import time
from collections.abc import Callable

from assess_large import build_ledger

from dxmodel import assess, to_dict, to_json

RUNS = 5
INDICATORS = 1_000
PROMISED: dict[int | None, float] = {None: 4.0, 2: 2.5}


def least_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the least times, and their ratios."""
    answers = assess(build_ledger(), "R8")[:INDICATORS]
    document = to_dict(answers)
    for indent, promised in PROMISED.items():
        ready = least_seconds(lambda indent=indent: json.dumps(document, ensure_ascii=False, indent=indent))
        whole = least_seconds(lambda indent=indent: to_json(answers, indent=indent))
        name = "on one line" if indent is None else "indented"
        print(f"{INDICATORS:,} answers {name}: json.dumps {ready:.3f} s, to_json {whole:.3f} s")
        print(f"  ratio {whole / ready:.2f} (promised {promised})")


if __name__ == "__main__":
    main()
