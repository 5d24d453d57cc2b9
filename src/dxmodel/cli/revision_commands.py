"""The commands ``diff`` (compare two plans) and ``revise`` (add a revision to plans)."""

import argparse
import sys
from pathlib import Path

from dxmodel.cli.outcome import DONE, FAILED
from dxmodel.cli.report_commands import writer
from dxmodel.errors import ParseError
from dxmodel.formats import yaml
from dxmodel.messages import words
from dxmodel.plan import Plan
from dxmodel.report import Report, comparison_report, outcomes_report
from dxmodel.revise import Revision, compare
from dxmodel.storage import add_revision, folders, load, revise_each

__all__ = ["diff", "revise"]


def diff(arguments: argparse.Namespace) -> int:
    """Print the before/after table of two plans; on request write it, and the revision between them."""
    old, new, revisions = _plans_and_revisions(arguments)
    report = comparison_report(old, new, revisions, arguments.lang)
    texts: dict[Path, str] = {}
    if arguments.out:
        texts[Path(arguments.out)] = writer(Path(arguments.out))(report)
    if arguments.as_revision:
        texts[Path(arguments.as_revision)] = _revision_text(old, new, arguments)
    _print(report)
    for path, text in texts.items():
        with path.open("w" if str(path) == arguments.out else "x", encoding="utf-8") as file:
            file.write(text)
        print(words("cli.written", arguments.lang, file=str(path)), file=sys.stderr)
    return DONE


def _plans_and_revisions(arguments: argparse.Namespace) -> tuple[Plan, Plan, tuple[Revision, ...]]:
    """Return the two plans, and the revisions between them if both belong to one ledger."""
    if arguments.new is not None and not arguments.since:
        return _load_plan(arguments.folder), _load_plan(arguments.new), ()
    ledger = load(arguments.folder)
    earlier = ledger.as_of(arguments.since) if arguments.since else None
    before = earlier.plan if earlier else ledger.founding
    if arguments.new is not None:
        return before, _load_plan(arguments.new), ()
    known = earlier.revisions if earlier else ()
    return before, ledger.plan, tuple(revision for revision in ledger.revisions if revision not in known)


def _load_plan(file_or_folder: str) -> Plan:
    """Load the current plan of a folder, or the plan in a file."""
    path = Path(file_or_folder)
    return yaml.loads(path.read_bytes(), Plan, file=path.name) if path.is_file() else load(path).plan


def _revision_text(old: Plan, new: Plan, arguments: argparse.Namespace) -> str:
    """Return the text of the revision file that leads from one plan to the other."""
    if not arguments.decided:
        raise ParseError("cli.no_decision_day", file=arguments.as_revision)
    id = Path(arguments.as_revision).stem
    label = arguments.label or words("cli.revision_label", arguments.lang)
    revision = Revision(id=id, label=label, decided=arguments.decided, changes=compare(old, new))
    return yaml.dumps(revision)


def revise(arguments: argparse.Namespace) -> int:
    """Add a revision to one plan, or to each of many, and print what changes."""
    if arguments.each:
        return _revise_each(arguments)
    before = load(arguments.folder)
    after, file = add_revision(arguments.folder, arguments.revision, dry_run=arguments.dry_run)
    known_ids = {revision.id for revision in before.revisions}
    added_revisions = tuple(revision for revision in after.revisions if revision.id not in known_ids)
    _print(comparison_report(before.plan, after.plan, added_revisions, arguments.lang))
    code = "cli.not_written" if arguments.dry_run else "cli.written"
    print(words(code, arguments.lang, file=str(file)), file=sys.stderr)
    return DONE


def _revise_each(arguments: argparse.Namespace) -> int:
    """Add one revision to every plan in a folder; print a line for each plan, then the report."""
    count, file, outcomes = len(folders(arguments.folder)), Path(arguments.revision), []
    for number, outcome in enumerate(
        revise_each(arguments.folder, lambda _: file, dry_run=arguments.dry_run), 1
    ):
        outcomes.append(outcome)
        code = "cli.does_not_fit" if outcome.error else "cli.fits"
        facts = {"number": number, "count": count, "folder": outcome.folder.name}
        print(words(code, arguments.lang, **facts), file=sys.stderr)
    _print(outcomes_report(outcomes, arguments.lang))
    if arguments.dry_run:
        print(words("cli.nothing_written", arguments.lang), file=sys.stderr)
    return FAILED if any(outcome.error for outcome in outcomes) else DONE


def _print(report: Report) -> None:
    from dxmodel.report import show

    show(report, sys.stdout)
    sys.stdout.flush()
