"""Assessments beside each other.

* ``methods.py`` the same facts by several methods
* ``versions.py`` against the plan as adopted and as it stands
* ``verdict_changes.py`` what decisions changed in the verdicts between two versions"""
