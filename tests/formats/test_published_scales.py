"""The published scales are data of the library's own format."""

from pathlib import Path

import pytest

from dxmodel.formats import Scales, published_scales
from dxmodel.formats.json import loads
from dxmodel.formats.yaml import dumps
from dxmodel.formats.yaml import loads as loads_yaml

GOLDEN = Path(__file__).parents[1] / "golden" / "published_scales.json"


def test_the_published_scales_stay_what_they_are():
    """Ids, marks, texts in both languages, ends, methods and notes, in the same order."""
    golden = loads(GOLDEN.read_bytes(), Scales).scales
    assert tuple(published_scales().values()) == golden
    assert [*published_scales()] == [scale.id for scale in golden]


def test_the_published_scales_are_read_once_and_cannot_be_changed():
    """What one caller does with them, no other one meets."""
    scales = published_scales()
    assert published_scales() is scales
    with pytest.raises(TypeError):
        scales["tama"] = scales["okr"]  # type: ignore[index]


def test_the_published_scales_can_be_copied_into_a_file():
    """The file of a city's scales is written and read back the same."""
    scales = Scales(published_scales().values())
    assert loads_yaml(dumps(scales), Scales) == scales
