"""Completed, Described, NotYetSet: goals that are stated in words."""

import re

import attrs

from dxmodel.amount.known import Known, OrLess, OrMore, Over, Under
from dxmodel.plan.goals.formatted import FormattedByTemplate
from dxmodel.plan.goals.level import AtLeast, AtMost, Within
from dxmodel.plan.label import Label, as_label
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Completed", "Described", "NotYetSet"]


@attrs.frozen(field_transformer=stored_fields)
class Completed(FormattedByTemplate):
    """Something is done: introduced, carried out, put into force."""

    __repr__ = repr_without_defaults

    what: Label = attrs.field(converter=as_label)


_RISE = "増加|増大|増|上昇|向上|拡大|伸長"
_FALL = "減少|減|低下|低減|軽減|縮小|縮減|削減|短縮"
_OR = "(?:・|、|または|又は|もしくは|若しくは)"
_THAN_BASELINE = (
    r"[（(]?(?:(?:現状|基準|現況|計画策定時|策定時)(?:の?値|水準)?(?:よりも?|から|を)?の?)?"
    rf"(?:(?P<at_least>以上|維持以上|維持{_OR}(?:{_RISE})|(?:{_RISE}){_OR}維持)"
    rf"|(?P<at_most>以下|維持以下|維持{_OR}(?:{_FALL})|(?:{_FALL}){_OR}維持)"
    rf"|(?P<above>{_RISE}|増やす|を?上回る|超)|(?P<below>{_FALL}|減らす|を?下回る|未満))"
    r"(?:する|させる|を(?:目指|めざ)(?:す|します)|を図(?:る|ります)|に努め(?:る|ます))?[）)]?"
)
_OF_ITSELF = ("以上", "以下", "超", "未満", "上回る", "下回る", "を上回る", "を下回る")
"""The words that state nothing without 現状 before them."""


_COMPARISONS: dict[str, type[Known]] = {"above": Over, "below": Under, "at_least": OrMore, "at_most": OrLess}


@attrs.frozen(field_transformer=stored_fields)
class Described(FormattedByTemplate):
    """A goal in words, e.g. one that is relative to another quantity.

    Words that only compare with the baseline, such as 増加, 減らす or 維持・向上, are judged by it.

    Attributes:
        text: the words: 県内総生産の2割以下.
        bound: the levels that the words ask for, where they are stated; the goal is judged by them.

    >>> f"{Described('県内総生産の2割以下', AtMost('2,000億円')):ja}"
    '県内総生産の2割以下'
    """

    __repr__ = repr_without_defaults

    text: Label = attrs.field(converter=as_label)
    bound: AtLeast | AtMost | Within | None = None

    @property
    def than_baseline(self) -> type[Known] | None:
        """How a level must compare with the baseline, where the words state that and nothing else; else None.

        >>> [Described(each).than_baseline.__name__ for each in ("減少を目指します", "現状値以上")]
        ['Under', 'OrMore']
        >>> Described("前年度より増加").than_baseline is None
        True
        """
        words_alone = re.fullmatch(_THAN_BASELINE, self.text.text.strip())
        if self.bound is not None or words_alone is None or words_alone[0].startswith(_OF_ITSELF):
            return None
        return _COMPARISONS[str(words_alone.lastgroup)]


@attrs.frozen(field_transformer=stored_fields)
class NotYetSet(FormattedByTemplate):
    """A goal that the plan announces to set later, with the reason."""

    __repr__ = repr_without_defaults

    why: Label = attrs.field(converter=as_label)
