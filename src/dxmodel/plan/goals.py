"""Goal: what a target asks for, one class for each kind (reach, at least, within, total over a span, …).

========================  ==========================================================
:class:`Reach`            reach a level, from below or above
:class:`Exactly`          be at a level, where neither more nor less is better
:class:`AtLeast`          stay at or above a level: 2,000人以上
:class:`AtMost`           stay at or below a level: 30日以下
:class:`Within`           stay between two levels
:class:`Maintain`         stay at the level of the baseline: 維持, 現状維持
:class:`ChangeBy`         change by an amount from the baseline: +100人
:class:`ReduceBy`         reduce by a share of a base: 2016年度比30%減
:class:`IncreaseBy`       grow by a share of a base: 2016年度比20%増
:class:`TotalOver`        a sum over a span of years: 4年間で1,200人
:class:`MeanOver`         a mean over a span of years: 期間平均610人
:class:`Completed`        something is done: 導入, 実施
:class:`Described`        described in words, with a bound where one is stated
:class:`NotYetSet`        to be set later, for a stated reason
========================  ==========================================================

A word in the amount of a goal that repeats the goal is read as one with it: ``AtLeast("85%以上")`` is
``AtLeast("85%")``.  A word that contradicts the goal is refused: ``AtLeast("30%未満")``.
"""

import re
from typing import cast

import attrs

from dxmodel.amount import Amount, as_amount, compatible
from dxmodel.amount.known import EXACT, Known, OrLess, OrMore, Over, Under
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear, as_fiscal_span, as_fiscal_year
from dxmodel.messages import Language, words
from dxmodel.plan.label import Label, as_label
from dxmodel.printing import repr_without_defaults
from dxmodel.public import set_public_module
from dxmodel.typed_fields import stored_fields

__all__ = [
    "AtLeast",
    "AtMost",
    "ChangeBy",
    "Completed",
    "Described",
    "Exactly",
    "Goal",
    "IncreaseBy",
    "Maintain",
    "MeanOver",
    "NotYetSet",
    "Reach",
    "ReduceBy",
    "TotalOver",
    "Within",
]


class _FormattedByTemplate:
    """Format a goal with the message template ``terms.goal_<class>``."""

    __slots__ = ()

    def __format__(self, language: str) -> str:
        facts = {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}  # type: ignore[arg-type]
        return words(f"terms.goal_{type(self).__name__.lower()}", cast("Language", language or "en"), **facts)

    def __str__(self) -> str:
        return format(self, "en")


_NAMES: dict[type[Known], str] = {OrMore: "AtLeast", Over: "AtLeast", OrLess: "AtMost", Under: "AtMost"}
"""The goals that state the same as a word in an amount: 以上, 超, 以下, 未満."""


def without_word(amount: Amount, goal: str, *agreeing: type[Known]) -> Amount:
    """Return an amount without a word such as 以上 that states the same as its goal.

    Raises:
        InvalidValueError: it has such a word, which is none of the agreeing ones.
    """
    if type(amount.known) not in _NAMES:
        return amount
    if not isinstance(amount.known, agreeing):
        raise InvalidValueError(
            "plan.word_contradicts", found=amount, goal=goal, accepted=(_NAMES[type(amount.known)],)
        )
    return attrs.evolve(amount, known=EXACT)


def _compared(comparison: str, amount: Amount, language: str) -> str:
    return words(f"terms.goal_{comparison}", cast("Language", language or "en"), amount=amount)


@attrs.frozen(field_transformer=stored_fields)
class Reach(_FormattedByTemplate):
    """Reach a level, starting from the baseline.

    In a target, a level with a word is the goal that the word states: ``Reach("60%以上")`` becomes
    ``AtLeast("60%")``.

    >>> f"{Reach('8,880時間'):ja}"
    '8,880時間'
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)


@attrs.frozen(field_transformer=stored_fields)
class Exactly(_FormattedByTemplate):
    """Be at a level, where neither more nor less is better.

    >>> f"{Exactly('100%'):ja}", f"{Exactly('100%'):en}"
    ('ちょうど100%', 'exactly 100%')
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)

    def __attrs_post_init__(self) -> None:
        without_word(self.amount, "Exactly")


@attrs.frozen(field_transformer=stored_fields)
class AtLeast(_FormattedByTemplate):
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
        return _compared("more_than" if self.exclusive else "at_least", self.amount, language)


@attrs.frozen(field_transformer=stored_fields)
class AtMost(_FormattedByTemplate):
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
        return _compared("less_than" if self.exclusive else "at_most", self.amount, language)


