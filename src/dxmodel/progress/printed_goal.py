"""printed_goal: what a target asks for as the source prints it, where that print states its amounts."""

import attrs

from dxmodel.amount import Amount, UpTo
from dxmodel.errors import DxError
from dxmodel.messages import Language, fill
from dxmodel.plan import Target
from dxmodel.plan.goals import Exactly, Goal, IncreaseBy, Reach, ReduceBy, Within
from dxmodel.plan.goals.goal import as_goal
from dxmodel.progress.sentences import printed_form

__all__ = ["amounts_of", "goal_in_sentence", "printed_goal", "states_goal"]


def goal_in_sentence(target: Target, language: Language) -> str:
    """Return a goal for a sentence: as printed, with the goal itself where the print leaves out its kind.

    >>> from dxmodel.plan.goals import AtLeast
    >>> goal = AtLeast("60人")
    >>> [goal_in_sentence(Target(due="R10", goal=goal, printed=each), "ja") for each in ("60名以上", "60名")]
    ['60名以上', '60名、60人以上']
    """
    printed = printed_goal(target) if language == "ja" else None
    if printed is None or states_goal(printed, target.goal):
        return printed or format(target.goal, language)
    return fill("{texts}", language, {"texts": [printed, target.goal]})


def printed_goal(target: Target) -> str | None:
    """Return the print of a target, where it states each amount of its goal with a unit.

    >>> from dxmodel.plan.goals import AtLeast
    >>> printed_goal(Target(due="R10", goal=AtLeast("60人"), printed="60名以上"))
    '60名以上'
    """
    return printed_form(target.printed, *amounts_of(target.goal), signed=False)


def amounts_of(goal: Goal) -> tuple[Amount, ...]:
    """Return the amounts of a goal that its text states; a share without the base that it is of."""
    if isinstance(goal, ReduceBy | IncreaseBy):
        return (goal.share,)
    values = attrs.asdict(goal, recurse=False).values()
    return tuple(each for each in values if isinstance(each, Amount))


def states_goal(printed: str, goal: Goal) -> bool:
    """Return whether a printed text states the kind of a goal, as 60% does for a level to reach."""
    if isinstance(goal, Reach | Exactly):
        return True
    try:
        amount = Amount.parse(printed)
    except DxError:  # other words beside it
        word = format(goal, "ja")
        for each in amounts_of(goal):
            word = word.replace(format(each, "ja"), "")
        return bool(word) and word in printed
    return isinstance(amount.known, UpTo) if isinstance(goal, Within) else as_goal(Reach(amount)) == goal
