"""The text of each field of a plan and its items, as documents print it or with ids and sources."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear, Month, When
from dxmodel.messages import Language, words
from dxmodel.plan import (
    Baseline,
    Body,
    Bounds,
    Break,
    Declared,
    Denominator,
    Difference,
    Doubt,
    Ending,
    Initiative,
    Label,
    Link,
    OwnUnit,
    Pillar,
    Plan,
    Predecessor,
    Priority,
    Share,
    Source,
    Successor,
    Sum,
    Target,
)
from dxmodel.plan.names import counted, level_name
from dxmodel.progress import sentences
from dxmodel.report.value_cells import plain_baseline_cell
from dxmodel.report.value_texts import (
    break_text,
    doubt_note,
    ending_text,
    goal_text,
    name_by_id,
    one_line,
    other_plan_years,
    target_text,
    unit_name,
)
from dxmodel.vocabulary import Vocabulary

__all__ = ["FieldTexts", "value_parts", "with_facts"]

ID_FIELDS = ("parent", "row", "on", "by", "about", "owner_plan")
"""Fields that hold the id of another item."""


LEVEL_FIELDS = ("pillars", "initiatives")
"""Fields with links to items of a level of the plan."""


@attrs.frozen(kw_only=True)
class FieldTexts:
    """The texts of the fields of one plan in one language.

    Attributes:
        plan: the plan; ids in it are replaced by the names of its items.
        language: ``"ja"`` or ``"en"``.
        with_record: whether to include ids, printed forms and sources; dates are short, as in tables.

    >>> from dxmodel.testing import small_city
    >>> city = small_city().founding
    >>> FieldTexts(plan=city, language="ja").text("targets", city.indicator("online-share").targets)
    '80%（令和6年度）'
    """

    plan: Plan
    language: Language
    with_record: bool = False

    def term(self, field: str, value: Any) -> str:
        """Return the name of a field; of links to pillars and initiatives what the plan calls their level.

        >>> from dxmodel.testing import small_city
        >>> city = attrs.evolve(small_city().plan, levels=["基本目標", "施策"])
        >>> texts = FieldTexts(plan=city, language="ja")
        >>> texts.term("initiatives", city.indicator("online-share").initiatives), texts.term("note", None)
        ('施策', '注記')
        """
        link = value[0] if isinstance(value, tuple) and value else value
        item = self.plan.get(link.to) if isinstance(link, Link) and field in LEVEL_FIELDS else None
        level = level_name(self.plan, item) if isinstance(item, Pillar | Initiative) else None
        is_named = level in self.plan.levels
        if level is not None and is_named and self.language in ("ja", *dict(level.translations)):
            return format(level, self.language)
        return words(f"report.field_{field}", self.language)

    def text(self, field: str, value: Any) -> str:
        """Return the text of the value of a field; an empty text if it has none."""
        if value is None or value is False:
            return ""
        if isinstance(value, tuple):
            if field == "extra" and value and isinstance(value[0], str):
                return words("report.of", self.language, what=value[0], value=value[1])
            return words("report.list", self.language, items=[self.text(field, part) for part in value])
        return self._text_of_one(field, value)

    def _text_of_one(self, field: str, value: Any) -> str:
        match value:
            case str() if field in ID_FIELDS:
                return self._name(value)
            case str() if field == "unit":
                return unit_name(value, self.language)
            case bool():
                return words("report.yearly", self.language)
            case str() | int():
                return str(value)
            case Label():
                return self._label(value)
            case Doubt():
                return doubt_note(value, self.language)
            case Baseline() | Target():
                return self._level(value)
            case _:
                return self._compound(value)

    def _compound(self, value: Any) -> str:
        language = self.language
        match value:
            case Link(to=to, doubt=doubt):
                return self._with(self._name(to), doubt=doubt)
            case Priority(why=why, sources=sources):
                return self._with(format(why, language) if why else "○", sources=sources)
            case Bounds(low=low, high=high):
                return f"{format(low, language) if low else ''}～{format(high, language) if high else ''}"
            case Denominator(label=label, excluded=excluded):
                exclusion = words("report.without", language, what=excluded) if excluded else None
                if label is None and exclusion:
                    return exclusion
                return self._with(format(label, language) if label else "—", exclusion)
            case Difference(of=of, minus=minus):
                names = {"of": self._name(of), "minus": self._name(minus)}
                return words("report.derived_difference", language, **names)
            case Sum(of=parts):
                return words("report.derived_sum", language, of=[self._name(id) for id in parts])
            case Share(of=of, whole=None):
                return words("report.derived_numerator", language, of=self._name(of))
            case Share(of=of, whole=str(whole)):
                names = {"of": self._name(of), "whole": self._name(whole)}
                return words("report.derived_share", language, **names)
            case Ending():
                return ending_text(self.plan, value, language)
            case Break():
                return self._with(
                    break_text(value, language), sources=value.bridge.sources if value.bridge else ()
                )
            case _:
                return self._of_the_plan(value)

    def _of_the_plan(self, value: Any) -> str:
        language = self.language
        match value:
            case Body(code=code, label=label):
                return self._with(format(label, language), code)
            case Declared(count=count, printed=printed, sources=sources):
                text = words("report.of", language, what=counted(self.plan, value), value=count)
                return self._with(text, printed, sources=sources)
            case Predecessor() | Successor():
                name, years = format(value.label, language), other_plan_years(value, language)
                return self._with(name, years, value.key if self.with_record else None, sources=value.sources)
            case OwnUnit(name=name, english=english, spellings=spellings):
                return self._with(name, english, *spellings)
            case _:
                return format(value, language)

    def _label(self, label: Label) -> str:
        if not self.with_record:
            return format(label, self.language)
        former = [words("report.formerly", self.language, name=each.text) for each in label.former]
        return self._with("、".join([format(label, self.language), *label.variants]), *former)

    def _name(self, id: str) -> str:
        name = name_by_id(self.plan, id, self.language)
        return f"{name} [{id}]" if self.with_record and name != id else name

    def _level(self, value: Baseline | Target) -> str:
        """Return a baseline or target with its year, and its other facts in brackets."""
        text = self._short(value) if self.with_record else self._long(value)
        printed = value.printed if self.with_record else None
        added = [words("report.of", self.language, what=name, value=each) for name, each in value.extra]
        return self._with(text, printed, value.note, *added, doubt=value.doubt, sources=value.sources)

    def _short(self, value: Baseline | Target) -> str:
        if isinstance(value, Target):
            return one_line(target_text(attrs.evolve(value, printed=None), self.language), self.language)
        without_print = attrs.evolve(value, printed=None)
        return one_line(plain_baseline_cell(without_print, self.language).text, self.language)

    def _long(self, value: Baseline | Target) -> str:
        language = self.language
        if isinstance(value, Target):
            return self._with(goal_text(value, language), format(value.due, language))
        day = words("report.as_of", language, day=When.on(value.as_of)) if value.as_of else None
        time = value.span or value.year
        return self._with(
            sentences.value_text(value.value, language, printed=value.printed),
            format(time, language) if time else None,
            day,
        )

    def _with(
        self, text: str, *details: str | Label | None, doubt: Doubt | None = None, sources: Any = ()
    ) -> str:
        return with_facts(
            text, self.language, *details, doubt=doubt, sources=sources if self.with_record else ()
        )


def with_facts(
    text: str,
    language: Language,
    *details: str | Label | None,
    doubt: Doubt | None = None,
    sources: Iterable[Source] = (),
) -> str:
    """Return a text with further facts about it in brackets."""
    facts = [fact if isinstance(fact, str) else format(fact, language) for fact in details if fact]
    facts += [doubt_note(doubt, language)] if doubt else []
    facts += map(str, sources)
    return words("report.with_facts", language, text=text, facts=facts) if facts else text


UNDIVIDED = Amount | CountingWindow | FiscalSpan | FiscalYear | Month | Source
"""Classes with several fields that :func:`value_parts` does not divide."""


def value_parts(value: Any, term: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every part of a value, at any depth.

    >>> dict(value_parts(Label("人材", variants=["人財"]), "名称", "ja"))
    {'名称の内容': '人材', '名称の表記のゆれ（1）': '人財'}
    """
    if value is None or value == ():
        return
    if isinstance(value, tuple):
        for number, part in enumerate(value, 1):
            is_pair = isinstance(part, tuple)  # a translation: the language and the text
            key, content = part if is_pair else (number, part)
            yield from value_parts(content, words("report.nth", language, what=term, number=key), language)
    elif attrs.has(type(value)) and not isinstance(value, UNDIVIDED):
        for field in attrs.fields(type(value)):
            part = words(f"report.field_{field.name}", language)
            whole = words("report.part_of", language, whole=term, part=part)
            yield from value_parts(getattr(value, field.name), whole, language)
    else:
        yield term, _part_text(value, language)


def _part_text(value: Any, language: Language) -> str:
    if isinstance(value, date | str | int):
        return str(value)
    return format(value, language) if isinstance(value, Vocabulary) else str(value)
