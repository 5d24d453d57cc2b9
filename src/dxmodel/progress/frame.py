"""The frame door: the same formulas and the same table of verdicts, on whole columns at once.

Import it by name; it brings pandas.  A frame has one row for each indicator and fiscal year:

===================  ============================================================================
``indicator``        key, with ``fiscal_year``; a categorical is fastest
``fiscal_year``      the Western year in which the fiscal year starts: 2024 is 令和6年度
``value``            what was measured; missing where nothing was
``unit``             one for each indicator
``baseline``         the level the way starts from; ``baseline_year`` its fiscal year
``target``           the level to reach; ``target_year`` the fiscal year it is due
``direction``        ``up``, ``down`` or ``unknown``; unknown is read off target and baseline
===================  ============================================================================

and may have these:

===================  ============================================================================
``last_year``        the last fiscal year of an indicator that has ended
``break_year``       the first fiscal year measured in the way that the target is measured in, where
                     no bridge leads there from before
===================  ============================================================================

and gets these columns beside them:

=====================  ==========================================================================
``achievement_rate``   value / target; target / value where less is better
``progress``           the share of the way from the baseline that is done
``elapsed``            the share of the time that is gone, at most 1
``pace``               progress / elapsed
``remaining``          target - value, in the unit
``required_per_year``  remaining / years left
``status``             categorical, the values of :class:`~dxmodel.progress.Status`
``reason``             categorical, the values of :class:`~dxmodel.progress.Reason`; missing
                       where there is a verdict
=====================  ==========================================================================

What is undefined is missing, never infinite.  Rough values (約) are judged by the scalar door only.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
import pandas as pd

from dxmodel.errors import Problem, Problems
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Direction
from dxmodel.progress import formulas
from dxmodel.progress.status import RULES, Facts, Reason, Status

__all__ = ["assess_frame"]

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

_NUMBERS = ("value", "baseline", "target", "baseline_year", "target_year")
_COLUMNS = ("indicator", "fiscal_year", "unit", "direction", *_NUMBERS)
_OPTIONAL = ("last_year", "break_year")
_YEARS = 100_000  # more than there are fiscal years: indicator and year make one number
_STATUSES = [status.value for status in Status]
_REASONS = [reason.value for reason in Reason]


def assess_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Judge every row of a frame; see the module for the columns.

    The index and the order of the rows stay; the frame that was given is left alone.

    Raises:
        Problems: missing columns, missing keys, two rows for one key, two units for one
            indicator, numbers that are text or infinite — all together.

    >>> frame = pd.DataFrame({
    ...     "indicator": ["rpa-hours"], "fiscal_year": [2024], "value": [6100.0], "unit": ["時間"],
    ...     "baseline": [5328.0], "baseline_year": [2023], "target": [8880.0], "target_year": [2028],
    ...     "direction": ["unknown"],
    ... })
    >>> print(assess_frame(frame)[["status", "required_per_year"]].to_string(index=False))
       status  required_per_year
    on-course              695.0
    """
    if problems := [*_problems(frame)]:
        raise Problems(problems)
    return frame.assign(**_judged(frame))


def _judged(frame: pd.DataFrame) -> dict[str, Any]:
    """The columns to add; where a formula is undefined, its divisor is set missing first."""
    rows = _Rows.of(frame)
    elapsed = np.minimum(formulas.elapsed(_where(rows.timed, rows.start), rows.year, rows.due), 1.0)
    progress = formulas.progress_from_baseline(_where(rows.has_way, rows.baseline), rows.value, rows.target)
    pace = formulas.linear_pace(progress, _where(elapsed > 0, elapsed))
    status, reason = _verdicts(rows, pace)
    return {
        "achievement_rate": _achievement_rate(rows),
        "progress": progress,
        "elapsed": elapsed,
        "pace": pace,
        "remaining": formulas.remaining(rows.value, rows.target),
        "required_per_year": formulas.change_per_year(
            rows.value, rows.target, _where(rows.due > rows.year, rows.due - rows.year)
        ),
        "status": pd.Categorical.from_codes(status, pd.Index(_STATUSES)),
        "reason": pd.Categorical.from_codes(reason, pd.Index(_REASONS)),
    }


