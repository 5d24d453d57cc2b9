"""Forecasts of an indicator by several methods.

* ``forecast.py`` forecast: every method, with its conditions
* ``span_goal.py`` totals and means over several years
* ``models.py`` lines and curves fitted to the values
* ``value.py`` the forecast of one method · ``result.py`` those of all methods"""
