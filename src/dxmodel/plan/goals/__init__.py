"""Goal: what a target asks for, one class for each kind (reach, at least, within, total over a span, …).

========================  ==========================================================
:class:`Reach`            reach a level, from below or above
:class:`Exactly`          be at a level, where neither more nor less is better
:class:`AtLeast`          stay at or above a level: 2,000人以上
:class:`AtMost`           stay at or below a level: 30日以下
:class:`Within`           stay between two levels
:class:`Maintain`         stay at the level of the baseline: 維持, 現状維持
:class:`ChangeBy`         change by an amount from the baseline: +100人
:class:`ReduceBy`         reduce by a share of a base: 2016年度比30%減
:class:`IncreaseBy`       grow by a share of a base: 2016年度比20%増
:class:`TotalOver`        a sum over a span of years: 4年間で1,200人
:class:`MeanOver`         a mean over a span of years: 期間平均610人
:class:`Completed`        something is done: 導入, 実施
:class:`Described`        described in words, with a bound where one is stated
:class:`NotYetSet`        to be set later, for a stated reason
========================  ==========================================================

A word in the amount of a goal that repeats the goal is read as one with it: ``AtLeast("85%以上")`` is
``AtLeast("85%")``.  A word that contradicts the goal is refused: ``AtLeast("30%未満")``.

* ``level.py`` a level, or two · ``change.py`` a change from the baseline or another base
* ``span.py`` a sum or a mean over years · ``described.py`` words
* ``goal.py`` all kinds together · ``formatted.py`` a goal as text

May import what ``plan`` may.
"""

from dxmodel.plan.goals.change import ChangeBy, IncreaseBy, Maintain, ReduceBy
from dxmodel.plan.goals.described import Completed, Described, NotYetSet
from dxmodel.plan.goals.goal import Goal
from dxmodel.plan.goals.level import AtLeast, AtMost, Exactly, Reach, Within
from dxmodel.plan.goals.span import MeanOver, TotalOver
from dxmodel.public import set_public_module

__all__ = [
    "AtLeast",
    "AtMost",
    "ChangeBy",
    "Completed",
    "Described",
    "Exactly",
    "Goal",
    "IncreaseBy",
    "Maintain",
    "MeanOver",
    "NotYetSet",
    "Reach",
    "ReduceBy",
    "TotalOver",
    "Within",
]

set_public_module("dxmodel.goals", __all__, globals())
