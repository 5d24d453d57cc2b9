"""published_scales: the scales that cities, offices and tools have published, from a YAML file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from dxmodel.errors import UnknownNameError, nearest
from dxmodel.formats.parts import Scales
from dxmodel.formats.yaml import loads
from dxmodel.ledger import Scale

__all__ = ["published_scales"]

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
