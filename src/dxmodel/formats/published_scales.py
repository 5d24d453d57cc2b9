"""The scales that cities, offices and tools have published: ``published_scales.yaml`` as values."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dxmodel.formats.parts import Scales
from dxmodel.formats.yaml import loads
from dxmodel.ledger import Scale

__all__ = ["published_scales"]

FILE = Path(__file__).with_suffix(".yaml")


@cache
def published_scales() -> Mapping[str, Scale]:
    """Return every published scale by its id, to judge by or to copy into the scales of a ledger.

    No letter has a global meaning.  The note of a scale names its source, and says what of it was read only
    at second hand, or not at all.

    >>> published_scales()["nagayo"].marks
    ('S', 'A', 'B', 'C', '−')
    """
    scales = loads(FILE.read_bytes(), Scales, file=FILE.name).scales
    return MappingProxyType({scale.id: scale for scale in scales})
