"""The words of municipal documents in sentences: due dates, changes, rates."""

import pytest

from dxmodel.progress import assess
from dxmodel.report import report, to_markdown
from tests.yaml_ledger import ledger_of

DUE_DATES = (
    ("{by: R7, qualifier: 概ね}", "概ね令和7年度までの目標（60件）"),
    ("{by: R7, qualifier: 末を目途に}", "令和7年度末（目途）までの目標（60件）"),
    ("{by: R7, qualifier: 目途}", "令和7年度（目途）までの目標（60件）"),
    ("{by: R7, qualifier: まで}", "令和7年度までの目標（60件）"),
    ("{by: R7, qualifier: 頃}", "令和7年度頃までの目標（60件）"),
    ("{by: R7, qualifier: 順次}", "令和7年度（順次）までの目標（60件）"),
)


def judged(indicator, value, at):
    """Return the sentence on one indicator with one result."""
    ledger = ledger_of(
        f"- {{id: x, label: 件数, {indicator}}}", f'- {{indicator: x, period: {at}, value: "{value}"}}'
    )
    [answer] = assess(ledger, at)
    return answer.describe("ja")


@pytest.mark.parametrize(("due", "text"), DUE_DATES)
def test_a_vague_due_date_is_a_noun_in_a_sentence(due, text):
    """まで令和7年度, 末を目途に令和7年度 and 順次までの目標 are no Japanese."""
    baseline, target = "{value: 20件, year: R3}", f"{{due: {due}, goal: {{reach: 60件}}}}"
    indicator = f"unit: 件, direction: up, baseline: {baseline}, targets: [{target}]"
    assert text in judged(indicator, "70件", "R6")


def test_a_due_date_in_words_only_is_called_one():
    """期限（順次）, not 順次までの目標."""
    indicator = "unit: 件, direction: up, targets: [{due: {by: null, qualifier: 順次}, goal: {reach: 60件}}]"
    text = judged(indicator, "70件", "R6")
    assert "順次までの" not in text
    assert "順次の" not in text


@pytest.mark.parametrize(
    ("change", "value", "text"),
    [("100人", "200人", "基準値から100人増"), ("-750人", "200人", "基準値から750人減")],
)
def test_a_change_is_said_to_be_an_increase_or_a_decrease(change, value, text):
    """Not 基準から-750人."""
    baseline, target = "{value: 1000人, year: R3}", f'{{due: R8, goal: {{change-by: "{change}"}}}}'
    indicator = f"unit: 人, baseline: {baseline}, targets: [{target}]"
    assert text in judged(indicator, value, "R6")


WRONG = ("道のり", "直線", "速さ", "残り", "linear_pace", "積み上げ", "裏返")


@pytest.mark.parametrize("value", ["25件", "45件", "60件", "10件"])
def test_a_report_has_no_word_that_cities_do_not_use(value):
    """Nor the name of a method, nor an id."""
    ledger = ledger_of(
        "- {id: secret-id, label: 件数, unit: 件, direction: up, baseline: {value: 20件, year: R3},"
        " targets: [{due: R8, goal: {reach: 60件}}]}",
        f'- {{indicator: secret-id, period: R6, value: "{value}"}}',
    )
    text = to_markdown(report(ledger, "R6", "ja")).partition("点検結果")[0]
    assert not [word for word in (*WRONG, "secret-id") if word in text]


PROJECTIONS = (
    # unit and bounds, baseline, target, value of R6 → the level in R8 at the same pace
    ("unit: '%', denominator: {label: 全手続}", "20%", "90%", "80%", "120%（取り得る範囲を超える）"),
    ("unit: '%', bounds: {low: 0%, high: 100%}", "20%", "90%", "80%", "120%（取り得る範囲を超える）"),
    ("unit: '%'", "20%", "90%", "80%", "120%となる"),
    ("unit: 件", "20件", "2件", "5件", "-5件（取り得る範囲を超える）"),
    ("unit: 件, bounds: {low: -10件}", "20件", "2件", "5件", "-5件となる"),
    ("unit: 円", "20円", "2円", "5円", "-5円となる"),
    ("unit: '%', denominator: {label: 全手続}", "20%", "90%", "50%", "70%となる"),
)


@pytest.mark.parametrize(("fields", "start", "goal", "value", "text"), PROJECTIONS)
def test_a_projection_beyond_what_is_possible_is_said_to_be_so(fields, start, goal, value, text):
    """As in a forecast; a percentage without a denominator may be a growth rate."""
    indicator = (
        f"{fields}, baseline: {{value: {start}, year: R3}}, targets: [{{due: R8, goal: {{reach: {goal}}}}}]"
    )
    assert f"令和8年度に{text}" in judged(indicator, value, "R6")


STEPS = (
    ((10, 20, 620, 640, 650, 660), "直近の増減は年10件増で、必要な増減（年平均85件増）に達していません。"),
    ((10, 20, 620, 640, 650, 740), None),
)


@pytest.mark.parametrize(("values", "text"), STEPS)
def test_on_track_by_the_line_tells_a_latest_step_that_is_below_the_need(values, text):
    """0 → 1,000 by R11: 660 are ahead of the line, but 10 a year are not enough."""
    years = zip(range(2, 8), values, strict=True)
    ledger = ledger_of(
        "- {id: x, label: 累計, unit: 件, accumulation: cumulative, baseline: {value: 0件, year: R1},"
        " targets: [{due: R11, goal: {reach: '1000件'}}]}",
        "\n".join(f"- {{indicator: x, period: R{year}, value: {value}件}}" for year, value in years),
    )
    [answer] = assess(ledger, "R7")
    assert answer.status.value == "on-track"
    assert answer.latest_step_suffices is (text is None)
    assert ("直近の増減" in answer.describe("ja")) is (text is not None)
    assert (text or "") in answer.describe("ja")
