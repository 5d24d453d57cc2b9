"""Texts: every parser of a text gets spellings that were changed."""

import pickle
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import attrs

import dxmodel as dx
from dxmodel import amount, changes, fiscal, goals, ledger, plan
from dxmodel.errors import DxError, nearest
from dxmodel.ledger.scale import as_end
from dxmodel.plan.target import as_due, as_point
from fuzz.corpus import ledgers, scalar_texts
from fuzz.entry import Entry, require
from fuzz.mutate import HOSTILE, mutated_letters
from fuzz.refusal import check_error

__all__ = ["Texts"]

SPELLINGS = (
    "令和6年度", "令和元年度", "平成31年度", "平成33年度", "Ｒ６", "R6", "H31", "FY2024", "2024年度",
    "令和6年", "2024", "平成28(2016)年度", "令和6(2024)年度末", "昭和64年", "㍻30年度", "令和6年1月",
    "2024-01", "２０２４年１月", "令和6年12月20日", "2024-12-20", "2024-04-01/", "/2026-11-23",
    "2024-04-01/2026-11-23", "R4/R10", "R8/", "/R8", "令和4年度～令和10年度", "令和４～10年度",
    "令和8年度以降", "令和6年度まで", "2009～14年", "2023-04/2024-03", "5,328時間", "約5,300時間",
    "約110,000件", "△５％", "1億1939万円", "50〜60%", "2,000人以上", "30日未満", "2,000人超", "30件以下",
    "約2,000/月枚", "約20±3分", "23.2%", "±0件", "0件", "-5ポイント", "940万件", "12千円", "3人/10万人",
    "0.005千件", "名", "ヶ所", "％", "百万円", "枚／か月", "人/10万人", "検体・回", "橋", "利用券束",
    "131211", "13121", "011002", "rpa-hours", "a-b-c", "A", "pending", "final", "up", "flow", "keep",
    "linear_pace", "80%", "0.8", "0.95", "概ね", "dimension=member", "性別=男", "みどり市DX推進計画",
)  # fmt: skip


def _goal(text: str) -> Any:
    """Return a goal of a kind that the text chooses, with the text in its place."""
    kinds: tuple[Callable[[str], Any], ...] = (
        goals.Reach, goals.AtLeast, goals.AtMost, goals.ChangeBy, goals.Completed, goals.Described,
        goals.NotYetSet, lambda word: goals.Within("1件", word), lambda word: goals.TotalOver(word, "R4/R6"),
        lambda word: goals.TotalOver("5件", word), lambda word: goals.MeanOver("5件", word),
    )  # fmt: skip
    return kinds[len(text) % len(kinds)](text)


PARSERS: dict[str, Callable[[str], Any]] = {
    "FiscalYear.parse": fiscal.FiscalYear.parse,
    "FiscalYear.parse, year_ok": lambda text: fiscal.FiscalYear.parse(text, year_ok=True),
    "as_fiscal_year": fiscal.as_fiscal_year,
    "Month.parse": fiscal.Month.parse,
    "FiscalSpan.parse": fiscal.FiscalSpan.parse,
    "FiscalSpan.parse, year_ok": lambda text: fiscal.FiscalSpan.parse(text, year_ok=True),
    "When.parse": fiscal.When.parse,
    "When.parse, reason": lambda text: fiscal.When.parse("R6", text),
    "Amount.parse": amount.Amount.parse,
    "Amount.parse, unit": lambda text: amount.Amount.parse(text, "件"),
    "Amount.parse in a unit": lambda text: amount.Amount.parse("12", text),
    "Amount": lambda text: amount.Amount(text, "件"),
    "unit": amount.unit,
    "as_declared_unit": amount.as_declared_unit,
    "OwnUnit": lambda text: plan.OwnUnit(text),
    "OwnUnit, spelling": lambda text: plan.OwnUnit("箱", spellings=[text]),
    "OwnUnit, like": lambda text: plan.OwnUnit("箱", like=text, factor=12),
    "OwnUnit, factor": lambda text: plan.OwnUnit("箱", like="本", factor=text),
    "OwnUnit, english": lambda text: plan.OwnUnit("箱", english=text),
    "Label": plan.Label,
    "Label, former": lambda text: plan.Label("名", former=[plan.FormerName(text)]),
    "Label, translation": lambda text: plan.Label("名", translations={text: text}),
    "as_point": as_point,
    "as_due": as_due,
    "Due, qualifier": lambda text: plan.Due(None, qualifier=text),
    "as_end": as_end,
    "Body": lambda text: plan.Body(text, "足立区"),
    "Body, name": lambda text: plan.Body("131211", text),
    "Link": plan.Link,
    "Source": lambda text: plan.Source(document="report", page=text, cell=text),
    "Doubt": lambda text: plan.Doubt(text),
    "Missing": lambda text: plan.Missing(text),
    "Missing, starts": lambda text: plan.Missing("pending", starts=text),
    "Ratio": lambda text: plan.Ratio(text, "10件"),
    "Ratio, printed": lambda text: plan.Ratio("3件", "10件", printed=text),
    "Ratio, denominator": lambda text: plan.Ratio("3件", text),
    "TextValue": plan.TextValue,
    "Completion": plan.Completion,
    "Completion, part": lambda text: plan.Completion(part=text),
    "ListValue": lambda text: plan.ListValue([text, "甲"]),
    "goal": _goal,
    "Direction": plan.Direction,
    "MethodName": ledger.MethodName,
    "Treatment": changes.Treatment,
    "Baseline": lambda text: plan.Baseline(value=text),
    "Baseline, year": lambda text: plan.Baseline(value="3件", year=text),
    "Observation": lambda text: dx.Observation(indicator="a", period="R5", value=text),
    "Observation, period": lambda text: dx.Observation(indicator="a", period=text, value="3件"),
    "Observation, breakdown": lambda text: dx.Observation(
        indicator="a", period="R5", value="3件", breakdown={text: text}
    ),
    "Observation, indicator": lambda text: dx.Observation(indicator=text, period="R5", value="3件"),
    "Observation, known": lambda text: dx.Observation(indicator="a", period="R5", value="3件", known=text),
    "Observation, status": lambda text: dx.Observation(indicator="a", period="R5", value="3件", status=text),
    "ExtendPeriod": lambda text: changes.ExtendPeriod(text, targets="keep"),
    "Rename": lambda text: changes.Rename("a", text),
    "End": lambda text: changes.End("a", last=text),
    "nearest": lambda text: nearest(text, scalar_texts()[:40]),
    "Plan.unit": lambda text: ledgers()[0].plan.unit(text).dimension,
    "Ledger.as_of": lambda text: ledgers()[0].as_of(text).plan.id,
}
"""The parsers by their names; each takes one text."""