@attrs.frozen(kw_only=True)
class _Rows:
    """The columns as arrays, and what follows from them alone."""

    value: Floats
    baseline: Floats
    target: Floats
    start: Floats
    due: Floats
    year: npt.NDArray[np.int64]
    up: Truths
    directed: Truths
    ended: Truths
    cut_off: Truths

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "_Rows":
        value, baseline, target, start, due = (frame[name].to_numpy(np.float64) for name in _NUMBERS)
        declared = _codes(frame["direction"], ["up", "down"])
        said = declared >= 0
        rises, falls = target > baseline, target < baseline
        year = frame["fiscal_year"].to_numpy(np.int64)
        last, first = (_optional(frame, name) for name in _OPTIONAL)
        ended = year > last
        one_way = np.isnan(first) | ((year >= first) & (start >= first) & ~np.isnan(baseline))
        cut_off = ~np.isnan(target) & ~one_way
        return cls(
            value=value,
            baseline=baseline,
            target=np.where(np.isnan(value) | ended | cut_off, np.nan, target),
            start=start,
            due=due,
            year=year,
            up=np.where(said, declared == 0, rises),
            directed=said | rises | falls,
            ended=ended,
            cut_off=cut_off,
        )

    @property
    def judged(self) -> Truths:
        """Is there a value and a target?"""
        return ~np.isnan(self.value - self.target)

    @property
    def has_way(self) -> Truths:
        """Does the goal still lie ahead of the baseline, in its direction?"""
        return np.where(self.up, self.target > self.baseline, self.target < self.baseline)

    @property
    def timed(self) -> Truths:
        """Is there time between baseline and target, and has it begun?"""
        return (self.due > self.start) & (self.year >= self.start) & self.judged


def _achievement_rate(rows: _Rows) -> Floats:
    above = np.where(rows.up, rows.value, rows.target)
    below = np.where(rows.up, rows.target, rows.value)
    defined = rows.directed & (rows.target > 0) & (above >= 0) & (below > 0)
    rate: Floats = formulas.achievement_rate(above, _where(defined, below))
    return rate


def _verdicts(rows: _Rows, pace: Floats) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.int8]]:
    """Codes of status and reason: the first reason that holds, else the first rule that holds."""
    low = np.where(rows.directed & ~rows.up, -np.inf, rows.target)
    high = np.where(rows.directed & rows.up, np.inf, rows.target)
    facts = Facts(
        met=formulas.meets(rows.value, low, high),
        lost=np.zeros(len(rows.value), dtype=bool),
        overdue=rows.year >= rows.due,
        at_start=rows.year == rows.start,
        worse=formulas.worse_than(rows.value, rows.baseline, low, high),
        waiting=np.zeros(len(rows.value), dtype=bool),
        on_course=formulas.reaches(pace, 1),
    )
    reason = _first({why.value: holds for why, holds in _reasons(rows, facts)}, _REASONS, -1)
    behind = _STATUSES.index(Status.BEHIND.value)
    status = _first({verdict.value: holds(facts) for verdict, holds in RULES}, _STATUSES, behind)
    status[reason >= 0] = _STATUSES.index(Status.NOT_ASSESSED.value)
    return status, reason


def _reasons(rows: _Rows, facts: Facts) -> Iterator[tuple[Reason, Truths]]:
    """Why a row has no verdict, in the order in which the scalar door asks."""
    unmet = ~facts.met
    yield Reason.ENDED, rows.ended
    yield Reason.REDEFINED, rows.cut_off
    yield Reason.NO_OBSERVATION, np.isnan(rows.value)
    yield Reason.NO_TARGET, np.isnan(rows.target)
    yield Reason.BEFORE_BASELINE, rows.year < rows.start
    yield Reason.NO_DIRECTION, unmet & ~rows.directed
    yield Reason.NO_DUE_YEAR, unmet & np.isnan(rows.due)
    yield Reason.NO_BASELINE, unmet & ~facts.overdue & np.isnan(rows.baseline + rows.start)


def _optional(frame: pd.DataFrame, name: str) -> Floats:
    if name not in frame.columns:
        return np.full(len(frame), np.nan)
    return frame[name].to_numpy(np.float64, na_value=np.nan)


def _first(holds: dict[str, Truths], names: Sequence[str], default: int) -> npt.NDArray[np.int8]:
    """For each row the code of the first name that holds; the last written is the first asked."""
    codes = np.full(len(next(iter(holds.values()))), default, dtype=np.int8)
    for name, where in reversed(holds.items()):
        codes[where] = names.index(name)
    return codes


