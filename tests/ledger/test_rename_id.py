"""Another id for something: in every reference; the old one is kept, and refused where it is still used."""

import re
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

from dxmodel.changes import Add, Amend, Correct, Move
from dxmodel.errors import (
    AmbiguousError,
    DxError,
    InvalidValueError,
    ParseError,
    UnknownNameError,
    ValidationError,
)
from dxmodel.formats import json, yaml
from dxmodel.formats.converter import unstructure
from dxmodel.formats.document import document_data
from dxmodel.ledger import Evaluation, IdKind, Ledger, rename_id
from dxmodel.ledger.rename_id import KIND_OF, id_fields
from dxmodel.plan import Document, Item, Plan, Statement, Viewpoint
from dxmodel.revise import Rationale, Revision, apply
from dxmodel.storage import load, load_example
from dxmodel.testing import small_city


@pytest.fixture(scope="module")
def everything(root: Path) -> Ledger:
    """Return a ledger in which every field of every class is set once."""
    return load(root / "tests" / "golden" / "everything")


def ids(ledger: Ledger) -> list[tuple[IdKind, str]]:
    """Return every id of a ledger, with what has it."""
    items = [ledger.plan, *ledger.plan.items(), *ledger.founding.items()]
    entries: list[Any] = [*items, *ledger.documents, *ledger.revisions, *ledger.scales]
    return list(dict.fromkeys((KIND_OF[type(each)], each.id) for each in entries))


def texts(data: Any) -> list[str]:
    """Return every text in plain data but for former ids, keys included."""
    if isinstance(data, dict):
        inner = [text for key, value in data.items() if key != "former_ids" for text in texts(value)]
        return [*map(str, data), *inner]
    if isinstance(data, list):
        return [text for each in data for text in texts(each)]
    return [data] if isinstance(data, str) else []


def naming(ledger: Ledger, id: str) -> list[str]:
    """Return the texts that are an id, or paths that start with it."""
    return [text for text in texts(unstructure(ledger)) if re.fullmatch(rf"{id}([.\[].*)?", text)]


def without_former_ids(data: Any) -> Any:
    """Return plain data without former ids."""
    if isinstance(data, dict):
        return {key: without_former_ids(value) for key, value in data.items() if key != "former_ids"}
    return [*map(without_former_ids, data)] if isinstance(data, list) else data


def test_nothing_is_named_by_the_old_id(everything: Ledger) -> None:
    """Every field of every class that can refer to something is set in the golden ledger."""
    for kind, id in ids(everything):
        unique = rename_id(everything, id, "zzzz-old", kind)
        count = len(naming(unique, "zzzz-old"))
        renamed = rename_id(unique, "zzzz-old", "zzzz-new")
        assert naming(renamed, "zzzz-old") == []
        assert len(naming(renamed, "zzzz-new")) == count


def test_there_and_back_is_the_same_ledger_but_for_the_former_ids(everything: Ledger) -> None:
    """Of everything that has an id."""
    for kind, id in ids(everything):
        back = rename_id(rename_id(everything, id, "zzzz-new", kind), "zzzz-new", id, kind)
        assert without_former_ids(unstructure(back)) == without_former_ids(unstructure(everything))


def test_only_what_is_renamed_refers_to_the_new_id(everything: Ledger) -> None:
    """A document with the id of an item, or a revision with that of a document, keeps its id."""
    city = rename_id(rename_id(everything, "report", "same"), "rpa", "same", "item")
    renamed = rename_id(city, "same", "changed", "document")
    assert [each.id for each in renamed.documents] == ["changed"]
    assert "same" in renamed.plan
    assert "changed" not in renamed.plan


def test_every_field_that_holds_an_id_by_its_description_is_renamed() -> None:
    """The descriptions of fields say which hold ids; a new one cannot be forgotten."""
    kinds = {kind for kind in _classes(Ledger) if id_fields(kind)}
    described = {
        (kind.__name__, name)
        for kind in _classes(Ledger)
        for names, text in re.findall(r"^        (\w+(?:, \w+)*): (.*)$", kind.__doc__ or "", re.MULTILINE)
        for name in names.split(", ")
        if re.search(r"\b(id|ids|slug)\b", text) and name != "former_ids"
        if name in attrs.fields_dict(kind)
        and "str" in re.findall(r"\w+", str(attrs.fields_dict(kind)[name].type))
    }
    handled = {(kind.__name__, name) for kind in kinds for name in id_fields(kind)}
    assert described - handled == set()


