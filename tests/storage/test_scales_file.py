"""The file of a city's scales: read, located, spared."""

import json
from pathlib import Path

import attrs
import jsonschema
import pytest

from dxmodel.errors import ValidationError
from dxmodel.formats import schema
from dxmodel.formats.json import dumps, loads
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Label
from dxmodel.storage import load, save
from tests.storage.broken import SOUND, write

SCALES = """\
format: scales/1
scales:
# 平成からの区分
- id: kpi
  label: 達成状況
  by: linear_pace
  grades:
  - {mark: 着実, at_least: 1}
  - {mark: 概ね, at_least: 0.60, below: 1}   # 6割から
  - {mark: 改善, below: "0.60"}
  span: R4/R6
# 令和7年度から
- id: kpi
  label: 進み具合
  grades: [{mark: A}, {mark: B}]
  not_evaluated: −
  span: R7/
"""


def problems_of_file(folder: Path, text: str) -> list[tuple[str, str]]:
    """Return the place and the code of each problem of a file of scales."""
    with pytest.raises(ValidationError) as caught:
        load(write(folder, SOUND | {"scales.yaml": text}))
    assert all(caught.value.describe(language) for language in LANGUAGES)
    return [(str(each.place), each.code) for each in caught.value.problems]


def test_scales_are_read_from_their_file(tmp_path: Path) -> None:
    """Numbers exactly, with or without quotes."""
    ledger = load(write(tmp_path, SOUND | {"scales.yaml": SCALES}))
    assert ledger.scale("kpi", "R6").grade(0.6).mark == "概ね"
    assert ledger.scale("kpi", "R7").marks == ("A", "B", "−")


PERCENT = (
    SCALES.replace("at_least: 1}", "at_least: 100%}")
    .replace("0.60, below: 1}", "60 %, below: 100％}")
    .replace('"0.60"', '"60%"')
)


def test_percentages_are_the_same_scale_and_stay_as_they_are_written(tmp_path: Path) -> None:
    """What is kept in JSON is the number."""
    ledger, same = (
        load(write(tmp_path / name, SOUND | {"scales.yaml": text}))
        for name, text in (("percent", PERCENT), ("shares", SCALES))
    )
    assert ledger.scales == same.scales
    save(ledger, tmp_path / "percent")
    assert (tmp_path / "percent" / "scales.yaml").read_text("utf-8") == PERCENT
    remaining = dumps(ledger)
    assert loads(remaining) == ledger
    assert [each.get("at_least") for each in json.loads(remaining)["scales"][0]["grades"]] == [1, 0.6, None]


def test_an_editor_that_knows_the_schema_takes_percentages() -> None:
    """And no other text."""
    end = schema("scales")["$defs"]["Grade"]["properties"]["at_least"]
    valid = jsonschema.Draft202012Validator(end).is_valid
    assert all(map(valid, ("80%", "80 ％", "0.8", 0.8, None)))
    assert not any(map(valid, ("8割", "80%%", "約80%", True)))


def test_gaps_and_overlaps_are_located(tmp_path: Path) -> None:
    """All together, each at the line of a grade."""
    text = SCALES.replace("at_least: 0.60", "above: 0.60").replace("{mark: A}", "{mark: A, above: 1}")
    assert problems_of_file(tmp_path, text) == [
        ("scales.yaml:9:5", "ledger.grades_gap"),
        ("scales.yaml:15:12", "ledger.ends_by_hand"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("linear_pace", "linear_pase", "scales.yaml:6:3", "formats.not_one_of_like"),
        ("mark: 着実", "mark: 7", "scales.yaml:8:6", "formats.quote_text"),
        ("at_least: 1", "at_least: 1e3", "scales.yaml:8:16", "ledger.not_an_end"),
        ("at_least: 1", "at_least: true", "scales.yaml:8:16", "formats.not_a_number"),
        ("at_least: 1", "at_least: 8割", "scales.yaml:8:16", "ledger.not_an_end"),
        ("at_least: 1", "at_leest: 1", "scales.yaml:8:16", "formats.unknown_key_like"),
        ("span: R7/", "span: R6/", "scales.yaml:13:3", "ledger.scales_at_once"),
        ("mark: B", "mark: A", "scales.yaml:15:24", "ledger.repeated_mark"),
    ],
)
def test_a_mistake_is_located(tmp_path: Path, old: str, new: str, place: str, code: str) -> None:
    """With line and column."""
    assert problems_of_file(tmp_path, SCALES.replace(old, new)) == [(place, code)]


def test_a_changed_version_leaves_the_other_as_it_is(tmp_path: Path) -> None:
    """Two versions with one id are two entries."""
    folder = write(tmp_path, SOUND | {"scales.yaml": SCALES})
    ledger = load(folder)
    old, new = ledger.scales
    save(attrs.evolve(ledger, scales=[old, attrs.evolve(new, label=Label("進捗"))]), folder)
    assert (folder / "scales.yaml").read_text("utf-8") == (
        SCALES[: SCALES.index("- id: kpi\n  label: 進み具合")]
        + "- id: kpi\n  label: 進捗\n  grades:\n  - mark: A\n  - mark: B\n  not_evaluated: −\n  span: R7/\n"
    )


def test_without_scales_there_is_no_file(tmp_path: Path) -> None:
    """Nor is one made."""
    folder = write(tmp_path, SOUND)
    save(load(folder), folder)
    assert load(folder).scales == ()
    assert not (folder / "scales.yaml").exists()
