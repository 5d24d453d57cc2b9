"""update and merge_folder: change the ledger in a folder while no other program writes to it."""

import os
from collections.abc import Callable
from os import PathLike

from dxmodel.ledger import Ledger, merge
from dxmodel.storage.files import Files, folder_path, read_files
from dxmodel.storage.folder import Folder, load
from dxmodel.storage.save import changes_to, check_same_plan
from dxmodel.storage.transaction import Changes, change_files
from dxmodel.typed_fields import wrong_kind

__all__ = ["merge_folder", "update"]


def update(folder: str | PathLike[str], change: Callable[[Ledger], Ledger]) -> Ledger:
    """Load the ledger of a folder, change it and save it, with no other writer in between.

    Use it where the change depends on what is in the folder now, such as a new id in every reference to it;
    :func:`save` is enough to add entries.

    Args:
        folder: the folder of a plan.
        change: returns the ledger to save; it is called again if the folder has changed meanwhile.

    Returns:
        The ledger as it stands in the folder now.

    Raises:
        ValidationError: the folder cannot be read, or a file cannot be written.  Nothing is changed.

    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.ledger import rename_id
    >>> from dxmodel.storage import save
    >>> from dxmodel.testing import small_city
    >>> with TemporaryDirectory() as folder:
    ...     _ = save(small_city(), folder)
    ...     renamed = update(folder, lambda ledger: rename_id(ledger, "online-share", "online-rate"))
    >>> renamed.plan["online-rate"].former_ids
    ('online-share',)
    """
    root = folder_path(folder)

    def work_out(files: Files) -> tuple[Ledger, Changes]:
        current = Folder.of(files, root.name)
        before = current.ledger.loaded_from(os.path.realpath(root))
        changed = change(before)
        if not isinstance(changed, Ledger):
            raise wrong_kind("change", changed, (Ledger,))
        check_same_plan(changed, before)
        return changes_to(changed, current, root)

    return change_files(root, work_out, read_files(root))


def merge_folder(folder: str | PathLike[str], other: str | PathLike[str]) -> Ledger:
    """Take over into the folder of a plan what another folder of the same plan has beyond it.

    Args:
        folder: the folder that is changed.
        other: a folder of the same plan, for example the copy of another section; it is only read.

    Returns:
        The ledger as it stands in the first folder now.

    Raises:
        ValidationError: every entry that differs, with both contents; the folders are of two plans; or one
            of them cannot be read or written.  Nothing is changed.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.ledger import Observation
    >>> from dxmodel.storage import save
    >>> from dxmodel.testing import small_city
    >>> with TemporaryDirectory() as folders:
    ...     ours, theirs = Path(folders, "ours"), Path(folders, "theirs")
    ...     city = save(small_city(), ours)
    ...     result = Observation(indicator="counter-time", period="R6", value="14分")
    ...     _ = save(city.with_observations(result), theirs)
    ...     merge_folder(ours, theirs) == load(theirs)
    True
    """
    others = load(other)

    def merged(ledger: Ledger) -> Ledger:
        check_same_plan(others, ledger)
        return merge(ledger, others)

    return update(folder, merged)
