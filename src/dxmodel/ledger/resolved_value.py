"""resolve: choose the value of an indicator in a year among its observations and baseline."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations
from math import inf

import attrs

from dxmodel.amount import Amount, factor
from dxmodel.amount.printed_precision import agree_as_printed, printed_interval
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear, last_day, place_in_time
from dxmodel.ledger.day_of_counting import DatedResult, NoValue, entry_of, is_counted
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.observation import RESULTS, Observation, ObservationStatus
from dxmodel.ledger.parts_of_year import Days, Part, adds_up, at_least, days_counted, divisions, total_of
from dxmodel.plan import (
    Accumulation,
    Completion,
    Doubt,
    Indicator,
    Missing,
    MissingReason,
    Ratio,
    Source,
    Value,
)
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = [
    "NoValue",
    "ResolvedValue",
    "differing_from_baseline",
    "measured_years",
    "resolve",
    "resolve_day",
    "resolve_span",
    "resolve_until",
]

DAY = timedelta(days=1)

Candidates = tuple[Observation, ...]
"""The observations of one time of which none is used, because they disagree."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ResolvedValue:
    """The value of an indicator in a fiscal year, or why there is none.

    Attributes:
        indicator: id of the indicator.
        year: the fiscal year.
        value: the value; None where there is none.
        no_value: why there is no value.
        expected: what is planned or forecast for the year, where there is nothing else; not used as a value.
        observation: the observation that is used; None where there is no value, or the value is the baseline
            or a sum of parts.
        parts: the observations of months, quarters or halves whose sum is the value.
        candidates: the observations by which there is no value: those that contradict one another, those of
            which none is more precise, or those of members where there is no total.
        at_least: what the year comes to at least, by the parts that are known, where there is no amount and
            no value of the indicator can be below zero.
        is_baseline: whether the value is the plan's baseline of that year, which no observation repeats.
        day: the day of counting, where the source states one that is not the end of the year.
        is_early: whether that day is before the end of the year, so that the value is the level of that day.
        window: the months that the indicator counts, where they are no fiscal year.
        doubt: how sure the reading is.
        sources: where it is printed.
    """

    __repr__ = repr_without_defaults

    indicator: str
    year: FiscalYear
    value: Value | None = None
    no_value: NoValue | None = None
    expected: Observation | None = None
    observation: Observation | None = None
    parts: tuple[Observation, ...] = attrs.field(default=(), converter=tuple[Observation, ...])
    candidates: tuple[Observation, ...] = attrs.field(default=(), converter=tuple[Observation, ...])
    at_least: Amount | None = None
    is_baseline: bool = False
    day: date | None = None
    is_early: bool = False
    window: CountingWindow | None = None
    doubt: Doubt | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    @cached_property
    def amount(self) -> Amount | None:
        """The value as an amount, where it is one; a ratio gives its printed or computed share."""
        return _amount(self.value)

    @property
    def known_amount(self) -> Amount | None:
        """The value as an amount, where it is one; else what the year comes to at least."""
        return self.at_least if self.amount is None else self.amount

    @cached_property
    def place(self) -> Fraction | int:
        """Its place in time: the number of its fiscal year, or that of a day before the end of the year."""
        if self.is_early and self.day is not None:
            return place_in_time(self.day, self.window)
        return self.year.year


