"""An answer is a value, whichever of its numbers have been asked for."""

import copy
import pickle

import attrs
import pytest

from dxmodel.goals import AtLeast, MeanOver, Reach, Within
from dxmodel.progress.engine.trajectory import NUMBERS
from tests.progress.small import book, judged

CASES = {
    "exact": {"goal": Reach("500件"), "baseline": "100件"},
    "rough": {"goal": AtLeast("約500件"), "baseline": "約100件"},
    "range": {"goal": Within("10件", "20件"), "baseline": "5件"},
    "mean": {"goal": MeanOver("300件", "R5/R10"), "accumulation": "flow"},
    "no target": {},
}


def numbers(answer):
    """Return every number of an answer."""
    return [getattr(answer, name) for name in (*NUMBERS, "target_level")]


@pytest.mark.parametrize("arguments", CASES.values(), ids=CASES.keys())
def test_an_answer_equals_its_copies_before_and_after_its_numbers_are_computed(arguments):
    """So that answers can be kept, sent to other processes and compared."""
    answer, again = (judged(book(("R5", "150件"), ("R6", "220件"), **arguments), "R6") for _ in range(2))
    for _ in range(2):
        copies = [again, copy.copy(answer), copy.deepcopy(answer), pickle.loads(pickle.dumps(answer))]
        assert copies == [answer] * 4
        assert {*map(hash, copies)} == {hash(answer)}
        assert {*map(repr, copies)} == {repr(answer)}
        assert [numbers(each) for each in copies] == [numbers(answer)] * 4  # computes them


def test_an_answer_with_another_status_keeps_its_numbers():
    """Members of a breakdown and alternatives pass their verdict on."""
    answer = judged(book(("R6", "220件"), goal=Reach("500件"), baseline="100件"), "R6")
    assert numbers(attrs.evolve(answer, row="")) == numbers(answer)


def test_numbers_beyond_the_limits_of_amounts_give_no_verdict():
    """The projection is computed with the verdict where the amounts are large enough."""
    huge = {"goal": Reach("900000000000000000件"), "baseline": "100件", "start": "R5"}
    answer = judged(book(("R6", "500000000000000000件"), **huge), "R6")
    assert str(answer.reason) == "out-of-range"
    assert not any(numbers(answer))
