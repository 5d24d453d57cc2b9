"""Frames: assess whole pandas columns at once, observations as rows, fiscal years as periods.

:func:`assess_frame` uses the same engine as :func:`dxmodel.assess`.  Its frame has one row for each
indicator and fiscal year:

===================  ============================================================================
``indicator``        key, with ``fiscal_year``; a categorical is fastest
``fiscal_year``      the Western year in which the fiscal year starts: 2024 is 令和6年度
``value``            what was measured; missing where nothing was
``unit``             one for each indicator; ％ and パーセント are %, as everywhere in the library, and
                     a label that is no unit of the library is itself
``baseline``         the level the way starts from; ``baseline_year`` its fiscal year
``target``           the level to reach; ``target_year`` the fiscal year it is due
``direction``        ``up``, ``down`` or ``unknown``, or the member of
                     :class:`~dxmodel.plan.Direction`; unknown, or missing, is read off target and
                     baseline
===================  ============================================================================

and may have these:

===================  ============================================================================
``interim_target``   the level that the last target before this one asked for; ``interim_year`` the
                     year it was due, a column that comes with it; a row that misses either has no
                     interim target.  It makes the path once its year is over, if that lies between
                     ``baseline_year`` and ``target_year`` and the level is on the way; not where
                     there is a ``break_year``
``last_year``        the last fiscal year of an indicator that has ended
``break_year``       the first fiscal year measured in the way that the target is measured in, where
                     no bridge leads there from before
===================  ============================================================================

Numbers are integers or floats of any size, nullable or not, of NumPy, pandas or Arrow; of dates, truth
values, text and objects nothing is read, unless nothing stands in a column of text or objects.  What is wrong
is refused all at once: see :func:`assess_frame`.

A frame gets these columns beside them; any of the same name are replaced:

=====================  ==========================================================================
``achievement_rate``   value / target; target / value where less is better
``progress``           the share of the way from the baseline that is done
``elapsed``            the share of the time that is gone, at most 1
``expected``           the share of the way that should be done
``pace``               progress / expected
``remaining``          target - value, in the unit
``required_per_year``  remaining / years left
``required_speedup``   required_per_year / the change per year since the baseline
``projected_value``    the level in the target's year, on a line from the baseline through the value
``projected_year``     when that line meets the target, in fiscal years and parts of them
``score``              the number that the method gives; by the default method the pace
``status``             categorical, the values of :class:`~dxmodel.progress.Status`
``reason``             categorical, the values of :class:`~dxmodel.progress.Reason`; missing
                       where there is a verdict
``no_score``           the same, why the method gives no score to a row that has a value
=====================  ==========================================================================

What is undefined is missing, never infinite.  *Achieved, then lost* and the forecast from the last years
use the other rows of the same indicator; every other column its own row alone.  Rough values (約), ranges
and exclusive levels (超, 未満) are assessed by ``assess`` only.

* ``assess_frame.py`` assess_frame, in blocks of rows · ``validation.py`` validation of the frame
* ``columns.py`` the columns as arrays · ``rows.py`` the inputs of the engine, and its answers
* ``history.py`` the other years of an indicator
* ``observations.py`` the observations of a ledger as a tidy frame
* ``fiscal_years.py`` fiscal years as pandas periods and back

May import ``progress`` and what is below it.
"""

from dxmodel.frames.assess_frame import assess_frame
from dxmodel.frames.fiscal_years import fiscal_years_of, from_periods, to_periods
from dxmodel.frames.observations import observations_frame
from dxmodel.public import set_public_module

__all__ = ["assess_frame", "fiscal_years_of", "from_periods", "observations_frame", "to_periods"]

set_public_module(__name__, __all__, globals())
