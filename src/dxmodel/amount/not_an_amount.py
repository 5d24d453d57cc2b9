"""Explain why a text is not an amount: two numbers, a fraction, a number with a mark, a date, and others."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby

from dxmodel.amount.numerals import FIGURE, fold
from dxmodel.errors import ParseError

__all__ = ["reason"]

_IsAmount = Callable[[str], bool]

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff]")
_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "〇": "0", "l": "1", "I": "1", "ー": "-"})
_SPREADSHEET = re.compile(r" *(?:#[A-Z0-9/]+[!?]?|#+|[-+]?[0-9]+(?:\.[0-9]+)?[Ee][-+]?[0-9]+[^0-9]*) *")
_DATE = re.compile(
    r"(?:[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}-[A-Z][a-z]{2}"
    r"|[A-Z][a-z]{2}-[0-9]{2}|[0-9]{4}年度"
    r"|(?:明治|大正|昭和|平成|令和|[MTSHR])(?:元|[0-9]{1,2})(?:年度|年?[-/.]?(?:[0-9]{1,2}(?:[-/.月][0-9]{0,2}日?)?)?)?)"
)
_FIGURE = re.compile(FIGURE)
_DIGITS = re.compile(r"[0-9](?:[0-9.,'’、，． ]*[0-9])?")
_FRACTION = re.compile(rf" *({FIGURE}) */ *({FIGURE})[^0-9]*|(.*[^0-9])?({FIGURE})分の({FIGURE}).*")
_PART_OF = re.compile(rf"({FIGURE}[^0-9]*)(?:中|のうち|対|:|/|に)の?({FIGURE}[^0-9]*)")
_AND = "[ (、・;→⇒]|と|及び|かつ|または|又は"
_TWO_NUMBERS = re.compile(rf"([^0-9]*-?{FIGURE}[^0-9,.()]*?) *({_AND}) *([^0-9]*-?{FIGURE}[^0-9(]*?)\)? *")
_TWO_BOUNDS = re.compile(
    rf" *({FIGURE})([^0-9]*?)(以上|超|を?超え|を上回り)、? *({FIGURE})([^0-9]*?)(以下|未満|以内|を下回る) *"
)
_TWO_UNITS = re.compile(
    rf"(?:1[^0-9]+?(?:当たり|当り|あたり|平均) *)?({FIGURE}[^0-9,./()]+)(?:{FIGURE}[^0-9,./()]+|半) *"
)
_VAGUE = re.compile(r"(.*[0-9].*?)(余り?|あまり|強|弱|ほか|など|等)")
_CHANGE = re.compile("(.*[0-9].*?)の?(増加|増|減少|削減|縮減|減)")
_BRACKETS = "()〔〕[]【】〈〉《》｟｠{}"
_BRACKETED = "|".join(
    rf"\{first}[^\{first}\{last}]*\{last}"
    for first, last in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)
)
_SYMBOL = "[※*†‡§¶★☆●○◎◆◇■□]"
_SIGN = rf"{_SYMBOL}|[①-⑳]|[¹²³⁰-⁹]|注 ?[0-9]*\)?|{_BRACKETED}"
_ONE_MARK = re.compile(_SIGN)
_MARKS = re.compile(rf"(?:{_SIGN})(?: *(?:{_SIGN}))*")
_NUMBERED = rf"{_SYMBOL}[0-9]+(?: *{_SYMBOL}[0-9]+)*"
_NUMBERED_MARKS = re.compile(_NUMBERED)
_NUMBERED_APART = re.compile(rf"{_NUMBERED}(?= |$)")
_NOTE = re.compile("[注※*]")
_WORDS_BEFORE = re.compile(r"[^0-9▲△−+~〜±=<>≦≧≤≥-]+(?=[0-9▲△−+-])")
_IN_BRACKETS = re.compile(rf" *[{re.escape(_BRACKETS[::2])}](.*)[{re.escape(_BRACKETS[1::2])}] *")
_CURRENCY = re.compile(rf" *[¥￥\\] *({FIGURE}(?: *[千百十]?[万億兆]?)) *")


def reason(text: str, is_amount: _IsAmount) -> ParseError | None:
    """Return the error that states why a text is not an amount; None for a reason not listed here.

    Args:
        text: a text that is not an amount.
        is_amount: returns whether another text is an amount.

    >>> reason("29（4）", lambda _: False).code, reason("5件※", lambda text: text == "5件").facts["mark"]
    ('amount.two_numbers', '※')
    """
    folded = fold(text)
    reasons = (_character, _other_content, _several_numbers, _vague, _change, _mark, _wrong_figure)
    return next((error for each in reasons if (error := each(text, folded, is_amount)) is not None), None)


def _character(text: str, folded: str, is_amount: _IsAmount) -> ParseError | None:
    """Return the error of a character that cannot be seen, or that only looks like another one."""
    if invisible := _INVISIBLE.search(text):
        return ParseError("amount.control_character", **_facts_of(invisible[0]))
    for stands_for in (_compatible, _like_digits):
        runs = _runs(folded, stands_for)
        first = next((run for run in runs if stands_for(run) != run), None)
        if first is not None and is_amount("".join(map(stands_for, runs))):
            return ParseError("amount.look_alike", text=text, plain=stands_for(first), **_facts_of(first))
    return None


def _runs(text: str, stands_for: Callable[[str], str]) -> list[str]:
    """Return the parts of a text that stand for another one, and those between them."""
    return ["".join(run) for _, run in groupby(text, lambda each: stands_for(each) != each)]


def _compatible(text: str) -> str:
    """Return the ordinary form of compatibility characters; numbers such as ① are none."""
    return text if any(each.isnumeric() for each in text) else unicodedata.normalize("NFKC", text)


def _like_digits(text: str) -> str:
    return text.translate(_LIKE_DIGITS)


def _facts_of(character: str) -> dict[str, str]:
    return {"character": repr(character)[1:-1], "code": f"U+{ord(character[0]):04X}"}


def _other_content(text: str, folded: str, _: _IsAmount) -> ParseError | None:
    """Return the error of a date, of an error of a spreadsheet, and of a currency sign."""
    if _SPREADSHEET.fullmatch(folded):
        return ParseError("amount.spreadsheet", text=text.strip())
    if _DATE.fullmatch(folded.strip(" ")):
        return ParseError("amount.date", text=text.strip())
    if currency := _CURRENCY.fullmatch(folded):
        return ParseError("amount.currency", text=text.strip(), amount=f"{currency[1]}円")
    return None


def _several_numbers(text: str, folded: str, is_amount: _IsAmount) -> ParseError | None:
    """Return the error of a fraction, of a part of a whole, and of two numbers."""
    if match := _FRACTION.fullmatch(folded):
        numerator, denominator = (match[1], match[2]) if match[1] else (match[5], match[4])
        return ParseError("amount.fraction", text=text, numerator=numerator, denominator=denominator)
    if match := _PART_OF.fullmatch(folded):
        is_part_first = not re.search("中|うち|に", folded)
        numerator, denominator = (match[1], match[2]) if is_part_first else (match[2], match[1])
        return ParseError("amount.fraction", text=text, numerator=numerator, denominator=denominator)
    if match := _TWO_BOUNDS.fullmatch(folded):
        low = f"{match[1]}{match[2] or match[5]}{'以上' if match[3] == '以上' else '超'}"
        high = f"{match[4]}{match[5]}{'未満' if match[6] in ('未満', 'を下回る') else '以下'}"
        if is_amount(low) and is_amount(high):
            return ParseError("amount.two_bounds", text=text, low=low, high=high)
    if match := _TWO_NUMBERS.fullmatch(folded):
        first, second = match[1].strip(), match[3].strip()
        is_note = _NOTE.match(second) or (match[2] == "(" and re.search("年|月", second))
        has_note = (is_note and is_amount(first)) or (_NOTE.match(first) and is_amount(second))
        if not has_note:
            return ParseError("amount.two_numbers", text=text, first=first, second=second)
    if (match := _TWO_UNITS.fullmatch(folded)) and is_amount(match[1]):
        return ParseError("amount.two_units", text=text)
    return None


def _vague(text: str, folded: str, is_amount: _IsAmount) -> ParseError | None:
    """Return the error of a word that names no bound: 100人弱."""
    match = _VAGUE.fullmatch(folded.strip(" "))
    if match is None or not is_amount(match[1]):
        return None
    bound = f"{match[1]}{'未満' if match[2] == '弱' else '以上'}"
    accepted = [each for each in (f"約{match[1]}", bound) if is_amount(each)] or [match[1]]
    return ParseError("amount.vague", text=text, word=match[2], accepted=accepted)


def _change(text: str, folded: str, is_amount: _IsAmount) -> ParseError | None:
    """Return the error of a change: 20人増."""
    match = _CHANGE.fullmatch(folded.strip(" "))
    if match is None or not is_amount(match[1]):
        return None
    sign = "+" if match[2].startswith("増") else "-"
    change = re.sub(r"[-+]?(?=[0-9])", sign, match[1], count=1)
    return ParseError("amount.change", text=text, change=change)


def _mark(text: str, folded: str, is_amount: _IsAmount) -> ParseError | None:
    """Return the error of a mark or a word beside an amount, or within it: 5件※1, 5〔47〕件, 延べ5人."""
    for mark in _marks(folded):
        start, end = mark.span()
        before, after = text[:start].rstrip(" \u3000"), text[end:].lstrip(" \u3000")
        joins_digits = before[-1:].isdecimal() and after[:1].isdecimal()
        if not joins_digits and is_amount(before + after):
            return ParseError("amount.mark", text=text, mark=text[start:end], amount=before + after)
    if (bracketed := _IN_BRACKETS.fullmatch(folded)) and is_amount(bracketed[1]):
        start, end = bracketed.span(1)
        brackets = text[:start].strip() + text[end:].strip()
        return ParseError("amount.mark", text=text, mark=brackets, amount=text[start:end])
    if (word := _WORDS_BEFORE.match(folded)) and is_amount(folded[word.end() :]):
        return ParseError("amount.mark", text=text, mark=text[: word.end()], amount=text[word.end() :])
    return None


def _marks(folded: str) -> Iterator[re.Match[str]]:
    """Yield the marks of a text, and the runs of marks, each from the last one.

    What ends in ※1 has that mark; in ※15件 the mark is ※, unless nothing else leaves an amount.
    """
    yield from reversed([*_NUMBERED_APART.finditer(folded)])
    yield from reversed([*_ONE_MARK.finditer(folded)])
    yield from reversed([*_MARKS.finditer(folded)])
    yield from reversed([*_NUMBERED_MARKS.finditer(folded)])


def _wrong_figure(text: str, folded: str, _: _IsAmount) -> ParseError | None:
    """Return the error of digits that are no number: 1,19, 007, 1.2.3."""
    digits = _DIGITS.search(folded)
    if digits is None or _FIGURE.fullmatch(digits[0]):
        return None
    return ParseError("amount.digits", text=text, figure=text[digits.start() : digits.end()])
