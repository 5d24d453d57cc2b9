"""Explanation: the row, the formula, the inputs and the threshold by which an answer was decided."""

from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import MethodName
from dxmodel.messages import Language, words
from dxmodel.plan.goals import AtLeast, AtMost, Exactly, Goal, Within
from dxmodel.plan.wording import filled
from dxmodel.progress.engine.method import AnyMethod, Method
from dxmodel.progress.engine.methods import method_of, named
from dxmodel.progress.engine.status import Status
from dxmodel.progress.engine.target_range import TargetRange, surely_meets, surely_misses
from dxmodel.progress.inputs.kept_years import KeptYears
from dxmodel.progress.sentences import percent, score_text
from dxmodel.typed_fields import typed_fields

__all__ = ["ROWS_BY_GOAL", "Explanation", "Inputs"]

_YEARS = {"t_b": "base", "t": "judged", "t_s": "interim", "t_T": "target"}
"""The year that each symbol stands for."""

ROWS_BY_GOAL = ("6c", "7", "8", "10", "11", "12", "13", "14", "15", "16", "17")
"""The rows of the table of verdicts that depend on whether a value meets the goal."""

_MET = (Status.ACHIEVED, Status.ACHIEVED_LATE, Status.KEPT_SO_FAR)
"""The statuses of a value that meets the goal."""

Inputs = tuple[tuple[str, Amount | FiscalYear | float], ...]
"""Pairs of a symbol of the formulas and its value."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Explanation:
    """How a status was decided: by which row of the table, by which formula of which numbers.

    Attributes:
        row: the number of the row of the table of verdicts; empty where several are possible.
        method: the method whose score decided; None where none was needed.
        formula: the formula, in the symbols b baseline, v value, T target, t with the symbol of a level for
            its year; empty where nothing was compared.
        inputs: the symbols and their amounts or fiscal years, as far as they are known; where a score
            decided also p, the share of the path that is done, e, that of the time that has passed, and x,
            that of the path that is expected to be done.
        result: what the formula comes to; None where it is a comparison.
        threshold: the score, or the level of the goal, from which on the better status holds; None where
            there is none.
        status: the verdict that follows from the levels of the goal; None where a score decided, or a row.
        goal: the levels of the goal; None likewise.
        judged: the amount that was compared with them; None likewise, or where it is not known.
        kept: in how many years a level that is to be maintained was kept.

    >>> from dxmodel.progress import assess
    >>> from dxmodel.testing import small_city
    >>> explanation = assess(small_city(), at="R5")["online-share"].explanation
    >>> explanation.row, explanation.threshold, round(explanation.result, 3)
    ('20', 1.0, 1.283)
    """

    row: str
    method: MethodName | Method | None = attrs.field(default=None, converter=attrs.converters.optional(named))
    formula: str = ""
    inputs: Inputs = attrs.field(default=(), converter=tuple[tuple[str, Amount | FiscalYear | float], ...])
    result: float | None = None
    threshold: Amount | float | None = None
    status: Status | None = None
    goal: TargetRange | None = None
    judged: Amount | None = None
    kept: KeptYears | None = None

    @classmethod
    def by_score(cls, row: str, method: AnyMethod, score: float, inputs: Inputs) -> "Explanation":
        """Return the explanation of a verdict that the score of a method decided."""
        chosen = method_of(method)
        return cls(
            row=row,
            method=method,
            formula=chosen.symbolic_formula,
            inputs=inputs,
            result=score,
            threshold=chosen.on_track,
        )

    @classmethod
    def by_goal(
        cls, row: str, status: Status, goal: TargetRange, judged: Amount | None, inputs: Inputs
    ) -> "Explanation":
        """Return the explanation of a verdict that follows from whether a value meets the goal."""
        low, high, at_most = goal.low, goal.high, "<" if goal.exclusive_high else "≤"
        if low is not None and high is not None:
            formula = f"{low} {'<' if goal.exclusive_low else '≤'} v {at_most} {high}"
        else:
            formula = f"v {at_most} T" if low is None else f"v {'>' if goal.exclusive_low else '≥'} T"
        return cls(
            row=row,
            formula=formula,
            inputs=inputs,
            threshold=high if low is None else low,
            status=status,
            goal=goal,
            judged=judged,
        )

    def describe(self, language: Language) -> str:
        """Return the explanation as one sentence, and a second one where a level is to be maintained."""
        text = self._decision(language)
        if self.kept is None:
            return text
        return words("progress.and_kept", language, text=text, kept=self.kept.describe(language))

    def _decision(self, language: Language) -> str:
        facts: dict[str, Any] = {"row": self.row}
        if self.method is not None:
            facts |= {"method": self.method, "formula": self._calculation(self.method, language)}
            facts |= {"result": score_text(self.result, self.method)}
            facts |= {"threshold": score_text(method_of(self.method).on_track, self.method)}
            facts |= {"years": self._years(language)}
            return words("progress.explained_by_score", language, **facts)
        goal, judged = self.goal, self.judged
        if not self.row:
            return words("progress.explained_by_several", language)
        facts |= {"condition": words(f"terms.row_{self.row}", language)}
        if goal is None or judged is None or not goal.levels:
            return words("progress.explained_by_row", language, **facts)
        is_met = surely_meets(judged, goal)
        is_clear = is_met or surely_misses(judged, goal)
        if not is_clear or is_met != (self.status in _MET):
            return words("progress.explained_by_row", language, **facts)
        code = f"progress.explained_by_goal_{'met' if is_met else 'missed'}"
        facts |= {"goal": _levels(goal), "value": judged, "status": self.status}
        return words(code, language, **facts)

    def _calculation(self, method: AnyMethod, language: Language) -> str:
        """Return the formula of a method with the values put in."""
        inputs = dict(self.inputs)
        progress, elapsed, expected = (inputs.get(symbol) for symbol in ("p", "e", "x"))
        levels = {"baseline": inputs.get("b"), "value": inputs.get("v"), "target": inputs.get("T")}
        shares = {"progress": progress, "elapsed": elapsed, "expected": expected}
        if isinstance(progress, float) and self.result is not None:
            shares["interim"] = progress - self.result
        texts = {name: percent(each) if isinstance(each, float) else "–" for name, each in shares.items()}
        if isinstance(method, Method):
            return filled(method.formula, language, levels | texts)
        is_over_interim = method is MethodName.LINEAR_PACE and expected != elapsed
        code = f"terms.calculation_{method}{'_over_interim' if is_over_interim else ''}"
        return words(code, language, **levels, **texts)

    def _years(self, language: Language) -> list[str]:
        return [
            words(f"terms.year_{_YEARS[symbol]}", language, year=value)
            for symbol, value in self.inputs
            if symbol in _YEARS
        ]


def _levels(goal: TargetRange) -> Goal | None:
    low, high = goal.low, goal.high
    if low is not None and high is not None:
        exclusive_ends = {"exclusive_low": goal.exclusive_low, "exclusive_high": goal.exclusive_high}
        return Exactly(low) if low == high else Within(low, high, **exclusive_ends)
    if low is not None:
        return AtLeast(low, exclusive=goal.exclusive_low)
    return None if high is None else AtMost(high, exclusive=goal.exclusive_high)
