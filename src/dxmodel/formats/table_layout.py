"""TableLayout: what a table means by words and signs that have several meanings, such as a dash."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.formats.words_for_missing import reason_of, sign_of
from dxmodel.plan import MissingReason
from dxmodel.typed_fields import as_tuple, typed_fields

__all__ = ["TableLayout"]

_Words = Mapping[str, MissingReason | str] | Iterable[tuple[str, MissingReason | str]]


def _reasons(words: _Words) -> tuple[tuple[str, MissingReason], ...]:
    """Return words in place of a value, each with its reason; any dash stands for every dash.

    What is no pair stays as it is, and is refused by the type of the field.
    """
    pairs = words.items() if isinstance(words, Mapping) else words
    return tuple(map(_reason, as_tuple(pairs)))


def _reason(pair: Any) -> Any:
    if not (type(pair) is tuple and len(pair) == 2 and type(pair[0]) is str):
        return pair
    word, reason = pair
    return sign_of(word) or word.strip(), MissingReason(reason)


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class TableLayout:
    """What a table means by words and signs that have several meanings; nothing is guessed without it.

    Words that have one meaning, such as 集計中 and 未実施, need not be named.

    Attributes:
        missing: the reason that a word or a sign in place of a value gives; ``-`` stands for a dash of any
            kind, and ``…`` for an ellipsis.
        repeats: whether 〃 and 同上 repeat the cell above.
        fiscal_years: whether 2024, 2024年 and 令和6年 are fiscal years.

    Raises:
        InvalidValueError: a word has another meaning everywhere.

    >>> layout = TableLayout(missing={"-": "not-surveyed"}, repeats=True)
    >>> str(layout.reason("―"))
    'not-surveyed'
    """

    missing: tuple[tuple[str, MissingReason], ...] = attrs.field(default=(), converter=_reasons)
    repeats: bool = False
    fiscal_years: bool = False

    def __attrs_post_init__(self) -> None:
        for word, reason in self.missing:
            known = reason_of(word)
            if known not in (None, reason):
                raise InvalidValueError("formats.other_reason", found=word, known=known, reason=reason)

    def reason(self, cell: str) -> MissingReason | None:
        """Return why there is no value, if the cell says so; None for a value, and for an unknown sign."""
        return dict(self.missing).get(sign_of(cell) or cell.strip()) or reason_of(cell)
