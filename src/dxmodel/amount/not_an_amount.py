"""Explain why a text is not an amount: two numbers, a fraction, a number with a mark, a look-alike letter."""

import re
import unicodedata
from collections.abc import Callable

from dxmodel.amount.numerals import FIGURE, fold
from dxmodel.errors import ParseError

__all__ = ["reason"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FRACTION = re.compile(rf" *({FIGURE}) */ *({FIGURE}) *|(.*[^0-9])?({FIGURE})分の({FIGURE}).*")
_TWO_NUMBERS = re.compile(rf" *(-?{FIGURE}[^0-9,.()]*?) *[ (] *(-?{FIGURE}[^0-9(]*?)\)? *")
_SIGN = r"[※*†‡]|注 ?[0-9]*|\([^()]*\)"
_MARKS = (re.compile(rf"(.*[^ ]) *((?:{_SIGN})) *"), re.compile(rf"(.*?[^ ]) *((?:{_SIGN})+) *"))


def reason(text: str, is_amount: Callable[[str], bool]) -> ParseError | None:
    """Return the error that states why a text is not an amount; None for a reason not listed here.

    Args:
        text: a text that is not an amount.
        is_amount: returns whether another text is an amount.

    >>> reason("29（4）", lambda _: False).code, reason("5件※", lambda text: text == "5件").facts["mark"]
    ('amount.two_numbers', '※')
    """
    folded = fold(text)
    if control := _CONTROL.search(text):
        return ParseError("amount.control_character", **_character(control[0]))
    for character in text:
        plain = unicodedata.normalize("NFKC", character)
        if plain != character and plain.isalpha() and is_amount(folded.replace(character, plain)):
            return ParseError("amount.look_alike", text=text, plain=plain, **_character(character))
    if match := _FRACTION.fullmatch(folded):
        numerator, denominator = (match[1], match[2]) if match[1] else (match[5], match[4])
        return ParseError("amount.fraction", text=text, numerator=numerator, denominator=denominator)
    if match := _TWO_NUMBERS.fullmatch(folded):
        return ParseError("amount.two_numbers", text=text, first=match[1].strip(), second=match[2].strip())
    for marks in _MARKS:
        match = marks.fullmatch(folded)
        if match and is_amount(match[1]):
            start, end = match.span(2)
            return ParseError("amount.mark", text=text, mark=text[start:end], amount=text[: match.end(1)])
    return None


def _character(character: str) -> dict[str, str]:
    return {"character": repr(character)[1:-1], "code": f"U+{ord(character):04X}"}
