"""Label: a name or short text as printed, with variants, former names and translations."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import as_tuple, stored_fields

__all__ = ["FormerName", "Label", "as_label", "as_labels", "as_optional_label", "as_pairs", "as_texts"]


@attrs.frozen(field_transformer=stored_fields)
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
    return as_tuple(values)


def as_pairs(values: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a mapping of names to texts, sorted by name.

    Raises:
        InvalidValueError: the same name twice, or a name that begins or ends with a space.
    """
    if type(values) is tuple and _are_in_order(values):
        return values
    several = values.items() if isinstance(values, Mapping) else as_tuple(values)
    pairs: tuple[Any, ...] = tuple(map(as_tuple, several))
    if not all(len(pair) == 2 and type(pair[0]) is type(pair[1]) is str for pair in pairs):
        return pairs  # the validator of the field refuses them
    in_order = tuple(sorted(pairs))
    if not _are_in_order(in_order):
        raise InvalidValueError("plan.bad_name", names=[name for name, _ in in_order])
    return in_order


def _are_in_order(pairs: tuple[Any, ...]) -> bool:
    """Return whether pairs are sorted by name, with no name twice and no space around a name."""
    before = ""
    for pair in pairs:
        if type(pair) is not tuple or len(pair) != 2 or type(pair[0]) is not str:
            return False
        name = pair[0]
        if (name <= before and name) or name.strip() != name:
            return False
        before = name
    return True


@attrs.frozen(field_transformer=stored_fields)
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

    text: str
    variants: tuple[str, ...] = attrs.field(default=(), converter=as_texts, kw_only=True)
    former: tuple[FormerName, ...] = attrs.field(default=(), converter=tuple[FormerName, ...], kw_only=True)
    translations: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_pairs, kw_only=True)

    def __format__(self, language: str) -> str:
        return dict(self.translations).get(language, self.text)

    def __str__(self) -> str:
        return self.text


def as_labels(values: Iterable[Label | str]) -> tuple[Label, ...]:
    """Return labels for a list of texts; a single text is refused, because it would be split into letters.

    Raises:
        InvalidValueError: a text instead of a list of texts.
    """
    return tuple(map(as_label, as_tuple(values)))


def as_label(value: Label | str) -> Label:
    """Return a label for plain text, and a label as it is."""
    return value if isinstance(value, Label) else Label(value)


def as_optional_label(value: Label | str | None) -> Label | None:
    """Return a label for plain text; a label and None as they are."""
    return None if value is None else as_label(value)
