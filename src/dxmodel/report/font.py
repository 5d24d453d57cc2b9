"""The Japanese font that is embedded in pages and figures, so that they look the same on every machine.

It is IPAexゴシック, the file that comes with matplotlib-fontja; its licence (IPA Font License v1.0)
allows a subset to be embedded in a document.
"""

import io
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from matplotlib import font_manager

from dxmodel.errors import MissingExtraError, ParseError

__all__ = ["FAMILY", "check_glyphs", "font_file", "missing_glyphs", "subset_font"]

FAMILY = "IPAexGothic"


@cache
def font_file() -> Path:
    """Return the file of the font, and register it with matplotlib.

    Raises:
        MissingExtraError: matplotlib-fontja is not installed.
    """
    package = find_spec("matplotlib_fontja")  # not imported: an import would change settings of matplotlib
    if package is None or package.origin is None:
        raise MissingExtraError("report.missing_extra", package="matplotlib-fontja")
    file = Path(package.origin).parent / "fonts" / "ipaexg.ttf"
    font_manager.fontManager.addfont(file)
    return file


@cache
def _code_points() -> frozenset[int]:
    with TTFont(font_file(), lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters that the font cannot draw; line breaks need not be drawn.

    >>> missing_glyphs("①㎡髙𠮷")
    ('𠮷',)
    """
    return tuple(dict.fromkeys(each for each in text if each != "\n" and ord(each) not in _code_points()))


def check_glyphs(text: str) -> None:
    """Raise an error for a text with a character that the font does not have.

    Raises:
        ParseError: the text has such a character.
    """
    if missing := missing_glyphs(text):
        names = [f"{character} (U+{ord(character):04X})" for character in missing]
        raise ParseError("report.no_glyph", characters=names, text=text)


def subset_font(text: str) -> bytes:
    """Return the font as WOFF with only the glyphs of a text; the same text gives the same bytes."""
    options = subset.Options(flavor="woff", layout_features=[], recalc_timestamp=False)
    woff = io.BytesIO()
    with subset.load_font(str(font_file()), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(font)
        subset.save_font(font, woff, options)
    return woff.getvalue()
