"""Sentences of verdicts, forecasts and comparisons.

* ``verdict.py`` a verdict, or why there is none · ``addition.py`` what is added to it · ``clause.py`` its parts
* ``forecast.py`` forecasts · ``comparison.py`` methods and versions of a plan · ``errors.py`` errors
"""

from dxmodel.messages.progress import addition, clause, comparison, errors, forecast, verdict

MESSAGES = {
    **verdict.MESSAGES,
    **addition.MESSAGES,
    **clause.MESSAGES,
    **forecast.MESSAGES,
    **comparison.MESSAGES,
    **errors.MESSAGES,
}
