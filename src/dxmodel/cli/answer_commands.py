"""The commands ``assess``, ``forecast``, ``grade`` and ``rollup``: they print answers about one plan."""

import argparse
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from dxmodel.cli.documents import print_document
from dxmodel.cli.outcome import DONE
from dxmodel.cli.streams import print_line
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import scale_by_id
from dxmodel.ledger import Ledger
from dxmodel.messages import Language
from dxmodel.progress import (
    Assessment,
    ForecastResult,
    Grading,
    Group,
    assess,
    forecast,
    grade,
    rollup_by,
)
from dxmodel.storage import load

__all__ = ["print_assessments", "print_forecasts", "print_gradings", "print_groups"]


class _Answer(Protocol):
    def describe(self, language: Language) -> str: ...


def print_assessments(arguments: argparse.Namespace) -> int:
    """Print the verdict of each indicator."""
    ledger = load(arguments.folder)
    answers = assess(ledger, FiscalYear.parse(arguments.at), arguments.method)
    lines = ((each.indicator.id, each) for each in answers)
    return _print(arguments, ledger, answers, lines, Assessment)


def print_forecasts(arguments: argparse.Namespace) -> int:
    """Print the forecasts of each indicator, or of those that are named."""
    ledger, at = load(arguments.folder), FiscalYear.parse(arguments.at)
    until = None if arguments.until is None else FiscalYear.parse(arguments.until)
    ids = arguments.indicator or [each.id for each in ledger.plan.indicators]
    answers = [forecast(ledger, id, until, at=at) for id in ids]
    return _print(arguments, ledger, answers, zip(ids, answers, strict=True), ForecastResult)


def print_gradings(arguments: argparse.Namespace) -> int:
    """Print the grade of each indicator, with the city's own, and those of the initiatives."""
    ledger = load(arguments.folder)
    scale = None if arguments.scale is None else scale_by_id(ledger, arguments.scale)
    answers = grade(ledger, FiscalYear.parse(arguments.at), scale)
    of_indicators = ((each.indicator.id, each) for each in answers)
    of_initiatives = ((each.initiative.id, each) for each in answers.initiatives)
    return _print(arguments, ledger, answers, chain(of_indicators, of_initiatives), Grading)


def print_groups(arguments: argparse.Namespace) -> int:
    """Print the roll-up of each group, and of the groups in it."""
    ledger = load(arguments.folder)
    answers = assess(ledger, FiscalYear.parse(arguments.at), arguments.method)
    groups = rollup_by(answers, ledger, arguments.level, arguments.rule)
    return _print(arguments, ledger, groups, _indented(groups), Group)


def _indented(groups: Iterable[Group], depth: int = 0) -> Iterator[tuple[str, Group]]:
    """Yield the groups and their parts, with the indentation of each."""
    for group in groups:
        yield "  " * depth, group
        yield from _indented(group.parts, depth + 1)


def _print(
    arguments: argparse.Namespace,
    ledger: Ledger,
    answers: object,
    lines: Iterable[tuple[str, _Answer]],
    kind: type[object],
) -> int:
    """Print answers as one document, or as a line each, with its id or its indentation first."""
    if arguments.json:
        print_document(answers, arguments.lang, kind, ledger.plan)
        return DONE
    for head, answer in lines:
        print_line(f"{head}{': ' if head.strip() else ''}{answer.describe(arguments.lang)}")
    return DONE