def _classes(*roots: Any) -> set[Any]:
    classes: set[Any] = set()
    hints = [*roots]
    while hints:
        hint = hints.pop()
        if isinstance(hint, type) and attrs.has(hint):
            if hint not in classes:
                classes.add(hint)
                hints += [field.type for field in attrs.fields(hint)]
        else:
            hints += get_args(hint)
    return classes


def test_a_change_refers_by_the_fields_by_which_items_refer() -> None:
    """Amend and Move take them from the items."""
    referring = {name for kind in get_args(Item) for name in id_fields(kind)} - {"id"}
    assert referring == ({*id_fields(Amend)} | {*id_fields(Move)}) - {"of"}


def test_every_class_with_an_id_has_former_ids() -> None:
    """And is one that can be renamed."""
    with_id = {kind for kind in _classes(Ledger) if "id" in attrs.fields_dict(kind)}
    assert with_id == set(KIND_OF)
    assert all("former_ids" in attrs.fields_dict(kind) for kind in with_id)


def test_the_old_id_is_kept_until_it_is_the_id_again() -> None:
    """It is listed once."""
    one = rename_id(small_city(), "online-share", "a")
    two = rename_id(one, "a", "b")
    assert two.plan["b"].former_ids == ("online-share", "a")
    assert rename_id(two, "b", "online-share").plan["online-share"].former_ids == ("a", "b")
    assert rename_id(one, "a", "a") == one


def test_a_former_id_is_refused_with_the_new_one() -> None:
    """It is not resolved, so that a thing has one name."""
    city = rename_id(small_city(), "online-share", "online-rate")
    for look_up in (
        lambda: city.plan["online-share"],
        lambda: city.plan.indicator("online-share"),
        lambda: city.observations_of("online-share"),
        lambda: rename_id(city, "online-share", "x"),
    ):
        with pytest.raises(UnknownNameError) as caught:
            look_up()
        assert (caught.value.code, caught.value.facts["nearest"]) == ("plan.renamed_id", "online-rate")
    assert city.plan.get("online-share") is None
    renamed = rename_id(city, "extension", "later", "revision")
    with pytest.raises(UnknownNameError) as caught:
        renamed.before("extension")
    assert caught.value.facts["nearest"] == "later"


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("online-share", "$.observations[0].indicator"),
        ("online", "$.plan.indicators[0].initiatives[0]"),
        ("plan", "$.plan.indicators[0].targets[0].sources[0].document"),
        ("dx-plan", "$.plan.statements[0].about"),
        ("dx-plan", "$.evaluations[0].item"),
        ("online-share", "$.revisions[0].changes[0].amend.of"),
        ("online-share", "$.revisions[0].reasons[0].about[0]"),
        ("online", "$.revisions[0].reasons[0].because_of"),
        ("dx-plan", "$.revisions[0].changes[1].correct.wrong_in"),
    ],
)
def test_a_reference_by_a_former_id_is_an_error_at_its_place(old: str, path: str) -> None:
    """That names the new id."""
    kind = "document" if old == "plan" else "item"
    data: Any = document_data(rename_id(referring(small_city()), old, "aaaa-new", kind))
    *steps, last = [int(step) if step.isdecimal() else step for step in re.findall(r"\w+", path)]
    part = data
    for step in steps:
        part = part[step]
    assert part[last] == "aaaa-new"
    part[last] = old
    with pytest.raises(ValidationError) as caught:
        yaml.loads(yaml.dump(data))
    (problem,) = [each for each in caught.value.problems if each.code == "plan.renamed_id"]
    assert problem.path in (path, re.sub(r"\.(amend|correct).*", "", path), re.sub(r"\.correct", "", path))
    assert problem.facts["nearest"] == "aaaa-new"
    assert problem.place is not None
    assert problem.place.line is not None


def referring(city: Ledger) -> Ledger:
    """The small city with a statement, an evaluation, a correction and a reason that refer by ids."""
    about = Statement(id="issue", order=1, about="dx-plan", kind="issue", text="課題")
    amended = Amend("online-share", number="1")
    revision = attrs.evolve(
        city.revisions[0],
        changes=[amended, Correct(Amend("online", number="2"), wrong_in="dx-plan")],
        reasons=[Rationale("理由", "online", about=["online-share"])],
    )
    return attrs.evolve(
        city,
        founding=attrs.evolve(city.founding, statements=[about]),
        evaluations=[Evaluation(item="dx-plan", year="R5", grade="A")],
        revisions=[revision],
    )


