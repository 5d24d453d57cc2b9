"""Where an indicator is heading.

* ``forecast.py`` several methods, each with the points that it continues
* ``models.py`` lines and curves through the values
* ``value.py`` what one method forecasts · ``result.py`` all of them together"""
