"""The reasons for a line of the before/after table, from the revisions that changed it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from dxmodel.changes import Correct, ExtendPeriod, Treatment
from dxmodel.messages import Language, words
from dxmodel.plan import Plan, Source
from dxmodel.report.path_names import path_name
from dxmodel.report.value_texts import name_by_id
from dxmodel.revise import Rationale, Revision, overlap, writes

__all__ = ["ReasonFinder", "RevisionReasons"]


@attrs.frozen
class RevisionReasons:
    """The reasons of one revision for a change of some paths of a plan.

    Attributes:
        revision: the revision.
        remarks: the kind of change, where the revision does not decide the value itself.
        reasons: the reasons that it states.
    """

    revision: Revision
    remarks: tuple[str, ...]
    reasons: tuple[Rationale, ...]


@attrs.define(slots=False)
class ReasonFinder:
    """Find the reasons for a change of some paths of a plan.

    Attributes:
        revisions: the revisions between the two plans.
        plan: the plan after the revisions, which has the names of the causes.
        language: ``"ja"`` or ``"en"``.
    """

    revisions: tuple[Revision, ...]
    plan: Plan
    language: Language

    def texts_and_sources(self, paths: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the texts of the reasons for changes at some paths, and their sources."""
        texts, sources = [], list[Source]()
        for group in self.by_revision(paths):
            parts = (*group.remarks, *map(self._reason_text, group.reasons))
            texts += [self._with_revision(group.revision, each) for each in parts]
            sources += [source for reason in group.reasons for source in reason.sources]
        return tuple(dict.fromkeys(texts)), tuple(dict.fromkeys(map(str, sources)))

    def by_revision(self, paths: Iterable[str]) -> Iterator[RevisionReasons]:
        """Yield the reasons of each revision that wrote one of some paths."""
        changed = tuple(paths)
        for revision in self.revisions:
            corrected = self._are_corrections(revision, changed)
            if corrected:
                reasons = tuple(_reasons(revision, changed, corrects=all(corrected)))
                yield RevisionReasons(
                    revision, tuple(self._remarks(revision, changed, all(corrected))), reasons
                )

    def unplaced(self, paths_of_lines: Iterable[tuple[str, ...]]) -> Iterator[tuple[Revision, Rationale]]:
        """Yield the reasons that belong to none of some lines, given by their paths."""
        groups = [group for paths in paths_of_lines for group in self.by_revision(paths)]
        placed = {(group.revision.id, reason) for group in groups for reason in group.reasons}
        for revision in self.revisions:
            yield from ((revision, each) for each in revision.reasons if (revision.id, each) not in placed)

    def standalone_text(self, revision: Revision, reason: Rationale) -> str:
        """Return the text of a reason with what it is about, its cause and its sources."""
        text = self._reason_text(reason)
        if reason.sources:
            text = words(
                "report.with_facts", self.language, text=text, facts=[str(each) for each in reason.sources]
            )
        if reason.about:
            paths = [path_name(self.plan, each, self.language) for each in reason.about]
            what = words("report.list", self.language, items=paths)
            text = words("report.of", self.language, what=what, value=text)
        return self._with_revision(revision, text)

    def _with_revision(self, revision: Revision, text: str) -> str:
        """Return the text of a reason, with its revision where there are several."""
        if len(self.revisions) == 1:
            return text
        return words("report.of", self.language, what=revision.label, value=text)

    def _reason_text(self, reason: Rationale) -> str:
        text = format(reason.text, self.language)
        if reason.because_of is None:
            return text
        is_in_plan = reason.because_of in self.plan
        cause = name_by_id(self.plan, reason.because_of, self.language) if is_in_plan else reason.because_of
        facts = [words("report.because_of", self.language, what=cause)]
        return words("report.with_facts", self.language, text=text, facts=facts)

    def _remarks(self, revision: Revision, paths: tuple[str, ...], corrects: bool) -> Iterator[str]:
        if corrects:
            yield words("report.correction", self.language)
        if _extrapolates(revision, paths[-1]) and not self._is_stated(paths[-1]):
            yield words("report.same_pace", self.language)

    def _is_stated(self, target: str) -> bool:
        """Return whether a revision states that target, so that it is not computed."""
        paths = [path for _, path, _ in self._writers.get(_first_part(target), ())]
        return target in (*paths, *(path for each in self.revisions for path in _replacements(each)))

    @cached_property
    def _writers(self) -> dict[str, list[tuple[Revision, str, bool]]]:
        """The paths that revisions write, by their first part, each with whether it is a correction."""
        writers: dict[str, list[tuple[Revision, str, bool]]] = {}
        for revision in self.revisions:
            for change in revision.changes:
                for path in writes(change):
                    corrects = isinstance(change, Correct)
                    writers.setdefault(_first_part(path), []).append((revision, path, corrects))
        return writers

    def _are_corrections(self, revision: Revision, paths: tuple[str, ...]) -> list[bool]:
        """Return for each change of a revision at some paths whether it is a correction."""
        first_parts = {*map(_first_part, paths), "*"}
        candidates = [each for part in first_parts for each in self._writers.get(part, ())]
        return [
            corrects
            for writer, path, corrects in candidates
            if writer is revision and any(overlap(path, each) for each in paths)
        ]


def _first_part(path: str) -> str:
    return path.partition(".")[0]


def _reasons(revision: Revision, paths: tuple[str, ...], *, corrects: bool) -> Iterator[Rationale]:
    """Yield the reasons that are about one of the paths; where there are none, those for all.

    A reason for a whole revision does not apply to a correction in it.
    """
    specific = [
        reason
        for reason in revision.reasons
        if any(overlap(each, path) for each in reason.about if each for path in paths)
    ]
    if specific or (corrects and not all(isinstance(each, Correct) for each in revision.changes)):
        yield from specific
    else:
        yield from (reason for reason in revision.reasons if not reason.about)


def _extensions(revision: Revision) -> Iterator[ExtendPeriod]:
    for each in revision.changes:
        change = each.change if isinstance(each, Correct) else each
        if isinstance(change, ExtendPeriod):
            yield change


def _extrapolates(revision: Revision, path: str) -> bool:
    """Return whether a revision extrapolates the target of an indicator at the same pace."""
    id, _, field = path.partition(".")
    treatments = (each.exceptions.get(id, each.targets) for each in _extensions(revision))
    return field.startswith("targets[") and Treatment.STRETCH in treatments


def _replacements(revision: Revision) -> Iterator[str]:
    """Yield the paths of the targets that the extensions of a revision replace."""
    for each in (replaced for change in _extensions(revision) for replaced in change.replace):
        due = each.target.due
        yield f"{each.indicator}.targets[{due.key}]"
