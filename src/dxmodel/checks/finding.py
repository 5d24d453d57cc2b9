"""Finding and Severity: something unwise or noteworthy in a ledger, as a value that is never raised."""

from collections.abc import Iterable
from typing import Any

import attrs

from dxmodel.ledger import Ledger, Observation
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Item, Label
from dxmodel.plan.names import name_of
from dxmodel.typed_fields import typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Finding", "Severity", "cell", "name", "note", "once_where_alike", "path_of", "warning"]

FEW = 3
"""So many alike notes stay apart; where there are more, one note names so many of the others."""


class Severity(Vocabulary):
    """The severity of a finding."""

    WARNING = "warning"
    """Probably a mistake: two statements do not fit together, and somebody should look at them."""
    NOTE = "note"
    """Something is not stated, doubtful or partial; that may be right."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Finding:
    """Something unwise or noteworthy in a ledger, and its path.

    Attributes:
        code: stable name of the rule, e.g. ``"check.declared_count"``.
        severity: warning or note.
        path: the place in the ledger, by ids: ``"$.indicators[rpa-hours].targets[R10]"``.
        facts: the facts of the message, by name; the first is what it is about.
        others: the other notes with the same code, each with its path and facts, where there are many.

    >>> facts = {"of": "pillars", "declared": 3, "named": 0}
    >>> note = Finding(code="check.declared_count", severity=Severity.NOTE, path="$.declared", facts=facts)
    >>> print(note.describe("en"))
    the plan declares 3 pillars, and 0 are named
    """

    code: str
    severity: Severity
    path: str
    facts: dict[str, Any] = attrs.field(factory=dict, hash=False)
    others: tuple["Finding", ...] = attrs.field(default=(), converter=tuple["Finding", ...])

    @property
    def count(self) -> int:
        """How many findings it is: itself and the others."""
        return 1 + len(self.others)

    def describe(self, language: Language) -> str:
        """Return the finding as one sentence, with the number of others and the names of the first few."""
        sentence = words(self.code, language, **self.facts)
        if not self.others:
            return sentence
        names: list[Any] = []  # what they are about, each once, and not what the sentence names already
        for each in self.others:
            about = each.about
            if about != self.about and about not in names:
                names.append(about)
        code = "check.and_many_others" if len(names) > FEW else "check.and_others"
        code = code if names else "check.and_more"
        return words(code, language, sentence=sentence, count=len(self.others), names=tuple(names[:FEW]))

    @property
    def about(self) -> Any:
        """What it is about: its first fact, else its path."""
        return next(iter(self.facts.values()), self.path)


def once_where_alike(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, with more than three notes of one code as one, at the place of the first.

    Warnings are each for somebody to look at, so they stay apart.
    """
    alike: dict[object, list[Finding]] = {}
    for index, finding in enumerate(findings):
        alike.setdefault(finding.code if finding.severity is Severity.NOTE else index, []).append(finding)
    return tuple(each for group in alike.values() for each in _as_one(group))


def _as_one(alike: list[Finding]) -> list[Finding]:
    return [attrs.evolve(alike[0], others=alike[1:])] if len(alike) > FEW else alike


def warning(code: str, path: str, **facts: Any) -> Finding:
    """Return a warning."""
    return Finding(code=code, severity=Severity.WARNING, path=path, facts=facts)


def note(code: str, path: str, **facts: Any) -> Finding:
    """Return a note."""
    return Finding(code=code, severity=Severity.NOTE, path=path, facts=facts)


def name(ledger: Ledger, item: Item) -> Label:
    """Return what a sentence calls an item of the plan."""
    return name_of(ledger.plan, item)


def path_of(indicator: Indicator) -> str:
    """Return the path of an indicator."""
    return f"$.indicators[{indicator.id}]"


def cell(observation: Observation) -> str:
    """Return the path of an observation."""
    return f"$.observations[{observation.indicator}/{observation.period}]"
