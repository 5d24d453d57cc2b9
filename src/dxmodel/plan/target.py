"""Baseline (現状値), Due and Target (目標値): the starting level, the due date, the goal by that date."""

import re
from datetime import date
from functools import cached_property
from typing import cast

import attrs

from dxmodel.amount import Amount, as_amount
from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import (
    FiscalSpan,
    FiscalYear,
    Month,
    When,
    as_day_or_month,
    as_fiscal_year,
    last_day,
)
from dxmodel.fiscal.span import as_optional_span
from dxmodel.fiscal.year import as_optional_year
from dxmodel.messages import Language, words
from dxmodel.plan.doubt import Doubt
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.goals import Goal, MeanOver, TotalOver
from dxmodel.plan.goals.goal import as_goal
from dxmodel.plan.label import Label, as_optional_label, as_pairs
from dxmodel.plan.source import Source
from dxmodel.plan.value import Missing, Ratio
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import of_type, stored_fields

__all__ = ["Baseline", "Due", "Target", "as_due", "as_due_point", "as_point"]


def _as_level(value: Amount | Ratio | Missing | str) -> Amount | Ratio | Missing:
    return value if isinstance(value, Ratio | Missing) else as_amount(value)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Baseline:
    """The level that a target starts from: 現状値.

    Attributes:
        value: the amount, the parts of a share, or why there is none.
        year: its fiscal year; that of the day, if only that is given; None if the source states neither.
        span: the years that it is measured over, if they are several: 2009～14年.
        as_of: the day it was counted, or the month, at its end; None for the end of the year.
        printed: the value as the source prints it, if that is another text.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything a reader must know.
        extra: what the city adds: name → text, in its order.

    >>> Baseline(value="5,328時間", year="R5").year
    FiscalYear(2023)
    """

    __repr__ = repr_without_defaults

    value: Amount | Ratio | Missing = attrs.field(converter=_as_level)
    year: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    span: FiscalSpan | None = attrs.field(default=None, converter=as_optional_span)
    as_of: date | Month | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_day_or_month)
    )
    printed: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    extra: Extra = attrs.field(default=(), converter=as_extra)

    def __attrs_post_init__(self) -> None:
        if self.year is None and self.span is None and self.as_of is not None:
            object.__setattr__(self, "year", FiscalYear.of(last_day(self.as_of)))

    @property
    def is_over_years(self) -> bool:
        """Whether it is measured over several whole fiscal years.

        >>> Baseline(value="111人", span="H22/H26").is_over_years
        True
        """
        return self.span is not None and self.span.is_whole_years and (self.span.length or 1) > 1

    @property
    def amount(self) -> Amount | None:
        """The level as an amount, None if missing; for a ratio, its printed or computed percentage."""
        if isinstance(self.value, Ratio):
            return self.value.amount
        return self.value if isinstance(self.value, Amount) else None


_DIGITS = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十元")
_OF_A_MONTH = frozenset("月.．-")
_LIKE_DAY = re.compile("日|[-./．／－][0-9０-９]+[-./．／－]")


def as_point(value: FiscalYear | Month | str) -> FiscalYear | Month:
    """Return a fiscal year or a month as it is, and text parsed.

    Raises:
        ParseError: text that is neither.
    """
    if isinstance(value, FiscalYear | Month):
        return value
    if type(value) is str and not _OF_A_MONTH.isdisjoint(value):
        return Month.parse(value)
    return as_fiscal_year(value)


def check_has_number(value: object) -> None:
    """Refuse words for a due date, such as 毎年度 and 順次, and say how they are written.

    Raises:
        ParseError: a text without any number.
    """
    if type(value) is str and value.strip() and _DIGITS.isdisjoint(value):
        raise ParseError("plan.due_in_words", text=value)


def as_due_point(value: FiscalYear | Month | date | str) -> FiscalYear | Month | date:
    """Return a fiscal year, a month or a day as it is, and text parsed.

    Raises:
        ParseError: text that is none of them; for words such as 毎年度 and 順次, how to write these.
    """
    if isinstance(value, date):
        return value
    check_has_number(value)
    is_day = type(value) is str and _LIKE_DAY.search(value)
    return as_day_or_month(value) if is_day else as_point(value)  # type: ignore[arg-type]  # no day


