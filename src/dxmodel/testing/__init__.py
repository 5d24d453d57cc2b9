"""What tests need: strategies for every noun, asserts that explain, and a small believable city.

* ``city.py`` small_city(): a fictional city whose extension moves a target
* ``asserts.py`` assert_plans_equal, which names the paths that differ

May import everything below it, never the border and the reports; nothing imports it.
"""

from dxmodel.testing.city import small_city

__all__ = ["small_city"]