@attrs.frozen(field_transformer=stored_fields)
class Within(_FormattedByTemplate):
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
        low, high = (self.low, self.high) if is_closed else _ends(self)
        code = "terms.goal_within" if is_closed else "terms.goal_between"
        return words(code, cast("Language", language or "en"), low=low, high=high)


@attrs.frozen(field_transformer=stored_fields)
class Maintain(_FormattedByTemplate):
    """Stay at the level of the baseline; no change means that the goal is achieved.

    Attributes:
        tolerance: how far the level may be from the baseline, if the source states it: in the unit of the
            indicator, in points for a percentage, or as a percentage of the baseline for other units.

    Raises:
        InvalidValueError: the tolerance is not an exact number above zero.

    >>> f"{Maintain():ja}", f"{Maintain('5ポイント'):ja}"
    ('維持', '維持（±5ポイント）')
    """

    __repr__ = repr_without_defaults

    tolerance: Amount | None = attrs.field(default=None, converter=attrs.converters.optional(as_amount))

    def __attrs_post_init__(self) -> None:
        if self.tolerance is not None and not (self.tolerance.is_exact and self.tolerance.magnitude > 0):
            raise InvalidValueError("plan.not_a_tolerance", found=self.tolerance)

    def __format__(self, language: str) -> str:
        name = "maintain" if self.tolerance is None else "maintain_within"
        facts = {"tolerance": self.tolerance}
        return words(f"terms.goal_{name}", cast("Language", language or "en"), **facts)


_RISES, _FALLS = ("増加", "増"), ("減少", "削減", "縮減", "減")
_CHANGE = re.compile(rf"([^-+−▲△].*?)の?({'|'.join((*_RISES, *_FALLS))})")


def without_change_word(goal: str, text: str) -> str:
    """Return the text of a change without the word that states its direction: 20人減 is -20人.

    Args:
        goal: the name of the goal that it is of, :class:`ChangeBy`, :class:`ReduceBy` or :class:`IncreaseBy`.
        text: the text of its amount or share; returned unchanged where its word contradicts the goal.

    >>> without_change_word("ChangeBy", "20人減"), without_change_word("ReduceBy", "3割削減")
    ('-20人', '3割')
    """
    change = _CHANGE.fullmatch(text.strip())
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
class ChangeBy(_FormattedByTemplate):
    """Change by an amount from the baseline, up (+) or down (-).

    Percentages change by points: ``ChangeBy("10ポイント")``.  A rise may have a bound: ``"+100人以上"``.
    20人減 is -20人.

    Raises:
        InvalidValueError: a fall has a bound, which can be read in two ways: ``"-100人以上"``.

    >>> f"{ChangeBy('100人'):ja}", f"{ChangeBy('-750人'):ja}"
    ('基準値から100人増', '基準値から750人減')
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=_as_change)

    def __attrs_post_init__(self) -> None:
        if self.amount.magnitude < 0 and type(self.amount.known) in _NAMES:
            raise InvalidValueError("plan.bound_of_a_fall", found=self.amount)

    def __format__(self, language: str) -> str:
        interval = self.amount.interval
        if interval.high is not None and interval.high < 0:
            return _compared("decrease", self.amount * -1, language)
        is_increase = interval.low is not None and interval.low > 0
        return _compared("increase" if is_increase else "changeby", self.amount, language)


class _ShareOfABase(_FormattedByTemplate):
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
    base_year: FiscalYear | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_fiscal_year)
    )
    base: Amount | None = attrs.field(default=None, converter=attrs.converters.optional(as_amount))


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
    base_year: FiscalYear | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_fiscal_year)
    )
    base: Amount | None = attrs.field(default=None, converter=attrs.converters.optional(as_amount))


@attrs.frozen(field_transformer=stored_fields)
class TotalOver(_FormattedByTemplate):
    """A sum over a span of years, which may differ from the period of the plan.

    A bound such as 1,200人以上 or 10件以下 states which sums meet the goal.
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    span: FiscalSpan = attrs.field(converter=as_fiscal_span)


@attrs.frozen(field_transformer=stored_fields)
class MeanOver(_FormattedByTemplate):
    """A yearly mean over a span of years; a bound such as 60%以上 states which means meet the goal."""

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    span: FiscalSpan = attrs.field(converter=as_fiscal_span)


@attrs.frozen(field_transformer=stored_fields)
class Completed(_FormattedByTemplate):
    """Something is done: introduced, carried out, put into force."""

    __repr__ = repr_without_defaults

    what: Label = attrs.field(converter=as_label)


