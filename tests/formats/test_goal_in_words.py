"""A goal that is written as plans print it: the error names how a file states it, and that is read."""

import pytest

from dxmodel.formats.errors import problems
from dxmodel.formats.goal_in_words import is_in_words
from dxmodel.plan.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Completed,
    Described,
    Exactly,
    Goal,
    IncreaseBy,
    NotYetSet,
    Reach,
    ReduceBy,
    Within,
)
from tests.yaml_ledger import ledger_of

IN_WORDS = {
    "100%": "目指す めざす 目標 目標とする 達成 に に到達 にする とする まで引上げ に減らす を維持 堅持 確保",
    "R5": "比10% 実績比10% より10% から10% に比べて10%",
    "": "毎年100件 各年度100件 年間100件 3倍 3倍に増やす",
}
"""Every form that is no amount, as a number with the words after it."""


GOALS: dict[str, Goal] = {
    "前年度以上": Described("前年度以上"),
    "全国平均以上": Described("全国平均以上"),
    "過去最高": Described("過去最高"),
    "前年度比5%増": Described("前年度比5%増"),
    "毎年度5%ずつ": Described("毎年度5%ずつ"),
    "最大化": Described("最大化"),
    "#1を目指す": Described("#1を目指す"),
    "100%を目指す": Reach("100%"),
    "80%まで引き上げる": Reach("80%"),
    "95%台": Reach("95%台"),
    "おおむね80%": Reach("約80%"),
    "100": Reach("100%"),
    "８０％": Reach("80%"),
    "50%→80%": Reach("80%"),
    "80%(R8)": Reach("80%"),
    "平均80%": Reach("80%"),
    "導入率100%": Reach("100%"),
    "50%超": AtLeast("50%", exclusive=True),
    "80％以上を維持": AtLeast("80%"),
    "5%以内": AtMost("5%"),
    "0%を維持": Exactly("0%"),
    "80～90%": Within("80%", "90%"),
    "90%以上100%以下": Within("90%", "100%"),
    "80%以上90%未満": Within("80%", "90%", exclusive_high=True),
    "10%減": ReduceBy("10%"),
    "3割削減": ReduceBy("3割"),
    "半減": ReduceBy("50%"),
    "倍増": IncreaseBy("100%"),
    "3倍": IncreaseBy("200%"),
    "R5比110%": IncreaseBy("10%", base_year="R5"),
    "R5年度比▲10%以上": ReduceBy("10%", base_year="R5"),
    "令和5年度より20%削減": ReduceBy("20%", base_year="R5"),
    "10ポイント減": ChangeBy("-10ポイント"),
    "現状より10ポイント増": ChangeBy("10ポイント"),
    "+10ポイント": ChangeBy("10ポイント"),
    "総合窓口の設置": Completed("総合窓口の設置"),
    "未定": NotYetSet("未定"),
    "検討中": NotYetSet("検討中"),
    "今後設定する（R7）": NotYetSet("今後設定する（R7）"),
}
"""Goals as plans print them, for an indicator in percent, and the goal that each is."""

UNREADABLE_LEVELS = ("前年度以上", "100%を目指す", "80％以上を維持", "R5比110%", "半減", "未定")


def _errors(goal: str) -> list[tuple[str, str]]:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - of one problem or of several
        _goal(goal)
    return [(each.code, each.describe("ja")) for each in problems(caught.value)]


def _goal(goal: str) -> Goal:
    ledger = ledger_of(f'- {{id: x, label: 指標, unit: "%", targets: [{{due: R8, goal: {goal}}}]}}')
    return ledger.plan.indicator("x").targets[0].goal


def test_the_error_names_how_a_file_states_the_goal_and_that_is_read() -> None:
    """Every form of goals as plans print them, alone after `goal:`."""
    for text, goal in GOALS.items():
        ((code, sentence),) = _errors(f'"{text}"')
        assert code == "formats.goal_in_words", text
        wanted = sentence.partition(" goal: ")[2].partition(" のように")[0]
        assert (text, _goal(wanted)) == (text, goal)


def test_words_after_a_kind_of_level_are_told_how_they_are_written() -> None:
    """`reach: 前年度以上` is no amount; the error names the goal that it is, not the forms of amounts."""
    for text in UNREADABLE_LEVELS:
        for kind in ("reach", "at-least", "exactly"):
            ((code, sentence),) = _errors(f'{{{kind}: "{text}"}}')
            alone = _errors(f'"{text}"')
            assert (code, sentence) == alone[0], (kind, text)


def test_a_goal_of_every_year_is_told_with_its_due_date() -> None:
    """毎年度90%以上 is a level and a due date."""
    ((_, sentence),) = _errors('"毎年度90%以上"')
    assert "goal: {at-least: 90%以上}, due: {yearly: true} のように" in sentence


def test_a_dash_states_no_goal() -> None:
    """What stands in a cell without a target is no goal to be described."""
    for text in ("－", "-", "ー", "―", "なし", "目標なし", "対象外"):
        assert [code for code, _ in _errors(f'"{text}"')] == ["formats.no_goal"], text


def test_words_that_compare_with_the_baseline_are_a_goal_alone() -> None:
    """現状維持以上 is at least the baseline, as 維持・向上 is."""
    for text in ("現状維持以上", "維持・向上", "増加", "現状値以上"):
        assert _goal(text) == Described(text)


def test_a_number_with_words_of_an_aim_is_no_amount() -> None:
    """A goal in words is recognised in each of its forms, and an amount with a word of its own is none."""
    texts = [number + end for number, ends in IN_WORDS.items() for end in ends.split()]
    assert [text for text in texts if not is_in_words(text)] == []
    assert not any(map(is_in_words, ("60%以上", "約100件", "1,200万円", "5件/月", "90%超")))
