"""What the heading of a column suggests: its role, and the fiscal year of its values."""

import re
from collections.abc import Iterator
from contextlib import suppress

import attrs

from dxmodel.errors import DxError
from dxmodel.fiscal import FiscalYear, Month
from dxmodel.formats import ColumnRole
from dxmodel.tables.layout_check import folded

__all__ = ["HeadingYear", "has_year", "suggested_kind", "suggested_role", "suggested_year"]

_WORDS: tuple[tuple[str, ColumnRole | None], ...] = (
    ("備考|特記|注記|摘要", ColumnRole.NOTE),
    ("達成率|進捗率|執行率|達成割合", ColumnRole.IGNORE),
    ("理由|根拠|考え方|課題|定義|算出|算式|説明|内容|指標元|方向|改善の|増減", ColumnRole.IGNORE),
    ("担当|所管|所属|部課|課名|課等名|部局", ColumnRole.OWNER),
    ("指標(?:の)?(?:ID|コード)|^ID$", ColumnRole.ID),
    (
        r"指標名|指標\)名|目標名|指標・|成果指標|活動指標|評価指標|目標指標|数値目標|KPI|^指標|めざす姿の",
        ColumnRole.NAME,
    ),
    ("事業ID|コード|整理番号|番号|^No[.．]?$|^№$", ColumnRole.NUMBER),
    ("単位", ColumnRole.UNIT),
    ("評価|達成状況|進捗状況|達成度|^進捗$|^結果$|^判定$", ColumnRole.GRADE),
    ("^柱|基本目標|基本方針|^政策|^分野", ColumnRole.PILLAR),
    ("^施策|取組|^事業|^事務事業", ColumnRole.INITIATIVE),
    ("現在値|現況値|直近|最新", None),
    ("現状", None),
    ("量の見込み|当初見込み", ColumnRole.TARGET),
    ("基準値|策定時|従前値|当初値?|初期値|ベースライン", ColumnRole.BASELINE),
    ("速報|暫定", ColumnRole.PROVISIONAL),
    ("実績", ColumnRole.RESULT),
    ("見込", ColumnRole.FORECAST),
    ("予定", ColumnRole.PLANNED),
    ("目標|計画値?|めざそう値|期末", ColumnRole.TARGET),
    ("測定|時点|基準日", ColumnRole.DAY),
    ("^(?:対象|会計|事業)?年度$", ColumnRole.YEAR),
    ("状態|ステータス", ColumnRole.STATUS),
    ("^区分$|^種別$", ColumnRole.KIND),
    ("^項目$", ColumnRole.NAME),
    ("数値|^値$", ColumnRole.RESULT),
)
"""Words of headings and the roles that they suggest, the first that fits first; None for one of several."""

_LONGEST_KIND = 10
_KINDS = {
    ColumnRole.TARGET,
    ColumnRole.RESULT,
    ColumnRole.PROVISIONAL,
    ColumnRole.FORECAST,
    ColumnRole.PLANNED,
    ColumnRole.IGNORE,
}
_YEAR = re.compile(
    r"((?:令和|平成|昭和|[RHS](?![A-Za-z]))(?:元|[0-9]{1,2})|FY(?:19|20)[0-9]{2}|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9]))"
    r"(年度末?|(?:年|[./])[0-9]{1,2}(?:月末?|[./][0-9]{1,2}|月[0-9]{1,2}日)?|年)?"
)
_OTHER_SPELLING = re.compile(r"([0-9元])([(（][^()（）]*[0-9元])([)）])(年度|年)")
_ERA_LESS = re.compile(r"(?<![0-9.])(元|[0-9]{1,2})年度")


def suggested_role(heading: str) -> tuple[bool, ColumnRole | None]:
    """Return whether a heading says anything, and the role that it suggests; None for one of several.

    >>> suggested_role("R6実績"), suggested_role("現状値（令和5年度）"), suggested_role("あ")
    ((True, ColumnRole.RESULT), (True, None), (False, None))
    """
    text = folded(heading)
    for words, role in _WORDS:
        if re.search(words, text):
            return True, role
    year = suggested_year(heading)
    only_year = year is not None and not _YEAR.sub("", _with_units(text)).strip("()（）")
    return (True, ColumnRole.RESULT) if only_year else (False, None)


def suggested_kind(text: str) -> ColumnRole | None:
    """Return what a row is about that begins with a word such as 目標値 or 成果実績; None for another word.

    >>> [str(suggested_kind(text)) for text in ("目標値", "成果実績", "達成度", "新規")]
    ['target', 'result', 'ignore', 'None']
    """
    is_word = len(text) <= _LONGEST_KIND and not any(each.isdigit() for each in text)
    role = suggested_role(text)[1] if is_word else None
    if role is ColumnRole.GRADE:
        return ColumnRole.IGNORE
    return role if role in _KINDS else None


@attrs.frozen
class HeadingYear:
    """A fiscal year that a heading suggests.

    Attributes:
        year: the fiscal year; None for an era year without its era.
        is_certain: whether the heading says that it is a fiscal year.
        text: what the heading has.
    """

    year: FiscalYear | None
    is_certain: bool
    text: str


def suggested_year(heading: str) -> HeadingYear | None:
    """Return the only fiscal year in a heading, however often it is written; None for none or several.

    >>> suggested_year("目標値（令和９年度）").year, suggested_year("2023").is_certain, suggested_year("備考")
    (FiscalYear(2027), False, None)
    >>> suggested_year("2023(R5)年度実績")
    HeadingYear(year=FiscalYear(2023), is_certain=True, text='2023年度')
    >>> suggested_year("25年度計画").year is None
    True
    """
    text = _with_units(folded(heading))
    years = [*_years(text)]
    if len({each.year for each in years}) == 1:
        return max(years, key=lambda year: year.is_certain and "年度" in year.text)
    if not years and (match := _ERA_LESS.search(text)):
        return HeadingYear(None, False, match[0])
    return None


def has_year(text: str) -> bool:
    """Return whether a text names a year, or several.

    >>> has_year("DX推進計画（令和5～9年度）の進捗"), has_year("進捗管理表")
    (True, False)
    """
    return any(_years(folded(text))) or _ERA_LESS.search(folded(text)) is not None


def _with_units(text: str) -> str:
    """Return a text in which both spellings of a year have its unit: 2023年度(R5年度) for 2023(R5)年度."""
    return _OTHER_SPELLING.sub(r"\1\4\2\4\3", text)


def _years(text: str) -> Iterator[HeadingYear]:
    for match in _YEAR.finditer(text):
        written, unit = match[1], match[2] or ""
        has_month = any(each.isdigit() for each in unit)
        has_letter = not unit and written[0] in "RHSF"
        with suppress(DxError):
            if has_month:
                year = Month.parse(_month(written, unit)).fiscal_year
            else:
                year = FiscalYear.parse(f"{written.removeprefix('FY')}年度")
            yield HeadingYear(year, unit.startswith("年度") or has_letter, match[0])


def _month(written: str, unit: str) -> str:
    """Return the text of the month of a day: 平成15年9月 for 平成15年9月30日, and H28年3月 for H28.3."""
    month = re.search("[0-9]{1,2}", unit)
    return f"{written}年{month[0]}月" if month else written
