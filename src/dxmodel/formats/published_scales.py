"""The scales that cities, offices and tools have published: ``published_scales.yaml`` as values."""

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
    """Scales by id; an unknown id is refused with the nearest known one."""

    def __missing__(self, id: str) -> Scale:
        raise UnknownNameError("ledger.unknown_scale", id=id, nearest=nearest(id, self))


@cache
def published_scales() -> Mapping[str, Scale]:
    """Return every published scale by its id, to judge by or to copy into the scales of a ledger.

    No letter has a global meaning.  The note of a scale names its source, and says what of it was read only
    at second hand, or not at all.  An id that no scale has is refused with the nearest one.

    >>> published_scales()["nagayo"].marks
    ('S', 'A', 'B', 'C', '−')
    """
    scales = loads(FILE.read_bytes(), Scales, file=FILE.name).scales
    return MappingProxyType(_ById({scale.id: scale for scale in scales}))
