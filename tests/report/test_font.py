"""The font that is embedded in pages and figures."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from dxmodel.errors import MissingExtraError, ParseError
from dxmodel.report import font


def test_a_subset_has_the_characters_of_the_text_and_few_others() -> None:
    """A page contains only the glyphs that it shows."""
    woff = font.subset_font("令和6年度①※～")
    with TTFont(BytesIO(woff)) as subset:
        assert {chr(code) for code in subset.getBestCmap()} == set("令和6年度①※～")
    assert len(woff) < 10_000


def test_the_same_text_gives_the_same_bytes() -> None:
    """Whatever order its characters come in."""
    assert font.subset_font("令和年度") == font.subset_font("度年和令")


def test_characters_of_municipal_plans_can_be_drawn() -> None:
    """Circled digits, units, dashes, variants of names."""
    assert font.missing_glyphs("①⑳㎡㈱髙﨑△▲〜～－—※々〆ヶ％・…°") == ()


def test_characters_that_cannot_be_drawn_are_named() -> None:
    """Each character once."""
    assert font.missing_glyphs("𠮷田𠮷\n野家") == ("𠮷",)
    with pytest.raises(ParseError, match="U\\+20BB7"):
        font.check_glyphs("𠮷野家")


def test_a_missing_font_package_is_an_error_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """As any missing package of the extra."""
    monkeypatch.setattr(font, "find_spec", lambda name: None)
    font.font_file.cache_clear()
    with pytest.raises(MissingExtraError, match="matplotlib-fontja"):
        font.font_file()
    font.font_file.cache_clear()
