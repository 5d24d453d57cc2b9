"""The before/after table: the lines that differ, their order, their marks and their reasons."""

import re
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dxmodel.changes import (
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    Move,
    Redefine,
    Remove,
    Rename,
    SetTarget,
    WithdrawTarget,
)
from dxmodel.goals import AtLeast, Reach
from dxmodel.messages import LANGUAGES, Language, words
from dxmodel.plan import (
    COLLECTIONS,
    Bridge,
    Due,
    FormerName,
    Indicator,
    Label,
    Plan,
    Source,
    Statement,
    StatementKind,
    Target,
)
from dxmodel.report import Band, Cell, Report, Table, comparison, comparison_report, to_markdown, to_terminal
from dxmodel.report.text_diff import differing_ranges
from dxmodel.revise import Rationale, Revision, apply
from dxmodel.testing import small_city
from dxmodel.testing.plan import plans
from dxmodel.testing.revise import change_lists
from tests.report.town import HOSTILE

CITY = small_city().founding


def cell_texts(table: Table) -> list[list[str]]:
    """Return the rows of a table without their headings."""
    return [[cell.text for cell in row] for row in table.rows if isinstance(row, tuple)]


def after(*changes: Change, plan: Plan = CITY, language: Language = "ja") -> list[list[str]]:
    """Return the rows of the table for a plan before and after some changes."""
    return cell_texts(comparison(plan, apply(plan, changes), language=language))


# --- laws


@given(before=plans(), after=plans())
def test_any_two_plans_can_be_compared(before: Plan, after: Plan) -> None:
    """Of unlike identity, too; a table is empty where nothing differs, and only there."""
    for language in LANGUAGES:
        table = comparison(before, after, language=language)
        assert bool(table.rows) is (before != after)
        assert comparison(after, after, language=language).rows == ()


@given(data=st.data(), plan=plans(min_size=1))
def test_any_change_that_makes_a_difference_is_shown(data: st.DataObject, plan: Plan) -> None:
    """Whatever kind of change it is."""
    changed = apply(plan, data.draw(change_lists(plan)))
    for language in LANGUAGES:
        assert bool(comparison(plan, changed, language=language).rows) is (plan != changed)


@given(data=st.data(), first=plans(min_size=2), second=plans(min_size=2))
def test_any_one_field_that_differs_is_shown(data: st.DataObject, first: Plan, second: Plan) -> None:
    """Also where only a source, a spelling or a translation is another one; ends are tried below."""
    old, new = data.draw(st.sampled_from(_alike(first, second)))
    left_out = {"id", "ended", *(COLLECTIONS if old is first else ())}
    names = [field.name for field in attrs.fields(type(old)) if field.name not in left_out]
    for name in (name for name in names if getattr(old, name) != getattr(new, name)):
        swapped = _with(old, name, getattr(new, name))
        lines = _lines(first, second, old, swapped)
        assert lines, name
        assert all(line.old != line.new for line in lines)


def _alike(first: Plan, second: Plan) -> list[tuple[Any, Any]]:
    items = [(one, two) for one in first.items() for two in second.items() if type(one) is type(two)]
    return [(first, second), *items]


def _with(item: Any, name: str, value: Any) -> Any:
    """Return a copy with another value in one field, whether or not a plan could hold it."""
    built = object.__new__(type(item))
    for field in attrs.fields(type(item)):
        object.__setattr__(built, field.name, value if field.name == name else getattr(item, field.name))
    return built


def _lines(first: Plan, second: Plan, old: Any, new: Any) -> list[Any]:
    from dxmodel.report.difference import Differences

    return [*Differences(first, second, "ja").of(old, new)]


@given(before=plans(), after=plans())
def test_text_without_marks_is_the_same_on_both_sides(before: Plan, after: Plan) -> None:
    """And marks lie within the text, in order, none of them empty."""
    for row in comparison(before, after).rows:
        if isinstance(row, tuple):
            old, new = row
            assert _unmarked(old) == _unmarked(new)
            for cell in row:
                ends = [end for mark in cell.marked for end in mark]
                assert ends == sorted(set(ends))
                assert all(0 <= end <= len(cell.text) for end in ends)
                assert "".join(text for text, _, _ in cell.pieces) == cell.text


def _unmarked(cell: Cell) -> str:
    return "".join(text for text, is_marked, _ in cell.pieces if not is_marked)


