"""Finding and Severity: something unwise or noteworthy in a ledger, as a value that is never raised."""

import string
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.ledger import Ledger, Observation
from dxmodel.messages import Language, has_words, template, words
from dxmodel.plan import Indicator, Item, Label
from dxmodel.plan.label import as_optional_label
from dxmodel.plan.names import name_of
from dxmodel.plan.wording import check_wording, filled
from dxmodel.typed_fields import typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = [
    "Finding",
    "Severity",
    "cell",
    "name",
    "note",
    "once_where_alike",
    "path_of",
    "warning",
    "with_one_wording",
]

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
        wording: the sentence in Japanese and English, with the facts in braces, for a rule that a program
            brings along; the findings of the library have theirs.  Not compared by ``==``, because a code
            has one wording.
        others: the other notes with the same code, each with its path and facts, where there are many.

    >>> facts = {"counted": "pillars", "declared": 3, "named": 0}
    >>> note = Finding(code="check.declared_count", severity=Severity.NOTE, path="$.declared", facts=facts)
    >>> print(note.describe("en"))
    the plan declares 3 pillars, and 0 are named

    >>> own = Finding(
    ...     code="minato.no_tag",
    ...     severity=Severity.NOTE,
    ...     path="$.indicators[rpa-hours]",
    ...     facts={"indicator": "rpa-hours"},
    ...     wording=Label("{indicator}にタグがありません", translations={"en": "{indicator} has no tag"}),
    ... )
    >>> print(own.describe("en"))
    rpa-hours has no tag

    Raises:
        InvalidValueError: a code that is empty, or not on one line; a code that no finding of the library
            has, without a wording; a wording in one language only; a code of the library with another
            wording; a fact of the sentence is not given.
    """

    code: str
    severity: Severity
    path: str
    facts: dict[str, Any] = attrs.field(factory=dict, hash=False)
    wording: Label | None = attrs.field(default=None, converter=as_optional_label, eq=False)
    others: tuple["Finding", ...] = attrs.field(default=(), converter=tuple["Finding", ...])

    def __attrs_post_init__(self) -> None:
        if self.code.splitlines() != [self.code] or self.code != self.code.strip():
            raise InvalidValueError("check.bad_code", code=self.code)
        is_known = has_words(self.code)
        if self.wording is not None and is_known:
            raise InvalidValueError("check.taken_code", code=self.code)
        if self.wording is None:
            names = _names_of_facts(self.code) if is_known and self.code.startswith(_OWN) else None
            if names is None:
                raise InvalidValueError("check.no_wording", code=self.code)
            if missing := names - {*self.facts}:
                raise InvalidValueError("check.missing_facts", code=self.code, missing=sorted(missing))
        if self.wording is not None:
            check_wording(self.code, "wording", self.wording, self.facts)

    @property
    def count(self) -> int:
        """How many findings it is: itself and the others."""
        return 1 + len(self.others)

    def describe(self, language: Language) -> str:
        """Return the finding as one sentence, with the number of others and the names of the first few."""
        if self.wording is None:
            sentence = words(self.code, language, **self.facts)
        else:
            sentence = filled(self.wording, language, self.facts)
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


_OWN = ("check.", "file.")
"""What the codes of the findings of the library begin with: about a ledger, and about names of files."""


@cache
def _names_of_facts(code: str) -> frozenset[str]:
    """Return the names of the facts in the sentence of a finding of the library."""
    parts = string.Formatter().parse(template(code, "en"))
    return frozenset(name for _, name, _, _ in parts if name is not None)


def with_one_wording(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings.

    Raises:
        InvalidValueError: two findings of one code have different wordings.
    """
    wordings = dict[str, Label]()
    for finding in findings:
        own = finding.wording
        if own is not None and wordings.setdefault(finding.code, own) != own:
            raise InvalidValueError("check.two_wordings", code=finding.code)
        yield finding


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
