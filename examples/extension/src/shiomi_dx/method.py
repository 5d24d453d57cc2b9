"""SHIOMI_INDEX: the method by which the city measures its progress."""

from typing import Any

from dxmodel.plan import Label
from dxmodel.progress import METHODS, Method, Reason, Trajectory

__all__ = ["SHIOMI_INDEX"]


def _index(path: Trajectory) -> Any:
    """Return half the progress since the baseline and half the achievement rate, for numbers and arrays."""
    return (path.progress + path.achievement_rate) / 2


def _has_no_rate(path: Trajectory) -> Any:
    """Return whether an achievement rate is undefined, which the index takes half of."""
    return path.has_rate == 0


SHIOMI_INDEX = Method(
    name="shiomi_index",
    label=Label("潮見指数", translations={"en": "Shiomi index"}),
    formula=Label(
        "（進捗率 {progress} ＋ 達成率）÷ 2",
        translations={"en": "(progress of {progress} + achievement rate) / 2"},
    ),
    score=_index,
    declines=[*METHODS["progress_from_baseline"].declines, (Reason.OUTSIDE_DOMAIN, _has_no_rate)],
    on_track=0.7,
    mirrored=False,  # an achievement rate is not that of the rest
    sees_time=False,
)
"""The index; it does not see how much time has passed, nor the years between."""
