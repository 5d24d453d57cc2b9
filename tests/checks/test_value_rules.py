"""Values that cannot be, or are unlikely beside the others; and the near cases, which are in order."""

import pytest

from dxmodel.checks import Finding, check
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, resolve
from dxmodel.messages import LANGUAGES
from tests.yaml_ledger import ledger_of


def findings_of(ledger: Ledger, code: str) -> list[Finding]:
    """Return the findings of a code, each of which has a sentence in both languages."""
    findings = [each for each in check(ledger) if each.code == code]
    assert all(each.describe(language) for each in findings for language in LANGUAGES)
    return findings


def measured(fields: str, *values: str) -> Ledger:
    """Return a ledger of one indicator with values of R4, R5, …."""
    rows = (f"- {{indicator: x, period: R{year}, value: {value}}}" for year, value in enumerate(values, 4))
    return ledger_of(f"- {{id: x, label: 指標, {fields}}}", "\n".join(rows))


@pytest.mark.parametrize(
    ("fields", "values", "expected"),
    [
        ("accumulation: cumulative", ("80件", "75件"), ["R5"]),
        ("accumulation: cumulative", ("80件", "80件", "90件"), []),
        ("accumulation: cumulative", ("約80件", "79件"), []),
        ("accumulation: cumulative", ("80件", "{missing: pending}", "75件", "90件"), ["R6"]),
        ("accumulation: cumulative, baseline: {value: 90件, year: R3}", ("80件",), ["R4"]),
        ("accumulation: flow", ("80件", "75件"), []),
        ("accumulation: stock", ("80件", "75件"), []),
        ("accumulation: cumulative, breaks: [{since: R5}]", ("80件", "75件"), []),
    ],
)
def test_a_running_total_does_not_fall(fields: str, values: tuple[str, ...], expected: list[str]) -> None:
    """Beside an earlier year, the baseline's too."""
    findings = findings_of(measured(f"unit: 件, {fields}", *values), "check.running_total_falls")
    assert [each.path for each in findings] == [f"$.observations[x/{year}]" for year in expected]


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        ("unit: 人", "-3人", 1),
        ("unit: 時間", "-3時間", 1),
        ("unit: 人", "0人", 0),
        ("unit: 人, bounds: {low: -100人}", "-3人", 0),
        ("unit: 人, bounds: {low: 0人}", "-3人", 0),  # that is out of bounds
        ("unit: 人, targets: [{due: R8, goal: {at-least: -10人}}]", "-3人", 0),
        ("unit: 人, targets: [{due: R8, goal: {at-least: 10人}}]", "-3人", 1),
        ("unit: 人, baseline: {value: -10人, year: R3}", "-3人", 0),
        ("unit: ㎡, targets: [{due: R8, goal: {total-over: {amount: -90㎡, span: R4/R8}}}]", "-3㎡", 0),
        ("unit: ㎡, targets: [{due: R8, goal: {total-over: {amount: 90㎡, span: R4/R8}}}]", "-3㎡", 1),
        ("unit: 円", "-3円", 0),
        ("unit: ポイント", "-3ポイント", 0),
        ("unit: '%'", "-3%", 0),
    ],
)
def test_a_count_is_not_below_zero(fields: str, value: str, expected: int) -> None:
    """Unless the bounds or a level of the plan allow that, or the unit does."""
    assert len(findings_of(measured(fields, value), "check.below_zero")) == expected


@pytest.mark.parametrize(
    ("fields", "values", "expected"),
    [
        ("baseline: {value: 0.25%, year: R3}, targets: [{due: R8, goal: {reach: 1%}}]", ("0.4%",), "warning"),
        ("", ("0.25%", "0.3%"), "note"),
        ("", ("0.25%",), None),
        ("", ("0.25%", "1.1%"), None),
        ("", ("0%", "1%"), None),
        ("bounds: {low: 0%, high: 1%}", ("0.25%", "0.3%"), None),
    ],
)
def test_a_percentage_that_never_leaves_zero_to_one_is_found(
    fields: str, values: tuple[str, ...], expected: str | None
) -> None:
    """Some are so small; beside a level of 1 it is hardly one of them."""
    findings = findings_of(measured(f"unit: '%', {fields}", *values), "check.share_within_one")
    assert [str(each.severity) for each in findings] == ([expected] if expected else [])
    assert all("0.25%は25%の" in each.describe("ja") for each in findings)


