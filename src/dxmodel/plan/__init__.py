"""The plan and everything it defines: pillars, initiatives, indicators, targets, schedule, reviews.

Frozen values, independent of files and frames.  They validate their fields and offer look-up; the packages
of higher layers do the rest.

* ``label.py`` names · ``source.py`` documents and places in them · ``doubt.py`` how sure a reading is
* ``ids.py`` the spelling of ids · ``former_ids.py`` ids that an item had before
* ``link.py`` references that may be inferred · ``body.py`` bodies
* ``local_bodies.py`` the list of local bodies of Japan
* ``own_unit.py`` units that the library does not know
* ``value.py`` values of an observation: an amount, a ratio, words, a list, or missing with a reason
* ``completion.py`` the value of what is done or not, such as 全庁展開
* ``goals/`` the kinds of goal · ``target.py`` baseline, due date, target
* ``derived.py`` how an indicator follows from others
* ``breaks.py`` breaks in series · ``ending.py`` the end of an item
* ``indicator.py`` · ``direction.py`` whether more or less is better
* ``initiative.py`` · ``pillar.py`` · ``viewpoint.py``
* ``schedule.py`` bars and events · ``review.py`` reviews, the plans before and after
* ``related.py`` other plans and their constraints · ``declared.py`` counts the plan declares
* ``statement.py`` sentences of the source that no other field holds
* ``items.py`` the collections of a plan · ``references.py`` validation of ids · ``plan.py`` Plan
* ``extra.py`` what a city adds beyond the fields of the library
* ``names.py`` what sentences call an item, and the items of its level
* ``evolve.py`` a plan with some of its parts replaced

May import ``fiscal``, ``amount`` and what is below them.  A new class gets a file of its own, a line
here, and, if its instances have ids, a collection in ``items.py``.
"""

from dxmodel.plan.body import Body
from dxmodel.plan.breaks import Break, Bridge
from dxmodel.plan.completion import Completion
from dxmodel.plan.declared import Countable, Declared
from dxmodel.plan.derived import Derived, Difference, Share, Sum
from dxmodel.plan.doubt import Alternative, Doubt
from dxmodel.plan.ending import Ending
from dxmodel.plan.evolve import evolve
from dxmodel.plan.indicator import Accumulation, Bounds, Denominator, Direction, Indicator, IndicatorKind
from dxmodel.plan.initiative import Initiative, Priority
from dxmodel.plan.items import COLLECTIONS, Item, collection
from dxmodel.plan.label import FormerName, Label, as_label
from dxmodel.plan.link import Link
from dxmodel.plan.names import level_name, name_of
from dxmodel.plan.own_unit import OwnUnit
from dxmodel.plan.pillar import Pillar
from dxmodel.plan.plan import Plan
from dxmodel.plan.related import Constraint, ConstraintKind, RelatedPlan
from dxmodel.plan.review import Predecessor, Review, Successor
from dxmodel.plan.schedule import ScheduleBar, ScheduleEvent
from dxmodel.plan.source import Document, Source
from dxmodel.plan.statement import Statement, StatementKind
from dxmodel.plan.target import Baseline, Due, Target
from dxmodel.plan.value import ListValue, Missing, MissingReason, Ratio, TextValue, Value
from dxmodel.plan.viewpoint import Viewpoint
from dxmodel.public import set_public_module

__all__ = [
    "COLLECTIONS",
    "Accumulation",
    "Alternative",
    "Baseline",
    "Body",
    "Bounds",
    "Break",
    "Bridge",
    "Completion",
    "Constraint",
    "ConstraintKind",
    "Countable",
    "Declared",
    "Denominator",
    "Derived",
    "Difference",
    "Direction",
    "Document",
    "Doubt",
    "Due",
    "Ending",
    "FormerName",
    "Indicator",
    "IndicatorKind",
    "Initiative",
    "Item",
    "Label",
    "Link",
    "ListValue",
    "Missing",
    "MissingReason",
    "OwnUnit",
    "Pillar",
    "Plan",
    "Predecessor",
    "Priority",
    "Ratio",
    "RelatedPlan",
    "Review",
    "ScheduleBar",
    "ScheduleEvent",
    "Share",
    "Source",
    "Statement",
    "StatementKind",
    "Successor",
    "Sum",
    "Target",
    "TextValue",
    "Value",
    "Viewpoint",
    "as_label",
    "collection",
    "evolve",
    "level_name",
    "name_of",
]

set_public_module(__name__, __all__, globals())
