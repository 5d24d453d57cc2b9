"""Ratio: a share or a rate that is known by its parts."""

import pytest

from dxmodel.amount import Amount
from dxmodel.errors import UnitMismatchError
from dxmodel.plan import Ratio
from dxmodel.progress import Reason, Status, assess, forecast
from tests.yaml_ledger import ledger_of


@pytest.mark.parametrize(
    ("ratio", "amount", "text"),
    [
        (Ratio("37件", "120件"), "30.833333333333%", "30.8%（37件 / 120件）"),
        (Ratio("30件", "120件"), "25%", "25%（30件 / 120件）"),
        (Ratio("37件", "120件", printed="31%"), "31%", "31%（37件 / 120件）"),
        (Ratio("9,999件", "10,000件"), "99.99%", "99.99%（9,999件 / 10,000件）"),
        (Ratio("1件", "10,000件"), "0.01%", "0.01%（1件 / 10,000件）"),
        (Ratio("0件", "120件"), "0%", "0%（0件 / 120件）"),
        (Ratio("1.5億円", "7.0億円"), "21.428571428571%", "21.4%（1.5億円 / 7.0億円）"),
        (Ratio("約100件", "400件"), "約25±2.5%", "約25±2.5%（約100件 / 400件）"),
        (Ratio("200件以上", "300件"), "66.666666666666%以上", "66.6%以上（200件以上 / 300件）"),
        (Ratio("12,000枚", "400人"), "30枚/人", "30枚/人（12,000枚 / 400人）"),
        (Ratio("5万枚", "7千人"), "0.714285714286万枚/千人", "0.7万枚/千人（5万枚 / 7千人）"),
        (
            Ratio("12人", "34,000人", printed="35.3人/10万人"),
            "35.3人/10万人",
            "35.3人/10万人（12人 / 34,000人）",
        ),
        (Ratio("0件", "0件"), None, "0件 / 0件"),
        (Ratio("0件", "0件", printed="0.0%"), None, "0.0%（0件 / 0件）"),
        (Ratio("3件", "0件", printed="100%"), None, "100%（3件 / 0件）"),
        (Ratio("0枚", "0人"), None, "0枚 / 0人"),
    ],
)
def test_a_share_stands_beside_its_parts(ratio, amount, text):
    """Printed, or with one decimal more than the parts; over zero there is none, whatever is printed."""
    assert ratio.amount == (amount and Amount.parse(amount))
    assert format(ratio, "ja") == text


@pytest.mark.parametrize(
    ("ratio", "unit", "amount"),
    [
        (Ratio("12人", "34,000人"), "人/10万人", "35.294117647人/10万人"),
        (Ratio("17件", "34,000人"), "件/10万人", "50件/10万人"),
        (Ratio("24トン", "12時間"), "t/時間", "2t/時間"),
    ],
)
def test_a_rate_for_so_many_has_its_factor(ratio, unit, amount):
    """Cases per 100,000 people are computed from the people of the city."""
    assert ratio.amount.to(unit) == Amount.parse(amount)


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        ("12人", "34,000人", "35件/10万人"),
        ("12枚", "3人", "400%"),
        ("12枚", "3人", "4枚"),
        ("12枚/月", "3人", None),
        ("12枚", "3%", None),
    ],
)
def test_what_the_parts_do_not_give_is_refused(part, whole, printed):
    """A printed share of another kind, and parts that are themselves rates or shares."""
    with pytest.raises(UnitMismatchError):
        Ratio(part, whole, printed=printed)


def test_a_unit_of_its_own_has_rates():
    """Counters that an indicator declares."""
    indicator = (
        "{id: x, label: 検査, unit: 検体・回/橋, targets: [{due: R5, goal: {at-least: 40検体・回/橋}}]}"
    )
    observation = "{indicator: x, period: R5, value: {ratio: {numerator: 90検体・回, denominator: 2橋}}}"
    answer = assess(ledger_of(f"- {indicator}", f"- {observation}"), "R5")["x"]
    assert (str(answer.resolved.amount), answer.status) == ("45検体・回/橋", Status.ACHIEVED)


OVER_ZERO = "{ratio: {numerator: 0件, denominator: 0件, printed: 0.0%}}"


def share(*values):
    """Return a ledger of a share with a baseline of 50 % and a target of 80 %."""
    indicator = """
        - id: x
          label: 申請率
          unit: "%"
          baseline: {value: 50%, year: R3}
          targets: [{due: R7, goal: {reach: 80%}}]
        """
    rows = [f"- {{indicator: x, period: R{year}, value: {value}}}" for year, value in values]
    return ledger_of(indicator, "\n".join(rows))


def test_a_share_of_nothing_is_not_assessed_and_kept_as_printed():
    """0件 of 0件 is no 0 %: it is no verdict, no achievement rate and no point of a forecast."""
    ledger = share((4, "55%"), (5, "60%"), (6, "65%"), (7, OVER_ZERO))
    answer = assess(ledger, "R7")["x"]
    assert (answer.status, answer.reason) == (Status.NOT_ASSESSED, Reason.NO_SHARE)
    assert answer.achievement_rate is None
    assert format(answer.resolved.value, "ja") == "0.0%（0件 / 0件）"
    assert len(forecast(ledger, "x", "R9", at="R7")["least-squares"].points) == 4


def test_a_rate_for_so_many_is_told_in_the_unit_of_its_target():
    """Not for each person."""
    indicator = """
        - id: x
          label: 利用件数
          unit: 件/10万人
          baseline: {value: 20件/10万人, year: R3}
          targets: [{due: R7, goal: {at-least: 40件/10万人}}]
        """
    row = "- {indicator: x, period: R5, value: {ratio: {numerator: 12件, denominator: 34000人}}}"
    answer = assess(ledger_of(indicator, row), "R5")["x"]
    assert "35.3件/10万人（12件 / 34,000人）" in answer.describe("ja")
    assert str(answer.printed("remaining")) == "4.7件/10万人"


def test_a_rate_stands_beside_its_parts_in_a_sentence():
    """A target in percent cannot be compared with 37件 / 120件."""
    ledger = share((5, "{ratio: {numerator: 37件, denominator: 120件}}"))
    assert "30.8%（37件 / 120件）" in assess(ledger, "R5")["x"].describe("ja")