@pytest.mark.parametrize(
    ("fields", "values", "expected"),
    [
        ("unit: 件", ("1234件", "12340000件"), ["R5"]),
        ("unit: 件", ("1234件", "12340000件", "1300件"), ["R5"]),
        ("unit: 件", ("1234件", "12340件"), ["R5"]),  # the same digits
        ("unit: 件", ("120件", "1200件"), []),  # a round number may grow ten times
        ("unit: 件", ("12件", "15000件"), []),  # a new service
        ("unit: 件", ("150件", "1500件", "16000件"), []),
        ("unit: 件", ("1234件", "1350万件", "1400件"), ["R5"]),
        ("unit: 円", ("4.8円", "500000000円", "510000000円"), ["R5"]),
        ("unit: 円", ("480000000円", "5億円"), []),  # one unit
        ("unit: 円, targets: [{due: R8, goal: {at-least: 5億円}}]", ("5.2円",), ["target"]),
        ("unit: 円, targets: [{due: R8, goal: {at-least: 5億円}}]", ("4.9億円",), []),
        ("unit: 件, targets: [{due: R8, goal: {at-least: 12340件}}]", ("1234件",), []),  # ten times is a goal
        (
            "unit: 件, targets: [{due: R8, goal: {at-least: 1000000件}}]",
            ("1200件", "980000件", "1500000件"),
            [],
        ),
        ("unit: 件, targets: [{due: R8, goal: {at-least: 1000000件}}]", ("1200件",), []),
        ("unit: 件, targets: [{due: R8, goal: {at-least: 2000件}}]", ("1200件", "980000件"), ["R5"]),
        ("unit: 件", ("0件", "12340件"), []),
        ("unit: 件", ("123000件", "150件", "130000件"), ["R5"]),
        ("unit: 件", ("100件", "100000件", "110000件", "120件"), []),  # two of each: no single slip
    ],
)
def test_a_value_that_jumps_by_a_power_of_ten_or_the_factor_of_a_unit_is_a_warning(
    fields: str, values: tuple[str, ...], expected: list[str]
) -> None:
    """Once for a value that stands alone between its neighbours."""
    findings = findings_of(measured(fields, *values), "check.value_jumps")
    paths = [
        "$.indicators[x].targets[R8]" if each == "target" else f"$.observations[x/{each}]"
        for each in expected
    ]
    assert [each.path for each in findings] == paths


def members(year: str, total: str = "", **values: str) -> str:
    """Return the rows of the members of a dimension in a year, and of the whole."""
    start = f"- {{indicator: x, period: {year}"
    rows = [f"{start}, value: {value}, breakdown: {{性別: {member}}}}}" for member, value in values.items()]
    return "\n".join([*rows, *([f"{start}, value: {total}}}"] if total else []), ""])


@pytest.mark.parametrize(
    ("unit", "rows", "expected"),
    [
        ("人", members("R5", 男="5人", 女="7人", total="12人"), []),
        ("人", members("R5", 男="5人", 女="7人", total="約12人"), []),
        ("人", members("R5", 男="5人", 女="7人", total="13人"), ["note"]),
        ("人", members("R5", 男="5人", 女="7人", total="40人"), []),  # need not be all members
        (
            "人",
            members("R4", 男="5人", 女="7人", total="12人") + members("R5", 男="5人", 女="7人", total="40人"),
            ["warning"],
        ),
        ("人", members("R5", 男="5人", total="5人"), []),
        ("'%'", members("R5", 男="50%", 女="70%", total="61%"), []),
        ("人", members("R5", 男="5人", 女="{missing: withheld}", total="13人"), []),
    ],
)
def test_members_that_are_not_their_total_are_found(unit: str, rows: str, expected: list[str]) -> None:
    """Where another year shows that they are all parts, or where they are nearly the total."""
    ledger = ledger_of(f"- {{id: x, label: 指標, unit: {unit}}}", rows)
    assert [str(each.severity) for each in findings_of(ledger, "check.parts_disagree")] == expected


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (members("R5", 男="5人", 女="7人"), "check.only_members"),
        ("- {indicator: x, period: R5, value: 5人, status: forecast}", "check.only_expected"),
        (members("R5", 男="5人", total="9人"), None),
        (members("R5", 男="5人") + "- {indicator: x, period: 2023-04/2023-09, value: 5人}", None),
        ("- {indicator: x, period: R5, value: {missing: pending}}", None),
        ("- {indicator: x, period: R5, value: 5人, status: provisional}", None),
    ],
)
def test_a_year_without_a_total_says_what_there_is(rows: str, code: str | None) -> None:
    """The members, or what is expected."""
    ledger = ledger_of("- {id: x, label: 指標, unit: 人}", rows)
    codes = [each.code for each in check(ledger) if each.code.startswith("check.only_")]
    assert codes == ([code] if code else [])
    target = "{due: R8, goal: {at-least: 9人}, breakdown: {性別: 男}}"
    by_member = ledger_of(f"- {{id: x, label: 指標, unit: 人, targets: [{target}]}}", rows)
    assert "check.only_members" not in {each.code for each in check(by_member)}


