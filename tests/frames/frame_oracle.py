"""One row of a frame at a time, in exact fractions: what `assess_frame` is compared with.

Written from the documentation (`docs/guide/frames.md`, `which-method.md`, `what-the-statuses-mean.md` and the
docstrings), with no use of the library.  A number is the decimal that it is printed as: 0.1 is a tenth.
Powers with a broken exponent are taken to 60 digits.  What could not be said in the units of the frame is
pinned here: `THRESHOLDS`, `TOLERANCE`, `DECLINES`, the order of `reason` and the order of `verdict`.

It knows what the columns of a frame can say: levels to reach and plain numbers.  Levels that do not count
(超, 未満), ranges and rough numbers cannot be given to `assess_frame`.
"""

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import attrs

__all__ = ["METHODS", "NUMBERS", "THRESHOLDS", "TOLERANCE", "Row", "assess_rows"]

TOLERANCE = Fraction(1, 10**9)
"""A score that misses its threshold by this much is on it."""

LIMIT = 10**18
"""An amount is smaller than this."""

THRESHOLDS = {
    "achievement_rate": Fraction(1),
    "progress_from_baseline": Fraction(1),
    "linear_pace": Fraction(1),
    "linear_pace_from_zero": Fraction(1),
    "interim_target": Fraction(0),
    "cagr_ratio": Fraction("0.95"),
    "cagr_trend": Fraction("0.015"),
    "cagr_trend_limited": Fraction("0.015"),
    "un_progress_2023": Fraction("0.95"),
    "weather_forecast": Fraction("0.95"),
    "level_band": Fraction(2),
    "okr_score": Fraction("0.7"),
    "fiscal_year_outcome": Fraction(1),
    "approach": Fraction(1),
}
"""The score from which on a target that is still ahead is on track."""

METHODS = tuple(THRESHOLDS)

TRENDS = ("cagr_trend", "cagr_trend_limited")
"""The methods that need no target."""

_LEVELS = ("no-baseline", "before-baseline", "no-gap")
_DATED = ("no-dated-baseline", "before-baseline", "no-gap")
_TIMED = (*_DATED, "no-due-year")
_GROWING = ("no-dated-baseline", "before-baseline", "no-direction", "at-start", "sign-changes")
DECLINES = {
    "achievement_rate": ("no-direction", "not-positive"),
    "progress_from_baseline": _LEVELS,
    "linear_pace": (*_TIMED, "at-start", "no-expected"),
    "linear_pace_from_zero": (
        "no-baseline-year",
        "before-baseline",
        "no-direction",
        "not-positive",
        "less-is-better",
        "no-due-year",
        "at-start",
    ),
    "interim_target": (*_DATED, "no-interim"),
    "cagr_ratio": (*_TIMED, "at-start", "sign-changes", "target-changes-sign"),
    "cagr_trend": _GROWING,
    "cagr_trend_limited": (*_GROWING, "at-limit"),
    "un_progress_2023": (*_TIMED, "at-start", "unmet-sign-changes"),
    "weather_forecast": (
        "no-due",
        "past-due",
        "before-baseline",
        "unmet-no-direction",
        "unmet-too-few-points",
    ),
    "level_band": ("no-baseline", "before-baseline", "no-direction", "no-gap"),
    "okr_score": _LEVELS,
    "fiscal_year_outcome": ("no-due", "not-due"),
    "approach": _LEVELS,
}
"""Why a method gives no score; the first that holds is told, by the code in `_CODES` or by its own name."""

_CODES = {
    "no-dated-baseline": "no-baseline",
    "no-baseline-year": "no-baseline",
    "no-due": "no-due-year",
    "target-changes-sign": "sign-changes",
    "unmet-sign-changes": "sign-changes",
    "unmet-no-direction": "no-direction",
    "unmet-too-few-points": "too-few-points",
}

NUMBERS = (
    "achievement_rate",
    "progress",
    "elapsed",
    "expected",
    "pace",
    "remaining",
    "required_per_year",
    "required_speedup",
    "projected_value",
    "projected_year",
)
_AMOUNTS = ("remaining", "required_per_year", "projected_value")
_DIRECTIONS = {"up": 1, "down": -1, "unknown": 0}
_PERCENT = ("%", "％", "パーセント")
_DIGITS = Context(prec=60)

Number = Fraction | None


