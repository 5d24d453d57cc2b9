"""Notes that are alike are one finding, and nothing of them is lost."""

import pytest

from dxmodel.checks import Finding, Severity, check
from dxmodel.plan import Label
from tests.yaml_ledger import ledger_of


@pytest.mark.parametrize("count", [4, 5, 300])
def test_alike_notes_are_one_with_their_number_and_the_first_few(count: int) -> None:
    """The others are in it, each with its own path; three of them are named."""
    indicators = "".join(f"- {{id: i-{n}, label: 指標{n}番, unit: 件}}\n" for n in range(count))
    (finding,) = (each for each in check(ledger_of(indicators)) if each.code == "check.no_target")
    assert finding.count == count
    paths = [each.path for each in (finding, *finding.others)]
    assert paths == [f"$.indicators[i-{n}]" for n in range(count)]
    sentence = finding.describe("ja")
    assert sentence.startswith("「指標0番」には目標値がありません。")
    assert f"ほかに{count - 1}件" in sentence
    assert [f"指標{n}番" in sentence for n in range(1, count)] == [n <= 3 for n in range(1, count)]
    assert ("など" in sentence) is (count > 4)


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ({"x": "R3 R4 R5 R6"}, "（同じ指摘がほかに3件あります）"),
        ({"x": "R3 R4 R5", "y": "R3"}, "（同じ指摘がほかに3件あります：指標y）"),
        ({"x": "R3 R4 R5 R6", "y": "R3 R4", "z": "R3"}, "（同じ指摘がほかに6件あります：指標y、指標z）"),
        (dict.fromkeys("xyzab", "R3 R4"), "（同じ指摘がほかに9件あります：指標y、指標z、指標aなど）"),
    ],
)
def test_other_notes_are_named_by_what_they_are_about_each_once(years: dict[str, str], said: str) -> None:
    """The values of several years of one indicator are about one thing."""
    indicators = "\n".join(f"- {{id: {name}, label: 指標{name}, unit: 件}}" for name in years)
    rows = [f"{{indicator: {name}, period: {year}" for name, text in years.items() for year in text.split()]
    observations = "\n".join(f"- {row}, value: 5件, status: planned}}" for row in rows)
    findings = check(ledger_of(indicators, observations))
    (finding,) = (each for each in findings if each.code == "check.only_expected")
    assert finding.describe("ja").endswith(said)


def test_up_to_three_notes_are_each_told() -> None:
    """They may differ in more than what they are about."""
    indicators = "".join(f"- {{id: i-{n}, label: 指標{n}番, unit: 件}}\n" for n in range(3))
    findings = [each for each in check(ledger_of(indicators)) if each.code == "check.no_target"]
    assert [(each.path, each.count) for each in findings] == [(f"$.indicators[i-{n}]", 1) for n in range(3)]


def test_warnings_are_each_told() -> None:
    """Somebody has to look at each."""
    indicators = "".join(f"- {{id: i-{n}, label: 指標{n}番, unit: 件}}\n" for n in range(5))
    observations = "".join(f"- {{indicator: i-{n}, period: R5, value: -1件}}\n" for n in range(5))
    findings = check(ledger_of(indicators, observations))
    warnings = [each for each in findings if each.severity is Severity.WARNING]
    assert [(each.code, each.count) for each in warnings] == [("check.below_zero", 1)] * 5


def test_notes_of_a_rule_of_ones_own_are_one_too() -> None:
    """Whatever their code."""
    words = Label("不明", translations={"en": "unknown"})
    notes = [Finding(code="mine.x", severity=Severity.NOTE, path=path, wording=words) for path in "abcd"]
    (finding,) = check(ledger_of("[]"), rules=[lambda _: iter(notes)])
    assert (finding.path, [each.path for each in finding.others]) == ("a", ["b", "c", "d"])
