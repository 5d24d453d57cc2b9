"""ForecastResult: the forecasts of one indicator by every method, with points, target and a sentence."""

from collections.abc import Iterable, Mapping

import attrs

from dxmodel.amount import Unit, as_declared_unit
from dxmodel.errors import UnknownNameError, nearest
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Breakdown
from dxmodel.messages import Language, words
from dxmodel.plan import Doubt, Indicator, Label, Source, Target
from dxmodel.plan.goals import TotalOver
from dxmodel.progress.forecasting.value import (
    Forecast,
    ForecastMethod,
    NoForecast,
    around,
    first_unknown_year,
    printed,
    year_met,
)
from dxmodel.progress.inputs.time_series import LeftOut, Point
from dxmodel.progress.printed_goal import goal_in_sentence
from dxmodel.progress.sentences import in_its_years, with_reservations
from dxmodel.typed_fields import typed_fields

__all__ = ["ForecastResult"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ForecastResult:
    """The forecasts of an indicator by every method.

    Attributes:
        indicator: the indicator that is forecast.
        name: what sentences call it, by :func:`~dxmodel.plan.name_of`.
        breakdown: dimension → member, for the forecasts of a member; empty for the total.
        at: the fiscal year up to which values count.
        until: the last year of the forecast; None where none was asked for and no target is due later.
        target: the target that the last year of the forecast is judged by.
        target_level: the level that is not met yet, or the total or mean over several years, in the unit of
            the forecast; None where the last value meets the target, the target asks for no level under the
            same definition, or the plan states no direction and no method leads to the level.
        unit: the unit of all numbers.
        points: the values that the forecasts use, in the order of their years.
        left_out: the values that are not used, each with the reason.
        forecasts: one for each method, in the order of :class:`ForecastMethod`.
        members: the breakdowns with values of their own, where the total has none.
        doubts: the doubts of the points and the target.
        secondary_sources: the sources of the points and the target that are in documents of others' figures.
    """

    indicator: Indicator
    name: Label
    breakdown: Breakdown = ()
    at: FiscalYear
    until: FiscalYear | None
    target: Target | None = None
    target_level: float | None = None
    unit: Unit | None = attrs.field(default=None, converter=attrs.converters.optional(as_declared_unit))
    points: tuple[Point, ...] = attrs.field(default=(), converter=tuple[Point, ...])
    left_out: tuple[LeftOut, ...] = attrs.field(default=(), converter=tuple[LeftOut, ...])
    forecasts: tuple[Forecast, ...] = attrs.field(default=(), converter=tuple[Forecast, ...])
    members: tuple[Breakdown, ...] = attrs.field(default=(), converter=tuple[Breakdown, ...])
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=tuple[Doubt, ...])
    secondary_sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    def __getitem__(self, method: ForecastMethod | str) -> Forecast:
        """Return the forecast by a method.

        Raises:
            UnknownNameError: no forecast by that method; the nearest one is named.
        """
        by_method = {str(each.method): each for each in self.forecasts}
        if str(method) not in by_method:
            near = nearest(method, by_method)
            raise UnknownNameError("terms.not_one_of", found=method, accepted=tuple(by_method), nearest=near)
        return by_method[str(method)]

    def envelope(self, year: FiscalYear | str | None = None) -> tuple[float, float] | None:
        """Return the least and the greatest forecast for a year, by default the last.

        None where no method has a value.  Two methods that agree do not confirm each other: both use the
        same points.

        Raises:
            ParseError: a text that is not a fiscal year.
        """
        last_year = self.until if year is None else year
        forecasts = [] if last_year is None else [each.at(last_year) for each in self.forecasts]
        values = [each.value for each in forecasts if each is not None]
        return (min(values), max(values)) if values else None

    def describe(self, language: Language) -> str:
        """Return the forecasts for the last year, with their points and reservations, as sentences."""
        text = ("" if language == "ja" else " ").join(self._sentences(language))
        bridges = dict.fromkeys(each for point in self.points for each in point.bridges)
        is_secondary = bool(self.secondary_sources)
        return with_reservations(text, bridges, self.doubts, language, is_secondary=is_secondary)

    def _words(self, code: str, language: Language, **facts: object) -> str:
        """Return a message with years as the indicator counts them."""
        return words(code, language, **in_its_years(self.indicator.window, facts, language))

    def _sentences(self, language: Language) -> Iterable[str]:
        forecasts = [each for each in self.forecasts if each.values]
        facts = {"indicator": self.name, "points": printed(self.points, language)}
        if not self.points and self.members:
            names = [member for breakdown in self.members for _, member in breakdown]
            example = ", ".join(f"{dimension!r}: {member!r}" for dimension, member in self.members[0])
            call = f"breakdown={{{example}}}"
            yield words("progress.forecast_of_members", language, members=names, example=call, **facts)
            return
        if forecasts:
            values = [each.brief(language) for each in forecasts]
            yield self._words("progress.forecast", language, until=self.until, values=values, **facts)
        elif {each.reason for each in self.forecasts} == {NoForecast.NO_YEAR}:
            yield self._words("progress.forecast_no_year", language, at=self.at, **facts)
        else:
            reasons = [each.reason for each in self.forecasts]
            yield words("progress.forecast_none", language, reason=reasons, **facts)
        if forecasts and len(self.points) == 2:
            yield words("progress.forecast_two_points", language)
        if any(each.total is not None for each in forecasts):
            yield self._total(forecasts, language)
        else:
            yield from self._when_met(forecasts, language)
        yield from self._whether_it_stays(forecasts, language)
        if any(not each.amount.is_exact for each in self.points):
            yield words("progress.forecast_rough", language)
        if self.left_out:
            left_out = [_left_out(each, language) for each in self.left_out]
            yield words("progress.forecast_left_out", language, values=left_out)

    def _total(self, forecasts: list[Forecast], language: Language) -> str:
        """Return the totals over the years of the target, and by how many of the methods it is met."""
        some = sum(each.attained is not None for each in forecasts)
        code = ("none", "some", "all")[(some > 0) + (some == len(forecasts))]
        facts = _of_target(self.target, language)
        totals = [each.brief_total(language) for each in forecasts]
        met = words(f"progress.forecast_total_{code}", language, some=some, all=len(forecasts))
        return self._words("progress.forecast_total", language, totals=totals, met=met, **facts)

    def _when_met(self, forecasts: list[Forecast], language: Language) -> Iterable[str]:
        """Yield when the target would be met, and by how many of the methods."""
        years = [each.attained for each in forecasts if each.attained is not None]
        if self.target is None or self.target_level is None or not forecasts:
            return
        facts = _of_target(self.target, language)
        first = first_unknown_year(self.points)
        due, is_open = self.target.due.year, any(each.reason in _BEYOND for each in self.forecasts)
        if due is not None and (years or not is_open):
            in_time = sum(year_met(each, first) <= due for each in years)
            some = "in_time" if in_time == len(forecasts) else "in_time_by_some"
            code = f"progress.forecast_{some if in_time else 'not_in_time'}"
            yield self._words(code, language, in_time=in_time, all=len(forecasts), **facts)
        if not years:
            yield self._never_met(facts, language)
            return
        time = around(years, first, language, self.indicator.window)
        code = "progress.forecast_met" if len(years) == len(forecasts) else "progress.forecast_met_by_some"
        yield self._words(code, language, when=time, some=len(years), all=len(forecasts), **facts)

    def _whether_it_stays(self, forecasts: list[Forecast], language: Language) -> Iterable[str]:
        """Yield by how many methods a target that the last value meets is still met in the last year."""
        known = [each.stays for each in forecasts if each.stays is not None]
        if self.target is None or not known:
            return
        lost = known.count(False)
        facts = {**_of_target(self.target, language), "until": self.until}
        if isinstance(self.target.goal, TotalOver):
            yield self._words("progress.forecast_total_met", language, at=self.at, **facts)
            return
        some = "progress.forecast_lost_by_some" if lost < len(known) else "progress.forecast_lost_by_all"
        code = some if lost else "progress.forecast_kept"
        yield self._words(code, language, some=lost, all=len(known), **facts)

    def _never_met(self, facts: Mapping[str, object], language: Language) -> str:
        """Return the sentence that no method meets the target, or none of those that stay in range."""
        beyond = [each for each in self.forecasts if each.reason in _BEYOND]
        if not beyond:
            return self._words("progress.forecast_never", language, **facts)
        undecided = {
            "methods": [each.method for each in beyond],
            "reason": [each.reason for each in beyond],
        }
        return self._words("progress.forecast_never_by_others", language, **undecided, **facts)


_BEYOND = (NoForecast.OUT_OF_RANGE, NoForecast.TOO_FAR)
"""The reasons of methods that may meet a target that the others do not meet."""


def _of_target(target: Target | None, language: Language) -> dict[str, object]:
    if target is None:
        return {"goal": None, "due": None}
    return {"goal": goal_in_sentence(target, language), "due": target.due}


def _left_out(entry: LeftOut, language: Language) -> str:
    facts = {"value": entry.resolved.value, "year": entry.resolved.year, "reason": entry.reason}
    return words("progress.forecast_left_out_value", language, **facts)
