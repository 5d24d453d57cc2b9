"""Comparisons of assessments.

* ``methods.py`` the same year by several methods
* ``versions.py`` the same year against several versions of the plan
* ``verdict_changes.py`` what revisions changed of the inputs of a verdict"""