def assess_rows(rows: Sequence["Row"], method: str) -> list[dict[str, Any]]:
    """Return what `assess_frame` adds to each row; None where it is missing."""
    by_indicator: dict[str, list[Row]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator, []).append(row)
    return [row.judged(method, by_indicator[row.indicator]) for row in rows]


@attrs.frozen(kw_only=True)
class Row:
    """The columns of one row; None where there is no number."""

    indicator: str
    year: int
    value: Number
    is_percent: bool
    baseline: Number
    start: int | None
    target: Number
    due: int | None
    declared: int
    interim: Number
    interim_year: int | None
    last: int | None
    first: int | None
    accumulation: str

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Row":
        """Read a row of a frame; columns that may be left out are missing."""
        level = {name: _exact(record.get(name)) for name in ("value", "baseline", "target", "interim_target")}
        years = {
            name: None if (year := _exact(record.get(name))) is None else int(year)
            for name in ("baseline_year", "target_year", "interim_year", "last_year", "break_year")
        }
        return cls(
            indicator=record["indicator"],
            year=int(record["fiscal_year"]),
            value=level["value"],
            is_percent=record["unit"] in _PERCENT,
            baseline=level["baseline"],
            start=years["baseline_year"],
            target=level["target"],
            due=years["target_year"],
            declared=_DIRECTIONS[record["direction"] or "unknown"],
            interim=level["interim_target"],
            interim_year=years["interim_year"],
            last=years["last_year"],
            first=years["break_year"],
            accumulation=str(record.get("accumulation") or "unknown"),
        )

    def judged(self, method: str, rows: Sequence["Row"]) -> dict[str, Any]:
        """Return the columns of the answer; *rows* are those of the same indicator."""
        return _Verdict(row=self, method=method, rows=rows).columns

    # --- the goal

    @cached_property
    def is_ended(self) -> bool:
        """The year lies after the last one of the indicator."""
        return self.last is not None and self.year > self.last

    @cached_property
    def is_redefined(self) -> bool:
        """Whether the target is under another definition than the value or the baseline, or may be."""
        if self.first is None or self.target is None:
            return False
        if self.baseline is None or self.start is None:
            return True
        return self.year < self.first or self.start < self.first

    @cached_property
    def goal(self) -> Number:
        """The target, where the row can be judged by it."""
        return None if self.value is None or self.is_ended or self.is_redefined else self.target

    @cached_property
    def base(self) -> Number:
        """The baseline, unless it is under an earlier definition."""
        is_old = self.start is not None and self.first is not None and self.start < self.first
        return None if is_old else self.baseline

    @cached_property
    def goal_year(self) -> int | None:
        """When the goal is due."""
        return None if self.goal is None else self.due

    @cached_property
    def better(self) -> int:
        """1 where more is better, -1 where less is, 0 where nobody says."""
        if self.declared or self.goal is None:
            return self.declared
        signs = {(end > start) - (end < start) for start, end in self._steps} - {0}
        return signs.pop() if len(signs) == 1 else 0

    @property
    def _steps(self) -> Iterator[tuple[Fraction, Fraction]]:
        """Yield the pairs of levels that state a direction: an earlier one, and a later one."""
        if self.goal is None:
            return
        base_year, due = self.start, self.due
        if self.base is not None:
            yield self.base, self.goal
        year, level = self.interim_year, self.interim
        if level is None or year is None or due is None or year >= due or self.first is not None:
            return
        yield level, self.goal
        if self.base is not None and not (base_year is not None and year < base_year):
            yield self.base, level

    def meets(self, level: Number) -> bool:
        """Is a level where the goal wants it?  Only equal is, where nobody says which way is better."""
        if level is None or self.goal is None:
            return False
        if self.better == 0:
            return level == self.goal
        return level >= self.goal if self.better > 0 else level <= self.goal

    @cached_property
    def is_met(self) -> bool:
        """The value is where the goal wants it."""
        return self.meets(self.value)

    @cached_property
    def has_way(self) -> bool:
        """There is a way from the baseline to the goal."""
        return self.base is not None and self.goal is not None and not self.meets(self.base)

    @cached_property
    def is_worse(self) -> bool:
        """The value is farther from the goal than the baseline is, on the same side."""
        if self.value is None or self.base is None or self.goal is None:
            return False
        below = self.value < self.base and self.value < self.goal and self.better >= 0
        above = self.value > self.base and self.value > self.goal and self.better <= 0
        return below or above

    # --- time

    @cached_property
    def gone(self) -> int | None:
        """The years since the baseline."""
        return None if self.start is None else self.year - self.start

    @cached_property
    def total(self) -> int | None:
        """The years from the baseline to the goal."""
        return None if self.start is None or self.goal_year is None else self.goal_year - self.start

    @cached_property
    def left(self) -> int | None:
        """The years from now to the goal."""
        return None if self.goal_year is None else self.goal_year - self.year

    def elapsed_since(self, year: int | None) -> Number:
        """Return the share of the time from a year to the goal that is gone, at most 1."""
        if year is None or self.goal_year is None or self.goal_year <= year or self.year < year:
            return None
        return min(Fraction(self.year - year, self.goal_year - year), Fraction(1))

    @cached_property
    def has_interim(self) -> bool:
        """An interim target on the way was due before this year."""
        level, year, base = self.interim, self.interim_year, self.base
        if level is None or year is None or base is None or self.start is None or self.first is not None:
            return False
        if self.goal_year is None or not self.start < year < min(self.year, self.goal_year):
            return False
        side = (level > base) - (level < base)
        return side != 0 and self.declared in (0, side)

    # --- the columns that no method changes

    @cached_property
    def interim_share(self) -> Number:
        """The share of the path that the interim target asked for."""
        if not self.has_interim or self.interim is None or self.base is None or self.goal is None:
            return None
        return None if self.goal == self.base else (self.interim - self.base) / (self.goal - self.base)

    @cached_property
    def achievement_rate(self) -> Number:
        """Value / target, or target / value where less is better; of and to something above zero.

        Where less is better and both are below zero, as of savings, it is value / target.
        """
        if self.value is not None and self.goal is not None and self.better < 0 and self.goal < 0:
            return self.value / self.goal if self.value <= 0 else None
        if self.value is None or self.goal is None or self.goal <= 0:
            return None
        if self.better > 0 and self.value >= 0:
            return self.value / self.goal
        return self.goal / self.value if self.better < 0 and self.value > 0 else None

    @cached_property
    def share(self) -> Number:
        """(Value - baseline) / (target - baseline), wherever it can be divided."""
        if self.value is None or self.base is None or self.goal is None or self.goal == self.base:
            return None
        return (self.value - self.base) / (self.goal - self.base)

    @cached_property
    def progress(self) -> Number:
        """The share of the path that is done, where there is a path."""
        return self.share if self.has_way else None

    @cached_property
    def elapsed(self) -> Number:
        """The share of the time that is gone."""
        return self.elapsed_since(self.start)

    @cached_property
    def expected(self) -> Number:
        """The expected share of the path, on straight lines between the targets."""
        if not self.has_interim:
            return self.elapsed
        since, share = self.elapsed_since(self.interim_year), self.interim_share
        if not self.has_way or since is None or share is None:
            return None
        return share + (1 - share) * since

    @cached_property
    def pace(self) -> Number:
        """Progress / expected."""
        if self.progress is None or self.expected is None or self.expected <= 0:
            return None
        return self.progress / self.expected

    @cached_property
    def remaining(self) -> Number:
        """Target - value."""
        return None if self.goal is None or self.value is None else self.goal - self.value

    @cached_property
    def required_per_year(self) -> Number:
        """Remaining / years left, where the goal is not met."""
        if self.remaining is None or self.left is None or self.left <= 0 or self.is_met:
            return None
        return self.remaining / self.left

    @cached_property
    def done_per_year(self) -> Number:
        """The change per year since the baseline."""
        if self.value is None or self.base is None or self.gone is None or self.gone <= 0:
            return None
        return (self.value - self.base) / self.gone

    @cached_property
    def projected_value(self) -> Number:
        """The level in the target's year, on the line from the baseline through the value."""
        if self.done_per_year is None or self.base is None or not self.total or (self.left or 0) <= 0:
            return None
        return self.base + self.done_per_year * self.total

    @cached_property
    def is_on_the_way(self) -> bool:
        """It has moved towards the goal and is not there."""
        return self.progress is not None and 0 < self.progress < 1

    @cached_property
    def required_speedup(self) -> Number:
        """How many times as fast as until now it must go."""
        if not self.is_on_the_way or self.required_per_year is None or not self.done_per_year:
            return None
        return self.required_per_year / self.done_per_year

    @cached_property
    def projected_year(self) -> Number:
        """When the line from the baseline through the value meets the target."""
        if not self.is_on_the_way or self.remaining is None or not self.done_per_year:
            return None
        return self.year + self.remaining / self.done_per_year

    @cached_property
    def is_out_of_range(self) -> bool:
        """An amount is one that no amount can be, or a share is no number of a frame."""
        numbers = {name: getattr(self, name) for name in NUMBERS}
        return any(
            abs(number) >= LIMIT if name in _AMOUNTS else _is_beyond(number)
            for name, number in numbers.items()
            if number is not None
        )


