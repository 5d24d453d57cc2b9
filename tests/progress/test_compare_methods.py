"""Several methods side by side: none is left out, none is counted twice, and what is said holds."""

import pytest

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.goals import AtLeast, Reach
from dxmodel.ledger import MethodName
from dxmodel.plan import Bounds
from dxmodel.progress import METHODS, Status, compare_methods
from tests.progress.small import book

FLOOR = {"goal": AtLeast("20件", exclusive=True), "baseline": "20件"}
SHARE = {"unit": "%", "baseline": "28.9%", "goal": Reach("60%"), "start": "R2", "due": "R6"}
HOURS = {"unit": "時間", "baseline": "28.9時間", "goal": Reach("60時間"), "start": "R2", "due": "R6"}
FOUR = ["achievement_rate", "progress_from_baseline", "linear_pace", "cagr_ratio"]


def contrast(value, methods=FOUR, at="R4", **arguments):
    """Return the contrast for one value of one year."""
    return compare_methods(book((at, value), **arguments), at, methods)["x"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_method_with_a_verdict_is_named_with_or_without_a_score(language):
    """More than 20 is wanted, and 20 it stays: no share of a way, but a verdict."""
    comparison = contrast("20件", tuple(METHODS), at="R6", **FLOOR)
    text, without = comparison.describe(language), [each for each in comparison.answers if each.score is None]
    assert not comparison.agrees
    assert any(each.is_assessed for each in without)
    for each in comparison.answers:
        assert (format(each.method, language) in text) is each.is_assessed
    assert "（）" not in text
    assert "()" not in text
    assert "–" not in text.replace("Theil–Sen", "")


def test_a_score_is_printed_beside_its_method():
    """A rate in percent."""
    assert "遅れ（達成率 68.7%、" in contrast("41.2%", **SHARE).describe("ja")
    assert "behind (achievement rate 68.7%, " in contrast("41.2%", **SHARE).describe("en")


@pytest.mark.parametrize("methods", [["linear_pace"], ["linear_pace", "cagr_ratio"]])
def test_one_answer_is_not_described_as_several(methods):
    """From zero there is no rate of growth, so one method is left; or one was asked."""
    values = HOURS | {"baseline": "0時間"}
    comparison = contrast("10時間", methods, **values)
    assert comparison.describe("ja") == "xの令和4年度の判定は、ペースでは「遅れ」です。"
    assert comparison.describe("en") == "x: behind for FY2022 by pace on a straight line from the baseline."


def test_several_that_agree_are_counted():
    """The Japanese counter holds beyond nine, too."""
    comparison = contrast("30時間", FOUR[:3], **HOURS)
    assert "判定できる3通りの方法の全てで「遅れ」" in comparison.describe("ja")
    assert "all 3 methods" in comparison.describe("en")


@pytest.mark.parametrize(
    ("value", "arguments", "has_mirror"),
    [
        ("41.2%", SHARE, True),
        ("412‰", SHARE | {"unit": "‰", "baseline": "289‰", "goal": Reach("600‰")}, True),
        ("41.2時間", HOURS, False),
        ("41.2%", SHARE | {"bounds": Bounds(low="0%", high="200%")}, False),
    ],
    ids=["%", "‰", "hours", "beyond 100 %"],
)
def test_a_mirror_image_is_mentioned_for_shares_only(value, arguments, has_mirror):
    """What was not done online was done on paper; hours that were not saved are nothing."""
    comparison = contrast(value, **arguments)
    assert not comparison.agrees
    assert ("裏返しの割合" in comparison.describe("ja")) is has_mirror
    assert ("complementary share" in comparison.describe("en")) is has_mirror
    assert "The time that has passed" in comparison.describe("en")


def test_no_method_is_refused():
    """In both languages, with the names there are."""
    with pytest.raises(InvalidValueError, match="no method to compare by") as caught:
        contrast("41.2%", [], **SHARE)
    assert caught.value.code == "progress.no_methods"
    assert "linear_pace" in str(caught.value)
    assert "比べる方法が1つもありません" in caught.value.describe("ja")


@pytest.mark.parametrize("one", ["linear_pace", MethodName.LINEAR_PACE])
def test_one_name_is_one_method(one):
    """A text is no row of letters."""
    assert [each.method for each in contrast("41.2%", one, **SHARE).answers] == [MethodName.LINEAR_PACE]
    with pytest.raises(ParseError, match="linear_pace"):
        contrast("41.2%", "liner_pace", **SHARE)


def test_a_method_that_is_asked_twice_answers_once():
    """By its name and by its member."""
    comparison = contrast("41.2%", ["linear_pace", MethodName.LINEAR_PACE], **SHARE)
    assert len(comparison.answers) == 1
    assert comparison.verdicts == {Status.BEHIND: (MethodName.LINEAR_PACE,)}
