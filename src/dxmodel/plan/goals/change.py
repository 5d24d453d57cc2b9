"""Maintain, ChangeBy, ReduceBy, IncreaseBy: goals that compare with the baseline, or with another base."""

import re
from typing import cast

import attrs

from dxmodel.amount import Amount, as_amount
from dxmodel.amount.amount import as_optional_amount
from dxmodel.amount.known import OrMore, Over
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.fiscal.year import as_optional_year
from dxmodel.messages import Language, words
from dxmodel.plan.goals.formatted import FormattedByTemplate, compared
from dxmodel.plan.goals.level import GOAL_OF_WORD, without_word
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["ChangeBy", "IncreaseBy", "Maintain", "ReduceBy", "without_change_word"]


@attrs.frozen(field_transformer=stored_fields)
class Maintain(FormattedByTemplate):
    """Stay at the level of the baseline; no change means that the goal is achieved.

    Attributes:
        tolerance: how far the level may be from the baseline, if the source states it: in the unit of the
            indicator, in points for a percentage, or as a percentage of the baseline for other units.

    Raises:
        InvalidValueError: the tolerance is not an exact number above zero.

    >>> f"{Maintain():ja}", f"{Maintain('5ポイント'):ja}"
    ('現状維持', '基準値の±5ポイント以内')
    """

    __repr__ = repr_without_defaults

    tolerance: Amount | None = attrs.field(default=None, converter=as_optional_amount)

    def __attrs_post_init__(self) -> None:
        if self.tolerance is not None and not (self.tolerance.is_exact and self.tolerance.magnitude > 0):
            raise InvalidValueError("plan.not_a_tolerance", found=self.tolerance)

    def __format__(self, language: str) -> str:
        name = "maintain" if self.tolerance is None else "maintain_within"
        facts = {"tolerance": self.tolerance}
        return words(f"terms.goal_{name}", cast("Language", language or "en"), **facts)


_RISES, _FALLS = ("増加", "増"), ("減少", "削減", "縮減", "減")
_CHANGE = rf"([^-+−▲△].*?)の?({'|'.join((*_RISES, *_FALLS))})"


_WHOLE_WORDS = {("ReduceBy", "半減"): "50%", ("IncreaseBy", "倍増"): "100%"}
"""The words that state a share by themselves."""


def without_change_word(goal: str, text: str) -> str:
    """Return the text of a change without the word that states its direction: 20人減 is -20人.

    Args:
        goal: the name of the goal that it is of, :class:`ChangeBy`, :class:`ReduceBy` or :class:`IncreaseBy`.
        text: the text of its amount or share; returned unchanged where its word contradicts the goal.

    >>> without_change_word("ChangeBy", "20人減"), without_change_word("ReduceBy", "3割削減")
    ('-20人', '3割')
    >>> without_change_word("ReduceBy", "半減")
    '50%'
    """
    if (share := _WHOLE_WORDS.get((goal, text.strip()))) is not None:
        return share
    change = re.fullmatch(_CHANGE, text.strip())
    if (
        change is None
        or (goal == "ReduceBy" and change[2] in _RISES)
        or (goal == "IncreaseBy" and change[2] in _FALLS)
    ):
        return text
    amount = str(change[1])
    is_signed = goal == "ChangeBy" and change[2] in _FALLS
    return re.sub("(?=[0-9０-９])", "-", amount, count=1) if is_signed else amount


def _as_change(value: Amount | str) -> Amount:
    return as_amount(without_change_word("ChangeBy", value) if isinstance(value, str) else value)


def _as_cut(value: Amount | str) -> Amount:
    return as_amount(without_change_word("ReduceBy", value) if isinstance(value, str) else value)


def _as_growth(value: Amount | str) -> Amount:
    return as_amount(without_change_word("IncreaseBy", value) if isinstance(value, str) else value)


