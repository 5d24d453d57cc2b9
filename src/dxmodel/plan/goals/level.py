"""Reach, Exactly, AtLeast, AtMost, Within: goals that state a level, or two."""

from typing import cast

import attrs

from dxmodel.amount import Amount, as_amount
from dxmodel.amount.known import EXACT, Known, OrLess, OrMore, Over, Under
from dxmodel.errors import InvalidValueError
from dxmodel.messages import Language, words
from dxmodel.plan.goals.formatted import FormattedByTemplate, compared
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["GOAL_OF_WORD", "AtLeast", "AtMost", "Exactly", "Reach", "Within", "without_word"]

GOAL_OF_WORD: dict[type[Known], str] = {OrMore: "AtLeast", Over: "AtLeast", OrLess: "AtMost", Under: "AtMost"}
"""The goals that state the same as a word in an amount: 以上, 超, 以下, 未満."""


def without_word(amount: Amount, goal: str, *agreeing: type[Known]) -> Amount:
    """Return an amount without a word such as 以上 that states the same as its goal.

    Raises:
        InvalidValueError: it has such a word, which is none of the agreeing ones.
    """
    if type(amount.known) not in GOAL_OF_WORD:
        return amount
    if not isinstance(amount.known, agreeing):
        raise InvalidValueError(
            "plan.word_contradicts", found=amount, goal=goal, accepted=(GOAL_OF_WORD[type(amount.known)],)
        )
    return attrs.evolve(amount, known=EXACT)


@attrs.frozen(field_transformer=stored_fields)
class Reach(FormattedByTemplate):
    """Reach a level, starting from the baseline.

    In a target, a level with a word is the goal that the word states: ``Reach("60%以上")`` becomes
    ``AtLeast("60%")``.

    >>> f"{Reach('8,880時間'):ja}"
    '8,880時間'
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)


@attrs.frozen(field_transformer=stored_fields)
class Exactly(FormattedByTemplate):
    """Be at a level, where neither more nor less is better.

    >>> f"{Exactly('100%'):ja}", f"{Exactly('100%'):en}"
    ('過不足なく100%', 'exactly 100%')
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)

    def __attrs_post_init__(self) -> None:
        without_word(self.amount, "Exactly")


@attrs.frozen(field_transformer=stored_fields)
class AtLeast(FormattedByTemplate):
    """Stay at or above a level.

    Attributes:
        amount: the level.
        exclusive: whether the level itself is not enough (超).

    Raises:
        InvalidValueError: the amount has a word that contradicts the goal: 以下, 未満.

    >>> f"{AtLeast('2,000人以上'):ja}", f"{AtLeast('2,000人', exclusive=True):ja}"
    ('2,000人以上', '2,000人超')
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    exclusive: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _set_level(self, "amount", "exclusive", Over, OrMore)

    def __format__(self, language: str) -> str:
        return compared("more_than" if self.exclusive else "at_least", self.amount, language)


@attrs.frozen(field_transformer=stored_fields)
class AtMost(FormattedByTemplate):
    """Stay at or below a level.

    Attributes:
        amount: the level.
        exclusive: whether the level itself is too much (未満).

    Raises:
        InvalidValueError: the amount has a word that contradicts the goal: 以上, 超.

    >>> AtMost("30%未満")
    AtMost(amount=Amount('30', '%'), exclusive=True)
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    exclusive: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _set_level(self, "amount", "exclusive", Under, OrLess)

    def __format__(self, language: str) -> str:
        return compared("less_than" if self.exclusive else "at_most", self.amount, language)


@attrs.frozen(field_transformer=stored_fields)
class Within(FormattedByTemplate):
    """Stay between two levels; both are included unless a word or a field excludes one.

    Attributes:
        low: the lower level; 超 excludes it.
        high: the upper level; 未満 excludes it.
        exclusive_low: whether the lower level itself is not enough.
        exclusive_high: whether the upper level itself is too much.

    Raises:
        InvalidValueError: the lower level is above the upper one, no level lies between the two, or a level
            has a word that contradicts the goal: the lower one takes 以上 and 超, the upper 以下 and 未満.
        UnitMismatchError: the two levels measure different kinds of things.

    >>> f"{Within('10%', '20%'):ja}", f"{Within('30%以上', '50%未満'):ja}", f"{Within('20%超', '30%以下'):ja}"
    ('10%～20%', '30%以上50%未満', '20%超30%以下')
    """

    __repr__ = repr_without_defaults

    low: Amount = attrs.field(converter=as_amount)
    high: Amount = attrs.field(converter=as_amount)
    exclusive_low: bool = attrs.field(default=False, kw_only=True)
    exclusive_high: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _set_level(self, "low", "exclusive_low", Over, OrMore)
        _set_level(self, "high", "exclusive_high", Under, OrLess)
        difference = self.high.magnitude - self.low.to(self.high.unit).magnitude
        if difference < 0:
            raise InvalidValueError("plan.range_upside_down", low=self.low, high=self.high)
        if difference == 0 and (self.exclusive_low or self.exclusive_high):
            raise InvalidValueError("plan.range_empty", range=self)

    def __format__(self, language: str) -> str:
        is_closed = not (self.exclusive_low or self.exclusive_high)
        if is_closed:
            return super().__format__(language)
        low = AtLeast(self.low, exclusive=self.exclusive_low)
        high = AtMost(self.high, exclusive=self.exclusive_high)
        return words("terms.goal_between", cast("Language", language or "en"), low=low, high=high)


def _set_level(
    goal: AtLeast | AtMost | Within, level: str, flag: str, excluding: type[Known], including: type[Known]
) -> None:
    """Set a level without its word, and the flag whether the word excludes the level."""
    amount, is_excluded = getattr(goal, level), getattr(goal, flag)
    name = type(goal).__name__ if level == "amount" else f"{type(goal).__name__}.{level}"
    agreeing = (excluding,) if is_excluded else (excluding, including)
    bare = without_word(amount, f"{name}({flag}=True)" if is_excluded else name, *agreeing)
    object.__setattr__(goal, flag, is_excluded or isinstance(amount.known, excluding))
    object.__setattr__(goal, level, bare)
