"""Former ids (旧ID): ids that something had before; nothing refers to them, errors name the present ones."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from dxmodel.errors import Problem

__all__ = ["HasFormerIds", "present_ids", "reused_former_ids", "unknown_id"]


class HasFormerIds(Protocol):
    """An item, a plan, a document, a revision or a scale."""

    @property
    def id(self) -> str:
        """The present id."""

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The ids that it had before."""


def present_ids(entries: Iterable[HasFormerIds]) -> dict[str, str]:
    """Return the present id of each former one.

    >>> from dxmodel.plan import Viewpoint
    >>> present_ids([Viewpoint(id="people", order=1, label="人材育成", former_ids=["hr"])])
    {'hr': 'people'}
    """
    return {former: entry.id for entry in entries for former in entry.former_ids}


def reused_former_ids(entries: Iterable[tuple[str, HasFormerIds]]) -> Iterator[Problem]:
    """Yield a problem for each former id that is an id, or the former id of an entry with another id.

    Args:
        entries: the entries, each with its path.
    """
    listed = tuple(entries)
    owners = {entry.id: entry.id for _, entry in listed}
    for path, entry in listed:
        for index, former in enumerate(entry.former_ids):
            owner = owners.setdefault(former, entry.id)
            if owner != entry.id or former == entry.id:
                facts = {"id": former, "other": owner}
                yield Problem(path=f"{path}.former_ids[{index}]", code="plan.former_id_in_use", facts=facts)


def unknown_id(
    code: str, id: str, near: str | None, present: Mapping[str, str]
) -> tuple[str, dict[str, object]]:
    """Return the code and the facts of the error that nothing has an id, or that it was renamed.

    A former id is not resolved: data that use both would have two names for one thing, and a table that is
    joined by ids would miss rows without an error.

    Args:
        code: the code of the error for an id that nothing ever had.
        id: the unknown id.
        near: the nearest known id.
        present: former id → present id.
    """
    if id in present:
        return "plan.renamed_id", {"id": id, "nearest": present[id]}
    return code, {"id": id, "nearest": near}
