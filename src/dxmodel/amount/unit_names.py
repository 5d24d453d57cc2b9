"""How the name of a unit is written: its spellings, and what can be the name of a new one."""

import re
import unicodedata

from dxmodel.amount.numerals import ABOUT_AFTER, LIMITS_AFTER, NUMERALS, fold
from dxmodel.amount.table import SCALES, TABLE, UnitDefinition
from dxmodel.errors import InvalidValueError
from dxmodel.printing import shown

__all__ = [
    "COUNT",
    "SPELLINGS",
    "as_key",
    "as_printed_name",
    "check_english",
    "checked_name",
    "is_name",
    "without_scale",
]


def _library_spellings() -> dict[str, UnitDefinition]:
    """Return the definitions of the library by every spelling; 件数 is one of 件, and 箇所数 of か所."""
    spellings = {fold(name): row for row in TABLE for name in (row.name, *row.spellings)}
    in_japanese = [name for name in spellings if not unicodedata.normalize("NFKC", name).isascii()]  # not ㎏
    numbers = {f"{name}数": spellings[name] for name in in_japanese if spellings[name].scales}
    return numbers | spellings


SPELLINGS = _library_spellings()
"""The definitions of the library by every spelling."""
COUNT = re.compile(r"^[1-9][0-9]{0,5}")
"""The number after the slash of a rate, as in 人/10万人."""


_FORMULA = str.maketrans("‐‑−₀₁₂₃₄₅₆₇₈₉", "---0123456789")


def as_key(text: str) -> str:
    """Return a name as spellings are looked up: folded, without spaces; L/人/日 is L/人・日, t‐CO₂ t-CO2."""
    counted, slash, per = fold(text).replace(" ", "").translate(_FORMULA).partition("/")
    return counted + slash + per.replace("/", "・")


def as_printed_name(key: str) -> str:
    """Return the name of a counter as it is printed, with full-width brackets if it is Japanese."""
    return key if key.isascii() else key.replace("(", "（").replace(")", "）")


def without_scale(name: str) -> str:
    """Return a name without a scale such as 千 before it."""
    scales = (scale for scale in SCALES if scale and name.startswith(scale) and name != scale)
    return name.removeprefix(next(scales, ""))


_LETTERS = r"[^\W\d_]+(?:・[^\W\d_]+)*"
_NAME = re.compile(rf"{_LETTERS}(?:\({_LETTERS}\))?")
_SEPARATORS = re.compile("[・()]")


def is_name(key: str) -> bool:
    """Return whether a unit of this name would be read back from an amount: letters, a few in brackets."""
    is_plain = len(key) <= 20 and _NAME.fullmatch(key) is not None and _SEPARATORS.sub("", key).isalpha()
    return is_plain and not key.startswith(NUMERALS) and not key.endswith((*ABOUT_AFTER, *LIMITS_AFTER))


def checked_name(printed: object) -> str:
    """Return the name as printed; refuse one that would not be read back from an amount."""
    name = fold(printed) if isinstance(printed, str) else shown(printed)
    if not isinstance(printed, str) or not is_name(name):
        raise InvalidValueError("amount.bad_unit_name", name=name[:20])
    return as_printed_name(name)


def check_english(english: object, name: str) -> None:
    """Refuse an English name that is blank before or after its slash."""
    if not isinstance(english, str) or (english and not all(each.strip() for each in english.split("/", 1))):
        raise InvalidValueError("amount.bad_unit_english", name=name, found=english)
