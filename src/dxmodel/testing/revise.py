"""Hypothesis strategies of lists of changes and of revisions that can be applied to a plan."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.changes import Change
from dxmodel.fiscal import When
from dxmodel.plan import Plan
from dxmodel.revise import Rationale, Revision, apply, writes
from dxmodel.testing.building import built
from dxmodel.testing.change import changes
from dxmodel.testing.fiscal import NEAR, fiscal_years, whens
from dxmodel.testing.goal import evidence, sources
from dxmodel.testing.text import ids, labels, some_renamed

__all__ = ["change_lists", "revisions"]


@st.composite
def change_lists(draw: DrawFn, for_plan: Plan, *, min_size: int = 0, max_size: int = 3) -> list[Change]:
    """Lists of changes that can be applied to a plan one after another."""
    drawn_changes: list[Change] = []
    for _ in range(draw(st.integers(min_size, max_size))):
        drawn_changes.append(draw(changes(for_plan)))
        for_plan = apply(for_plan, drawn_changes[-1:])
    return drawn_changes


@st.composite
def _compatible_changes(draw: DrawFn, for_plan: Plan, *, min_size: int, max_size: int) -> list[Change]:
    """Lists of changes, no two of which write the same path."""
    drawn_changes: list[Change] = []
    written_paths: set[str] = set()
    for _ in range(draw(st.integers(min_size, max_size))):
        is_required = len(drawn_changes) < min_size
        unwritten = changes(for_plan).filter(lambda change: written_paths.isdisjoint(writes(change)))
        change = draw(unwritten if is_required else changes(for_plan))
        if written_paths.isdisjoint(writes(change)):
            drawn_changes.append(change)
            written_paths.update(writes(change))
            for_plan = apply(for_plan, drawn_changes[-1:])
    return drawn_changes


@st.composite
def revisions(
    draw: DrawFn,
    for_plan: Plan,
    *,
    decided: SearchStrategy[When] | None = None,
    min_size: int = 0,
    max_size: int = 3,
) -> Revision:
    """Revisions that can be applied to a plan, no two of whose changes write the same path.

    Args:
        for_plan: the plan before the revision.
        decided: when they are decided; :func:`whens` by default.
        min_size: the least number of changes.
        max_size: the greatest number of changes.
    """
    changes = draw(_compatible_changes(for_plan, min_size=min_size, max_size=max_size))
    required = {
        "id": ids(),
        "label": labels(),
        "decided": whens() if decided is None else decided,
        "changes": st.just(changes),
    }
    optional = {
        "in_force": fiscal_years(min_value=NEAR[0], max_value=NEAR[1]),
        "by": st.lists(st.sampled_from(["131211", "011002"]), max_size=2, unique=True),
        "reasons": st.lists(_reasons(apply(for_plan, changes), changes), max_size=2),
        **evidence(),
    }
    return draw(some_renamed(built(Revision, required, optional)))


def _reasons(plan: Plan, changes: list[Change]) -> SearchStrategy[Rationale]:
    """Reasons for some or all of the paths that changes write."""
    paths = sorted({path for change in changes for path in writes(change)})
    optional = {
        "because_of": st.sampled_from([plan.id, *(item.id for item in plan.items())]),
        "about": st.lists(st.sampled_from(paths), max_size=2, unique=True) if paths else st.nothing(),
        "sources": st.lists(sources(), max_size=2),
    }
    return built(Rationale, {"text": labels()}, optional)
