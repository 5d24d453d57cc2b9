"""secondary_sources: which sources are in documents that report figures of others."""

from collections.abc import Iterable

from dxmodel.ledger.ledger import Ledger
from dxmodel.plan import Source

__all__ = ["secondary_sources"]


def secondary_sources(ledger: Ledger, sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources that are in secondary documents, each once.

    >>> import attrs
    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> documents = [attrs.evolve(each, secondary=each.id == "report-r4") for each in city.documents]
    >>> survey = attrs.evolve(city, documents=documents)
    >>> [str(each) for each in secondary_sources(survey, [Source("report-r4", "P3"), Source("plan", "P8")])]
    ['report-r4 P3']
    """
    documents = {each.id for each in ledger.documents if each.secondary}
    return tuple(dict.fromkeys(each for each in sources if each.document in documents)) if documents else ()
