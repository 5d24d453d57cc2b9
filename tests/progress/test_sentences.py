"""What sentences share: rounding, targets without a date, the years of a sum."""

from decimal import Decimal

import pytest

from dxmodel.amount import Amount, round_half_up
from dxmodel.progress import Reason, assess, forecast
from dxmodel.progress.sentences import percent, value_text
from tests.yaml_ledger import ledger_of


@pytest.mark.parametrize("by", [1, 3, 7, 11])
def test_a_percentage_is_rounded_as_the_exact_share_is(by):
    """Half up, whether the float lies below the half or an error of its computation does."""
    for halves in range(2001):
        exact = round_half_up(Decimal(halves) / 20, 1)
        assert percent(halves / 2000 / by * by) == f"{exact}%"


def test_a_share_beside_a_threshold_is_not_printed_on_it():
    """With as many decimals as show that; a share that does not exist is a dash."""
    assert percent(0.99996, 1.0) == "99.996%"
    assert percent(1.0, 1.0) == "100.0%"
    assert percent(None) == "–"


UNDATED = [
    # due, value; what the sentence says of the target
    ("", "61件", "目標（60件以上、期限なし）を達成しています。"),
    (
        "",
        "50件",
        "目標（60件以上、期限なし）を達成していません。進捗は判定できません（期限の年度の記載なし）。",
    ),
    ("due: {by: null, qualifier: 順次}, ", "61件", "目標（60件以上、期限は順次）を達成しています。"),
    ("due: {by: null, qualifier: 順次}, ", "50件", "目標（60件以上、期限は順次）を達成していません。"),
]


def test_a_target_without_a_date_that_was_met_before_says_in_which_years() -> None:
    """It is not *not yet* met then."""
    rows = "- {indicator: x, period: R5, value: 61件}\n- {indicator: x, period: R6, value: 50件}"
    ledger = ledger_of("- {id: x, label: 件数, unit: 件, targets: [{goal: {at-least: 60件}}]}", rows)
    [met], [answer] = assess(ledger, "R5"), assess(ledger, "R6")
    assert "なお" not in met.describe("ja")
    assert "期限なし）を達成していません。" in answer.describe("ja")
    assert "なお、令和5年度には目標の水準に達していました" in answer.describe("ja")


@pytest.mark.parametrize(("due", "value", "text"), UNDATED)
def test_the_sentence_of_a_target_without_a_date(due: str, value: str, text: str) -> None:
    """It states the goal, and that no date or only words are stated."""
    target = f"{{{due}goal: {{at-least: 60件}}}}"
    ledger = ledger_of(
        f"- {{id: x, label: 利用件数, unit: 件, targets: [{target}]}}",
        f"- {{indicator: x, period: R5, value: {value}}}",
    )
    assert f"利用件数の令和5年度の実績は{value}で、{text}" in assess(ledger, "R5")["x"].describe("ja")


SPANS = [
    # span, year judged; how the sum is called
    ("R4/R6", "R4", "令和4年度の合計は10件（3年度のうち1年度分）です"),
    ("R4/R6", "R5", "令和4年度～令和5年度の合計は13件（3年度のうち2年度分）です"),
    ("R4/R6", "R6", "令和4年度～令和6年度の合計は30件で"),
    ("R4/R6", "R7", "令和4年度～令和6年度の合計は30件で"),
    ("R6/R6", "R6", "令和6年度の合計は17件で"),
]


@pytest.mark.parametrize(("span", "at", "text"), SPANS)
def test_the_sentence_of_a_sum_names_its_years_once(span: str, at: str, text: str) -> None:
    """From its first year to the year judged, at most to its last."""
    target = f"{{due: R6, goal: {{total-over: {{amount: 30件, span: {span}}}}}}}"
    values = {"R4": "10件", "R5": "3件", "R6": "17件"}
    ledger = ledger_of(
        f"- {{id: x, label: 利用件数, unit: 件, accumulation: flow, targets: [{target}]}}",
        "\n".join(f"- {{indicator: x, period: {year}, value: {value}}}" for year, value in values.items()),
    )
    assert f"利用件数の{text}" in assess(ledger, at)["x"].describe("ja")


def test_the_sentence_of_a_calendar_year_indicator_names_calendar_years() -> None:
    """Of a year, and of a sum."""
    for goal, result in (
        ("{at-least: 30件}", "令和5年の実績は3件"),
        ("{total-over: {amount: 30件, span: R4/R6}}", "令和4年～令和5年の合計は13件"),
    ):
        ledger = ledger_of(
            "- {id: x, label: 利用件数, unit: 件, accumulation: flow, window: 暦年, direction: up, "
            f"targets: [{{due: R6, goal: {goal}}}]}}",
            "- {indicator: x, period: R4, value: 10件}\n- {indicator: x, period: R5, value: 3件}",
        )
        assert result in assess(ledger, "R5")["x"].describe("ja")


