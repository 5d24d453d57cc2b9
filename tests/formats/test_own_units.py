"""The units that a plan defines in its file are known before amounts are read."""

import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from dxmodel.changes import Amend
from dxmodel.errors import ValidationError
from dxmodel.formats import csv, json, yaml
from dxmodel.ledger import Ledger
from dxmodel.plan import OwnUnit, Plan
from dxmodel.revise import Revision
from dxmodel.storage import load, save
from dxmodel.testing import small_city
from tests.storage.broken import SOUND, write

OBSERVED = "pending 約1,300端末 5,328端末"
FRESH = """\
import sys
from dxmodel import load
from dxmodel.formats import json
print(*(each.value for each in {read}.observations))
"""


def with_units(units: str) -> dict[str, str]:
    """Return the files of a plan that counts one indicator in 端末, with *units* at the end of the plan."""
    plan = SOUND["plan.yaml"].replace("unit: 時間", "unit: 端末").replace("2,000時間", "2,000端末")
    return {
        "plan.yaml": f"{plan}{units}",
        "observations.yaml": SOUND["observations.yaml"].replace("時間", "端末"),
        "documents.yaml": SOUND["documents.yaml"],
    }


UNITS = "units:\n- {name: 端末, english: terminal/terminals, spellings: [端末機]}\n"


def read_afresh(read: str, *arguments: str) -> str:
    """Read in a new process, which does not know the units, and return the observed values."""
    script = FRESH.format(read=read)
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", script, *arguments], capture_output=True)
    return (done.stdout or done.stderr).decode().strip()


def test_a_folder_needs_no_python_to_count_in_a_unit_of_its_own(tmp_path: Path) -> None:
    """Wherever in its file the plan defines the unit."""
    write(tmp_path, with_units(UNITS))
    assert read_afresh("load(sys.argv[1])", str(tmp_path)) == OBSERVED


def test_a_json_document_is_read_alike(tmp_path: Path) -> None:
    """Its units come first, although its observations may be read before its plan."""
    write(tmp_path, with_units(UNITS))
    ledger = json.loads(json.dumps(load(tmp_path)))
    head, _, tail = json.dumps(ledger, indent=None).partition('"plan": ')
    plan, observations, rest = tail.partition(', "observations"')
    turned = f'{head}"observations"{rest.removesuffix("}")}, "plan": {plan}}}'
    assert observations
    path = tmp_path / "ledger.json"
    path.write_text(turned, "utf-8")
    assert read_afresh("json.loads(open(sys.argv[1], 'rb').read())", str(path)) == OBSERVED


def test_units_are_known_although_other_parts_are_wrong(tmp_path: Path) -> None:
    """Ten mistakes are ten, and no unit is one of them."""
    files = with_units("units: [{name: 巻物, english: scroll/scrolls}]\n")
    files = {name: text.replace("端末", "巻物") for name, text in files.items()}
    files["plan.yaml"] = files["plan.yaml"].replace('"131211"', "131211").replace(": up", ": upp")
    with pytest.raises(ValidationError) as caught:
        load(write(tmp_path, files))
    assert [each.path for each in caught.value.problems] == ["$.bodies[0].code", "$.indicators[0].direction"]


@pytest.mark.parametrize(
    ("units", "path", "code"),
    [
        ("units: {端末: terminal}\n", "$.units", "formats.not_a_list"),
        ("units:\n- 端末\n", "$.units[0]", "formats.not_a_mapping"),
        ("units:\n- {name: 灯籠, english: /}\n", "$.units[0]", "amount.bad_unit_english"),
        ("units:\n- {name: 件, english: matter/matters}\n", "$.units[0]", "amount.unit_taken"),
        ("units:\n- {name: 3級, english: grade/grades}\n", "$.units[0]", "amount.bad_unit_name"),
        ("units:\n- {name: 灯籠, english: lantern, like: 提灯}\n", "$.units[0].like", "amount.no_such_unit"),
        (
            "units:\n- {name: 灯籠, english: lantern, facter: 2}\n",
            "$.units[0].facter",
            "formats.unknown_key_like",
        ),
    ],
)
def test_a_wrong_definition_is_reported_at_its_place(
    tmp_path: Path, units: str, path: str, code: str
) -> None:
    """With its line, like every other problem."""
    with pytest.raises(ValidationError) as caught:
        load(write(tmp_path, SOUND | {"plan.yaml": SOUND["plan.yaml"] + units}))
    (problem,) = caught.value.problems
    line = SOUND["plan.yaml"].count("\n") + units.count("\n")
    assert (problem.path, problem.code, problem.place and problem.place.line) == (path, code, line)