@given(st.text("令和6年度10%、abぁアー漢字 \n"), st.text("令和6年度10%、abぁアー漢字 \n"))
def test_marks_are_all_that_differs(old: str, new: str) -> None:
    """Equal texts have none; taking the marked out of unlike ones leaves the same."""
    marks = differing_ranges(old, new)
    texts = [_unmarked(Cell(text, marked=mark)) for text, mark in zip((old, new), marks, strict=True)]
    assert texts[0] == texts[1]
    assert bool(marks[0] or marks[1]) is (old != new)


@given(before=plans(), after=plans())
def test_every_band_has_rows(before: Plan, after: Plan) -> None:
    """No heading without a line, and none twice in a run."""
    rows = comparison(before, after).rows
    for above, below in pairwise(rows):
        assert not (isinstance(above, Band) and isinstance(below, Band) and below.level <= above.level)
    assert not rows or isinstance(rows[-1], tuple)


# --- lines


def test_what_changed_within_a_line_is_marked() -> None:
    """A number with its unit is one."""
    changed = comparison(CITY, apply(CITY, [ExtendPeriod("R10", targets="carry")]))
    rows = [row for row in changed.rows if isinstance(row, tuple)]
    assert [cell.text for cell in rows[1]] == ["目標値　80%（令和6年度）", "目標値　80%（令和10年度）"]
    assert [[text for text, is_marked, _ in cell.pieces if is_marked] for cell in rows[1]] == [
        ["令和6年度"],
        ["令和10年度"],
    ]


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (Rename("online", "手続の電子化"), ["名称　行政手続のオンライン化", "名称　手続の電子化"]),
        (Amend("online", priority=None), ["優先　市民の関心が最も高い", "（削除）"]),
        (Amend("online", owners=["総務課", "情報課"]), ["（追加）", "担当　総務課、情報課"]),
        (Move("automation", pillars=["base"]), ["柱　2 業務の効率化", "柱　3 人材とデータ（移動）"]),
        (End("open-data", last="R7"), ["名称　公開しているデータセットの数", "（令和7年度をもって廃止）"]),
        (
            End("open-data", last="R7", into=["rpa-hours"]),
            ["名称　公開しているデータセットの数", "（令和7年度をもって「RPAで削減した時間」に引き継ぐ）"],
        ),
        (
            End("open-data", last="R7", into=["rpa-hours", "satisfaction"]),
            [
                "名称　公開しているデータセットの数",
                "（令和7年度をもって「RPAで削減した時間」・「窓口サービスに満足している市民の割合」へ分割）",
            ],
        ),
        (
            Redefine("open-data", since="R7"),
            ["（追加）", "算出方法の変更　令和7年度から（それより前の値とは比較しない）"],
        ),
        (
            Redefine("satisfaction", since="R7", bridge=Bridge(old="72%", new="60%")),
            ["（追加）", "算出方法の変更　令和7年度から（それまでの72%は60%にあたる）"],
        ),
        (Remove("yearly"), ["名称　年度ごとの進捗確認\n頻度　毎年度", "（廃止）"]),
        (WithdrawTarget("open-data", "R6"), ["目標値　120データセット（令和6年度）", "（削除）"]),
        (Amend("dx-plan", version="Ver.2"), ["（追加）", "版　Ver.2"]),
        (Amend("online", sources=[Source("plan", "P9")]), ["（追加）", "出典　plan P9"]),
    ],
)
def test_each_kind_of_change_has_its_line(change: Change, row: list[str]) -> None:
    """As staff write it."""
    assert after(change) == [row]


def test_items_that_end_into_one_are_merged() -> None:
    """統合：several that go on in one."""
    rows = after(*(End(id, last="R7", into=["rpa-hours"]) for id in ("open-data", "counter-time")))
    assert [row[1] for row in rows] == ["（令和7年度をもって「RPAで削減した時間」へ統合）"] * 2


def test_an_item_is_new_as_a_whole() -> None:
    """With what defines it, a line each; not with its place in a list or its sources."""
    indicator = Indicator(
        id="new",
        order=9,
        label="新しい指標",
        unit="件",
        initiatives=["online"],
        targets=[
            Target(due="R8", goal=Reach("10件"), sources=[Source("plan")]),
            Target(due="R9", goal=AtLeast("20件")),
        ],
    )
    assert after(Add(indicator)) == [
        [
            "（新設）",
            "名称　新しい指標\n取組事項　① 行政手続のオンライン化\n単位　件\n"
            "目標値　10件（令和8年度）\n目標値　20件以上（令和9年度）",
        ]
    ]


