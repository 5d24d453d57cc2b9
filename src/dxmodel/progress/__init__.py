"""Progress: assess the indicators of a ledger, forecast, roll up and grade.

* ``engine/`` compute scores, statuses and reasons from numbers; shared by the ledger API and the frame API
* ``inputs/`` take what the engine needs from a ledger
* ``assess.py`` assess, the ledger API
* ``assessment.py`` Assessment, the answer · ``by_indicator.py`` answers by indicator
* ``verdict_sentence/`` the sentence of an answer
* ``explanation.py`` the row, the formula, the inputs and the threshold that decided an answer
* ``printed_goal.py`` what a target asks for as the source prints it, the same in sentences and tables
* ``sentences.py`` rounding, signs and reservations, the same in every sentence
* ``compare/`` assess by several methods, and against several versions of the plan
* ``grading.py`` grade by a scale, with the city's own grade beside
* ``forecasting/`` forecast later years
* ``due_result.py`` which results of a year are owed
* ``rollups/`` combine the answers for several indicators, with their coverage

:mod:`dxmodel.frames` assesses whole columns with the same engine.

May import ``ledger`` and what is below it; inside, a contract in ``pyproject.toml`` says who may import
whom.  A new formula goes into ``engine/formulas.py``, a new method into ``engine/methods.py`` with its name
in ``ledger/scale.py``, a new reason into ``engine/status.py`` with its words in ``messages/terms.py``.
"""

from dxmodel.progress.assess import assess
from dxmodel.progress.assessment import Assessment, Assessments
from dxmodel.progress.compare.methods import Contrasts, MethodComparison, compare_methods
from dxmodel.progress.compare.verdict_changes import Moved
from dxmodel.progress.compare.versions import Verdicts, VersionComparison, compare_versions
from dxmodel.progress.due_result import DueResult, due_results
from dxmodel.progress.engine.levels import Levels
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.methods import METHODS
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.engine.trajectory import Trajectory
from dxmodel.progress.explanation import Explanation
from dxmodel.progress.forecasting.forecast import forecast
from dxmodel.progress.forecasting.result import ForecastResult
from dxmodel.progress.forecasting.value import Forecast, ForecastMethod, ForecastValue, NoForecast
from dxmodel.progress.grading import Grading, Gradings, InitiativeGrading, grade
from dxmodel.progress.inputs.kept_years import KeptYears
from dxmodel.progress.inputs.latest_change import YearlyChange
from dxmodel.progress.inputs.path import Stage
from dxmodel.progress.inputs.span_total import SpanTotal
from dxmodel.progress.inputs.time_series import LeftOut, Point
from dxmodel.progress.rollups.groups import Group, RollupLevel, rollup_by
from dxmodel.progress.rollups.ratios import Pooled, pool_ratios, pooled_share
from dxmodel.progress.rollups.rollup import NoRollup, Rollup, RollupRule, rollup
from dxmodel.public import set_public_module

__all__ = [
    "METHODS",
    "Assessment",
    "Assessments",
    "Contrasts",
    "DueResult",
    "Explanation",
    "Forecast",
    "ForecastMethod",
    "ForecastResult",
    "ForecastValue",
    "Grading",
    "Gradings",
    "Group",
    "InitiativeGrading",
    "KeptYears",
    "LeftOut",
    "Levels",
    "Method",
    "MethodComparison",
    "Moved",
    "NoForecast",
    "NoRollup",
    "Point",
    "Pooled",
    "Reason",
    "Rollup",
    "RollupLevel",
    "RollupRule",
    "SpanTotal",
    "Stage",
    "Status",
    "TargetRange",
    "Trajectory",
    "Verdicts",
    "VersionComparison",
    "YearlyChange",
    "assess",
    "compare_methods",
    "compare_versions",
    "due_results",
    "forecast",
    "grade",
    "pool_ratios",
    "pooled_share",
    "rollup",
    "rollup_by",
]

set_public_module(__name__, __all__, globals())