def test_the_message_for_an_unknown_unit_names_where_to_declare_it(tmp_path: Path) -> None:
    """Beside the indicator that counts it, or with its conversions in the plan."""
    values = SOUND["observations.yaml"].replace("約1,300時間", "約1,300花瓶")
    with pytest.raises(ValidationError) as caught:
        load(write(tmp_path, SOUND | {"observations.yaml": values}))
    for language in ("ja", "en"):
        words = caught.value.problems[0].describe(language)
        assert "unit:" in words
        assert "units:" in words


def test_a_counter_needs_no_definition(tmp_path: Path) -> None:
    """The indicator declares it, and its values are read with it in every file."""
    ledger = load(write(tmp_path, with_units("")))
    assert str(ledger.plan.indicators[0].unit) == "端末"
    assert [str(each.value) for each in ledger.observations] == OBSERVED.split()
    assert json.loads(json.dumps(ledger)) == ledger
    text = csv.dumps(ledger.observations)
    assert csv.loads(text, ledger=ledger) == ledger.observations
    save(ledger, tmp_path / "again")
    assert load(tmp_path / "again") == ledger


def test_a_revision_may_bring_a_unit(tmp_path: Path) -> None:
    """Observations are read with it; a different definition is refused at its place."""
    plan = SOUND["plan.yaml"] + UNITS
    files = SOUND | {"plan.yaml": plan}
    write(tmp_path, files)
    head = "format: revision/1\nid: more\nlabel: 追加\ndecided: R6\n"
    revision = f"{head}changes:\n- amend: {{of: {yaml.loads(plan, Plan).id}, units: [%s]}}\n"
    same = "{name: 端末, english: terminal/terminals, spellings: [端末機]}"
    write(tmp_path, {"revisions/more.yaml": revision % f"{same}, {{name: 端末箱, like: 端末, factor: 10}}"})
    assert str(load(tmp_path).plan.amount("2端末箱")) == "2端末箱"
    write(tmp_path, {"revisions/more.yaml": revision % "{name: 端末, factor: 2}"})
    with pytest.raises(ValidationError) as caught:
        load(tmp_path)
    assert [(each.path, each.code) for each in caught.value.problems] == [
        ("$.changes[0].amend.units[0]", "amount.unit_redefined")
    ]


def test_a_revision_that_redefines_a_unit_is_refused_before_it_is_saved():
    """Amounts of all years are read in one definition; what could not be loaded again is no ledger."""
    kit = OwnUnit("教材")
    founding = attrs.evolve(small_city().founding, units=[kit, OwnUnit("教材箱", like="教材", factor=12)])
    again = [kit, OwnUnit("教材箱", like="教材", factor=1000)]
    revision = Revision(id="r", label="改定", decided="2024-01-01", changes=[Amend(founding.id, units=again)])
    with pytest.raises(ValidationError, match="教材箱") as refused:
        Ledger(founding=founding, revisions=[revision], documents=small_city().documents)
    assert [each.path for each in refused.value.problems] == ["$.revisions[0].changes[0].units[1]"]


REDEFINED = """
from dxmodel.formats.plan_units import units_of

later = {"changes": [{"amend": {"of": "dx", "units": [{"name": "端末", "spellings": ["端末機"]}]}}]}
table = units_of([{"revisions": [later], "plan": {"units": [{"name": "端末", "spellings": ["タブレット"]}]}}])
print(table.definitions[0].spellings)
"""


@pytest.mark.parametrize("seed", ["0", "1", "2", "3"])
def test_of_two_definitions_the_one_of_the_plan_comes_first(seed: str) -> None:
    """In every process, however its hashes are salted."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", REDEFINED],
        capture_output=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
        check=True,
    )
    assert done.stdout.decode().strip() == "('タブレット',)"
