"""Finding and Severity: something unwise or noteworthy in a ledger, as a value that is never raised."""

from typing import Any

import attrs

from dxmodel.messages import Language, words
from dxmodel.typed_fields import typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Finding", "Severity"]


class Severity(Vocabulary):
    """The severity of a finding."""

    WARNING = "warning"
    """Two statements do not fit together, and somebody should look at them."""
    NOTE = "note"
    """Something is not stated, doubtful or partial."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Finding:
    """Something unwise or noteworthy in a ledger, and its path.

    Attributes:
        code: stable name of the rule, e.g. ``"check.declared_count"``.
        severity: warning or note.
        path: the place in the ledger, by ids: ``"$.indicators[rpa-hours].targets[R10]"``.
        facts: the facts of the message, by name.

    >>> facts = {"of": "pillars", "declared": 3, "named": 0}
    >>> note = Finding(code="check.declared_count", severity=Severity.NOTE, path="$.declared", facts=facts)
    >>> print(note.describe("en"))
    the plan declares 3 pillars, and 0 are named
    """

    code: str
    severity: Severity
    path: str
    facts: dict[str, Any] = attrs.field(factory=dict, hash=False)

    def describe(self, language: Language) -> str:
        """Return the finding as one sentence."""
        return words(self.code, language, **self.facts)