@attrs.frozen(kw_only=True)
class _Verdict:
    """What a method says of a row."""

    row: Row
    method: str
    rows: Sequence[Row]

    @cached_property
    def columns(self) -> dict[str, Any]:
        """Every column of the answer."""
        row = self.row
        numbers = {name: None if row.is_out_of_range else getattr(row, name) for name in NUMBERS}
        status, reason = self.answer
        return {
            **numbers,
            "kept": self.kept,
            "score": None if row.is_out_of_range else self.score,
            "status": status,
            "reason": reason,
            "no_score": self.no_score,
        }

    @cached_property
    def is_trend(self) -> bool:
        """A value is enough, as there is no target and the method needs none."""
        row = self.row
        return self.method in TRENDS and row.target is None and row.value is not None and not row.is_ended

    @cached_property
    def is_judged(self) -> bool:
        """There is enough to judge."""
        return self.row.goal is not None or self.is_trend

    @cached_property
    def kept(self) -> Fraction | None:
        """The share of the years since the baseline that kept the level, where it is the target."""
        row = self.row
        if row.base is None or row.base != row.target or row.start is None or row.is_redefined:
            return None
        goal = attrs.evolve(row, value=row.base, last=None)  # the goal counts without a value of the year
        values = [
            each.value
            for each in self.rows
            if each.value is not None and row.start < each.year <= row.year
            if row.first is None or each.year >= row.first
        ]
        kept = sum(map(goal.meets, values))
        return Fraction(kept, len(values)) if values and (goal.better or kept == len(values)) else None

    # --- the table of verdicts, row by row, as the documentation prints it

    @cached_property
    def answer(self) -> tuple[str, str | None]:
        """Status and reason of the first row that holds."""
        row = self.row
        has_target = row.target is not None
        before = not has_target or row.due is None or row.year < row.due
        past, met = has_target and not before and row.year != row.due, row.is_met
        of_due = self.of_due_year if past else None
        dated = row.base is not None and row.start is not None
        rows = (
            ("not-assessed", "ended", row.is_ended),
            ("not-assessed", "no-target", not has_target and self.method not in TRENDS),
            ("not-assessed", "no-observation", row.value is None and (before or of_due is not None)),
            ("not-assessed", "no-observation", row.value is None and not has_target),
            ("not-assessed", "result-overdue", row.value is None),
            ("not-assessed", "before-baseline", before and row.gone is not None and row.gone < 0),
            ("at-baseline", None, before and row.gone == 0),
            ("not-assessed", "out-of-range", row.is_out_of_range),
            ("not-assessed", "redefined", row.is_redefined),
            ("not-assessed", "no-direction", has_target and not met and row.better == 0),
            ("achieved", None, has_target and row.due is None and met),
            ("not-assessed", "no-due-year", has_target and row.due is None),
            ("achieved", None, has_target and row.year == row.due and met),
            ("missed", None, has_target and row.year == row.due),
            ("not-assessed", "due-year-unknown", past and of_due is None),
            ("achieved-late", None, past and not of_due and met),
            ("missed", None, past and not of_due),
            ("achieved", None, past and (met or row.accumulation == "flow")),
            ("no-longer-achieved", None, past),
            ("kept-so-far", None, has_target and row.meets(row.base) and met),
            ("regressing", None, has_target and row.meets(row.base)),
            ("achieved", None, met),
            ("no-longer-achieved", None, dated and self.was_met and row.accumulation != "flow"),
            ("regressing", None, self.falls if self.is_trend else row.is_worse),
            ("not-met-yet", None, has_target and not dated),
            ("not-due", None, has_target and self.method == "fiscal_year_outcome"),
            ("on-track", None, self.reaches(THRESHOLDS[self.method])),
            ("behind", None, self.no_score is None),
            ("not-assessed", self.no_score, True),
        )
        return next((status, reason) for status, reason, holds in rows if holds)

    @cached_property
    def of_due_year(self) -> bool | None:
        """Whether the value of the due year met the goal; None where nobody knows."""
        row = self.row
        if row.first is not None and row.due is not None and row.due < row.first:
            return None
        values = {each.year: each.value for each in self.rows if each.value is not None}
        if row.due in values:
            return row.meets(values[row.due])
        if row.due is not None and row.due == row.start and row.base is not None:
            return row.meets(row.base)
        if row.accumulation != "cumulative" or row.value is None or row.due is None or row.better == 0:
            return None
        before = [year for year in values if year < row.due and (row.first is None or year >= row.first)]
        is_earlier = row.start is not None and row.start < row.due
        least = values[max(before)] if before else row.base if is_earlier else None
        greatest = values[min(year for year in values if year > row.due)]
        if row.better > 0:
            return True if row.meets(least) else None if row.meets(greatest) else False
        return True if row.meets(greatest) else None if least is None or row.meets(least) else False

    @cached_property
    def falls(self) -> bool:
        """The trend leads away."""
        return self.no_score is None and not self.reaches(Fraction(0))

    def reaches(self, threshold: Fraction) -> bool:
        """Is the score there, or so little below that nobody can tell?"""
        return self.score is not None and self.score >= threshold - TOLERANCE

    @cached_property
    def was_met(self) -> bool:
        """An earlier value, after the baseline, was where the goal wants it."""
        row = self.row
        return row.better != 0 and any(
            row.meets(each.value)
            for each in self.rows
            if each.year < row.year and (row.start is None or each.year > row.start)
        )

    # --- the score

    @cached_property
    def latest(self) -> tuple[tuple[int, Fraction], ...]:
        """The newest measured years up to this one, six at most; the baseline is one, if nothing else is."""
        row = self.row
        points = {
            each.year: each.value
            for each in self.rows
            if each.value is not None
            and each.year <= row.year
            and (row.first is None or each.year >= row.first)
        }
        if row.base is not None and row.start is not None and row.start < row.year:
            points.setdefault(row.start, row.base)
        return tuple(sorted(points.items(), reverse=True)[:6])

    @cached_property
    def no_score(self) -> str | None:
        """The first reason for which the method declines; none where nothing is judged."""
        if not self.is_judged or self.row.is_out_of_range:
            return None
        first = next((reason for reason in DECLINES[self.method] if self.declines(reason)), None)
        if first is not None:
            return _CODES.get(first, first)
        return "out-of-range" if self.number is math.inf else None

    def declines(self, reason: str) -> bool:
        """Does a reason of `DECLINES` hold?"""
        row = self.row
        left, is_unmet = row.left, not row.is_met
        match reason:
            case "no-baseline":
                return row.base is None
            case "no-baseline-year":
                return row.gone is None
            case "no-dated-baseline":
                return row.base is None or row.gone is None
            case "before-baseline":
                return row.gone is not None and row.gone < 0
            case "no-gap":
                return not row.has_way
            case "no-due":
                return left is None
            case "no-due-year":
                return row.total is None or row.total <= 0
            case "not-due":
                return left is not None and left > 0
            case "past-due":
                return left is not None and left < 0
            case "at-start":
                return row.gone == 0
            case "no-expected":
                return row.expected is not None and row.expected <= 0
            case "no-direction":
                return row.better == 0
            case "not-positive":
                return row.achievement_rate is None
            case "less-is-better":
                return row.better < 0
            case "no-interim":
                return not row.has_interim and not self.is_due
            case "at-limit":
                return row.is_percent and row.better > 0 and abs(_fraction_of(row.base)) == 100
            case "sign-changes":
                return _sign(row.base) * _sign(row.value) <= 0
            case "target-changes-sign":
                return _sign(row.base) * _sign(row.goal) <= 0
            case "unmet-sign-changes":
                return is_unmet and _sign(row.base) * _sign(row.value) <= 0
            case "unmet-no-direction":
                return is_unmet and row.better == 0
            case "unmet-too-few-points":
                return is_unmet and len(self.latest) < 4
        raise AssertionError(reason)

    @cached_property
    def is_due(self) -> bool:
        """The year of the goal has come."""
        return self.row.left is not None and self.row.left <= 0

    @cached_property
    def score(self) -> Number:
        """What the method gives, where it does not decline."""
        if not self.is_judged or self.no_score is not None:
            return None
        return None if self.row.is_out_of_range else Fraction(self.number)

    @cached_property
    def number(self) -> Fraction | float:
        """The formula of the method; infinite where it is no number of a frame."""
        try:
            number: Fraction = getattr(self, f"_{self.method}")()
        except OverflowError:
            return math.inf
        return math.inf if _is_beyond(number) else number

    def _achievement_rate(self) -> Number:
        return self.row.achievement_rate

    def _progress_from_baseline(self) -> Number:
        return self.row.share

    def _linear_pace(self) -> Fraction:
        return _fraction_of(self.row.share) / _fraction_of(self.row.expected)

    def _linear_pace_from_zero(self) -> Fraction:
        return _fraction_of(self.row.achievement_rate) / _fraction_of(self.row.elapsed)

    def _interim_target(self) -> Fraction:
        return _fraction_of(self.row.share) - (1 if self.is_due else _fraction_of(self.row.interim_share))

    def _cagr_ratio(self) -> Fraction:
        row = self.row
        return _growth(row.base, row.value, row.gone) / _growth(row.base, row.goal, row.total)

    def _cagr_trend(self) -> Fraction:
        row = self.row
        return _sign(row.base) * row.better * _growth(row.base, row.value, row.gone)

    def _cagr_trend_limited(self) -> Fraction:
        """Growth over 1 - (y / 100)^4.44, for a percentage that is to rise; y mirrored from 100 to 200."""
        row = self.row
        size = abs(_fraction_of(row.base))
        if not (row.is_percent and row.better > 0) or size >= 200:
            return self._cagr_trend()
        return self._cagr_trend() / (1 - _power(min(size, 200 - size) / 100, Fraction("4.44")))

    def _un_progress_2023(self) -> Fraction:
        """The share that constant growth will have done; of what is met, or near an end, at least 1."""
        row = self.row
        base, value, goal = _fraction_of(row.base), _fraction_of(row.value), _fraction_of(row.goal)
        if base * value <= 0:
            return _fraction_of(row.share)
        is_near = row.is_percent and goal in (0, 100) and abs(goal - value) <= 1
        growth = 1 + _growth(base, value, row.gone)
        share = (value * _power(growth, _fraction_of(row.left)) - base) / (goal - base)
        return max(share, Fraction(1)) if row.is_met or is_near else share

    def _weather_forecast(self) -> Fraction:
        row = self.row
        if row.is_met:
            return Fraction(1)
        (year, value), (first_year, first_value) = self.latest[0], self.latest[-1]
        return (
            (value - first_value) / (year - first_year) * _fraction_of(row.left) / _fraction_of(row.remaining)
        )

    def _level_band(self) -> Fraction:
        row = self.row
        base, value = _fraction_of(row.base), _fraction_of(row.value)
        gain = row.better * (value - base)
        if row.is_met:
            target = _fraction_of(row.target)
            return Fraction(3 + (row.better * (value - target) > abs(target) * TOLERANCE))
        if gain > 0:
            return Fraction(2)
        return Fraction(int(gain >= -abs(base) * (Fraction(1, 10) + TOLERANCE)))

    def _okr_score(self) -> Fraction:
        return min(max(_fraction_of(self.row.share), Fraction(0)), Fraction(1))

    def _fiscal_year_outcome(self) -> Fraction:
        return Fraction(int(self.row.is_met))

    def _approach(self) -> Fraction:
        return 1 - abs(_fraction_of(self.row.share) - 1)


def _exact(number: Any) -> Number:
    """The decimal that a number is printed as; None where it is missing."""
    if number is None or number != number:
        return None
    return Fraction(str(number))


def _fraction_of(number: Any) -> Fraction:
    """A number that was asked for only where there is one."""
    assert number is not None
    return Fraction(number)


def _sign(number: Number) -> int:
    """The sign of a number, 0 where there is none."""
    return 0 if number is None else (number > 0) - (number < 0)


def _is_beyond(number: Fraction) -> bool:
    """Is it too large for a number of a frame?"""
    return abs(number) > Fraction(sys.float_info.max)


def _growth(earlier: Number, later: Number, years: int | None) -> Fraction:
    """The constant growth per year from one number to another."""
    ratio = _fraction_of(later) / _fraction_of(earlier)
    if _is_beyond(ratio):
        raise OverflowError
    return _power(ratio, Fraction(1, int(_fraction_of(years)))) - 1


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    """A power of a number above zero: exact for whole exponents, else to 60 digits."""
    if exponent.denominator == 1:
        return base**exponent.numerator
    exact = [_DIGITS.divide(Decimal(each.numerator), Decimal(each.denominator)) for each in (base, exponent)]
    return Fraction(_DIGITS.power(*exact))