def test_a_target_is_paired_with_the_one_it_replaces() -> None:
    """The one due at the same time, else the one that asks for the same, else what is left."""
    interim, later = Target(due="R6", goal=Reach("50%")), Target(due="R8", goal=Reach("80%"))
    assert after(*(SetTarget("online-share", target) for target in (interim, later))) == [
        ["目標値　80%（令和6年度）", "目標値　50%（令和6年度）"],
        ["（追加）", "目標値　80%（令和8年度）"],
    ]
    first = Target(due="R5", goal=Reach("60%"))
    moved: list[Change] = [
        WithdrawTarget("online-share", "R6"),
        SetTarget("online-share", first),
        SetTarget("online-share", later),
    ]
    assert after(*moved) == [
        ["（追加）", "目標値　60%（令和5年度）"],
        ["目標値　80%（令和6年度）", "目標値　80%（令和8年度）"],
    ]


def test_equal_texts_show_what_differs_in_the_record() -> None:
    """By the name of the part of the record."""
    assert CITY.indicator("online-share").targets[0].sources == (Source("plan", "P8"),)
    target = Target(due="R6", goal=Reach("80%"), sources=[Source("plan", "P9")])
    row = ["目標値の出典（1）　plan P8", "目標値の出典（1）　plan P9"]
    assert after(SetTarget("online-share", target)) == [row]
    translated = Label("行政手続のオンライン化", translations={"en": "Online services"})
    amended = Correct(Amend("online", label=translated))
    assert after(amended)[0][1] == "名称の訳（en）　Online services"
    assert after(amended, language="en") == [["Name: Procedures online", "Name: Online services"]]
    former = attrs.evolve(translated, text="x", former=[FormerName("旧", until="R5")])
    assert after(Correct(Amend("online", label=former)))[0][1] == "名称　x"


def test_a_difference_without_a_different_text_is_still_a_row() -> None:
    """Two different sources may have the same text."""
    one = attrs.evolve(CITY, sources=[Source("plan", page="P1 表2")])
    other = attrs.evolve(CITY, sources=[Source("plan", page="P1", cell="表2")])
    assert cell_texts(comparison(one, other)) == [
        ["出典　plan P1 表2", "出典　plan P1 表2（記録のしかたの変更）"],
    ]


def test_short_words_between_two_differences_are_marked_too() -> None:
    """A line with a mark at every other letter would be hard to read."""
    marks = differing_ranges("申請の電子化と周知を進める", "届出の簡素化も周知を進める")
    assert marks == (((0, 7),), ((0, 7),))


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        ("所管　市民課", "所管　窓口改革課", (((3, 6),), ((3, 8),))),
        ("計画令和元年度から", "計画令和2年度から", (((2, 7),), ((2, 7),))),
        ("1,200時間以上", "1,500時間以上", (((0, 7),), ((0, 7),))),
    ],
)
def test_a_whole_word_is_marked(old: str, new: str, marks: tuple[Any, Any]) -> None:
    """A name of kanji, a year, a number with its unit."""
    assert differing_ranges(old, new) == marks


def test_unknown_fields_of_a_new_item_are_left_out() -> None:
    """種別：不明 has no content."""
    rows = after(Add(Indicator(id="new", order=9, label="新しい指標", unit="件")))
    assert rows == [["（新設）", "名称　新しい指標\n単位　件"]]


# --- order


def test_rows_are_in_the_order_of_the_plan_with_removed_items_in_place() -> None:
    """The plan, pillars with all under them, then the rest."""
    changes: list[Change] = [
        ExtendPeriod("R10", targets="keep"),
        Remove("counter-time"),
        Amend("satisfaction", note="x"),
        Amend("online-share", note="x"),
        Amend("base", note="x"),
        Remove("rollout"),
        Add(Statement(id="said", order=1, about="dx-plan", kind=StatementKind.CONTEXT, text="背景がある")),
    ]
    bands = [row.text for row in comparison(CITY, apply(CITY, changes)).rows if isinstance(row, Band)]
    assert bands == [
        "計画全体",
        "1 市民サービスの向上",
        "① 行政手続のオンライン化",
        "指標：オンラインで申請できる手続の割合",
        "② 書かない窓口",
        "指標：窓口での手続にかかる平均時間",
        "指標：窓口サービスに満足している市民の割合",
        "3 人材とデータ",
        "スケジュール",
        "対象手続の拡大",
        "記述",
        "背景がある",
    ]


# --- reasons


def _revision(*changes: Change, **fields: Any) -> Revision:
    return Revision(id="r", label="見直し", decided="2024-12-20", changes=changes, **fields)


def _reasons(*revisions: Revision) -> list[str]:
    plan = CITY
    for each in revisions:
        plan = apply(plan, each.changes)
    return [row[2] for row in cell_texts(comparison(CITY, plan, revisions=revisions))]


