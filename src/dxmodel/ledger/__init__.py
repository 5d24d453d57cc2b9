"""The ledger of a plan (計画台帳): founding plan, revisions, observations, evaluations, scales.

* ``observation.py`` Observation: a value of an indicator for a period, with the day it became known
* ``evaluation.py`` Evaluation: the city's own grade, comment and state of an item
* ``item_state.py`` ItemState: not started, in progress, done, cancelled
* ``evaluated.py`` the scale that an evaluation is by, and the states of items in a year
* ``secondary.py`` the sources that are in documents of others' figures
* ``withdrawn.py`` Withdrawn: since when an entry is not used any more, and why
* ``withdrawal.py`` the entry that is to be withdrawn
* ``scale.py`` Scale: the city's own grades, and the scores that earn them
* ``scale_coverage.py`` gaps and overlaps of the grades of a scale
* ``ledger.py`` Ledger: all of these with the plan; as of a date, between two dates, as first adopted
* ``known_entries.py`` the entries as they were known on a day · ``decisions.py`` decisions by their days
* ``origin.py`` the last revision that wrote a path of the plan
* ``replay.py`` apply revisions to a plan: all of them, or only some and every correction
* ``rename_id.py`` rename_id: another id for something, wherever it is referred to
* ``as_adopted.py`` the plan as first adopted, with corrections and redefinitions
* ``day_of_counting.py`` whether an observation is a value of its year, and of which day
* ``parts_of_year.py`` the months, quarters and halves of a flow, and their sum
* ``resolved_value.py`` resolve: the value of an indicator in a year
* ``completion.py`` what the entries state about whether something was done, by day
* ``generations.py`` the values of one measure in several plans
* ``merge.py`` merge: the changes of two people to one ledger
* ``integrity.py`` validation of the parts of a ledger against one another
* ``revision_checks.py`` validation of each revision by itself

May import ``revise`` and what is below it.
"""

from dxmodel.ledger.evaluated import StatedState, state_counts, state_in
from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.generations import PlanValue, values_across_plans
from dxmodel.ledger.item_state import ItemState
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.merge import merge
from dxmodel.ledger.observation import Breakdown, Observation, ObservationStatus
from dxmodel.ledger.rename_id import IdKind, rename_id
from dxmodel.ledger.resolved_value import NoValue, ResolvedValue, measured_years, resolve
from dxmodel.ledger.scale import Grade, MethodName, Scale
from dxmodel.ledger.withdrawn import Withdrawn
from dxmodel.public import set_public_module

__all__ = [
    "Breakdown",
    "Evaluation",
    "Grade",
    "IdKind",
    "ItemState",
    "Ledger",
    "MethodName",
    "NoValue",
    "Observation",
    "ObservationStatus",
    "PlanValue",
    "ResolvedValue",
    "Scale",
    "StatedState",
    "Withdrawn",
    "measured_years",
    "merge",
    "rename_id",
    "resolve",
    "state_counts",
    "state_in",
    "values_across_plans",
]

set_public_module(__name__, __all__, globals())
