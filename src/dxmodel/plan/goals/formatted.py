"""FormattedByTemplate, compared: format a goal with a message template."""

from typing import cast

import attrs

from dxmodel.amount import Amount
from dxmodel.messages import Language, words

__all__ = ["FormattedByTemplate", "compared"]


class FormattedByTemplate:
    """Format a goal with the message template ``terms.goal_<class>``."""

    __slots__ = ()

    def __format__(self, language: str) -> str:
        facts = {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}  # type: ignore[arg-type]
        return words(f"terms.goal_{type(self).__name__.lower()}", cast("Language", language or "en"), **facts)

    def __str__(self) -> str:
        return format(self, "en")


def compared(comparison: str, amount: Amount, language: str) -> str:
    """Return a comparison with an amount in words: 2,000人以上."""
    return words(f"terms.goal_{comparison}", cast("Language", language or "en"), amount=amount)
