"""Why a line of a plan was changed: the reasons of the revisions that wrote it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from dxmodel.messages import Language, words
from dxmodel.plan import Plan, Source
from dxmodel.report.place import place_name
from dxmodel.report.wording import about
from dxmodel.revise import Correct, ExtendPeriod, Reason, Revision, Treatment, overlap, writes

__all__ = ["Ground", "Why"]


@attrs.frozen
class Ground:
    """Why one revision changed something.

    Attributes:
        revision: which it is.
        remarks: what kind of change it is, where it is no decision on the value itself.
        reasons: the reasons that it gives.
    """

    revision: Revision
    remarks: tuple[str, ...]
    reasons: tuple[Reason, ...]


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
        told, sources = [], list[Source]()
        for ground in self.grounds(places):
            said = (*ground.remarks, *map(self._said, ground.reasons))
            told += [self._from(ground.revision, each) for each in said]
            sources += [source for reason in ground.reasons for source in reason.sources]
        return tuple(dict.fromkeys(told)), tuple(dict.fromkeys(map(str, sources)))

    def grounds(self, places: Iterable[str]) -> Iterator[Ground]:
        """Yield what each revision that wrote at some places says about it."""
        wanted = tuple(places)
        for revision in self.revisions:
            corrected = self._written(revision, wanted)
            if corrected:
                reasons = tuple(_reasons(revision, wanted, corrects=all(corrected)))
                yield Ground(revision, tuple(self._remarks(revision, wanted, all(corrected))), reasons)

    def untold(self, beside: Iterable[tuple[str, ...]]) -> Iterator[tuple[Revision, Reason]]:
        """Yield the reasons that stand beside none of some lines, which are given by their places."""
        grounds = [ground for places in beside for ground in self.grounds(places)]
        told = {(each.revision.id, reason) for each in grounds for reason in each.reasons}
        for revision in self.revisions:
            yield from ((revision, each) for each in revision.reasons if (revision.id, each) not in told)

    def alone(self, revision: Revision, reason: Reason) -> str:
        """Say a reason where it stands by itself: what it is about, what is behind it, where it stands."""
        said = self._said(reason)
        if reason.sources:
            said = words(
                "report.with_facts", self.language, text=said, facts=[str(each) for each in reason.sources]
            )
        if reason.about:
            places = [place_name(self.plan, each, self.language) for each in reason.about]
            what = words("report.list", self.language, items=places)
            said = words("report.of", self.language, what=what, value=said)
        return self._from(revision, said)

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

    def _remarks(self, revision: Revision, places: tuple[str, ...], corrects: bool) -> Iterator[str]:
        if corrects:
            yield words("report.correction", self.language)
        if _stretches(revision, places[-1]) and not self._is_set(places[-1]):
            yield words("report.same_pace", self.language)

    def _is_set(self, target: str) -> bool:
        """Does any of the revisions state that very target, so that it is not computed?"""
        places = [place for _, place, _ in self._writers.get(_head(target), ())]
        return target in (*places, *(place for each in self.revisions for place in _replacements(each)))

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


def _reasons(revision: Revision, places: tuple[str, ...], *, corrects: bool) -> Iterator[Reason]:
    """The reasons that are about one of the places; where there are none, those for all.

    What is for all the decisions of a revision is no reason for a correction that stands among them.
    """
    own = [
        reason
        for reason in revision.reasons
        if any(overlap(each, place) for each in reason.about if each for place in places)
    ]
    if own or (corrects and not all(isinstance(each, Correct) for each in revision.changes)):
        yield from own
    else:
        yield from (reason for reason in revision.reasons if not reason.about)


def _extensions(revision: Revision) -> Iterator[ExtendPeriod]:
    for each in revision.changes:
        change = each.change if isinstance(each, Correct) else each
        if isinstance(change, ExtendPeriod):
            yield change


def _stretches(revision: Revision, place: str) -> bool:
    """Does a revision let the indicator of a target go on at the same pace?"""
    id, _, field = place.partition(".")
    treatments = (each.exceptions.get(id, each.targets) for each in _extensions(revision))
    return field.startswith("targets[") and Treatment.STRETCH in treatments


def _replacements(revision: Revision) -> Iterator[str]:
    """The targets that an extension states instead of the old ones."""
    for each in (replaced for change in _extensions(revision) for replaced in change.replace):
        due = each.target.due
        yield f"{each.indicator}.targets[{due.by or due.qualifier}]"
