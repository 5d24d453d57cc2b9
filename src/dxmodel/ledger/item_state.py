"""ItemState (実施状況): whether an item is not started, in progress, done or cancelled."""

from dxmodel.vocabulary import Vocabulary

__all__ = ["ItemState"]


class ItemState(Vocabulary):
    """How far an initiative, or what an indicator stands for, has come.

    >>> f"{ItemState.IN_PROGRESS:ja}", f"{ItemState('done'):en}"
    ('実施中', 'done')
    """

    NOT_STARTED = "not-started"
    """未着手, 準備中."""
    IN_PROGRESS = "in-progress"
    """実施中, 継続."""
    DONE = "done"
    """完了."""
    CANCELLED = "cancelled"
    """中止, 廃止."""
