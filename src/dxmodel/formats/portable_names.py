"""File names that every system can hold: the problems of a name, names that collide, and the name for an id.

On reading, two names that are one name on some system, and a name with control or direction characters, are
refused, because the folder would be another one there.  A name that only Windows refuses is read, because its
content is certain, and is never written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from dxmodel.errors import Place, Problem
from dxmodel.visible_text import HIDDEN

__all__ = ["collision_key", "collisions", "file_stem", "name_problem", "portable_name", "unreadable_name"]

LONGEST_NAME = 255
"""The greatest length of a name: in bytes of UTF-8 on Linux, in units of UTF-16 on Windows and macOS."""

FULL_WIDTH = ord("！") - ord("!")
"""How far the full-width form of an ASCII character lies behind it."""

_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])(?: *[.:].*| *)", re.I | re.S
)
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
_NOT_SHOWN = re.compile(rf"{HIDDEN.pattern}|[\n\t]")


def name_problem(name: str, shown_name: str | None = None) -> Problem | None:
    """Return why a file cannot have a name on every system; None if it can.

    Args:
        name: the name, without folders.
        shown_name: the name of the file in the problem, with folders; the name if None.

    >>> str(name_problem("con.yaml", "revisions/con.yaml"))[:52]
    'revisions/con.yaml: $: "con" is the name of a device'
    >>> name_problem("console.yaml")
    """
    place = Place(file=name if shown_name is None else shown_name)
    if character := _NOT_SHOWN.search(name) or _FORBIDDEN.search(name):
        facts = {"found": _shown(character[0])}
        return Problem(path="$", code="file.forbidden_character", facts=facts, place=place)
    if _RESERVED.fullmatch(name):
        facts = {"found": re.split(r"[ .:]", name)[0]}
        return Problem(path="$", code="file.reserved_name", facts=facts, place=place)
    if not name or name[-1] in ". ":
        return Problem(path="$", code="file.forbidden_ending", facts={"found": f'"{name[-1:]}"'}, place=place)
    if len(name.encode()) > LONGEST_NAME:
        return Problem(path="$", code="file.name_too_long", place=place)
    return None


def unreadable_name(name: str, shown_name: str | None = None) -> Problem | None:
    """Return why a file of this name is not read on any system: a control or direction character.

    >>> unreadable_name("con.yaml")
    >>> str(unreadable_name("a\\x1b.yaml", "a"))[:36]
    'a: $: the name has the character U+0'
    """
    if _NOT_SHOWN.search(name):
        return name_problem(name, shown_name)
    return None


def _shown(character: str) -> str:
    return character if " " < character <= "~" else f"U+{ord(character):04X}"


def collision_key(name: str) -> str:
    """Return what is equal for names that are one name on some system: case and composition are ignored.

    >>> collision_key("Über.yaml") == collision_key("u\\u0308ber.YAML")
    True
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def collisions(names: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each name that is, on some system, the same as an earlier one.

    >>> [str(problem.place) for problem in collisions(["revisions/a.yaml", "revisions/A.yaml"])]
    ['revisions/A.yaml']
    """
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(collision_key(name), name)
        if other != name:
            yield Problem(path="$", code="file.same_name", facts={"other": other}, place=Place(file=name))


def portable_name(text: str, suffix: str) -> str:
    """Return a file name for a text that every system can hold, with a suffix such as ``.xlsx``.

    What no file name can have stands there in its full-width form, or as a space; a long text is shortened.

    >>> portable_name("総務部/情報課", ".xlsx"), portable_name("窓口 *1", ".xlsx")
    ('総務部／情報課.xlsx', '窓口 ＊1.xlsx')
    """
    shown = _NOT_SHOWN.sub(" ", text)
    stem = _FORBIDDEN.sub(lambda match: chr(ord(match[0]) + FULL_WIDTH), shown).strip(". ")
    while len(f"{stem}{suffix}".encode()) > LONGEST_NAME:
        stem = stem[:-1].rstrip(". ")
    return f"{'_' if not stem or _RESERVED.fullmatch(stem) else ''}{stem}{suffix}"


def file_stem(id: str) -> str:
    """Return the file name for an id, without suffix: the id, with ``_`` after the name of a device.

    No id contains ``_``, so that different ids have different names.

    >>> file_stem("extension"), file_stem("con"), file_stem("com1")
    ('extension', 'con_', 'com1_')
    """
    return f"{id}_" if _RESERVED.fullmatch(id) else id