def test_a_reason_is_shown_beside_what_it_is_about() -> None:
    """A place or an item; the other reasons are shown once, beside all other lines."""
    changes = (
        ExtendPeriod("R10", targets="keep", carry=["online-share"]),
        Amend("online", note="x"),
        Rename("service", "新"),
    )
    reasons = [
        Rationale("標準化を待つ"),
        Rationale("組織が変わる", because_of="online", about=["service"]),
        Rationale("実態にあわせる", about=["online-share.targets"]),
    ]
    assert _reasons(_revision(*changes, reasons=reasons)) == [
        "標準化を待つ",
        "組織が変わる（「① 行政手続のオンライン化」による）",
        "標準化を待つ",
        "実態にあわせる",
    ]
    assert _reasons(_revision(*changes, reasons=reasons[:1])) == [
        "標準化を待つ",
        "標準化を待つ",
        "同上",
        "同上",
    ]


def test_a_correction_is_marked_as_one() -> None:
    """It has the word for it as its reason."""
    revision = _revision(
        Amend("service", note="x"), Correct(Amend("online", number="1")), reasons=[Rationale("a")]
    )
    assert _reasons(revision) == ["a", "誤記訂正"]


def test_the_reason_of_a_correction_is_shown_with_it() -> None:
    """Its own, or that of a revision that only corrects."""
    right = Correct(Amend("online", number="1"))
    about = Rationale("校正の漏れ", about=["online.number"])
    assert _reasons(_revision(right, Amend("service", note="x"), reasons=[Rationale("a"), about])) == [
        "a",
        "誤記訂正\n校正の漏れ",
    ]
    assert _reasons(_revision(right, reasons=["校正の漏れ"])) == ["誤記訂正\n校正の漏れ"]


def test_a_computed_goal_is_marked_as_computed() -> None:
    """It is extrapolated at the same pace, which is stated beside the goal only."""
    later = SetTarget("counter-time", Target(due="R10", goal=Reach("8分")))
    stretched = ExtendPeriod("R10", targets="keep", stretch=["trained-staff"], carry=["online-share"])
    plan = apply(CITY, [stretched, later])
    revision = _revision(stretched, later, reasons=["a"])
    rows = cell_texts(comparison(CITY, plan, revisions=[revision]))
    computed = [row for row in rows if "同じペースで計算" in row[2]]
    assert [row[2] for row in computed] == ["同じペースで計算\na"]
    assert [row[0] for row in computed] == ["目標値　300名以上（令和6年度）"]
    assert computed[0][1].endswith("（令和10年度）")


def test_a_stated_goal_is_not_marked_as_computed() -> None:
    """Also where a later decision replaces a computed goal."""
    stretched = _revision(ExtendPeriod("R10", targets="keep", stretch=["trained-staff"]))
    stated = Target(due="R10", goal=Reach("3,000人"))
    decided = attrs.evolve(stretched, id="s", label="再見直し", changes=[SetTarget("trained-staff", stated)])
    assert not any("同じペース" in reason for reason in _reasons(stretched, decided))


def test_a_reason_beside_no_line_is_listed_below() -> None:
    """With what it is about; none is listed twice."""
    remaining = _revision(
        ExtendPeriod("R10", targets="keep", carry=["online-share"]),
        reasons=[
            Rationale("標準化を待つ", about=["period"]),
            Rationale("業務量が減らない", about=["rpa-hours"], sources=[Source("extension", "P2")]),
        ],
    )
    changed = apply(CITY, remaining.changes)
    for language, line in (
        ("ja", "- RPAで削減した時間：業務量が減らない（extension P2）\n"),
        ("en", "- Hours saved by RPA: 業務量が減らない (extension P2)\n"),
    ):
        page = to_markdown(comparison_report(CITY, changed, [remaining], language))  # type: ignore[arg-type]
        assert page.endswith(line)
        assert page.count("標準化を待つ") == 1


@given(data=st.data(), plan=plans(min_size=1))
def test_no_reason_is_lost(data: st.DataObject, plan: Plan) -> None:
    """It is beside a line or in the list below."""
    changes = data.draw(change_lists(plan))
    ids = st.sampled_from([plan.id, *(item.id for item in plan.items())])
    abouts = data.draw(st.lists(st.lists(ids, max_size=2), max_size=3))
    reasons = [Rationale(f"理由その{number}。", about=about) for number, about in enumerate(abouts)]
    revision = _revision(*changes, reasons=reasons)
    page = to_markdown(comparison_report(plan, apply(plan, changes), [revision]))
    assert [f"理由その{number}。" in page for number in range(len(reasons))] == [True] * len(reasons)


