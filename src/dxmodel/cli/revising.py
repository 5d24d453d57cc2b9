"""The commands about changes: diff, revise."""

import argparse
import sys
from pathlib import Path

from dxmodel.cli.outcome import DONE, FAILED
from dxmodel.cli.telling import writer
from dxmodel.errors import Unreadable
from dxmodel.formats import add_revision, folders, load, revise_each, yaml
from dxmodel.messages import words
from dxmodel.plan import Plan
from dxmodel.report import Report, comparison_report, outcomes_report
from dxmodel.revise import Revision, compare

__all__ = ["diff", "revise"]


def diff(arguments: argparse.Namespace) -> int:
    """Print the table of before and after; write it, and the revision between, where asked."""
    old, new, revisions = _sides(arguments)
    told = comparison_report(old, new, revisions, arguments.lang)
    texts: dict[Path, str] = {}
    if arguments.out:
        texts[Path(arguments.out)] = writer(Path(arguments.out))(told)
    if arguments.as_revision:
        texts[Path(arguments.as_revision)] = _as_revision(old, new, arguments)
    _print(told)
    for path, text in texts.items():
        with path.open("w" if str(path) == arguments.out else "x", encoding="utf-8") as file:
            file.write(text)
        print(words("cli.written", arguments.lang, file=str(path)), file=sys.stderr)
    return DONE


def _sides(arguments: argparse.Namespace) -> tuple[Plan, Plan, tuple[Revision, ...]]:
    """The two plans, and the revisions that lead from one to the other where one ledger holds both."""
    if arguments.new is not None and not arguments.since:
        return _plan(arguments.folder), _plan(arguments.new), ()
    ledger = load(arguments.folder)
    then = ledger.as_of(arguments.since) if arguments.since else None
    before = then.plan if then else ledger.founding
    if arguments.new is not None:
        return before, _plan(arguments.new), ()
    revisions = tuple(each for each in ledger.revisions if then is None or each not in then.revisions)
    return before, ledger.plan, revisions


def _plan(place: str) -> Plan:
    """The plan of a folder as it stands, or the one that a file holds."""
    path = Path(place)
    return yaml.loads(path.read_bytes(), Plan, file=path.name) if path.is_file() else load(path).plan


def _as_revision(old: Plan, new: Plan, arguments: argparse.Namespace) -> str:
    """The revision between, as the text of its file."""
    if not arguments.decided:
        raise Unreadable("cli.no_decision_day", file=arguments.as_revision)
    id = Path(arguments.as_revision).stem
    label = arguments.label or words("cli.revision_label", arguments.lang)
    made = Revision(id=id, label=label, decided=arguments.decided, changes=compare(old, new))
    return yaml.dumps(made)


def revise(arguments: argparse.Namespace) -> int:
    """Add a revision to one plan, or to each of many; show what changes."""
    if arguments.each:
        return _each(arguments)
    before = load(arguments.folder)
    after, file = add_revision(arguments.folder, arguments.revision, dry_run=arguments.dry_run)
    known = {each.id for each in before.revisions}
    added = tuple(each for each in after.revisions if each.id not in known)
    _print(comparison_report(before.plan, after.plan, added, arguments.lang))
    code = "cli.not_written" if arguments.dry_run else "cli.written"
    print(words(code, arguments.lang, file=str(file)), file=sys.stderr)
    return DONE


def _each(arguments: argparse.Namespace) -> int:
    """One revision for every plan in a folder: a line for each as it is done, then the report."""
    count, file, done = len(folders(arguments.folder)), Path(arguments.revision), []
    for number, outcome in enumerate(
        revise_each(arguments.folder, lambda _: file, dry_run=arguments.dry_run), 1
    ):
        done.append(outcome)
        code = "cli.does_not_fit" if outcome.error else "cli.fits"
        facts = {"number": number, "count": count, "folder": outcome.folder.name}
        print(words(code, arguments.lang, **facts), file=sys.stderr)
    _print(outcomes_report(done, arguments.lang))
    if arguments.dry_run:
        print(words("cli.nothing_written", arguments.lang), file=sys.stderr)
    return FAILED if any(each.error for each in done) else DONE


def _print(told: Report) -> None:
    from dxmodel.report import show

    show(told, sys.stdout)
    sys.stdout.flush()
