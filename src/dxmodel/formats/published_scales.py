"""published_scales: the scales that cities, offices and tools have published, from a YAML file."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dxmodel.errors import UnknownNameError, nearest
from dxmodel.formats.parts import Scales
from dxmodel.formats.yaml import loads
from dxmodel.ledger import Scale

__all__ = ["published_scales"]

FILE = Path(__file__).with_suffix(".yaml")


class _ById(dict[str, Scale]):
    """Scales by id; an unknown id is refused, with the nearest known one."""

    def __missing__(self, id: str) -> Scale:
        raise UnknownNameError("ledger.unknown_scale", id=id, nearest=nearest(id, self))


@cache
def published_scales() -> Mapping[str, Scale]:
    """Return every published scale by its id, to grade with or to copy into the scales of a ledger.

    No letter has a global meaning.  The note of a scale names its source, and states which parts of it were
    taken from a secondary source or not read.  An unknown id is refused, with the nearest known one.

    >>> published_scales()["nagayo"].marks
    ('S', 'A', 'B', 'C', '−')
    """
    scales = loads(FILE.read_bytes(), Scales, file=FILE.name).scales
    return MappingProxyType(_ById({scale.id: scale for scale in scales}))