@pytest.mark.parametrize(("year", "is_named"), [("R5", True), ("R6", True), ("R7", False)])
def test_a_goal_in_words_is_named_beside_the_number_that_is_judged(year: str, is_named: bool) -> None:
    """Until it is past; it hides no number."""
    ledger = ledger_of(
        "- {id: x, label: 率, unit: '%', baseline: {year: R3, value: 50%}, targets: ["
        "{due: R6, goal: {described: 前年度より改善}}, {due: R8, goal: {reach: 80%}}]}",
        "- {indicator: x, period: R5, value: 60%}\n- {indicator: x, period: R7, value: 70%}",
    )
    sentence = assess(ledger, year)["x"].describe("ja")
    assert ("令和6年度の目標「前年度より改善」は文言のため" in sentence) is is_named


@pytest.mark.parametrize(
    ("value", "is_projected"), [("10件", False), ("7件", True), ("5件", True), ("3件", True)]
)
def test_no_projection_beyond_a_range_is_said_to_reach_it(value: str, is_projected: bool) -> None:
    """At 10件 a year the value is 50件 when due, which is not between 15件 and 40件."""
    ledger = ledger_of(
        "- {id: x, label: 件数, unit: 件, baseline: {year: R3, value: 0件},"
        " targets: [{due: R8, goal: {within: {low: 15件, high: 40件}}}]}",
        f"- {{indicator: x, period: R4, value: {value}}}",
    )
    assert ("このままのペースでは" in assess(ledger, "R4")["x"].describe("ja")) is is_projected


def test_a_value_is_in_the_unit_of_its_target_where_that_is_shorter() -> None:
    """Beside 億 and 兆, and another scale of the same unit only; else as it was entered."""
    for value, level, text in (
        ("199億9千万円", "200億円", "199.9億円"),
        ("1619390000円", "15億円", "16.1939億円"),
        ("1,523,456千円", "15億円", "1,523,456千円"),
        ("938万枚", "7百万枚", "938万枚"),
        ("4,200件", "6千件", "4,200件"),
        ("2,000,000人", "1万人", "2,000,000人"),
        ("30人", "1億人", "30人"),
        ("約20,000,000,000円", "200億円", "約20,000,000,000円"),
        ("5,400秒", "90分", "5,400秒"),
    ):
        assert value_text(Amount.parse(value), "ja", Amount.parse(level)) == text


def test_at_the_excluded_level_of_a_target_no_change_is_required() -> None:
    """A step of a point a year is not said to be short of a need of nothing."""
    ledger = ledger_of(
        "- {id: x, label: 不良率, unit: '%', baseline: {value: 7%, year: R3},"
        " targets: [{due: R6, goal: {reach: 5%未満}}]}",
        "- {indicator: x, period: R5, value: 5%}",
    )
    answer = assess(ledger, "R5")["x"]
    assert (str(answer.status), answer.latest_step_suffices) == ("on-track", None)
    assert "達していません" not in answer.describe("ja")


def test_there_is_no_change_for_the_reason_that_there_is_no_number() -> None:
    """A result is not said to be missing beside the results of members, or of a milestone."""
    for entries, reason in (
        ("- {indicator: x, period: R6, value: 5%, breakdown: {性別: 女性}}", Reason.MEMBERS_ONLY),
        ("- {indicator: x, period: R6, value: {done: {part: 2窓口}}}", Reason.QUALITATIVE),
        ("- {indicator: x, period: R6, value: 5%, status: forecast}", Reason.NOT_A_RESULT),
        ("[]", Reason.NO_OBSERVATION),
    ):
        answer = assess(ledger_of("- {id: x, label: 指標, unit: '%'}", entries), "R6")["x"]
        assert answer.no_change is reason


def test_a_change_from_a_computed_baseline_has_the_decimals_of_its_figures() -> None:
    """A share of two numbers goes on for ever, and a change that is not zero is not printed as zero."""
    baseline = "baseline: {year: R3, value: {ratio: {numerator: 1人, denominator: 3人}}}"
    indicator = f"- {{id: x, label: 率, unit: '%', {baseline}, targets: [{{due: R8, goal: {{reach: 50%}}}}]}}"
    ledger = ledger_of(indicator, "- {indicator: x, period: R4, value: 33.3%}")
    assert "基準値（33.33%）から0.03ポイント減となり" in assess(ledger, "R4")["x"].describe("ja")


