"""The classes of the items of a plan, of which large plans hold many thousands."""

from typing import get_args

from dxmodel.plan import Due, Item


def test_the_attributes_of_items_are_read_without_a_method():
    """A cached property of a class with slots gives it __getattr__, which makes every attribute slow."""
    for kind in (*get_args(Item), Due):
        assert not hasattr(kind, "__getattr__"), kind
