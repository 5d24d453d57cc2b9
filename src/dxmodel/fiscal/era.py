"""Japanese eras (明治 to 令和): the table of eras, and the conversion of era years to Western years."""

import re
from datetime import date

import attrs

from dxmodel.errors import InvalidValueError, unknown_language
from dxmodel.typed_fields import typed_fields

__all__ = ["ERAS", "GREGORIAN", "Era", "era_year"]


@attrs.frozen(field_transformer=typed_fields)
class Era:
    """One era: its name, its letter and its first day.

    >>> ERAS[-1]
    Era(name='令和', letter='R', english='Reiwa', start=datetime.date(2019, 5, 1))
    >>> f"{ERAS[-1]} {ERAS[-1]:ja} {ERAS[-1]:en}"
    'R 令和 Reiwa'
    >>> ERAS[-1].count(2024)
    6
    """

    name: str
    letter: str
    english: str
    start: date

    def count(self, year: int) -> int:
        """Return which year of the era a Western year is; 1 is printed 元."""
        return year - self.start.year + 1

    def __str__(self) -> str:
        return self.letter

    def __format__(self, language: str) -> str:
        match language:
            case "":
                return self.letter
            case "ja":
                return self.name
            case "en":
                return self.english
        raise unknown_language(language)


ERAS = (
    Era("明治", "M", "Meiji", date(1868, 1, 25)),
    Era("大正", "T", "Taisho", date(1912, 7, 30)),
    Era("昭和", "S", "Showa", date(1926, 12, 25)),
    Era("平成", "H", "Heisei", date(1989, 1, 8)),
    Era("令和", "R", "Reiwa", date(2019, 5, 1)),
)
GREGORIAN = date(1873, 1, 1)  # 明治6年1月1日; the dates before it are lunisolar


def era_year(day: date) -> tuple[Era, int]:
    """Return the era of a day and the year in that era.

    Raises:
        InvalidValueError: a day before 1873-01-01, when era dates were lunisolar.

    >>> era, year = era_year(date(2019, 4, 30))
    >>> era.name, year
    ('平成', 31)
    """
    day = date(day.year, day.month, day.day)  # a datetime does not compare with a date
    if day < GREGORIAN:
        raise InvalidValueError("fiscal.lunisolar", day=day, start=GREGORIAN)
    era = era_on(day)
    return era, era.count(day.year)


# The rest is used by the other files of this package only.

LETTERS = "".join(era.letter for era in ERAS)
_KANJI = "一二三四五六七八九"
NUMBER = rf"(?:[1-9][0-9]|0?[1-9]|[{_KANJI}]?十[{_KANJI}]?|[{_KANJI}][〇{_KANJI}]?)"
ERA = rf"(?:{'|'.join(era.name for era in ERAS)}|[{LETTERS}])"
YEAR = rf"(?:{ERA}(?:元|{NUMBER})|[0-9]{{4}})"

_TO_DIGITS = str.maketrans("〇一二三四五六七八九元", "01234567891")


def era_on(day: date) -> Era:
    """Return the era in force on a day."""
    return next(era for era in reversed(ERAS) if era.start <= day)


def number(text: str) -> int:
    """Return the value of a ``NUMBER``: ``6``, ``06``, ``六``, ``二十五``, ``二五``, or ``元``."""
    tens, ten, ones = text.translate(_TO_DIGITS).partition("十")
    return int(tens or "1") * 10 + int(ones or "0") if ten else int(tens)


def era_named(year: str) -> Era | None:
    """Return the era that a ``YEAR`` names, or None for a Western one."""
    return next((era for era in ERAS if year.startswith((era.name, era.letter))), None)


def western_year(year: str) -> int:
    """Return the Western year of a ``YEAR``; also of a year after the end of its era: 平成33 is 2021."""
    era = era_named(year)
    if era is None:
        return int(year)
    return era.start.year - 1 + number(re.sub(ERA, "", year, count=1))


def printed_year(era: Era, year: int) -> str:
    """Return a Western year as *era* counts it: ``令和6``, ``令和元``; ``2118`` from 令和100 on."""
    count = era.count(year)
    return f"{era.name}{'元' if count == 1 else count}" if count < 100 else str(year)
