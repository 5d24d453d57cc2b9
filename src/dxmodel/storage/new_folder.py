"""new_folder: create the folder of a plan with a commented example that is ready to edit."""

from os import PathLike
from pathlib import Path

from dxmodel.errors import ValidationError, unknown_language
from dxmodel.formats.regular_file import list_folder, os_problem
from dxmodel.formats.text import refuse
from dxmodel.messages import LANGUAGES, Language
from dxmodel.storage.files import folder_path
from dxmodel.storage.output_file import write_whole

__all__ = ["new_folder"]

PLAN = "plan.yaml"


def new_folder(folder: str | PathLike[str], *, language: Language = "ja") -> Path:
    """Create the folder of a plan with a file ``plan.yaml``, and return its path.

    The file holds the head of a plan of an invented city, to be replaced; its pillars, initiatives and
    indicators are commented out, as an example.  Each field has a comment.

    Args:
        folder: the folder; it does not exist, or holds no files.
        language: the language of the comments.

    Raises:
        ValidationError: the folder holds files, is none, or cannot be written.
        UnknownNameError: a language other than ``ja`` and ``en``.

    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.storage import load
    >>> with TemporaryDirectory() as root:
    ...     path = new_folder(f"{root}/minatono")
    ...     print(load(path.parent).plan.label)
    みなと野市DX推進計画
    """
    if language not in LANGUAGES:
        raise unknown_language(language)
    root = folder_path(folder)
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValidationError([os_problem(error, str(folder), root)]) from None
    _check_empty(root)
    content = Path(__file__).with_name(f"new_plan.{language}.yaml").read_bytes()
    write_whole(root / PLAN, content, replace=False)
    return root / PLAN


def _check_empty(root: Path) -> None:
    """Refuse a folder with files; those whose names begin with a dot, such as .git, do not count."""
    names = [entry.name for entry in list_folder(root) if not entry.name.startswith(".")]
    if names:
        refuse("storage.folder_not_empty", str(root), files=names[:3])