def resolve(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> ResolvedValue:
    """Return the value of an indicator in a year.

    A flow is used only where it is a total over the whole year.  Any other value is the level of its day: of
    the end of the year or, where the source states a day or a month inside the year, of that.  The level at
    the end of the year goes first, then the first one in the two months after it, then the latest one inside
    the year; a day outside these is not used.  Months, quarters and halves of a declared flow that make up
    the year, without a gap and without an overlap, are added; a value for the year that is not their sum, or
    is less than some of them, contradicts them.

    Of values for one day, final values are preferred to provisional ones, and later known ones to earlier
    ones; of several that overlap, the most precise is used.  A value that a later entry states to be missing
    is not used, and a missing value only where there is no other.  Withdrawn ones are never used.  Values
    that contradict one another, or of which none is more precise, give no value.  The plan's baseline is the
    value of its year where there is no observation, and where the observations of its day differ from it.
    What was done stays done: in a later year without a result, the value is the last one by which it was.
    The order of the observations does not matter.  A ledger keeps the answer.
    """
    check_kind("ledger", ledger, Ledger)
    check_kind("indicator", indicator, Indicator)
    check_kind("year", year, FiscalYear)
    entry = ledger._resolved.get(id(indicator))
    if entry is None:
        # The indicator is kept beside its values, so that no other one can have its id later.
        entry = ledger._resolved.setdefault(id(indicator), (indicator, {}))
    value: ResolvedValue | None = entry[1].get(year)
    if value is None:
        value = entry[1][year] = _resolve(ledger, indicator, year)
    return value


def _resolve(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> ResolvedValue:
    observations = ledger.observations_of(indicator.id, year)
    totals = [each for each in observations if not each.breakdown]
    results = [each for each in totals if each.status in RESULTS]
    entries = _entries(results, indicator, year)
    of_day = _of_the_first_day(entries)
    missing = [each for each in entries if isinstance(each.observation.value, Missing)]
    baseline = _baseline(indicator, year)
    if baseline is not None and (not of_day or _rank(baseline) <= _rank(of_day[0])):
        is_of_day = of_day and _rank(baseline) == _rank(of_day[0])
        measured = _resolved_among(indicator, year, of_day) if is_of_day else None
        return baseline if measured is None or _differs(measured, baseline) else measured
    is_sum = indicator.accumulation is Accumulation.FLOW and adds_up(indicator.unit_in(year))
    parts = _parts(results, indicator, year, indicator.days_of(year)) if is_sum else []
    if parts:
        whole = _resolved_among(indicator, year, of_day or missing) if of_day or missing else None
        return _with_parts(indicator, year, whole, parts)
    if not results and (completion := _completed_earlier(ledger, indicator, year)) is not None:
        return attrs.evolve(completion, year=year, day=None, is_early=False)
    if of_day or missing:
        return _resolved_among(indicator, year, of_day or missing)
    no_value = _no_value(observations, [entry_of(each, indicator, year) for each in results])
    expected = _expected(totals) if no_value is NoValue.NOT_A_RESULT else None
    members = [each for each in observations if _is_result_of_member(each)]
    return ResolvedValue(
        indicator=indicator.id,
        year=year,
        no_value=no_value,
        expected=expected,
        candidates=members if no_value is NoValue.MEMBERS_ONLY else (),
    )


def _expected(totals: list[Observation]) -> Observation | None:
    """Return what is planned or forecast; None where that is missing, or entries contradict one another."""
    stated = [each for each in totals if not isinstance(each.value, Missing)]
    chosen = chosen_of(stated) if stated else None
    return chosen if isinstance(chosen, Observation) else None


def resolve_span(ledger: Ledger, indicator: Indicator, span: FiscalSpan) -> ResolvedValue | None:
    """Return the value that is given for exactly a span of whole years; None where there is no result for it.

    Of several, the one is used that :func:`resolve` uses of those for one year.  Its year is the last one.
    """
    ends = span.start_year, span.end_year
    results = [
        each
        for each in ledger.observations_of(indicator.id)
        if isinstance(each.period, FiscalSpan)
        and each.period.is_whole_years
        and each.years == ends
        and not each.breakdown
        and each.status in RESULTS
    ]
    if not results or span.end_year is None:
        return None
    measured = [
        each for each in results if not isinstance(each.value, Missing) and not _denied(each, results)
    ]
    entries = [DatedResult(each, None, is_early=False) for each in measured or results]
    return _resolved_among(indicator, span.end_year, entries)


def resolve_day(ledger: Ledger, indicator: Indicator, year: FiscalYear, day: date) -> ResolvedValue | None:
    """Return the level that was counted on a day before the end of its year; None where there is no result.

    Of several, the one is used that :func:`resolve` uses of those for one year.
    """
    totals = (each for each in ledger.observations_of(indicator.id, year) if not each.breakdown)
    entries = _entries((each for each in totals if each.status in RESULTS), indicator, year)
    of_day = _of_the_first_day([each for each in entries if each.is_early and each.day == day])
    return _resolved_among(indicator, year, of_day) if of_day else None


def resolve_until(ledger: Ledger, indicator: Indicator, year: FiscalYear, day: date) -> ResolvedValue:
    """Return what a flow came to from the beginning of a year up to a day inside it.

    It is the count of exactly that time, or the sum of months and quarters that make it up.  What cannot be
    added, such as a percentage, needs the count of that time itself.
    """
    totals = [each for each in ledger.observations_of(indicator.id, year) if not each.breakdown]
    results = [each for each in totals if each.status in RESULTS]
    run = indicator.days_of(year)[0], day
    of_run = [each for each in results if days_counted(each) == run]
    parts = _parts(results if adds_up(indicator.unit_in(year)) else of_run, indicator, year, run)
    until = _added(indicator, year, ResolvedValue(indicator=indicator.id, year=year), parts, run)
    if until.value is not None:
        return attrs.evolve(until, day=day, is_early=True, window=indicator.window)
    if until.no_value is not None:
        return until
    if missing := [each for each in of_run if isinstance(each.value, Missing)]:
        return _resolved_among(indicator, year, [DatedResult(each, None, is_early=False) for each in missing])
    whole = resolve(ledger, indicator, year)
    is_counted_otherwise = whole.amount is not None or whole.no_value is NoValue.PART_OF_YEAR
    return attrs.evolve(until, no_value=NoValue.NOT_UP_TO_DAY) if is_counted_otherwise else whole


def _rank(value: DatedResult | ResolvedValue) -> tuple[int, int]:
    """Return the key by which days are preferred: the end of the year, after it, before it."""
    if value.day is None:
        return 0, 0
    return (2, -value.day.toordinal()) if value.is_early else (1, value.day.toordinal())


def _of_the_first_day(entries: Sequence[DatedResult]) -> list[DatedResult]:
    """Return the measured entries of the day that is preferred; none where there is no measured one."""
    if len(entries) == 1:
        return [each for each in entries if not isinstance(each.observation.value, Missing)]
    by_rank: dict[tuple[int, int], list[DatedResult]] = {}
    for each in entries:
        by_rank.setdefault(_rank(each), []).append(each)
    for rank in sorted(by_rank):
        observations = [each.observation for each in by_rank[rank]]
        measured = [
            each
            for each in by_rank[rank]
            if not isinstance(each.observation.value, Missing) and not _denied(each.observation, observations)
        ]
        if measured:
            return measured
    return []


def _entries(results: Iterable[Observation], indicator: Indicator, year: FiscalYear) -> list[DatedResult]:
    return [entry for each in results if isinstance(entry := entry_of(each, indicator, year), DatedResult)]


def _baseline(indicator: Indicator, year: FiscalYear) -> ResolvedValue | None:
    base = indicator.baseline
    if base is None or base.year != year or base.span is not None or isinstance(base.value, Missing):
        return None
    _, end = indicator.days_of(year)
    day = end if base.as_of is None else last_day(base.as_of)
    if not is_counted(day, end):
        return None
    return ResolvedValue(
        indicator=indicator.id,
        year=year,
        value=base.value,
        is_baseline=True,
        day=None if day == end else day,
        is_early=day < end,
        window=indicator.window,
        doubt=base.doubt,
        sources=base.sources,
    )


def _parts(
    results: Iterable[Observation], indicator: Indicator, year: FiscalYear, within: Days
) -> list[Part | Candidates]:
    """Return what was counted in each part of a run of days; the entries of it where they disagree."""
    whole = indicator.days_of(year)
    groups: dict[Days, list[Observation]] = {}
    for each in results:
        days = days_counted(each)
        if days is not None and days != whole and within[0] <= days[0] and days[1] <= within[1]:
            groups.setdefault(days, []).append(each)
    parts: list[Part | Candidates] = []
    for (first, last), group in groups.items():
        measured = [each for each in group if _amount(each.value) is not None and not _denied(each, group)]
        chosen = _most_precise(_latest(_firmest(measured))) if measured else None
        amount = None if chosen is None or isinstance(chosen, NoValue) else _amount(chosen.value)
        if amount is not None and isinstance(chosen, Observation):
            parts.append(Part(first, last, amount, chosen))
        elif isinstance(chosen, NoValue):
            parts.append(tuple(_latest(_firmest(measured))))
    return parts


def _with_parts(
    indicator: Indicator, year: FiscalYear, whole: ResolvedValue | None, parts: Sequence[Part | Candidates]
) -> ResolvedValue:
    """Return the value of a year of which parts were counted, too."""
    empty = whole or ResolvedValue(indicator=indicator.id, year=year, no_value=NoValue.PART_OF_YEAR)
    if empty.amount is None and empty.value is None and whole is not None:
        return whole
    return _added(indicator, year, empty, parts, indicator.days_of(year))


def _added(
    indicator: Indicator,
    year: FiscalYear,
    stated: ResolvedValue,
    parts: Sequence[Part | Candidates],
    run: Days,
) -> ResolvedValue:
    """Return the stated value of a run of days, else the sum of the parts that make it up.

    Where neither is known, it is the stated value with what the run comes to at least.
    """
    known = [each for each in parts if isinstance(each, Part)]
    ways = divisions(known, run)
    sums = [total for way in ways if (total := total_of(way)) is not None]
    least = at_least(known, indicator)
    claims = [*sums, *([stated.amount] if stated.amount is not None else []), *([least] if least else [])]
    if len(known) < len(parts) or any(not one.agrees(other) for one, other in combinations(claims, 2)):
        of_parts = [(each.observation,) if isinstance(each, Part) else each for each in parts]
        candidates = [*([stated.observation] if stated.observation else []), *chain(*of_parts)]
        return ResolvedValue(
            indicator=indicator.id, year=year, no_value=NoValue.CONTRADICTION, candidates=candidates
        )
    if stated.amount is not None:
        return stated
    if not sums:
        return attrs.evolve(stated, at_least=least)
    added = min(zip(sums, ways, strict=True), key=lambda pair: (pair[0].interval.width or inf, len(pair[1])))
    observations = [each.observation for each in added[1]]
    return ResolvedValue(
        indicator=indicator.id,
        year=year,
        value=added[0],
        parts=observations,
        doubt=next((each.doubt for each in observations if each.doubt is not None), None),
        sources=dict.fromkeys(source for each in observations for source in each.sources),
    )


def _completed_earlier(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> ResolvedValue | None:
    """Return the value of the last earlier year that states whether it was done, if it was."""
    entries = ledger.observations_of(indicator.id)
    years = {ledger.year_of(each) for each in entries if isinstance(each.value, Completion)}
    for earlier in sorted((each for each in years if each is not None and each < year), reverse=True):
        resolved = resolve(ledger, indicator, earlier)
        if isinstance(resolved.value, Completion):
            return resolved if resolved.value.is_done else None
    return None


def _differs(measured: ResolvedValue, baseline: ResolvedValue) -> bool:
    """Return whether a value of the day of the baseline is another number than may be the baseline."""
    if measured.amount is None or baseline.amount is None:
        return measured.value != baseline.value
    return not measured.amount.agrees(baseline.amount)


def _contradicts(measured: ResolvedValue, baseline: ResolvedValue) -> bool:
    """Return whether a value of the day of the baseline is not the same number at another precision."""
    if measured.amount is None or baseline.amount is None:
        return _differs(measured, baseline)
    return not agree_as_printed(measured.amount, baseline.amount)


def _no_value(observations: Sequence[Observation], reasons: Sequence[object]) -> NoValue:
    if NoValue.DAY_OUTSIDE_YEAR in reasons:
        return NoValue.DAY_OUTSIDE_YEAR
    if reasons:
        is_part = NoValue.PART_OF_YEAR in reasons
        return NoValue.PART_OF_YEAR if is_part else NoValue.OTHER_WINDOW
    if any(_is_result_of_member(each) for each in observations):
        return NoValue.MEMBERS_ONLY
    return (
        NoValue.NOT_A_RESULT if any(not each.breakdown for each in observations) else NoValue.NO_OBSERVATION
    )


def _is_result_of_member(observation: Observation) -> bool:
    is_result = observation.status in RESULTS and not isinstance(observation.value, Missing)
    return bool(observation.breakdown) and is_result


def _firmest(candidates: list[Observation]) -> list[Observation]:
    final = [each for each in candidates if each.status is ObservationStatus.FINAL]
    return final or candidates


def _latest(candidates: list[Observation]) -> list[Observation]:
    """Return the observations that no other surely supersedes; an undated one supersedes nothing."""
    return [each for each in candidates if not any(_superseded(each, other) for other in candidates)]


def _denied(observation: Observation, others: list[Observation]) -> bool:
    """Return whether a later entry surely states that there is no value, other than "not counted yet"."""
    missing = [
        other for other in others if isinstance(other.value, Missing) and _superseded(observation, other)
    ]
    return any(other.value != Missing(MissingReason.PENDING) for other in missing)


def _superseded(observation: Observation, other: Observation) -> bool:
    if observation.known is None or other.known is None or other.known.not_before is None:
        return False
    return observation.known.by(other.known.not_before - DAY) is True


def _resolved_among(indicator: Indicator, year: FiscalYear, entries: Sequence[DatedResult]) -> ResolvedValue:
    observations = [each.observation for each in entries]
    chosen = chosen_of(observations)
    if isinstance(chosen, NoValue):
        candidates = _latest(_firmest(observations))
        return ResolvedValue(indicator=indicator.id, year=year, no_value=chosen, candidates=candidates)
    entry = next(each for each in entries if each.observation is chosen)
    return ResolvedValue(
        indicator=indicator.id,
        year=year,
        observation=chosen,
        value=chosen.value,
        day=entry.day,
        is_early=entry.is_early,
        window=indicator.window,
        doubt=chosen.doubt,
        sources=chosen.sources,
    )


def chosen_of(observations: list[Observation]) -> Observation | NoValue:
    """Return the one of several observations of one day that is used, or why none is.

    A final one goes before a provisional one, then the latest known, then the most precise where they agree.
    What is printed in 万人 and the like, in percent or with decimals agrees with what rounds to it.
    """
    return observations[0] if len(observations) == 1 else _most_precise(_latest(_firmest(observations)))


def _most_precise(candidates: list[Observation]) -> Observation | NoValue:
    """Return the observation with the narrowest interval, if all of them can be true together."""
    if len({each.value for each in candidates}) == 1:
        return min(candidates, key=lambda each: (each.doubt is not None, str(each.known)))
    completions = [each.value for each in candidates if isinstance(each.value, Completion)]
    if len(completions) == len(candidates):
        return _most_precise_completion(candidates, completions)
    amounts = [_amount(each.value) for each in candidates]
    pairs = combinations(amounts, 2)
    if any(first is None or second is None or not agree_as_printed(first, second) for first, second in pairs):
        return NoValue.CONTRADICTION
    widths = [_width(each, candidates[0]) for each in candidates]
    narrowest = [each for each, width in zip(candidates, widths, strict=True) if width == min(widths)]
    return narrowest[0] if len({_amount(each.value) for each in narrowest}) == 1 else NoValue.UNDECIDED


def _most_precise_completion(
    candidates: list[Observation], completions: list[Completion]
) -> Observation | NoValue:
    """Return the observation that states most about when something was done, or which part of it."""
    if not all(first.agrees(second) for first, second in combinations(completions, 2)):
        return NoValue.CONTRADICTION
    vagueness = [each.vagueness for each in completions]
    least = [value for value, days in zip(completions, vagueness, strict=True) if days == min(vagueness)]
    is_decided = len(set(least)) == 1
    return candidates[completions.index(least[0])] if is_decided else NoValue.UNDECIDED


def _width(observation: Observation, other: Observation) -> tuple[Fraction | float, Fraction | float]:
    """Return the width of an observation in the unit of another: of its interval, then as printed."""
    amount, other_amount = _amount(observation.value), _amount(other.value)
    if amount is None or other_amount is None:
        return inf, inf
    size = factor(amount.unit, other_amount.unit)
    widths = (amount.interval.width, printed_interval(amount, is_rounded=True).width)
    whole, printed = (inf if width is None else Fraction(width) * size for width in widths)
    return whole, printed


def _amount(value: Value | None) -> Amount | None:
    return value.amount if isinstance(value, Ratio) else value if isinstance(value, Amount) else None


def differing_from_baseline(ledger: Ledger, indicator: Indicator) -> tuple[Observation, ...]:
    """Return the results of the day of the baseline that contradict it; the baseline goes first."""
    base = indicator.baseline
    baseline = None if base is None or base.year is None else _baseline(indicator, base.year)
    if baseline is None:
        return ()
    results = [
        each
        for each in ledger.observations_of(indicator.id, baseline.year)
        if not each.breakdown and each.status in RESULTS and not isinstance(each.value, Missing)
    ]
    of_day = [each for each in _entries(results, indicator, baseline.year) if _rank(each) == _rank(baseline)]
    resolved = ((each, _resolved_among(indicator, baseline.year, [each])) for each in of_day)
    return tuple(entry.observation for entry, value in resolved if _contradicts(value, baseline))


def measured_years(ledger: Ledger) -> tuple[FiscalYear, ...]:
    """Return the fiscal years for which at least one indicator has a measured amount, in order."""
    check_kind("ledger", ledger, Ledger)
    years = {year for each in ledger.plan.indicators for year in ledger.years_of(each.id)}
    years |= {each.baseline.year for each in ledger.plan.indicators if each.baseline and each.baseline.year}
    return tuple(year for year in sorted(years) if _any_amount(ledger, year))


def _any_amount(ledger: Ledger, year: FiscalYear) -> bool:
    return any(resolve(ledger, each, year).amount is not None for each in ledger.plan.indicators)
