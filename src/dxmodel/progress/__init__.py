"""Progress: assess indicators, forecast, roll up and grade, for ledgers and for frames.

The verdict:

* ``formulas.py`` arithmetic, and nothing else: every reported number comes from there
* ``status.py`` the verdicts, the reasons, and the table that decides between them
* ``method.py`` the methods by name: a score, where it declines, what it is blind to
* ``aim.py`` which target is judged, and which level it asks for
* ``breaks.py`` what was measured in another way: carried over a bridge, or not compared
* ``ways.py`` by what a year is judged where decisions changed the way of measuring
* ``absence.py`` why a year has no amount
* ``span.py`` a sum or a mean over a span of years
* ``case.py`` one value against one goal
* ``change.py`` the latest change per year
* ``assessment.py`` Progress, the answer
* ``assess.py`` the ledger API
* ``frame/`` the frame API; import it by name, it imports pandas

Several of them beside each other, or together:

* ``contrast.py`` the same facts by several methods
* ``sides.py`` against the plan as founded and as it stands
* ``moves.py`` what decisions moved in between
* ``rollup.py`` several answers together, with coverage
* ``weights.py`` what each of them weighs
* ``grouped.py`` the same by initiative, by pillar, for the plan
* ``pooled.py`` shares from their parts

Beside the verdict:

* ``grading.py`` graded by a scale, the city's own grade beside
* ``forecast.py`` where it is heading
* ``fits.py`` lines and curves through the values
* ``course.py`` the points that a forecast goes by
* ``foreseen.py`` what one method foresees
* ``outlook.py`` Outlook, the answer to where it is heading

May import ``ledger`` and what is below it.  A new formula goes into ``formulas.py``, a new method into
``method.py`` with its name in ``ledger/scale.py``, a new reason into ``status.py`` with its words in
``messages/terms.py``.
"""

from dxmodel.progress.assess import assess
from dxmodel.progress.assessment import Assessment, Assessments, YearlyChange
from dxmodel.progress.compare.methods import Contrasts, MethodComparison, compare_methods
from dxmodel.progress.compare.verdict_changes import Moved
from dxmodel.progress.compare.versions import Verdicts, VersionComparison, side_by_side
from dxmodel.progress.engine.methods import METHODS, Method
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.forecasting.forecast import forecast
from dxmodel.progress.forecasting.result import ForecastResult
from dxmodel.progress.grading import Grading, Judgements, judge
from dxmodel.progress.rollups.groups import Group, RollupLevel, rollup_by
from dxmodel.progress.rollups.ratios import Pooled, pool, pooled
from dxmodel.progress.rollups.rollup import NoRollup, Rollup, RollupRule, rollup

__all__ = [
    "METHODS",
    "Assessment",
    "Assessments",
    "Contrasts",
    "ForecastResult",
    "Grading",
    "Group",
    "Judgements",
    "Method",
    "MethodComparison",
    "Moved",
    "NoRollup",
    "Pooled",
    "Reason",
    "Rollup",
    "RollupLevel",
    "RollupRule",
    "Status",
    "Verdicts",
    "VersionComparison",
    "YearlyChange",
    "assess",
    "compare_methods",
    "forecast",
    "judge",
    "pool",
    "pooled",
    "rollup",
    "rollup_by",
    "side_by_side",
]
