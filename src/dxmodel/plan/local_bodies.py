"""LOCAL_BODIES_ON and local_bodies: the list of local bodies of Japan, by their codes.

``local_bodies.csv`` has the 47 prefectures, and their municipalities with the special wards of Tokyo: 1,788
bodies.  It is an excerpt of the open data list *localgovjp* of Code for FUKUI (CC0): the code and the name of
each body.  Bodies merge and are renamed, so a code that is not in it may be an older or a newer one.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

__all__ = ["LOCAL_BODIES_ON", "code_and_name", "local_bodies", "prefecture_of"]

LOCAL_BODIES_ON = date(2026, 7, 9)
"""The day of the list."""


@cache
def local_bodies() -> Mapping[str, str]:
    """Return the name of each local body by its code.

    >>> local_bodies()["131211"], len(local_bodies())
    ('足立区', 1788)
    """
    from pathlib import Path  # here, because few programs need the list, and the import takes time

    _, *lines = Path(__file__).with_suffix(".csv").read_text(encoding="utf-8").splitlines()
    return dict(line.split(",") for line in lines)


def prefecture_of(code: str) -> str:
    """Return the prefecture of a local body of the list, by its code.

    >>> prefecture_of("131211"), prefecture_of("130001")
    ('東京都', '東京都')
    """
    return _prefectures()[code[:2]]


@cache
def _prefectures() -> Mapping[str, str]:
    return {code[:2]: name for code, name in local_bodies().items() if code[2:5] == "000"}


def code_and_name(code: str) -> str:
    """Return the code of a local body of the list with its name, and its prefecture, since names repeat.

    >>> code_and_name("131211"), code_and_name("130001")
    ('131211 東京都足立区', '130001 東京都')
    """
    name, prefecture = local_bodies()[code], prefecture_of(code)
    return f"{code} {name if name == prefecture else prefecture + name}"
