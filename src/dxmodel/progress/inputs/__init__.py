"""Inputs of the engine, taken from a ledger: definitions, targets and values under one definition.

* ``definition.py`` which definition, target and baseline a year is judged by
* ``target_range.py`` the levels that a target asks for · ``path.py`` the interim targets on the path
* ``member.py`` a member of a breakdown as an indicator with results of its own
* ``question.py`` the judged target with its levels and its path
* ``time_series.py`` comparable values by year, and the bounds of an indicator
* ``latest_change.py`` the change per year between the two latest values
* ``derived_value.py`` what the indicators that another one is derived from come to
* ``kept_years.py`` in how many years a level that is to be maintained was kept
* ``milestone.py`` whether something was done when it was due, and by the end of a year
* ``span_total.py`` a total or a mean over a span of years
* ``breaks.py`` breaks in series: convert values from before, or do not compare them
* ``missing_reason.py`` why a year has no amount

May import the engine and what is below ``progress``."""
