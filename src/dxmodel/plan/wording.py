"""check_wording, filled: the words that a program brings along, in both languages, with facts in braces."""

import string
from collections.abc import Collection, Mapping
from typing import Any

from dxmodel.errors import InvalidValueError, nearest
from dxmodel.messages import LANGUAGES, Language, fill
from dxmodel.plan.label import Label

__all__ = ["check_wording", "filled"]


def check_wording(of: str, field: str, label: Label, facts: Collection[str] = ()) -> None:
    """Check that a text is there in Japanese and in English, and names only facts that are given.

    Args:
        of: what the text belongs to, for the error: the name of a method, the code of a finding.
        field: the field that holds it.
        label: the text and its translation.
        facts: the names that may be in braces.

    Raises:
        InvalidValueError: a language is missing, a brace is not closed, or a name in braces is none of them.

    >>> check_wording("city.small", "words", Label("{n}件", translations={"en": "{n} items"}), ["n"])
    >>> check_wording("city.small", "words", Label("{n}件"), ["n"])
    Traceback (most recent call last):
    dxmodel.errors.InvalidValueError: the words "{n}件" of "city.small" is in one language only; ...
    """
    if "en" not in dict(label.translations):
        raise InvalidValueError("plan.one_language", of=of, field=field, text=label)
    for language in LANGUAGES:
        text = format(label, language)
        for name in _names(of, field, text):
            if name not in facts:
                known = {"accepted": [*facts], "nearest": nearest(name, facts)}
                raise InvalidValueError(
                    "plan.unknown_fact", of=of, field=field, text=text, fact=name, **known
                )


def _names(of: str, field: str, text: str) -> list[str]:
    """Return what stands in braces, with what follows it there; a fact has only a name."""
    try:
        parts = [*string.Formatter().parse(text)]
    except ValueError as error:
        raise InvalidValueError("plan.bad_braces", of=of, field=field, text=text) from error
    return [
        name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
        for _, name, spec, conversion in parts
        if name is not None
    ]


def filled(label: Label, language: Language, facts: Mapping[str, Any]) -> str:
    """Return a text in one language, with its facts as the sentences of the library have them.

    >>> filled(Label("{n}件", translations={"en": "{n} items"}), "en", {"n": 3})
    '3 items'
    """
    return fill(format(label, language), language, facts)
