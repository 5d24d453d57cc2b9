"""Goal: the union of all kinds of goal; what tells two apart, and which contradict each other."""

from dxmodel.amount import Amount, compatible
from dxmodel.amount.known import OrLess, OrMore, Over, Under
from dxmodel.plan.goals.change import ChangeBy, IncreaseBy, Maintain, ReduceBy
from dxmodel.plan.goals.described import Completed, Described, NotYetSet
from dxmodel.plan.goals.level import AtLeast, AtMost, Exactly, Reach, Within
from dxmodel.plan.goals.span import MeanOver, TotalOver

__all__ = ["MAINTAINED", "Goal", "as_goal", "contradict", "subject"]

Goal = (
    Reach
    | Exactly
    | AtLeast
    | AtMost
    | Within
    | Maintain
    | ChangeBy
    | ReduceBy
    | IncreaseBy
    | TotalOver
    | MeanOver
    | Completed
    | Described
    | NotYetSet
)


def subject(goal: Goal) -> tuple[object, ...]:
    """Return what tells two goals of one time apart: the kind, and what it refers to.

    At most 20 and a cut of 30 %, the total of a phase and that of the whole, and two milestones are two
    goals; two levels to reach are not.

    >>> subject(TotalOver("50km", "R4/R8")) == subject(TotalOver("20km", "R7/R8"))
    False
    """
    match goal:
        case TotalOver(span=of) | MeanOver(span=of):
            return type(goal), of
        case ReduceBy(base_year=base_year, base=base) | IncreaseBy(base_year=base_year, base=base):
            return type(goal), base_year, base
        case Completed(text) | Described(text) | NotYetSet(text):
            return type(goal), text
        case _:
            return (type(goal),)


def contradict(goal: Goal, other: Goal) -> bool:
    """Return whether no level meets both of two goals: 30件以上 and 20件以下."""
    return _excludes(goal, other) or _excludes(other, goal)


def _excludes(goal: Goal, other: Goal) -> bool:
    """Return whether the lowest level of one goal is surely above the highest level of the other."""
    low, high = _ends(goal)[0], _ends(other)[1]
    if low is None or high is None or not compatible(low.amount.unit, high.amount.unit):
        return False
    if not low.amount.agrees(high.amount):
        return high.amount < low.amount
    is_point = low.amount.is_exact and high.amount.is_exact
    return is_point and (low.exclusive or high.exclusive)


def _ends(goal: Goal) -> tuple[AtLeast | None, AtMost | None]:
    """Return the lowest and the highest level that meet a goal, as far as it states them."""
    match goal:
        case AtLeast():
            return goal, None
        case AtMost():
            return None, goal
        case Exactly(level):
            return AtLeast(level), AtMost(level)
        case Within(low, high):
            return AtLeast(low, exclusive=goal.exclusive_low), AtMost(high, exclusive=goal.exclusive_high)
        case Described(bound=bound) if bound is not None:
            return _ends(bound)
        case _:
            return None, None


MAINTAINED = frozenset(
    f"{start}{end}"
    for start in (
        "",
        "現状",
        "現状を",
        "現状の",
        "現状値",
        "現状値を",
        "現状値の",
        "現状水準を",
        "現状水準の",
    )
    for end in ("維持", "維持する")
)
"""The words for :class:`Maintain`."""


def as_goal(goal: Goal) -> Goal:
    """Return a goal as the class that its words state.

    A level to reach with 以上, 超, 以下 or 未満 is at least or at most that level, and words such as 現状維持
    are :class:`Maintain`.

    >>> as_goal(Reach("60%以上")), as_goal(Described("現状維持"))
    (AtLeast(amount=Amount('60', '%')), Maintain())
    """
    match goal:
        case Reach(Amount(known=OrMore() | Over()) as level):
            return AtLeast(level)
        case Reach(Amount(known=OrLess() | Under()) as level):
            return AtMost(level)
        case Described(text, bound=None) if text.text in MAINTAINED:
            return Maintain()
        case _:
            return goal