@pytest.mark.parametrize(
    ("known", "expected"),
    [("2023-03-31", 1), ("2023-03", 1), ("2023-04-01", 0), ("R5", 0), ("R4/R5", 0), ("2024-06-01", 0)],
)
def test_a_result_is_not_known_before_its_period_begins(known: str, expected: int) -> None:
    """A forecast is."""
    for status, count in (("final", expected), ("forecast", 0)):
        row = f"- {{indicator: x, period: R5, value: 5人, known: {known}, status: {status}}}"
        ledger = ledger_of("- {id: x, label: 指標, unit: 人}", row)
        assert len(findings_of(ledger, "check.known_too_early")) == count


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        (
            "bounds: {low: 0%, high: 100%}",
            "{ratio: {numerator: 120件, denominator: 100件}}",
            ["observations"],
        ),
        ("bounds: {low: 0%, high: 100%}", "{ratio: {numerator: 100件, denominator: 100件}}", []),
        ("denominator: {label: 手続}", "120%", ["observations"]),
        ("", "120%", []),
        ("bounds: {high: 100%}, targets: [{due: R8, goal: {at-least: 120%}}]", "50%", ["indicators"]),
        (
            "bounds: {high: 100%}, targets: [{due: R8, goal: {within: {low: 90%, high: 120%}}}]",
            "5%",
            ["indicators"],
        ),
        (
            "bounds: {high: 100%}, baseline: {value: 95%, year: R3}, "
            "targets: [{due: R8, goal: {change-by: 10ポイント}}]",
            "5%",
            ["indicators"],
        ),
        ("bounds: {high: 100%}, targets: [{due: R8, goal: {at-least: 100%}}]", "50%", []),
    ],
)
def test_every_value_and_level_lies_within_the_bounds(fields: str, value: str, expected: list[str]) -> None:
    """Shares by their parts, and the levels of every goal."""
    codes = ("check.baseline_out_of_bounds", "check.out_of_bounds", "check.target_out_of_bounds")
    findings = [each for code in codes for each in findings_of(measured(f"unit: '%', {fields}", value), code)]
    assert [each.path.split("[")[0] for each in findings] == [f"$.{each}" for each in expected]


@pytest.mark.parametrize(
    ("unit", "baseline", "value", "count"),
    [
        ("人", "635万人", "635.3万人", 0),
        ("人", "635.3万人", "635万人", 0),
        ("人", "635万人", "636万人", 1),
        ("人", "635人", "636人", 1),
        ("'%'", "44%", "43.5%", 0),
        ("'%'", "44%", "45%", 1),
        ("'%'", "44.0%", "44.4%", 1),
        ("人", "約640人", "636人", 0),
    ],
)
def test_a_baseline_may_be_printed_more_coarsely_than_the_result_of_its_year(
    unit: str, baseline: str, value: str, count: int
) -> None:
    """As a plan rounds what a report gives in full."""
    fields = f"unit: {unit}, baseline: {{value: {baseline}, year: R4}}"
    ledger = measured(fields, value)
    assert len(findings_of(ledger, "check.baseline_differs")) == count
    used = value if baseline.startswith("約") else baseline
    assert str(resolve(ledger, ledger.plan.indicator("x"), FiscalYear.parse("R4")).value) == used


@pytest.mark.parametrize(
    ("unit", "values", "expected"),
    [
        ("件", ("1230件", "12410件", "1250件"), "warning"),
        ("件", ("1230件", "12410件", "1700件"), "warning"),  # below one and a half times
        ("件", ("1230件", "124件", "1250件"), "note"),  # as in a year in which little took place
        ("件", ("1230件", "{missing: pending}", "12410件", "1250件"), "warning"),
        ("'%'", ("5.1%", "51.2%", "5.2%"), "warning"),
        ("円", ("12.3億円", "12.4万円", "12.5億円"), "warning"),
        ("件", ("1.2万件", "1.21件", "1.25万件"), "note"),
        ("件", ("1230件", "12410件"), None),  # nothing states that it falls back
        ("件", ("1230件", "1250件", "12410件"), "note"),  # the last year: it may have grown
        ("件", ("1230件", "1250件", "124件"), "note"),
        ("件", ("1230件", "1900件", "12410件"), None),
        ("件", ("1230件", "1250件", "9100件"), None),
        ("件", ("1230件", "1250件", "12410件", "12500件"), None),
        ("件", ("1230件", "12410件", "12500件"), None),  # a growth
        ("件", ("1230件", "12410件", "1900件"), None),
        ("件", ("1230件", "9100件", "1250件"), None),
        ("件", ("1230件", "18100件", "1250件"), None),
        ("件", ("12件", "120件", "13件"), None),  # too few digits
        ("件", ("1件", "10件", "1件"), None),
        ("件", ("0件", "1240件", "0件"), None),
        ("件", ("-1230件", "12410件", "-1250件"), None),
        ("件", ("1230件", "310件", "1250件"), None),
    ],
)
def test_an_outlier_by_a_power_of_ten_is_found(
    unit: str, values: tuple[str, ...], expected: str | None
) -> None:
    """Between two years that are like one another."""
    findings = findings_of(measured(f"unit: {unit}", *values), "check.value_jumps")
    assert [str(each.severity) for each in findings] == [expected] * bool(expected)
