"""Label: a name or short text as printed, with variants, former names and translations."""

from collections.abc import Iterable, Mapping

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.printing import repr_without_defaults

__all__ = ["FormerName", "Label", "as_label", "as_labels", "as_texts"]


@attrs.frozen
class FormerName:
    """A former name, e.g. of a plan or an initiative.

    Attributes:
        text: the former name, e.g. ``"港区情報化計画"``.
        until: the last day or year it was used, as printed, if known.
    """

    __repr__ = repr_without_defaults

    text: str
    until: str | None = None


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Return a tuple of texts; a single text is refused, because it would be split into letters.

    Raises:
        InvalidValueError: a text instead of a list of texts.
    """
    if isinstance(values, str):
        raise InvalidValueError("plan.not_a_list", found=values)
    return tuple(values)


def _pairs(translations: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    pairs = translations.items() if isinstance(translations, Mapping) else translations
    return tuple(sorted((language, text) for language, text in pairs))


@attrs.frozen
class Label:
    """A name or a short text, as the source prints it, with its other forms.

    Attributes:
        text: the text in the language of the plan, e.g. ``"データの利活用とEBPM"``.
        variants: other spellings in the same source, e.g. ``("データの利活用とEBPM促進",)``.
        former: former names, the oldest first.
        translations: the text in other languages, by language code.

    Raises:
        InvalidValueError: the text is blank.

    >>> name = Label("人材育成", translations={"en": "Human resource development"})
    >>> f"{name}", f"{name:en}", f"{name:ja}"
    ('人材育成', 'Human resource development', '人材育成')
    """

    __repr__ = repr_without_defaults

    text: str = attrs.field()
    variants: tuple[str, ...] = attrs.field(default=(), converter=as_texts, kw_only=True)
    former: tuple[FormerName, ...] = attrs.field(default=(), converter=tuple[FormerName, ...], kw_only=True)
    translations: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs, kw_only=True)

    @text.validator
    def _not_blank(self, _: object, text: object) -> None:
        if not isinstance(text, str) or not text.strip():
            raise InvalidValueError("plan.blank_text", text=text)

    def __format__(self, language: str) -> str:
        return dict(self.translations).get(language, self.text)

    def __str__(self) -> str:
        return self.text


def as_labels(values: Iterable[Label | str]) -> tuple[Label, ...]:
    """Return labels for a list of texts; a single text is refused, because it would be split into letters.

    Raises:
        InvalidValueError: a text instead of a list of texts.
    """
    if isinstance(values, str):
        raise InvalidValueError("plan.not_a_list", found=values)
    return tuple(map(as_label, values))


def as_label(value: Label | str) -> Label:
    """Return a label for plain text, and a label as it is."""
    return value if isinstance(value, Label) else Label(value)
