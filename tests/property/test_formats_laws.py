"""Writing and reading lose nothing, whatever a ledger holds, and whoever edited the folder before."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.changes import Change, Correct, Rename
from dxmodel.errors import ValidationError
from dxmodel.formats import json, yaml
from dxmodel.ledger import Ledger
from dxmodel.revise import Revision
from dxmodel.storage import load, save
from dxmodel.testing import change_lists, ledgers, plans
from tests.scaling import examples

SLOW = examples(0.5)


@pytest.mark.parametrize("form", [yaml, json], ids=["yaml", "json"])
@SLOW
@given(ledger=ledgers())
def test_loads_undoes_dumps(form: Any, ledger: Ledger) -> None:
    """For every ledger."""
    assert form.loads(form.dumps(ledger)) == ledger


@pytest.mark.parametrize("form", [yaml, json], ids=["yaml", "json"])
@given(changes=plans().flatmap(change_lists))
def test_every_change_comes_back(form: Any, changes: tuple[Change, ...]) -> None:
    """As a decision, and as a correction of what was never so."""
    right = [Correct(each, wrong_in="x") for each in changes if not isinstance(each, Correct | Rename)]
    for some in (changes, right):
        revision = Revision(id="r", label="改定", decided="R6", changes=some)
        assert form.loads(form.dumps(revision), Revision) == revision


@SLOW
@given(before=ledgers(), after=ledgers())
def test_load_undoes_save_over_any_other_ledger(before: Ledger, after: Ledger) -> None:
    """Whatever stood in the folder, where that is what is to be replaced."""
    with TemporaryDirectory() as folder:
        saved = save(before, folder)
        assert save(attrs.evolve(after, folder=saved.folder, base=saved.base), folder) == after
        assert load(folder) == after


@SLOW
@given(ledger=ledgers())
def test_saving_again_changes_nothing(ledger: Ledger) -> None:
    """Not a byte."""
    with TemporaryDirectory() as folder:
        save(ledger, folder)
        before = {path: path.read_bytes() for path in Path(folder).rglob("*.yaml")}
        save(load(folder), folder)
        assert {path: path.read_bytes() for path in Path(folder).rglob("*.yaml")} == before


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(
    data=st.dictionaries(
        TEXTS.filter(lambda text: not text.startswith("\u3000")), DATA, min_size=1, max_size=3
    )
)
def test_yaml_returns_any_plain_data(data: dict[str, Any]) -> None:
    """Every text that Unicode has comes back as the text that it was, or is refused by name."""
    try:
        parsed = yaml.parse(yaml.dump(data))
    except ValidationError as error:
        lawful = {"formats.wide_space", "formats.strange_character"}
        assert {each.code for each in error.problems} <= lawful  # noqa: PT017  # both ends are lawful
    else:
        assert parsed == data


@given(text=TEXTS.map(lambda text: text * 3) | st.binary(max_size=40))
def test_no_text_makes_a_reader_raise_anything_but_problems(text: str | bytes) -> None:
    """Neither YAML nor JSON, however odd."""
    for form in (yaml, json):
        with pytest.raises(ValidationError):
            form.loads(text)
