"""Whether something is done, and when: its texts, its forms in files, and what is refused."""

from typing import Any

import pytest

from dxmodel.errors import DxError, ValidationError
from dxmodel.fiscal import When
from dxmodel.formats import Observations, csv, json, yaml
from dxmodel.ledger import Observation
from dxmodel.plan import Completion
from tests.yaml_ledger import ledger_of

FORMS: list[tuple[str, Completion, str, str]] = [
    ("true", Completion(done=True), "完了", "done"),
    ("2023-03-20", Completion(done="2023-03-20"), "完了（令和5年3月20日）", "done (20 March 2023)"),
    ("2023-03", Completion(done="2023-03"), "完了（令和5年3月）", "done (March 2023)"),
    ("令和5年3月", Completion(done="2023-03"), "完了（令和5年3月）", "done (March 2023)"),
    ("R5", Completion(done="R5"), "完了（令和5年度）", "done (FY2023)"),
    (
        "/2023-03-31",
        Completion(done="/2023-03-31"),
        "完了（令和5年3月31日まで）",
        "done (not after 31 March 2023)",
    ),
    ("false", Completion(), "未完了", "not done"),
    (
        "{part: 20課のうち12課}",
        Completion(part="20課のうち12課"),
        "一部完了：20課のうち12課",
        "partly done: “20課のうち12課”",
    ),
]


@pytest.mark.parametrize(("text", "value", "japanese", "english"), FORMS)
def test_a_completion_is_read_from_yaml_and_told(
    text: str, value: Completion, japanese: str, english: str
) -> None:
    """``value: {done: …}``: true, false, a day, a month, a fiscal year, or the part that is done."""
    ledger = ledger_of("- {id: x, label: 導入}", f"- {{indicator: x, period: R5, value: {{done: {text}}}}}")
    (observation,) = ledger.observations
    assert observation.value == value
    assert (f"{value:ja}", f"{value:en}", str(value)) == (japanese, english, english)


VALUES = [value for _, value, *_ in FORMS]


@pytest.mark.parametrize("value", [*VALUES, Completion(done=When.parse("R5", "聞取り"))])
def test_a_completion_comes_back_from_every_format(value: Completion) -> None:
    """YAML and JSON keep the reason of an uncertain date too; the CSV keeps the rest."""
    observations = (Observation(indicator="x", period="R5", value=value),)
    for form in (yaml, json):
        assert form.loads(form.dumps(Observations(observations)), Observations).observations == observations
    if value.on is None or value.on.reason is None:
        assert csv.loads(csv.dumps(observations)) == observations


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("TRUE,", Completion(done=True)),
        ("FALSE,12課", Completion(part="12課")),
        ("2023/3/20,", Completion(done="2023-03-20")),
        ("令和4年度,", Completion(done="R4")),
    ],
)
def test_a_completion_is_read_as_a_spreadsheet_saves_it(cell: str, value: Completion) -> None:
    """Truth values in capitals, and days with slashes."""
    (observation,) = csv.loads(f"indicator,period,done,part_done\nx,R5,{cell}\n")
    assert observation.value == value


def test_a_part_needs_the_cell_that_it_belongs_to() -> None:
    """The column ``part_done`` means something only beside ``done``."""
    with pytest.raises(ValidationError) as error:
        csv.loads("indicator,period,done,part_done\nx,R5,,12課\n")
    assert [(each.code, each.place and each.place.column) for each in error.value.problems] == [
        ("formats.csv_alone", 4)
    ]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (Completion(done=True), Completion(done="R4"), True),
        (Completion(done=True), Completion(), False),
        (Completion(done="R4"), Completion(part="12課"), False),
        (Completion(), Completion(part="12課"), True),
        (Completion(done="R4"), Completion(done="2023-03-31"), True),
        (Completion(done="R4"), Completion(done="2023-04"), False),
        (Completion(done="2023-03-31/"), Completion(done="/2023-03-31"), True),
        (Completion(done="2023-04-01/"), Completion(done="/2023-03-31"), False),
    ],
)
def test_completions_agree_where_both_can_be_true(one: Completion, other: Completion, agree: bool) -> None:
    """In either order."""
    assert (one.agrees(other), other.agrees(one)) == (agree, agree)


def codes(make: Any) -> list[str]:
    """The codes of the errors that a call raises; none if it raises nothing."""
    try:
        make()
    except ValidationError as error:
        return [each.code for each in error.problems]
    except DxError as error:
        return [error.code]
    return []


@pytest.mark.parametrize(
    ("done", "entry", "expected"),
    [
        ("2024-04", {"known": "R5"}, ["ledger.done_later"]),
        ("2024-04", {"known": "2024-03-31"}, ["ledger.done_later"]),
        ("2024-04", {"known": "2024-04-10"}, []),
        ("2024-04", {"known": "2024-04-01/"}, []),
        ("R6", {"as_of": "2024-03-31"}, ["ledger.done_later"]),
        ("R6", {"as_of": "2024-04-01"}, []),
        ("/2024-04-01", {"known": "2020-01-01"}, []),
        ("2024-04", {"known": "R5", "status": "planned"}, []),
        ("2024-04", {"known": "R5", "status": "forecast"}, []),
        ("2024-04", {"known": "R5", "status": "provisional"}, ["ledger.done_later"]),
    ],
)
def test_nothing_is_done_after_the_day_on_which_that_was_known(
    done: str, entry: dict[str, str], expected: list[str]
) -> None:
    """Where it is sure; what is planned or expected lies ahead."""
    fields = "".join(f", {key}: {value}" for key, value in entry.items())
    observation = f"- {{indicator: x, period: R5, value: {{done: {done}}}{fields}}}"
    assert codes(lambda: ledger_of("- {id: x, label: 導入}", observation)) == expected


@pytest.mark.parametrize(
    ("word", "done"),
    [("完了", "true"), ("導入済み", "true"), ("未完了", "false"), ("一部完了", "{part: …}")],
)
def test_a_word_in_place_of_a_completion_is_answered_with_what_to_write(word: str, done: str) -> None:
    """Somebody who knows only the printed table writes ``value: 完了``."""
    with pytest.raises(ValidationError) as error:
        ledger_of("- {id: x, label: 導入}", f"- {{indicator: x, period: R5, value: {word}}}")
    (problem,) = error.value.problems
    assert (problem.code, problem.facts["done"]) == ("formats.say_done", done)


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("{done: true, part: 12課}", "plan.part_of_done", "$.observations[0].value.done"),
        ("完了", "fiscal.unreadable_when", "$.observations[0].value.done"),
        ("2023-13", "fiscal.unreadable_when", "$.observations[0].value.done"),
        ("2023", "fiscal.year_as_time", "$.observations[0].value.done"),
        ("令和5年", "fiscal.year_as_time", "$.observations[0].value.done"),
        ("", "formats.not_text", "$.observations[0].value.done"),
        ("{on: 2023-03}", "formats.unknown_key", "$.observations[0].value.done.on"),
    ],
)
def test_what_is_no_completion_is_one_located_error(text: str, code: str, path: str) -> None:
    """With the position of the value in the file."""
    with pytest.raises(ValidationError) as error:
        ledger_of("- {id: x, label: 導入}", f"- {{indicator: x, period: R5, value: {{done: {text}}}}}")
    problems = [(each.code, each.path) for each in error.value.problems]
    assert problems == [(code, path)]
    assert all(each.place is not None and each.place.line == 3 for each in error.value.problems)
