"""Goals whose words compare a level with the baseline and state nothing else.  All values are invented."""

import pytest

from dxmodel.checks import check
from dxmodel.errors import ValidationError
from dxmodel.formats import yaml
from dxmodel.plan.goals import Described
from dxmodel.progress import Reason, assess
from tests.yaml_ledger import ledger_of


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("増加", "regressing behind achieved"),
        ("（増加）", "regressing behind achieved"),
        ("増加を目指します", "regressing behind achieved"),
        ("現状より増加", "regressing behind achieved"),
        ("現状値を上回る", "regressing behind achieved"),
        ("減少", "achieved behind regressing"),
        ("減少を目指します", "achieved behind regressing"),
        ("基準値より減少させる", "achieved behind regressing"),
        ("現状以上", "regressing kept-so-far kept-so-far"),
        ("現状値以上を目指す", "regressing kept-so-far kept-so-far"),
        ("策定時の値以下", "kept-so-far kept-so-far regressing"),
        ("前年度より増加", "not-assessed not-assessed not-assessed"),
        ("毎年増加", "not-assessed not-assessed not-assessed"),
        ("格差の縮小", "not-assessed not-assessed not-assessed"),
        ("改善", "not-assessed not-assessed not-assessed"),
        ("以上", "not-assessed not-assessed not-assessed"),
        ("増加または維持", "regressing kept-so-far kept-so-far"),
        ("維持・向上", "regressing kept-so-far kept-so-far"),
        ("現状値を維持又は減少", "kept-so-far kept-so-far regressing"),
        ("減らす", "achieved behind regressing"),
        ("現状より短縮を図る", "achieved behind regressing"),
        ("上回る", "not-assessed not-assessed not-assessed"),
        ("維持・改善", "not-assessed not-assessed not-assessed"),
    ],
)
@pytest.mark.parametrize("unit", ["件", "%"])
def test_words_that_compare_with_the_baseline_are_judged_by_it(words: str, verdicts: str, unit: str) -> None:
    """9, 10 and 11 where the baseline is 10; a year before, another quantity and 改善 are no baseline."""
    baseline, goal = f"{{value: 10{unit}, year: R3}}", f"{{described: {words}}}"
    fields = f"unit: '{unit}', baseline: {baseline}, targets: [{{due: R8, goal: {goal}}}]"
    statuses = []
    for value in (9, 10, 11):
        book = ledger_of(
            f"- {{id: x, label: 指標, {fields}}}", f"- {{indicator: x, period: R5, value: {value}{unit}}}"
        )
        [answer] = assess(book, "R5")
        statuses.append(str(answer.status))
        assert words in answer.describe("ja")
    assert statuses == verdicts.split()


def test_without_a_baseline_nothing_can_be_compared() -> None:
    """The reason is the missing baseline, not that the goal is in words."""
    fields = "unit: 件, targets: [{due: R8, goal: {described: 増加}}]"
    book = ledger_of(f"- {{id: x, label: 指標, {fields}}}", "- {indicator: x, period: R5, value: 9件}")
    [answer] = assess(book, "R5")
    assert answer.reason is Reason.NO_BASELINE
    assert "check.needs_baseline" in [each.code for each in check(book)]


def test_the_words_alone_are_a_goal_in_a_file() -> None:
    """As 現状維持 is; other words need their kind."""
    fields = "unit: 件, baseline: {value: 10件, year: R3}, targets: [{due: R8, goal: 現状より減少}]"
    book = ledger_of(f"- {{id: x, label: 指標, {fields}}}")
    assert book.plan.indicator("x").targets[0].goal == Described("現状より減少")
    assert yaml.loads(yaml.dumps(book)) == book
    with pytest.raises(ValidationError):
        ledger_of("- {id: x, label: 指標, unit: 件, targets: [{due: R8, goal: 改善}]}")


def test_a_stated_bound_goes_before_the_words() -> None:
    """It may be another level than the baseline."""
    goal = "{described: {text: 増加, bound: {at-least: 12件}}}"
    fields = f"unit: 件, baseline: {{value: 10件, year: R3}}, targets: [{{due: R8, goal: {goal}}}]"
    book = ledger_of(f"- {{id: x, label: 指標, {fields}}}", "- {indicator: x, period: R8, value: 11件}")
    [answer] = assess(book, "R8")
    assert str(answer.status) == "missed"
    assert Described("増加", bound=None).than_baseline is not None