AGAIN: dict[type[Any], Callable[[str], Any]] = {
    fiscal.FiscalYear: fiscal.FiscalYear.parse,
    fiscal.Month: fiscal.Month.parse,
    fiscal.FiscalSpan: fiscal.FiscalSpan.parse,
    fiscal.When: fiscal.When.parse,
    amount.Amount: amount.Amount.parse,
    amount.Unit: amount.as_declared_unit,
}
"""How the text of a value is parsed again."""

NAMES = {
    name: value
    for module in (amount, fiscal, goals, ledger, plan, changes)
    for name in module.__all__
    for value in [getattr(module, name)]
} | {"Decimal": __import__("decimal").Decimal, "datetime": __import__("datetime")}


class Texts(Entry[tuple[str, str]]):
    """Every parser of a text returns a value whose text is parsed to the same value, or raises a DxError."""

    name = "texts"
    cases = 1_000_000
    slow = 0.25

    def __init__(self) -> None:
        self._texts = (*SPELLINGS, *SPELLINGS, *scalar_texts())
        self._parsers = [*PARSERS]

    def draw(self, random: Random) -> tuple[str, str]:
        """Return the name of a parser and a text."""
        parser = random.choice(self._parsers)
        base = random.choice(self._texts) if random.random() < 0.9 else random.choice(HOSTILE)
        return parser, mutated_letters(random, base, self._texts)

    def check(self, case: tuple[str, str]) -> str:
        """Parse a text, and the text of its value."""
        name, text = case
        try:
            value = PARSERS[name](text)
        except DxError as error:
            check_error(error)
            return "refused"
        _check_value(value)
        return "value"

    def files(self, case: tuple[str, str]) -> Mapping[str, bytes]:
        """Return a line of Python for the parser and its text."""
        return {"case.txt": f"{case[0]}: {case[1]!a}\n".encode()}


def _check_value(value: Any) -> None:
    kind = type(value)
    if kind in AGAIN:
        again = value if kind is fiscal.When and value.reason is not None else AGAIN[kind](str(value))
        require(again == value, f"the text of a {kind.__name__} is parsed to the same value", value, again)
        if kind is not fiscal.When or value.reason is None:
            japanese = AGAIN[kind](format(value, "ja")) if kind is not amount.Unit else value
            require(
                japanese == value,
                f"the Japanese text of a {kind.__name__} is parsed to the same value",
                value,
            )
        if kind is not amount.Unit:
            format(value, "en")
    if attrs.has(kind) or isinstance(value, amount.Unit):
        require(eval(repr(value), NAMES) == value, f"the repr of a {kind.__name__} evaluates to it", value)
        require(
            hash(value) == hash(pickle.loads(pickle.dumps(value))), f"a pickled {kind.__name__} is the same"
        )