def test_an_id_in_use_is_refused() -> None:
    """By something of that kind, now or before; and a name that a path may mean."""
    city = rename_id(rename_id(small_city(), "online-share", "a"), "extension", "decision", "revision")
    for old, new, code in (
        ("a", "counter-time", "ledger.id_in_use"),
        ("counter-time", "online-share", "ledger.id_in_use"),
        ("decision", "dx-plan", "ledger.id_in_use"),
        ("dx-plan", "decision", "ledger.id_in_use"),
        ("counter-time", "period", "ledger.id_of_a_field"),
        ("counter-time", "Counter_Time", "plan.bad_id"),
    ):
        with pytest.raises(InvalidValueError) as caught:
            rename_id(city, old, new)
        assert caught.value.code == code


def test_of_several_things_with_one_id_the_kind_is_stated() -> None:
    """In Adachi's ledger a document and a revision have one id."""
    adachi = load_example("adachi")
    with pytest.raises(AmbiguousError) as caught:
        rename_id(adachi, "extension", "prolongation")
    assert set(caught.value.facts["accepted"]) == {"document", "revision"}
    renamed = rename_id(adachi, "extension", "prolongation", "revision")
    assert renamed.revisions[0].former_ids == ("extension",)
    assert "extension" in [each.id for each in renamed.documents]
    with pytest.raises(UnknownNameError):
        rename_id(adachi, "extension", "prolongation", "scale")
    with pytest.raises(ParseError):
        rename_id(adachi, "extension", "prolongation", "chapter")


def test_a_former_id_is_one_that_nothing_has_now() -> None:
    """Neither the thing itself, nor another one, nor a former one of another."""
    people = Viewpoint(id="folk", order=1, label="人材", former_ids=["hr"])
    plan = small_city().plan
    for other in (
        Viewpoint(id="hr", order=2, label="人事"),
        Viewpoint(id="staff", order=2, label="職員", former_ids=["hr"]),
        Viewpoint(id="staff", order=2, label="職員", former_ids=["folk"]),
        Viewpoint(id="staff", order=2, label="職員", former_ids=["staff"]),
        Viewpoint(id="staff", order=2, label="職員", former_ids=[plan.id]),
    ):
        with pytest.raises(ValidationError) as caught:
            attrs.evolve(plan, viewpoints=[*plan.viewpoints, people, other])
        assert {each.code for each in caught.value.problems} == {"plan.former_id_in_use"}
    with pytest.raises(ValidationError):
        attrs.evolve(plan, former_ids=["online-share"])
    with pytest.raises(ValidationError):
        attrs.evolve(small_city(), documents=[*small_city().documents, _document("x", "plan")])
    with pytest.raises(DxError):
        Viewpoint(id="people", order=1, label="人材", former_ids=["HR"])


def _document(id: str, former_id: str) -> Document:
    return Document(id=id, label=id, former_ids=[former_id])


def test_former_ids_come_back_from_every_format(everything: Ledger) -> None:
    """And a revision may state them."""
    renamed = rename_id(everything, "automation", "automated")
    assert renamed.plan["automated"].former_ids == ("automation-before", "automation")
    for form in (yaml, json):
        assert form.loads(form.dumps(renamed)) == renamed
    assert isinstance(renamed.plan, Plan)


def test_a_correction_refers_to_a_revision_and_codes_are_no_ids() -> None:
    """The revision in which the error was made is renamed there; the code of a body is no id."""
    city = small_city()
    code = city.plan.bodies[0].key
    right = Correct(Amend("online-share", number="1"), wrong_in="extension")
    later = Revision(id="later", label="訂正", decided="2025-12-01", changes=[right], by=[code])
    book = attrs.evolve(city, revisions=[*city.revisions, later])
    renamed = rename_id(book, "extension", "prolongation", "revision").revisions[1]
    assert renamed.changes == (attrs.evolve(right, wrong_in="prolongation"),)
    coded = rename_id(book, "online-share", code)
    assert rename_id(coded, code, "a").revisions[1].by == (code,)


def test_a_change_cannot_take_a_former_id() -> None:
    """Nor make an id a former one while something has it."""
    plan = rename_id(small_city(), "online-share", "a").plan
    hr = Viewpoint(id="hr", order=9, label="人事")
    former_ids = ["counter-time"]
    for change in (
        Add(attrs.evolve(hr, id="online-share")),
        Add(attrs.evolve(hr, former_ids=former_ids)),
        Amend("a", former_ids=former_ids),
        Amend(plan.id, former_ids=former_ids),
    ):
        with pytest.raises(ValidationError) as caught:
            apply(plan, [change])
        assert {each.code for each in caught.value.problems} == {"plan.former_id_in_use"}
