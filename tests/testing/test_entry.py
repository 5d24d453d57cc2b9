"""Hypothesis finds the strategies, and those who do not use Hypothesis never meet it."""

import subprocess
import sys

import pytest

import dxmodel.testing
from dxmodel.errors import MissingExtraError
from dxmodel.testing.entry import STRATEGIES


def output(code):
    """Run *code* in a fresh interpreter and return what it prints."""
    run = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(run, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def test_the_city_and_the_assert_need_no_hypothesis():
    """They are for documents and demonstrations too."""
    assert output(
        "import sys; from dxmodel.testing import small_city, assert_plans_equal;"
        "assert_plans_equal(small_city().plan, small_city().plan);"
        "print('hypothesis' in sys.modules)"
    ).split() == ["False"]


def test_registering_makes_no_strategy():
    """Every program that imports Hypothesis pays for this, so it only notes names."""
    assert (
        output(
            "import sys; import hypothesis; from dxmodel.testing.entry import register; register();"
            "print(sorted(name for name in sys.modules if name.startswith('dxmodel.testing.')))"
        ).strip()
        == "['dxmodel.testing.asserts', 'dxmodel.testing.city', 'dxmodel.testing.entry']"
    )


def test_types_are_known_after_registering():
    """``st.from_type(Plan)`` gives our plans, not a guess made from the type hints."""
    assert output(
        "from hypothesis import find, strategies as st;"
        "from dxmodel.testing.entry import register; register();"
        "from dxmodel import Plan, FiscalYear;"
        "print(find(st.from_type(FiscalYear), lambda year: year.year > 2000), st.from_type(Plan))"
    ).split() == ["H13", "plans()"]


def test_the_package_has_the_entry_point_for_hypothesis():
    """The installed distribution names the function to call."""
    from importlib.metadata import entry_points

    result = [each for each in entry_points(group="hypothesis") if each.name == "dxmodel"]
    if not result:
        pytest.skip("dxmodel is not installed, only on the path")
    assert result[0].value == "dxmodel.testing.entry:register"


def test_a_missing_hypothesis_is_a_missing_extra():
    """The error says what to install."""
    assert "pip install" in output(
        "import sys; sys.modules['hypothesis'] = None; import dxmodel.testing\n"
        "from dxmodel.errors import MissingExtraError\n"
        "try: dxmodel.testing.plans\n"
        "except MissingExtraError as error: print(error)"
    )
    assert issubclass(MissingExtraError, ImportError)


def test_every_registered_name_is_a_public_strategy():
    """No name leads nowhere."""
    assert set(STRATEGIES.values()) <= set(dxmodel.testing.__all__)


@pytest.mark.parametrize("name", dxmodel.testing.__all__)
def test_every_public_name_is_there_and_documented(name):
    """What is listed can be had, and says what it is."""
    assert getattr(dxmodel.testing, name).__doc__
    assert name in dir(dxmodel.testing)


def test_an_unknown_name_is_an_attribute_error():
    """Laziness changes nothing about mistakes."""
    with pytest.raises(AttributeError, match="plams"):
        _ = dxmodel.testing.plams  # type: ignore[attr-defined]
