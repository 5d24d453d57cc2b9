"""The laws that ship for users: the library keeps them, and a fault is named with an example."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import Phase, settings

import dxmodel as dx
from dxmodel.errors import InvalidValueError
from dxmodel.ledger import MethodName
from dxmodel.plan import Label
from dxmodel.progress import METHODS, Method
from dxmodel.testing import assert_method_laws, assert_plan_laws, plan_laws, small_city

WORDS = Label("独自指数", translations={"en": "own index"})
OWN = Method(
    name="own_index",
    label=WORDS,
    formula=WORDS,
    score=lambda path: path.progress,
    declines=METHODS["progress_from_baseline"].declines,
    sees_time=False,
)


@pytest.fixture
def unshrunk() -> Iterator[None]:
    """Take the first example that fails, which is quicker."""
    now = settings()
    settings.register_profile("unshrunk", now, phases=[Phase.generate])
    settings.load_profile("unshrunk")
    yield
    settings.register_profile("before", now)
    settings.load_profile("before")


@pytest.mark.parametrize("method", [*MethodName, OWN], ids=str)
def test_every_method_keeps_its_laws(method: Method | MethodName) -> None:
    """Those of the library, and one of a program."""
    assert_method_laws(method, max_examples=5)


FAULTS: dict[str, dict[str, Any]] = {
    "a change of unit changes the answer": {"score": lambda path: path.value / 100},
    "a mirror image changes the answer": {"score": lambda path: path.value / path.target, "sees_time": True},
    "a better value lowers the answer": {"score": lambda path: -path.progress},
    "the score depends on time": {
        "score": lambda path: path.progress - path.elapsed,
        "declines": METHODS["linear_pace"].declines,
    },
    "the score depends on time, years gone": {"score": lambda path: path.progress / (path.years_gone + 1)},
    "the score depends on time, the year": {"score": lambda path: path.progress + 0.01 * (path.at - 2015)},
    "the score depends on earlier values": {
        "score": lambda path: path.progress + (max(path.points - 2, 0) if isinstance(path.points, int) else 0)
    },
    "the answers of ledgers and frames differ": {
        "score": lambda path: path.progress * (1 if isinstance(path.at, int) else 2)
    },
}


@pytest.mark.usefixtures("unshrunk")
@pytest.mark.parametrize("law", FAULTS)
def test_a_broken_law_is_named_with_an_example(law: str) -> None:
    """And with the two answers."""
    broken = attrs.evolve(OWN, **FAULTS[law])
    with pytest.raises(AssertionError, match=f"own_index: {law.split(',')[0]}: .* in FY20") as caught:
        assert_method_laws(broken, max_examples=200)
    assert "with" in str(caught.value)


@pytest.mark.usefixtures("unshrunk")
def test_a_method_that_claims_nothing_may_depend_on_anything() -> None:
    """What is not claimed is not asked for; a number is."""
    free: dict[str, Any] = {
        "unit_free": False,
        "mirrored": False,
        "sees_time": True,
        "sees_middle_years": True,
    }
    change = attrs.evolve(
        OWN, score=lambda path: (path.value - path.baseline) * path.better + path.at, **free
    )
    assert_method_laws(change, max_examples=5)
    with pytest.raises(InvalidValueError, match="gives no score"):
        assert_method_laws(attrs.evolve(OWN, score=lambda path: path.progress / 0), max_examples=50)


def test_plans_keep_their_laws() -> None:
    """The small city, by a method of a program too, and the plan of Adachi."""
    assert_plan_laws(small_city(), max_examples=5)
    assert_plan_laws(small_city(), OWN, max_examples=2)
    assert_plan_laws(dx.load_example("adachi"), max_examples=2)


@pytest.mark.usefixtures("unshrunk")
def test_a_plan_that_breaks_a_law_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """If compare found nothing, or an extension moved the first verdict."""
    with monkeypatch.context() as patch:
        patch.setattr(plan_laws, "compare", lambda before, after: ())
        with pytest.raises(AssertionError, match="compare and apply are no inverses"):
            assert_plan_laws(small_city())
    with monkeypatch.context() as patch:
        patch.setattr(plan_laws, "_as_adopted", lambda ledger, at, method: {"x": str(ledger.plan.period)})
        with pytest.raises(AssertionError, match="plan as first adopted: ExtendPeriod"):
            assert_plan_laws(small_city(), max_examples=10)