@attrs.frozen(field_transformer=stored_fields)
class ChangeBy(FormattedByTemplate):
    """Change by an amount from the baseline, up (+) or down (-).

    Percentages change by points: ``ChangeBy("10ポイント")``.  A rise may have a bound: ``"+100人以上"``.
    20人減 is -20人.

    Raises:
        InvalidValueError: a fall has a bound, which can be read in two ways: ``"-100人以上"``.

    >>> f"{ChangeBy('100人'):ja}", f"{ChangeBy('-750人'):ja}", f"{ChangeBy('0人'):ja}"
    ('基準値から100人増', '基準値から750人減', '基準値から増減なし')
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=_as_change)

    def __attrs_post_init__(self) -> None:
        if self.amount.magnitude < 0 and type(self.amount.known) in GOAL_OF_WORD:
            raise InvalidValueError("plan.bound_of_a_fall", found=self.amount)

    def __format__(self, language: str) -> str:
        interval = self.amount.interval
        if interval.low == interval.high == 0:
            return words("terms.goal_changeby_nothing", cast("Language", language or "en"))
        if interval.high is not None and interval.high < 0:
            return compared("decrease", self.amount * -1, language)
        is_increase = interval.low is not None and interval.low > 0
        return compared("increase" if is_increase else "changeby", self.amount, language)


class _ShareOfABase(FormattedByTemplate):
    """A goal that states a share of a base, which is above zero."""

    __slots__ = ()

    share: Amount
    base_year: FiscalYear | None
    base: Amount | None

    def __format__(self, language: str) -> str:
        given_language = cast("Language", language or "en")
        change = super().__format__(language)
        match self.base_year, self.base:
            case None, None:
                return change
            case FiscalYear() as year, None:
                return words("terms.goal_from_year", given_language, change=change, year=year)
            case None, base:
                return words("terms.goal_from_base", given_language, change=change, base=base)
        facts = {"year": self.base_year, "base": self.base}
        return words("terms.goal_from_base_of", given_language, change=change, **facts)

    def __attrs_post_init__(self) -> None:
        self.share.to("%")
        if not isinstance(self.share.known, Over):
            object.__setattr__(self, "share", without_word(self.share, type(self).__name__, OrMore))
        low = self.share.interval.low
        if low is None or low < 0 or self.share.magnitude <= 0:
            raise InvalidValueError("plan.share_not_positive", found=self.share, goal=type(self).__name__)


@attrs.frozen(field_transformer=stored_fields)
class ReduceBy(_ShareOfABase):
    """Reduce by a share of a base; 30%以上 is the same goal, 30%超 a cut of more.

    Without a base and a year of it the baseline is the base.

    Attributes:
        share: the part of the base to cut, in percent and above zero: ``"30%"``.
        base_year: the year of the base, if the source states it.
        base: the level of the base, if the source states it.

    Raises:
        UnitMismatchError: the share is not given as a percentage or the like.
        InvalidValueError: the share is not above zero, or has a word that contradicts the goal: 以下, 未満.
    """

    __repr__ = repr_without_defaults

    share: Amount = attrs.field(converter=_as_cut)
    base_year: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    base: Amount | None = attrs.field(default=None, converter=as_optional_amount)


@attrs.frozen(field_transformer=stored_fields)
class IncreaseBy(_ShareOfABase):
    """Grow by a share of a base, as :class:`ReduceBy` reduces.

    Attributes:
        share: the part of the base to add, in percent and above zero: ``"20%"``.
        base_year: the year of the base, if the source states it.
        base: the level of the base, if the source states it.

    Raises:
        UnitMismatchError: the share is not given as a percentage or the like.
        InvalidValueError: the share is not above zero, or has a word that contradicts the goal: 以下, 未満.

    >>> f"{IncreaseBy('20%', base_year='2016年度', base='500人'):ja}"
    '平成28年度の500人から20%増加'
    """

    __repr__ = repr_without_defaults

    share: Amount = attrs.field(converter=_as_growth)
    base_year: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    base: Amount | None = attrs.field(default=None, converter=as_optional_amount)
