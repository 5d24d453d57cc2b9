"""The values of a derived indicator are checked against those that they follow from."""

import pytest

from dxmodel.checks import check
from tests.yaml_ledger import ledger_of

SAVED = "{difference: {of: a, minus: b}}"
TOTAL = "{sum: [a, b]}"
SHARE = "{share: {of: a, whole: b}}"
PART = "{share: {of: a}}"


def findings(derived, value, sources, units=("件", "件", "件"), day=""):
    """Return the findings on an indicator that is derived from two others in R5."""
    rows = zip("xab", (value, *sources), units, strict=True)
    indicators, observations = [], []
    for id, each, unit in rows:
        own = f", derived: {derived}" if id == "x" else ""
        indicators.append(f'- {{id: {id}, label: {id.upper()}, unit: "{unit}"{own}}}')
        if each is not None:
            as_of = day if id == "x" else ""
            observations.append(f"- {{indicator: {id}, period: R5, value: {each}{as_of}}}")
    ledger = ledger_of("\n".join(indicators), "\n".join(observations) or "[]")
    return [each for each in check(ledger) if "derived" in each.code]


@pytest.mark.parametrize(
    ("derived", "value", "sources", "computed"),
    [
        (SAVED, "60件", ("100件", "40件"), None),
        (SAVED, "61件", ("100件", "40件"), "60件"),
        (SAVED, "61件", ("約100件", "40件"), None),
        (SAVED, "61件", (None, "40件"), None),
        (SAVED, None, ("100件", "40件"), None),
        (TOTAL, "140件", ("100件", "40件"), None),
        (TOTAL, "1.4百件", ("100件", "40件"), None),
        (TOTAL, "150件", ("100件", "40件"), "140件"),
        (TOTAL, "940万件", ("5000000件", "4404000件"), None),
        (TOTAL, "942万件", ("5000000件", "4404000件"), "9,404,000件"),
        (TOTAL, "{missing: pending}", ("100件", "40件"), None),
    ],
)
def test_a_difference_or_a_sum_that_does_not_follow_is_found(derived, value, sources, computed):
    """Both numbers are told; rough and missing ones are in no contradiction."""
    result = findings(derived, value, sources)
    assert [str(each.facts["computed"]) for each in result] == ([] if computed is None else [computed])


@pytest.mark.parametrize(
    ("derived", "value", "sources", "computed"),
    [
        (SHARE, "30.8%", ("37件", "120件"), None),
        (SHARE, "31%", ("37件", "120件"), None),
        (SHARE, "32%", ("37件", "120件"), "30.8%"),
        (SHARE, "{ratio: {numerator: 37件, denominator: 120件}}", ("37件", "120件"), None),
        (SHARE, "{ratio: {numerator: 36件, denominator: 120件}}", ("37件", "120件"), "30.8%"),
        (PART, "{ratio: {numerator: 37件, denominator: 120件}}", ("37件", "5件"), None),
        (PART, "{ratio: {numerator: 36件, denominator: 120件}}", ("37件", "5件"), "37件"),
        (PART, "30%", ("37件", "5件"), None),
        (SHARE, "30%", ("0件", "0件"), None),
    ],
)
def test_a_share_that_does_not_follow_is_found(derived, value, sources, computed):
    """What is printed in percent is known to half a unit of its last digit; the numerator may stand alone."""
    result = findings(derived, value, sources, units=("%", "件", "件"))
    assert [str(each.facts["computed"]) for each in result] == ([] if computed is None else [computed])


@pytest.mark.parametrize(
    ("derived", "units", "is_unlike"),
    [
        (SAVED, ("時間", "時間", "分"), False),
        (SAVED, ("ポイント", "%", "%"), False),
        (SAVED, ("件", "件", "人"), True),
        (TOTAL, ("人", "件", "件"), True),
        (SHARE, ("%", "件", "件"), False),
        (SHARE, ("枚/人", "枚", "人"), False),
        (SHARE, ("件/10万人", "件", "人"), False),
        (SHARE, ("%", "枚", "人"), True),
    ],
)
def test_what_counts_other_things_is_found(derived, units, is_unlike):
    """The declared units state it before any result is there."""
    codes = [each.code for each in findings(derived, None, (None, None), units)]
    assert codes == ["check.derived_unlike"] * is_unlike


def test_values_of_different_days_are_not_compared():
    """A level inside the year is not that of its end."""
    assert findings(SAVED, "61件", ("100件", "40件"), day=", as_of: 2023-10-01") == []


def test_the_finding_names_both_numbers_and_where_they_come_from():
    """In both languages, by the names of the indicators."""
    (finding,) = findings(SAVED, "61件", ("100件", "40件"))
    parts = "計算元（A、B）の値（100件、40件）から計算した60件"
    assert finding.describe("ja") == f"「X」の令和5年度の値（61件）が、{parts}と一致しません。"
    assert "61 cases is stated for FY2023, but 60 cases follows from A, B" in finding.describe("en")
