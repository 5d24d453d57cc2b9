"""The commands ``diff`` (compare two plans) and ``revise`` (add a revision to plans)."""

import argparse
import os
import re
from pathlib import Path

from dxmodel.cli.documents import print_document
from dxmodel.cli.outcome import DONE, FAILED
from dxmodel.cli.report_commands import show_report, writer
from dxmodel.cli.streams import print_error
from dxmodel.errors import ParseError
from dxmodel.fiscal import as_when
from dxmodel.formats import yaml
from dxmodel.formats.regular_file import read_file
from dxmodel.formats.text import invalid_character
from dxmodel.messages import words
from dxmodel.plan import Plan
from dxmodel.plan.ids import is_slug
from dxmodel.report import comparison_report, outcomes_report
from dxmodel.revise import Revision, compare
from dxmodel.storage import add_revision, folders, load, revise_each
from dxmodel.storage.output_file import check_output, write_output

__all__ = ["diff", "revise", "revision_text"]


def diff(arguments: argparse.Namespace) -> int:
    """Print the before/after table of two plans; on request write it, and the revision between them."""
    if arguments.out:
        writer(arguments.out)
        check_output(arguments.out)
    if arguments.as_revision:
        check_output(arguments.as_revision, replace=False)
    old, new, revisions = _plans_and_revisions(arguments)
    report = comparison_report(old, new, revisions, arguments.lang)
    page = writer(arguments.out)(report).encode() if arguments.out else None
    if arguments.as_revision:
        text = revision_text(old, new, arguments)
        write_output(arguments.as_revision, text.encode(), replace=False)
    if page is not None:
        write_output(arguments.out, page)
    if arguments.json:
        print_document(report, arguments.lang)
    else:
        show_report(report)
    for path in filter(None, (arguments.out, arguments.as_revision)):
        print_error(words("cli.written", arguments.lang, file=path))
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
    if os.path.isdir(file_or_folder):
        return load(file_or_folder).plan
    return yaml.loads(read_file(file_or_folder), Plan, file=file_or_folder)


def revision_text(old: Plan, new: Plan, arguments: argparse.Namespace) -> str:
    """Return the text of the revision file that leads from one plan to the other.

    Raises:
        ParseError: no day of the decision is stated.
    """
    if not arguments.decided:
        raise ParseError("cli.no_decision_day", file=arguments.as_revision)
    id = _revision_id(arguments.as_revision, arguments.decided)
    label = arguments.label or words("cli.revision_label", arguments.lang)
    if character := invalid_character(label):
        raise ParseError("formats.strange_character", found=character)
    revision = Revision(id=id, label=label, decided=arguments.decided, changes=compare(old, new))
    return yaml.dumps(revision)


def _revision_id(file: str, decided: str) -> str:
    """Return the id of a revision: the name of its file, or its day where that name is no id (改定.yaml)."""
    stem = Path(file).stem
    return (
        stem
        if is_slug(stem)
        else "-".join(["revision", *re.findall("[a-z0-9]+", str(as_when(decided)).lower())])
    )


def revise(arguments: argparse.Namespace) -> int:
    """Add a revision to one plan, or to each of many, and print what changes."""
    if arguments.each:
        return _revise_each(arguments)
    before = load(arguments.folder)
    after, file = add_revision(arguments.folder, arguments.revision, dry_run=arguments.dry_run)
    known_ids = {revision.id for revision in before.revisions}
    added_revisions = tuple(revision for revision in after.revisions if revision.id not in known_ids)
    show_report(comparison_report(before.plan, after.plan, added_revisions, arguments.lang))
    code = "cli.not_written" if arguments.dry_run else "cli.written"
    print_error(words(code, arguments.lang, file=str(file)))
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
        print_error(words(code, arguments.lang, **facts))
    show_report(outcomes_report(outcomes, arguments.lang))
    if arguments.dry_run:
        print_error(words("cli.nothing_written", arguments.lang))
    return FAILED if any(outcome.error for outcome in outcomes) else DONE
