"""Why a line of a plan was changed: the reasons of the revisions that wrote it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from dxmodel.messages import Language, words
from dxmodel.plan import Plan, Source
from dxmodel.report.wording import about
from dxmodel.revise import Correct, Reason, Revision, overlap, writes

__all__ = ["Why"]


@attrs.define(slots=False)
class Why:
    """Finds the reasons for a change of some places of a plan.

    Attributes:
        revisions: what was decided.
        plan: the plan after them, which knows the names of what is behind a reason.
        language: ``"ja"`` or ``"en"``.
    """

    revisions: tuple[Revision, ...]
    plan: Plan
    language: Language

    def of(self, places: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the reasons for what was changed at some places, and where they stand."""
        wanted, told, sources = tuple(places), [], list[Source]()
        for revision in self.revisions:
            corrected = self._written(revision, wanted)
            if corrected and all(corrected):
                told.append(self._from(revision, words("report.correction", self.language)))
            elif corrected:
                for reason in _reasons(revision, wanted):
                    told.append(self._from(revision, self._said(reason)))
                    sources += reason.sources
        return tuple(dict.fromkeys(told)), tuple(dict.fromkeys(map(str, sources)))

    def _from(self, revision: Revision, said: str) -> str:
        """A reason; where there are several revisions, with the one that gives it."""
        if len(self.revisions) == 1:
            return said
        return words("report.of", self.language, what=revision.label, value=said)

    def _said(self, reason: Reason) -> str:
        said = format(reason.text, self.language)
        if reason.because_of is None:
            return said
        known = reason.because_of in self.plan
        behind = about(self.plan, reason.because_of, self.language) if known else reason.because_of
        facts = [words("report.because_of", self.language, what=behind)]
        return words("report.with_facts", self.language, text=said, facts=facts)

    @cached_property
    def _writers(self) -> dict[str, list[tuple[Revision, str, bool]]]:
        """What each revision writes, by the head of the place, and whether that puts an error right."""
        found: dict[str, list[tuple[Revision, str, bool]]] = {}
        for revision in self.revisions:
            for change in revision.changes:
                for place in writes(change):
                    found.setdefault(_head(place), []).append((revision, place, isinstance(change, Correct)))
        return found

    def _written(self, revision: Revision, places: tuple[str, ...]) -> list[bool]:
        """For each change of a revision at some places: is it a correction?"""
        heads = {*map(_head, places), "*"}
        near = [each for head in heads for each in self._writers.get(head, ())]
        return [
            corrects
            for writer, place, corrects in near
            if writer is revision and any(overlap(place, each) for each in places)
        ]


def _head(place: str) -> str:
    return place.partition(".")[0]


def _reasons(revision: Revision, places: tuple[str, ...]) -> Iterator[Reason]:
    """The reasons that are about one of the places; where there are none, those for all."""
    own = [
        reason
        for reason in revision.reasons
        if any(overlap(each, place) for each in reason.about if each for place in places)
    ]
    yield from own or (reason for reason in revision.reasons if not reason.about)
