"""A revision joins the folder of a plan: one new file, or none at all.

What people wrote is never touched: not the other files, and not a byte of the revision that they give.
"""

from collections.abc import Callable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from dxmodel.errors import DxError, Impossible, Place, Problem, Problems
from dxmodel.formats import yaml
from dxmodel.formats.folder import FILES, folders, names, parsed, together
from dxmodel.formats.new_file import check_free, write_new
from dxmodel.formats.text import refuse
from dxmodel.ledger import Ledger
from dxmodel.ledger.replay import replay
from dxmodel.revise import Revision

__all__ = ["Added", "Outcome", "add_revision", "revise_each"]


class Added(NamedTuple):
    """What came of adding a revision.

    Attributes:
        ledger: with the revision.
        file: where it stands; where it would stand, if nothing was to be written.
    """

    ledger: Ledger
    file: Path


def add_revision(
    folder: str | PathLike[str],
    revision: Revision | str | PathLike[str],
    *,
    dry_run: bool = False,
) -> Added:
    """Add a revision to the folder of a plan, if everything in it still holds together.

    The folder gets one file more, ``revisions/<id>.yaml``, at once and as a whole: whenever the process
    is stopped, the folder is as before or has all of it.  Decisions of one day count in the order of
    their files, so where another one would come after the new file, its name goes before the id.

    Args:
        folder: the folder of the plan.
        revision: a revision, or the path of a file with one; the file is taken over byte for byte.
        dry_run: look only; nothing is written.

    Raises:
        Problems: everything that is wrong with the folder and the revision together: what does not
            fit, an id that is known already, a file that was cut off or changes nothing, a file of that
            name.  Nothing is written.
        OSError: the file of the revision, or the folder, is not there.

    >>> from dxmodel.formats import example
    >>> from dxmodel.revise import ExtendPeriod
    >>> longer = [ExtendPeriod("R11", targets="keep")]
    >>> late = Revision(id="late", label="再延伸", decided="R9", changes=longer)
    >>> str(add_revision(example.folder("adachi"), late, dry_run=True).ledger.plan.period)
    'R4/R11'
    """
    root = Path(folder)
    return _add(root, parsed(root, names(root)), revision, dry_run)


@attrs.frozen(kw_only=True)
class Outcome:
    """What came of one of many plans.

    Attributes:
        folder: the folder of the plan.
        before: the plan's ledger as it was found; None if it cannot be read.
        revision: what was to be added; None if there was nothing to do, or where it could not be read.
        after: the ledger with the revision; None if nothing was added.
        file: where the revision stands now, or would stand.
        error: why not, if something is wrong.
    """

    folder: Path
    before: Ledger | None = None
    revision: Revision | None = None
    after: Ledger | None = None
    file: Path | None = None
    error: DxError | None = None


def revise_each(
    root: str | PathLike[str],
    revision_for: Callable[[Ledger], Revision | str | PathLike[str] | None],
    *,
    dry_run: bool = False,
) -> Iterator[Outcome]:
    """Add a revision to each of many plans; yield what came of each as soon as it is done.

    A plan that cannot be read, or that its revision does not fit, is an outcome with its error; its
    folder stays as it is, and the others go on.  :func:`~dxmodel.formats.folders` says how many there are.

    Args:
        root: the folder in which the folders of the plans stand, side by side.
        revision_for: returns the revision of a plan, or the path of a file with it, or None where
            there is nothing to do.  A :class:`~dxmodel.errors.DxError` that it raises is an outcome
            like any other.
        dry_run: look only; nothing is written.

    Raises:
        FileNotFoundError, NotADirectoryError: there is no such folder.
    """
    return (_revised(folder, revision_for, dry_run) for folder in folders(root))


def _revised(
    folder: Path, revision_for: Callable[[Ledger], Revision | str | PathLike[str] | None], dry_run: bool
) -> Outcome:
    outcome = Outcome(folder=folder)
    try:
        there = parsed(folder, names(folder))
        outcome = attrs.evolve(outcome, before=(before := together(there)))
        wanted = revision_for(before)
        if wanted is None:
            return outcome
        outcome = attrs.evolve(outcome, revision=wanted if isinstance(wanted, Revision) else None)
        after, file = _add(folder, there, wanted, dry_run)
    except DxError as error:
        return attrs.evolve(outcome, error=error)
    except OSError as error:
        facts, place = {"problem": error.strerror}, Place(file=str(error.filename))
        problem = Problem(path="$", code="formats.cannot_open", facts=facts, place=place)
        return attrs.evolve(outcome, error=Problems([problem]))
    known = {each.id for each in before.revisions}
    made = next(each for each in after.revisions if each.id not in known)
    return attrs.evolve(outcome, revision=made, after=after, file=file)


NEW = "revisions/"
"""Stands for the name of the new file, which is not known before it is read."""


def _add(
    root: Path, there: Mapping[str, Any], revision: Revision | str | PathLike[str], dry_run: bool
) -> Added:
    called, content = _content(revision)
    data = yaml.parse(content, called)
    after = together({**there, NEW: data}, {NEW: called})
    made = next(each for each in after.revisions if each.id == data["id"])
    if replay(after.founding, (each for each in after.revisions if each is not made)) == after.plan:
        refuse("formats.no_changes", called, 1)
    file = root / _name(made, after, there)
    check_free(file)
    if not dry_run:
        write_new(file, content)
    return Added(after, file)


def _content(revision: Revision | str | PathLike[str]) -> tuple[str, bytes]:
    """What problems call the text of a revision, and the text."""
    if not isinstance(revision, Revision | str | PathLike):
        wanted = ["Revision", "str", "PathLike"]
        raise Impossible("plan.wrong_kind", field="revision", found=repr(revision)[:60], wanted=wanted)
    if isinstance(revision, Revision):
        return f"{NEW}{revision.id}.yaml", yaml.dumps(revision).encode()
    content = Path(revision).read_bytes()
    if not content.endswith(b"\n"):  # the last line may be half of one, and half a year is one, too: R1
        refuse("formats.cut_off", str(revision), content.count(b"\n") + 1)
    return str(revision), content


def _name(made: Revision, after: Ledger, there: Mapping[str, Any]) -> str:
    """The file of a revision: its id; behind the last file of that day where it would not come last."""
    decided = {each.id: each.decided.not_before for each in after.revisions}
    tied = [
        name for name, data in there.items() if name not in FILES and decided[data["id"]] == decided[made.id]
    ]
    name = f"{NEW}{made.id}.yaml"
    last = max(tied, default="")
    return name if name > last else f"{last.removesuffix('.yaml')}_{made.id}.yaml"