def _where(holds: Truths, numbers: Floats) -> Floats:
    return np.where(holds, numbers, np.nan)


def _codes(column: "pd.Series[Any]", names: Sequence[str]) -> npt.NDArray[np.int64]:
    """The place of each entry among *names*, -1 for any other; one look-up a category, not a row."""
    categories = column.astype("category").cat
    place = np.array([*(names.index(each) if each in names else -1 for each in categories.categories), -1])
    found: npt.NDArray[np.int64] = place[categories.codes.to_numpy()]
    return found


def _problems(frame: pd.DataFrame) -> Iterator[Problem]:
    """What keeps a frame from being judged; content is looked at once the columns are there."""
    missing = [name for name in _COLUMNS if name not in frame.columns]
    repeated = sorted({str(name) for name in frame.columns[frame.columns.duplicated()]})
    if missing:
        yield Problem(path="$", code="progress.missing_columns", facts={"missing": missing})
    if repeated:
        yield Problem(path="$", code="progress.repeated_columns", facts={"repeated": repeated})
    if not missing and not repeated:
        bad = [*_bad_numbers(frame), *_bad_words(frame)]
        yield from bad or _bad_keys(frame)


def _bad_numbers(frame: pd.DataFrame) -> Iterator[Problem]:
    for name in ("fiscal_year", *_NUMBERS, *(each for each in _OPTIONAL if each in frame.columns)):
        column, path = frame[name], f"$.{name}"
        if column.dtype.kind not in ("iu" if name == "fiscal_year" else "iuf"):
            facts = {"column": name, "found": str(column.dtype)}
            yield Problem(path=path, code="progress.not_numbers", facts=facts)
        elif np.isinf(column.to_numpy(np.float64, na_value=np.nan)).any():
            yield Problem(path=path, code="progress.infinite", facts={"column": name})
        elif name.endswith("year"):
            yield from _bad_years(name, column)


def _bad_years(name: str, column: "pd.Series[Any]") -> Iterator[Problem]:
    """Fiscal years are whole Western years; only ``fiscal_year`` may not be missing."""
    years = column.to_numpy(np.float64, na_value=np.nan)
    known = years[~np.isnan(years)]
    whole = (known == np.floor(known)) & (known >= FiscalYear.MIN.year) & (known <= FiscalYear.MAX.year)
    if not whole.all():
        facts = {"column": name, "found": float(known[~whole][0])}
        yield Problem(path=f"$.{name}", code="progress.not_a_year", facts=facts)
    elif name == "fiscal_year" and len(known) < len(years):
        row = int(np.isnan(years).argmax())
        yield Problem(path=f"$.{name}", code="progress.missing_year", facts={"row": row})


def _bad_words(frame: pd.DataFrame) -> Iterator[Problem]:
    """A direction that is none of the three would be taken for unknown."""
    known = [direction.value for direction in Direction]
    other = [each for each in frame["direction"].astype("category").cat.categories if each not in known]
    if other:
        facts = {"found": other[0], "accepted": known}
        yield Problem(path="$.direction", code="progress.not_a_direction", facts=facts)


def _bad_keys(frame: pd.DataFrame) -> Iterator[Problem]:
    """Rows without a key, keys with two rows, indicators with two units: the first of each."""
    indicator, unit = (frame[name].astype("category").cat for name in ("indicator", "unit"))
    code, measured = indicator.codes.to_numpy(), unit.codes.to_numpy()
    if (code < 0).any():
        yield Problem(
            path="$.indicator", code="progress.missing_key", facts={"row": int((code < 0).argmax())}
        )
        return
    year = frame["fiscal_year"].to_numpy()
    repeated = pd.Series(code.astype(np.int64) * _YEARS + year).duplicated().to_numpy()
    if repeated.any():
        at = int(repeated.argmax())
        facts = {"indicator": indicator.categories[code[at]], "year": int(year[at]), "row": at}
        yield Problem(path="$.fiscal_year", code="progress.repeated_key", facts=facts)
    one_unit = np.full(len(indicator.categories), -1, dtype=measured.dtype)
    one_unit[code] = measured
    other = (one_unit[code] != measured) | (measured < 0)
    if other.any():
        at = int(other.argmax())
        facts = {"indicator": indicator.categories[code[at]], "row": at}
        yield Problem(path="$.unit", code="progress.two_units", facts=facts)