_THAN_BASELINE = re.compile(
    r"[（(]?(?:(?:現状|基準|現況|計画策定時|策定時)(?:の?値|水準)?(?:よりも?|から)?の?)?"
    r"(?:(?P<above>増加|増|上昇|向上|拡大|を上回る|超)|(?P<below>減少|減|低下|縮小|削減|を下回る|未満)"
    r"|(?P<at_least>以上)|(?P<at_most>以下))(?:する|させる|を(?:目指|めざ)(?:す|します))?[）)]?"
)
_OF_ITSELF = ("以上", "以下", "超", "未満", "を上回る", "を下回る")
"""The words that state nothing without 現状 before them."""


_COMPARISONS: dict[str, type[Known]] = {"above": Over, "below": Under, "at_least": OrMore, "at_most": OrLess}


@attrs.frozen(field_transformer=stored_fields)
class Described(_FormattedByTemplate):
    """A goal in words, e.g. one that is relative to another quantity.

    Words that only compare with the baseline, such as 増加, 減少を目指します or 現状値以上, are judged by it.

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
        words_alone = _THAN_BASELINE.fullmatch(self.text.text.strip())
        if self.bound is not None or words_alone is None or words_alone[0].startswith(_OF_ITSELF):
            return None
        return _COMPARISONS[str(words_alone.lastgroup)]


@attrs.frozen(field_transformer=stored_fields)
class NotYetSet(_FormattedByTemplate):
    """A goal that the plan announces to set later, with the reason."""

    __repr__ = repr_without_defaults

    why: Label = attrs.field(converter=as_label)


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


Goal = (
    Reach
    | Exactly
    | AtLeast
    | AtMost
    | Within
    | Maintain
    | ChangeBy
    | ReduceBy
    | IncreaseBy
    | TotalOver
    | MeanOver
    | Completed
    | Described
    | NotYetSet
)


def subject(goal: Goal) -> tuple[object, ...]:
    """Return what tells two goals of one time apart: the kind, and what it refers to.

    At most 20 and a cut of 30 %, the total of a phase and that of the whole, and two milestones are two
    goals; two levels to reach are not.

    >>> subject(TotalOver("50km", "R4/R8")) == subject(TotalOver("20km", "R7/R8"))
    False
    """
    match goal:
        case TotalOver(span=of) | MeanOver(span=of):
            return type(goal), of
        case ReduceBy(base_year=base_year, base=base) | IncreaseBy(base_year=base_year, base=base):
            return type(goal), base_year, base
        case Completed(text) | Described(text) | NotYetSet(text):
            return type(goal), text
        case _:
            return (type(goal),)


def contradict(goal: Goal, other: Goal) -> bool:
    """Return whether no level meets both of two goals: 30件以上 and 20件以下."""
    return _excludes(goal, other) or _excludes(other, goal)


def _excludes(goal: Goal, other: Goal) -> bool:
    """Return whether the lowest level of one goal is surely above the highest level of the other."""
    low, high = _ends(goal)[0], _ends(other)[1]
    if low is None or high is None or not compatible(low.amount.unit, high.amount.unit):
        return False
    if not low.amount.agrees(high.amount):
        return high.amount < low.amount
    is_point = low.amount.is_exact and high.amount.is_exact
    return is_point and (low.exclusive or high.exclusive)


def _ends(goal: Goal) -> tuple[AtLeast | None, AtMost | None]:
    """Return the lowest and the highest level that meet a goal, as far as it states them."""
    match goal:
        case AtLeast():
            return goal, None
        case AtMost():
            return None, goal
        case Exactly(level):
            return AtLeast(level), AtMost(level)
        case Within(low, high):
            return AtLeast(low, exclusive=goal.exclusive_low), AtMost(high, exclusive=goal.exclusive_high)
        case Described(bound=bound) if bound is not None:
            return _ends(bound)
        case _:
            return None, None


MAINTAINED = frozenset(
    f"{start}{end}"
    for start in (
        "",
        "現状",
        "現状を",
        "現状の",
        "現状値",
        "現状値を",
        "現状値の",
        "現状水準を",
        "現状水準の",
    )
    for end in ("維持", "維持する")
)
"""The words for :class:`Maintain`."""


def as_goal(goal: Goal) -> Goal:
    """Return a goal as the class that its words state.

    A level to reach with 以上, 超, 以下 or 未満 is at least or at most that level, and words such as 現状維持
    are :class:`Maintain`.

    >>> as_goal(Reach("60%以上")), as_goal(Described("現状維持"))
    (AtLeast(amount=Amount('60', '%')), Maintain())
    """
    match goal:
        case Reach(Amount(known=OrMore() | Over()) as level):
            return AtLeast(level)
        case Reach(Amount(known=OrLess() | Under()) as level):
            return AtMost(level)
        case Described(text, bound=None) if text.text in MAINTAINED:
            return Maintain()
        case _:
            return goal


set_public_module("dxmodel.goals", __all__, globals())
