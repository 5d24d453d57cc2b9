"""Outlook, the answer to where an indicator is heading: every method's forecast, side by side."""

from collections.abc import Iterable, Mapping

import attrs

from dxmodel.errors import UnknownName, nearest
from dxmodel.fiscal import FiscalYear
from dxmodel.messages import Language, words
from dxmodel.plan import Doubt, Indicator, Target
from dxmodel.progress.foreseen import Forecast, ForecastMethod, LeftOut, NoForecast, Point, around, told
from dxmodel.progress.progress import marked, over

__all__ = ["Outlook"]


@attrs.frozen(kw_only=True)
class Outlook:
    """Where an indicator is heading, by every method that has something to say.

    Attributes:
        indicator: what is forecast.
        at: the fiscal year up to which values count.
        until: the last year of the forecast; None where none was asked for and no target lies ahead.
        target: the target judged in the last year of the forecast.
        level: the level that has to be met yet, in the unit of the outlook; None where the last value
            meets the target, or the target names no level in the same way of measuring.
        unit: the unit of all numbers.
        points: the values that forecasts are made from, in the order of their years.
        left_out: the values that are not used, each with the reason.
        forecasts: one for each method, in the order of :class:`ForecastMethod`.
        doubts: what the points and the target rest on that is not sure.
    """

    indicator: Indicator
    at: FiscalYear
    until: FiscalYear | None
    target: Target | None = None
    level: float | None = None
    unit: str | None = None
    points: tuple[Point, ...] = attrs.field(default=(), converter=tuple[Point, ...])
    left_out: tuple[LeftOut, ...] = attrs.field(default=(), converter=tuple[LeftOut, ...])
    forecasts: tuple[Forecast, ...] = attrs.field(default=(), converter=tuple[Forecast, ...])
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=tuple[Doubt, ...])

    def __getitem__(self, method: ForecastMethod | str) -> Forecast:
        """Return the forecast by a method.

        Raises:
            UnknownName: no forecast by that method; the nearest one is named.
        """
        by_method = {str(each.method): each for each in self.forecasts}
        if str(method) not in by_method:
            near = nearest(str(method), by_method)
            raise UnknownName("terms.not_one_of", found=method, accepted=tuple(by_method), nearest=near)
        return by_method[str(method)]

    def envelope(self, year: FiscalYear | str | None = None) -> tuple[float, float] | None:
        """Return the least and the greatest value that any method foresees for a year, by default the last.

        None where no method says anything.  Two methods that agree are not two witnesses: both come from the
        same points.

        Raises:
            Unreadable: a text that is not a fiscal year.
        """
        wanted = self.until if year is None else year
        found = [] if wanted is None else [each.at(wanted) for each in self.forecasts]
        values = [each.value for each in found if each is not None]
        return (min(values), max(values)) if values else None

    def words(self, language: Language) -> str:
        """Say what each method foresees for the last year, from which points, and what to heed."""
        said = ("" if language == "ja" else " ").join(self._sentences(language))
        crossed = tuple(dict.fromkeys(each for point in self.points for each in point.bridges))
        said = over(said, crossed, language) if crossed else said
        return marked(said, self.doubts, language) if self.doubts else said

    def _sentences(self, language: Language) -> Iterable[str]:
        foreseen = [each for each in self.forecasts if each.values]
        facts = {"indicator": self.indicator.label, "points": told(self.points, language)}
        if foreseen:
            values = [each.brief(language) for each in foreseen]
            yield words("progress.forecast", language, until=self.until, values=values, **facts)
        elif {each.reason for each in self.forecasts} == {NoForecast.NO_YEAR}:
            yield words("progress.forecast_no_year", language, at=self.at, **facts)
        else:
            reasons = [each.reason for each in self.forecasts]
            yield words("progress.forecast_none", language, reason=reasons, **facts)
        if foreseen and len(self.points) == 2:
            yield words("progress.forecast_two_points", language)
        yield from self._when(foreseen, language)
        yield from self._whether_it_stays(foreseen, language)
        if any(not each.amount.is_exact for each in self.points):
            yield words("progress.forecast_rough", language)
        if self.left_out:
            left = [_left_out(each, language) for each in self.left_out]
            yield words("progress.forecast_left_out", language, values=left)

    def _when(self, foreseen: list[Forecast], language: Language) -> Iterable[str]:
        """From when to when the target would be met, and by how many of the methods."""
        when = [each.attained for each in foreseen if each.attained is not None]
        if self.target is None or self.level is None or not foreseen:
            return
        facts = {"goal": self.target.goal, "due": self.target.due}
        if not when:
            yield self._never(facts, language)
            return
        said = around(when, self.at + 1, language)
        code = "progress.forecast_met" if len(when) == len(foreseen) else "progress.forecast_met_by_some"
        yield words(code, language, when=said, some=len(when), all=len(foreseen), **facts)

    def _whether_it_stays(self, foreseen: list[Forecast], language: Language) -> Iterable[str]:
        """By how many of the methods a target that is met today no longer is in the last year."""
        known = [each.stays for each in foreseen if each.stays is not None]
        if self.target is None or not known:
            return
        lost = known.count(False)
        facts = {"goal": self.target.goal, "due": self.target.due, "until": self.until}
        some = "progress.forecast_lost_by_some" if lost < len(known) else "progress.forecast_lost_by_all"
        yield words(some if lost else "progress.forecast_kept", language, some=lost, all=len(known), **facts)

    def _never(self, facts: Mapping[str, object], language: Language) -> str:
        """No course leads there; one that leads beyond all numbers may have passed it on its way."""
        beyond = [each for each in self.forecasts if each.reason is NoForecast.OUT_OF_RANGE]
        if not beyond:
            return words("progress.forecast_never", language, **facts)
        unknown = {"methods": [each.method for each in beyond], "reason": NoForecast.OUT_OF_RANGE}
        return words("progress.forecast_never_by_others", language, **unknown, **facts)


def _left_out(each: LeftOut, language: Language) -> str:
    facts = {"value": each.reading.value, "year": each.reading.year, "reason": each.reason}
    return words("progress.forecast_left_out_value", language, **facts)
