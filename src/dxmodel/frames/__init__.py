"""Frames: assess the rows of a pandas frame, observations as a frame, fiscal years as periods.

:func:`assess_frame` uses the same engine as :func:`dxmodel.assess`.  Its frame has one row for each
indicator and fiscal year:

===================  ============================================================================
``indicator``        key, with ``fiscal_year``; a categorical is fastest
``fiscal_year``      the Western year in which the fiscal year starts: 2024 is 令和6年度
``value``            the measured value; missing where there is none
``unit``             one for each indicator; ％ and パーセント are %, as everywhere in the library, and
                     a label that is no unit of the library is a unit of its own
``baseline``         the level at which the path starts; ``baseline_year`` its fiscal year
``target``           the level to reach; ``target_year`` the fiscal year it is due
``direction``        ``up``, ``down`` or ``unknown``, or the member of
                     :class:`~dxmodel.plan.Direction`; where it is unknown or missing, it follows
                     from baseline, interim target and target, where all rise or all fall
===================  ============================================================================

and may have these:

===================  ============================================================================
``interim_target``   the level that the last target before this one asked for; ``interim_year`` the
                     year in which it was due, a column that is required with it; a row without
                     either has no interim target.  The path leads over it once its year is over, if
                     that lies between ``baseline_year`` and ``target_year``, the baseline does not
                     meet it, and there is no ``break_year``
``last_year``        the last fiscal year of an indicator that has ended
``break_year``       the first fiscal year that is measured under the definition of the target, where
                     there is no bridge from before
``accumulation``     ``flow``, ``stock``, ``cumulative`` or ``unknown``, or the member of
                     :class:`~dxmodel.plan.Accumulation`; a flow that was achieved is not lost in a
                     later year, and a running total only rises
``as_of``            the day of counting, of the type datetime64; a level of a day inside its year is
                     judged as that of the day, one of a day up to 31 May after it as that of its end
``baseline_as_of``   the same for the baseline; where ``baseline_year`` is missing, it is that of the day
``target_day``       the day on which the target is due, in ``target_year``, or where that is missing in
                     the year of the day; ``interim_day`` the same for the interim target
``window``           the months that are counted for a year, where they are no fiscal year: 暦年, 7月～3月,
                     or a :class:`~dxmodel.fiscal.CountingWindow`
===================  ============================================================================

Numbers are integers or floats of any size, nullable or not, of NumPy, pandas or Arrow.  Other columns of
dates and truth values are refused, and columns of text and objects unless they are empty.  All problems are
reported at once: see :func:`assess_frame`.

The result has these columns beside them; columns of the same name are replaced:

=====================  ==========================================================================
``achievement_rate``   value / target; target / value where less is better
``progress``           the share of the path from the baseline that is done
``elapsed``            the share of the time that has passed, at most 1
``expected``           the share of the path that is expected to be done
``pace``               progress / expected
``remaining``          target - value, in the unit
``required_per_year``  remaining / years left
``required_speedup``   required_per_year / the change per year since the baseline
``projected_value``    the level in the target's year, on a line from the baseline through the value
``projected_year``     when that line meets the target, in fiscal years and parts of them
``kept``               where the target is the level of the baseline, to be maintained: the share of the
                       years with a value, after the baseline, in which it was kept
``score``              the score of the method; by the default method the pace
``status``             categorical, the values of :class:`~dxmodel.progress.Status`
``reason``             categorical, the values of :class:`~dxmodel.progress.Reason`; missing
                       where there is a verdict
``no_score``           the same, for a row with a value to which the method gives no score
=====================  ==========================================================================

Undefined numbers are missing, never infinite.  After the due year the value of that year decides; it, the
status ``no-longer-achieved``, ``kept`` and the forecast from the last years use the other rows of the same
indicator; all else depends on the row alone.  Rough values (約), ranges, exclusive levels (超, 未満),
milestones, sums and means are assessed by ``assess`` only.  :func:`rows` makes these rows of ledgers.

* ``assess_frame.py`` assess_frame, in blocks of rows · ``validation.py`` validation of the frame
* ``other_makers.py`` frames of Polars, Arrow and others as frames of pandas, and answers beside them
* ``columns.py`` the columns as arrays · ``engine_rows.py`` rows as inputs of the engine, and its answers
* ``history.py`` the values of other years of an indicator
* ``rows.py`` ledgers as such rows · ``read_values.py`` the numbers of a column of printed values
* ``import_frame.py`` read frames by the layouts of tables, for one plan or for many
* ``to_frame.py`` answers as a tidy frame · ``answer_rows.py`` the columns and rows of each class of answers
* ``observations.py`` the observations of ledgers as a tidy frame · ``ledgers.py`` one or several ledgers
* ``typed_frame.py`` rows of plain values as a frame, by the types of its columns
* ``assess_folders.py`` the answers for the plans of many folders, on several processes
* ``fiscal_years.py`` fiscal years as pandas periods and back

May import ``answers`` and what is below it.
"""

import dxmodel.answers  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.frames.assess_folders import AssessedFolders, assess_folders
from dxmodel.frames.assess_frame import assess_frame
from dxmodel.frames.fiscal_years import fiscal_years_of, from_periods, to_periods
from dxmodel.frames.import_frame import frame_sheet, import_frame
from dxmodel.frames.observations import observations
from dxmodel.frames.read_values import read_values
from dxmodel.frames.rows import NoRow, rows
from dxmodel.frames.to_frame import to_frame
from dxmodel.public import set_public_module

__all__ = [
    "AssessedFolders",
    "NoRow",
    "assess_folders",
    "assess_frame",
    "fiscal_years_of",
    "frame_sheet",
    "from_periods",
    "import_frame",
    "observations",
    "read_values",
    "rows",
    "to_frame",
    "to_periods",
]

set_public_module(__name__, __all__, globals())