@attrs.frozen(field_transformer=stored_fields)
class Due:
    """A due date: a fiscal year, a month or a day, possibly vague; ``Due()`` where the source states none.

    Attributes:
        by: the last fiscal year, month or day allowed; None if only words are printed (順次), or nothing.
        not_before: the earliest end that the words allow: 6年度または7年度まで.
        qualifier: the words that make it vague: 概ね, 目途, 原則, 順次.
        yearly: whether each year has to meet it (毎年度30回): from *not_before* to *by*, or from the first to
            the last year of the plan.

    Raises:
        InvalidValueError: the earliest end lies after ``by``.

    >>> Due("R7", not_before="R6", qualifier="概ね").year
    FiscalYear(2025)
    """

    __repr__ = repr_without_defaults

    by: FiscalYear | Month | date | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_due_point)
    )
    not_before: FiscalYear | Month | date | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_due_point), kw_only=True
    )
    qualifier: str | None = attrs.field(default=None, kw_only=True)
    yearly: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.by is not None and self.not_before is not None:
            When(_first_day(self.not_before), last_day(self.by))

    @property  # not cached: attrs would add __getattr__, which makes every attribute slow
    def year(self) -> FiscalYear | None:
        """The fiscal year of the due date; None if only words are printed, or nothing."""
        return self.by if self.by is None or isinstance(self.by, FiscalYear) else _year_of(self.by)

    @property
    def day(self) -> date | None:
        """The last day allowed; None if only words are printed, or nothing."""
        return last_day(self.by) if self.by else None

    @property
    def key(self) -> str:
        """The text that is the same for due dates that compete: the date, else the words; "" for neither."""
        text = str(self.by or self.qualifier or "")
        return f"yearly {text}".rstrip() if self.yearly else text

    @property
    def sort_key(self) -> tuple[date, str]:
        """The sort key among due dates: the last day allowed; those without a date come last."""
        return (self.day or date.max, self.key)

    def competes(self, other: "Due") -> bool:
        """Return whether two due dates are the same time: 概ねR7 and R7 are, R7 and 2025-09 are not.

        >>> Due("R7", qualifier="概ね").competes(Due("R7"))
        True
        """
        return self.key == other.key

    def common_with(self, other: "Due") -> "Due | None":
        """Return the time that two due dates have in common, such as the years of two yearly ones; else None.

        The years of the plan are not known here: one without a first or a last year goes on for ever.

        >>> str(Due("R7", yearly=True).common_with(Due(yearly=True, not_before="R7")))
        'R7'
        """
        if not (self.yearly and other.yearly):
            return other if self.competes(other) else None
        firsts = [_year_of(each.not_before) for each in (self, other) if each.not_before is not None]
        lasts = [_year_of(each.by) for each in (self, other) if each.by is not None]
        first, last = max(firsts, default=None), min(lasts, default=None)
        if first is not None and last is not None and first > last:
            return None
        return Due(last, not_before=first, yearly=True)

    def __format__(self, language: str) -> str:
        in_words = cast("Language", language or "en")
        if self.by is None and self.qualifier is None and not self.yearly:
            return words("terms.due_not_stated", in_words)
        when = _formatted(self.by, language)
        if self.yearly and (self.by is None or self.not_before != self.by):
            first = _formatted(self.not_before, language)
            ends = f"{'_from' if first else ''}{'_to' if when else ''}"
            when = words(f"terms.due_yearly{ends}", in_words, by=when, first=first)
        if language == "en" and not (self.qualifier or "").isascii():
            return _in_english(when, self.qualifier or "")
        return _with_qualifier(when, self.qualifier or "")

    def __str__(self) -> str:
        return format(self)


_BEFORE = ("概ね", "おおむね", "おおよそ", "およそ", "原則", "遅くとも", "早ければ", "早くて", "最短", "約")
"""The qualifiers that come before the time: 概ね令和7年度; all others follow it."""

_SAME_AS_DUE = ("まで", "までに", "までには")
"""The words that a due date states anyway."""