def test_targets_and_baselines_are_told_as_printed() -> None:
    """In Japanese, with the goal itself where the print does not state its kind; else in our words."""
    for unit, goal, printed, text in (
        ("人", "reach: 100人", "100名", "100名"),
        ("円", "reach: 430000000円", "目標値 4億3000万円", "目標値 4億3000万円"),
        ("人", "at-least: 100人", "100名以上", "100名以上"),
        ("人", "at-least: 100人", "100名", "100名、100人以上"),
        ("人", "at-least: 100人", "年度末に100人以上とする", "年度末に100人以上とする"),
        ("人", "reach: 100人", "120名", "100人"),
        ("人", "reach: 100人", "100名※", "100人"),
        ("人", "change-by: 60人", "+60名", "+60名、基準値から60人増"),
    ):
        start = f"{{year: R3, value: 40{unit}, printed: 現状 40{'名' if unit == '人' else unit}}}"
        target = f"{{due: R8, printed: {printed}, goal: {{{goal}}}}}"
        ledger = ledger_of(
            f"- {{id: x, label: 指標, unit: {unit}, direction: up, baseline: {start}, targets: [{target}]}}",
            f"- {{indicator: x, period: R5, value: 20{unit}}}",
        )
        answer = assess(ledger, "R5")["x"]
        assert f"令和8年度の目標は{text}です" in answer.describe("ja")
        assert f"基準値（現状 40{'名' if unit == '人' else unit}）" in answer.describe("ja")
        assert printed not in answer.describe("en")
        assert f"目標（{text}）" in forecast(ledger, "x", at="R5").describe("ja")


def test_no_change_per_year_is_told_where_less_than_a_month_is_left() -> None:
    """Only what remains, and no pace of the months to come."""
    for day, value, need in (
        ("2025-03-29", "5,012人", "あと12人の減少が必要です"),
        ("2025-03-05", "5,120人", "あと120人の減少が必要です"),
        ("2025-02-25", "5,300人", "年平均3,318.2人の減少が必要です"),
        ("2024-09-30", "7,500人", "年平均5,041.5人の減少が必要です"),
    ):
        indicator = (
            "- {id: x, label: 人口, unit: 人, baseline: {value: 10000人, year: R3},"
            " targets: [{due: 2025-03-30, goal: {at-most: 5000人}}]}"
        )
        ledger = ledger_of(indicator, f"- {{indicator: x, period: R6, as_of: {day}, value: '{value}'}}")
        answer = assess(ledger, "R6")["x"]
        is_soon = "あと" in need
        assert str(answer.status) == "behind"
        assert f"の達成には{need}。" in answer.describe("ja")
        assert ("年平均" in answer.describe("ja"), "a year" in answer.describe("en")) == (not is_soon,) * 2
        assert ("このままのペースでは" in answer.describe("ja")) is not is_soon
        assert (answer.printed("required_per_year") is None) is is_soon


def test_a_projection_of_a_milestone_beyond_the_whole_states_that() -> None:
    """A milestone that is measured in percent is done at 100 %; a growth rate may be above that."""
    for goal, is_beyond in (("{completed: 試行}", True), ("{at-least: 100%}", False)):
        indicator = (
            "- {id: x, label: 進捗, unit: '%', baseline: {value: 0%, year: R3},"
            f" targets: [{{due: R8, goal: {goal}}}]}}"
        )
        answer = assess(ledger_of(indicator, "- {indicator: x, period: R4, value: 30%}"), "R4")["x"]
        assert ("150%（取り得る範囲を超える）" in answer.describe("ja")) is is_beyond


def test_values_that_give_no_verdict_are_named_with_what_tells_them_apart() -> None:
    """Those that contradict one another, of which none is more precise, and those of members only."""
    for entries, text in (
        (
            ["R6, value: 72人", "R6, value: 70人, known: 2025-04-10"],
            "矛盾：72人、70人（令和7年4月10日に判明）",
        ),
        (
            [
                "R6, value: 72名, printed: 72名, as_of: 2025-01-31",
                "R6, value: 70人, as_of: 2025-01, known: R7",
            ],
            "矛盾：72名（令和7年1月31日現在）、70人（令和7年1月31日現在、令和7年度に判明）",
        ),
        (
            ["R6, value: 70〜80人", "R6, value: 75〜85人, known: R7"],
            "複数の実績：70〜80人、75〜85人（令和7年度に",
        ),
        (
            ["R6, value: 20人", "2024-04/2024-09, value: 75人"],
            "矛盾：20人、75人（令和6年4月～令和6年9月）",
        ),
        (
            ["2024-04/2024-09, value: 75人", "2024-04/2024-09, value: 7人, known: R7"],
            "75人（令和6年4月～令和6年9月）、7人（令和6年4月～令和6年9月、令和7年度に判明）",
        ),
        (
            ["R6, value: 30人, breakdown: {性別: 男性}", "R6, value: 31人, breakdown: {性別: 女性}"],
            "内訳のみの実績：男性30人、女性31人",
        ),
        (["R6, value: 9人", "R6, value: 72人, known: R6", "R6, value: 70人, known: R8"], "矛盾：9人、70人"),
    ):
        observations = "\n".join(f"- {{indicator: x, period: {each}}}" for each in entries)
        for due in ("R8", "R6", "R5"):
            indicator = (
                "- {id: x, label: 受講者数, unit: 人, accumulation: flow,"
                f" targets: [{{due: {due}, goal: {{at-least: 100人}}}}]}}"
            )
            answers = assess(ledger_of(indicator, observations), "R6")
            assert text in answers["x"].describe("ja").replace("R6", "")
