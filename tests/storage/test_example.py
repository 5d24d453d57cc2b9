"""The examples come with the library."""

import pytest

from dxmodel.errors import UnknownNameError
from dxmodel.storage import examples, load, load_example
from dxmodel.storage.example import folder


def test_every_example_loads() -> None:
    """By its name, and as the folder that it is."""
    assert "adachi" in examples()
    for name in examples():
        assert load_example(name) == load(folder(name))


def test_an_unknown_example_names_the_nearest() -> None:
    """And no path leads out of the folder of examples."""
    with pytest.raises(UnknownNameError) as caught:
        load_example("adachii")
    assert caught.value.facts["nearest"] == "adachi"
    with pytest.raises(UnknownNameError):
        load_example("../examples/adachi")
