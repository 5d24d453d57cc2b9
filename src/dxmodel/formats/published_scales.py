"""published_scales, scale_by_id: the scales that cities, offices and tools have published, from YAML."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from dxmodel.errors import UnknownNameError, nearest
from dxmodel.formats.parts import Scales
from dxmodel.formats.yaml import loads
from dxmodel.ledger import Ledger, Scale
from dxmodel.typed_fields import check_kind

__all__ = ["published_scales", "scale_by_id"]

FILE = Path(__file__).with_suffix(".yaml")


class _PublishedScales(Mapping[str, Scale]):
    """Scales by id, immutable; an unknown id is refused, with the nearest known one."""

    def __init__(self, scales: Iterable[Scale]) -> None:
        self._scales = {scale.id: scale for scale in scales}

    def __getitem__(self, id: str) -> Scale:
        if id not in self._scales:
            raise UnknownNameError("ledger.unknown_scale", id=id, nearest=nearest(id, self._scales))
        return self._scales[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._scales)

    def __len__(self) -> int:
        return len(self._scales)

    def __repr__(self) -> str:
        return "published_scales()"

    def __reduce__(self) -> tuple[Callable[[], Mapping[str, Scale]], tuple[()]]:
        return published_scales, ()


@cache
def published_scales() -> Mapping[str, Scale]:
    """Return every published scale by its id, to grade with or to copy into the scales of a ledger.

    No letter has a global meaning.  The note of a scale names its source, and states which parts of it were
    taken from a secondary source or not read.  An unknown id is refused, with the nearest known one.

    >>> published_scales()["nagayo"].marks
    ('S', 'A', 'B', 'C', '−')
    """
    return _PublishedScales(loads(FILE.read_bytes(), Scales, file=FILE.name).scales)


def scale_by_id(ledger: Ledger, id: str) -> Scale | str:
    """Return a scale as :func:`~dxmodel.progress.grade` takes it: one of the ledger, or a published one.

    For one of the ledger the id is returned, because the year decides which version of it holds.

    Raises:
        UnknownNameError: there is no such scale; of all these, the nearest one is named.

    >>> from dxmodel.testing import small_city
    >>> scale_by_id(small_city(), "tama").label.text
    '総合戦略の評価（多摩市）'
    """
    check_kind("ledger", ledger, Ledger)
    own, published = {each.id for each in ledger.scales}, published_scales()
    if id in own:
        return id
    if id not in published:
        raise UnknownNameError("ledger.unknown_scale", id=id, nearest=nearest(id, [*own, *published]))
    return published[id]