def _with_qualifier(when: str, qualifier: str) -> str:
    """Return the time and its qualifier as a noun, so that の目標 and までの目標 can follow.

    >>> [_with_qualifier("令和7年度", each) for each in ("概ね", "末を目途に", "まで", "頃")]
    ['概ね令和7年度', '令和7年度末（目途）', '令和7年度', '令和7年度頃']
    """
    if not when or not qualifier or qualifier.isascii():
        return f"{qualifier} {when}".strip()
    if qualifier.startswith(_BEFORE):
        return f"{qualifier}{when}"
    end = "末" if qualifier.startswith(("末", "年度末")) and not when.endswith("末") else ""
    word = qualifier.removeprefix("年度").removeprefix("末").removeprefix("を")
    if word in ("", *_SAME_AS_DUE):
        return f"{when}{end}"
    if word.startswith(("目途", "めど", "目標")):
        return f"{when}{end}（{word[:2]}）"
    is_suffix = word in ("頃", "ごろ", "頃まで", "ごろまで", "中", "以降", "前後", "末")
    return f"{when}{end}{word}" if is_suffix else f"{when}{end}（{word}）"


_MEANINGS = {
    "earliest": ("早ければ", "早くて", "最短"),
    "latest": ("遅くとも",),
    "principle": ("原則",),
    "step": ("順次", "随時"),
    "about": ("概ね", "おおむね", "おおよそ", "およそ", "約", "頃", "ごろ", "前後", "目途", "めど", "目標"),
    "later": ("以降",),
    "end": ("末",),
}
"""What a qualifier that holds one of these words means."""


def _in_english(when: str, qualifier: str) -> str:
    """Return the time and its qualifier in English; other words as they are printed.

    >>> [_in_english("FY2025", each) for each in ("概ね", "末を目途に", "まで", "議会の議決後")]
    ['about FY2025', 'about the end of FY2025', 'FY2025', 'FY2025 (“議会の議決後”)']
    """
    meanings = [name for name, known in _MEANINGS.items() if any(each in qualifier for each in known)]
    if not when:
        code = "step" if meanings == ["step"] and qualifier in _MEANINGS["step"] else "alone"
        return words(f"terms.qualifier_{code}", "en", qualifier=qualifier)
    if qualifier in (*_SAME_AS_DUE, "中"):
        return when
    if not meanings or "step" in meanings:
        return words("terms.qualifier_in_words", "en", when=when, qualifier=qualifier)
    for meaning in reversed(meanings):
        when = words(f"terms.qualifier_{meaning}", "en", when=when)
    return when


def as_due(value: Due | FiscalYear | Month | date | str) -> Due:
    """Return a due date as it is, and a fiscal year, a month, a day or the text of one as the date it names.

    Raises:
        ParseError: text that is none of these.
    """
    return value if isinstance(value, Due) else Due(value)


def _first_day(time: FiscalYear | Month | date) -> date:
    return time if isinstance(time, date) else time.first_day


def _year_of(time: FiscalYear | Month | date) -> FiscalYear:
    return FiscalYear.of(time) if isinstance(time, date) else time.fiscal_year


def _formatted(time: FiscalYear | Month | date | None, language: str) -> str:
    return "" if time is None else format(When.on(time) if isinstance(time, date) else time, language)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Target:
    """A goal and when it is due: 目標値.

    Attributes:
        due: the due date; a fiscal year, a month or a day is converted.  ``Due()`` where the source states
            none.
        goal: the goal, one of :data:`~dxmodel.goals.Goal`.
        breakdown: dimension → member, for the target of a member: 性別 → 女性; empty for the total.
        either: whether it is one of several targets of its due date of which one is enough: いずれかを達成.
        printed: the target as the source prints it, if that is another text.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything a reader must know.
        extra: what the city adds: name → text, in its order.

    Raises:
        InvalidValueError: a sum or a mean over years is due every year.

    >>> from dxmodel.plan.goals import Reach
    >>> f"{Target(due='R10', goal=Reach('8,880時間')).goal:ja}"
    '8,880時間'
    """

    __repr__ = repr_without_defaults

    due: Due = attrs.field(default=Due(), converter=as_due)
    goal: Goal = attrs.field(converter=as_goal, validator=of_type(Goal))
    breakdown: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_pairs)
    either: bool = False
    printed: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    extra: Extra = attrs.field(default=(), converter=as_extra)

    def __attrs_post_init__(self) -> None:
        if self.due.yearly and isinstance(self.goal, TotalOver | MeanOver):
            raise InvalidValueError("plan.yearly_span", goal=self.goal)

    @cached_property
    def text(self) -> str:
        """The target as the source prints it, else its goal in Japanese.

        >>> from dxmodel.plan.goals import AtLeast
        >>> Target(due="R10", goal=AtLeast("72%")).text
        '72%以上'
        """
        return self.printed or format(self.goal, "ja")
