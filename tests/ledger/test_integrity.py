"""Every source of a ledger is checked against its documents, wherever it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from dxmodel.errors import ValidationError
from dxmodel.ledger import Ledger
from dxmodel.plan import Source
from dxmodel.storage import load, load_example

GOLDEN = Path(__file__).parent.parent / "golden" / "everything"


def sources_in(value: Any) -> Iterator[Source]:
    """Yield every source inside a value, whatever the types of its fields are."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from sources_in(each)
    elif attrs.has(type(value)):
        for field in (each for each in attrs.fields(type(value)) if each.eq):
            yield from sources_in(getattr(value, field.name))


@pytest.mark.parametrize("ledger", [load(GOLDEN), load_example("adachi")], ids=["everything", "adachi"])
def test_without_documents_every_source_is_a_problem(ledger: Ledger) -> None:
    """One problem for each source, none of which is passed over for the type of the field it is in."""
    with pytest.raises(ValidationError) as caught:
        attrs.evolve(ledger, documents=())
    assert {each.code for each in caught.value.problems} == {"ledger.unknown_document"}
    assert len(caught.value.problems) == len([*sources_in(ledger)]) > 5