def test_under_another_heading_a_reason_is_repeated() -> None:
    """同上 means the row above, so it must not reach over an outermost heading."""
    changes = [Amend(id, note="x") for id in ("service", "online", "base", "people")]
    revision = _revision(*changes, reasons=["a"])
    rows = comparison(CITY, apply(CITY, changes), revisions=[revision]).rows
    for above, below in pairwise(rows):
        if isinstance(above, Band) and isinstance(below, tuple) and above.level == 0:
            assert below[2].text == "a"
    assert [row[2].text for row in rows if isinstance(row, tuple)].count("同上") > 0


def test_each_of_several_revisions_is_named_with_its_reasons() -> None:
    """Beside what that revision wrote."""
    first = _revision(Amend("online", note="x"), reasons=[Rationale("a")])
    second = attrs.evolve(
        first,
        id="s",
        label="再見直し",
        changes=[Amend("online", note="y", number="1")],
        reasons=[Rationale("b")],
    )
    assert _reasons(first, second) == ["再見直し：b", "見直し：a\n再見直し：b"]


def test_without_a_revision_there_are_no_reasons() -> None:
    """And so no column for them."""
    assert len(comparison(CITY, small_city().plan).columns) == 2


# --- ways of telling


def _hostile(language: Language) -> Report:
    changes: list[Change] = [
        Rename("online", HOSTILE),
        Amend("service", note=f"{HOSTILE} 1. 2"),
        Amend("base", number="- 1"),
    ]
    changed = apply(attrs.evolve(CITY, version=f"{HOSTILE}|"), changes)
    return comparison_report(attrs.evolve(CITY, version="v"), changed, [_revision(*changes)], language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_in_a_terminal_it_keeps_to_the_width(language: Language, width: int) -> None:
    """With kanji counted twice."""
    for report in (
        _hostile(language),
        comparison_report(CITY, small_city().plan, small_city().revisions, language),
    ):
        assert max(map(cell_len, to_terminal(report, width=width).splitlines())) <= width


def test_in_markdown_marks_are_the_only_markup_in_a_row() -> None:
    """No text of the plan is taken for markup, nor for a column."""
    rows = [line for line in to_markdown(_hostile("ja")).splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}
    bare = [re.sub(r"\\.", "", row) for row in rows]
    assert {tag for row in bare for tag in re.findall(r"<[^>]*>", row)} == {"<ins>", "</ins>", "<br>"} - {
        "<br>"
    }
    assert all(row.count("<ins>") == row.count("</ins>") for row in bare)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_in_a_terminal_headings_are_left_of_their_rows(width: int) -> None:
    """Deeper headings are right of outer ones."""
    compared = comparison_report(CITY, small_city().plan, small_city().revisions, "ja")
    (table,) = (block for block in compared.sections[0].blocks if isinstance(block, Table))
    lines = to_terminal(compared, width=width).splitlines()

    def column(text: str) -> int:
        return next(len(line) - len(line.lstrip(" ")) for line in lines if line.lstrip(" ")[:4] == text[:4])

    bands = {row.level: column(row.text) for row in table.rows if isinstance(row, Band)}
    rows = [column(row[0].text) for row in table.rows if isinstance(row, tuple)]
    assert [*bands.values()] == sorted(bands.values())
    assert max(bands.values()) < min(rows)
    assert len({*bands.values()}) == len(bands)


def test_on_a_page_with_one_section_its_heading_is_the_title() -> None:
    """新旧対照表 is its heading once; each revision has its own line."""
    from dxmodel.report import to_html

    page = to_html(comparison_report(CITY, small_city().plan, small_city().revisions))
    assert ("<h1>" in page, "<h2>" in page, '<dl class="single">' in page) == (True, False, True)


def test_a_report_without_differences_says_so() -> None:
    """A report is never blank."""
    for language in LANGUAGES:
        empty = comparison_report(CITY, CITY, language=language)
        assert words("report.nothing_differs", language) in to_terminal(empty)
        assert words("report.nothing_differs", language) in to_markdown(empty)


def test_on_a_page_marks_are_insertions() -> None:
    """And whatever is marked there is escaped."""
    from dxmodel.report import to_html

    page = to_html(_hostile("ja"))
    assert "<ins>" in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_targets_that_are_due_in_words_are_distinguished() -> None:
    """順次 is a due date, too."""
    sometime = Target(due=Due(None, qualifier="順次"), goal=Reach("90%"))
    assert after(SetTarget("online-share", sometime)) == [["（追加）", "目標値　90%（順次）"]]
