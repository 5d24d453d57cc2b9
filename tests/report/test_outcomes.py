"""The report on one revision of many plans."""

from pathlib import Path

import attrs

from dxmodel.changes import Change, SetTarget, WithdrawTarget
from dxmodel.goals import Reach
from dxmodel.plan import Target
from dxmodel.report import Table, outcomes_report
from dxmodel.revise import Revision
from dxmodel.storage import revise_each, save
from dxmodel.testing import small_city


def lines(tmp_path: Path, *, dry_run: bool) -> list[str]:
    """Return the last column of the report on one city whose target is moved."""
    save(small_city(), tmp_path / "minato")
    target = Target(due="R10", goal=Reach("90%"))
    changes: list[Change] = [WithdrawTarget("online-share", "R10"), SetTarget("online-share", target)]
    revision = Revision(id="higher", label="引き上げ", decided="2025-12-01", changes=changes)
    (block,) = outcomes_report(revise_each(tmp_path, lambda _: revision, dry_run=dry_run)).sections[0].blocks
    assert isinstance(block, Table)
    return [row[2].text for row in block.rows if isinstance(row, tuple)]


def test_a_line_names_its_item_and_the_file_of_the_revision(tmp_path: Path) -> None:
    """A bare 80% could be of anything; the file is named from the folder of the plan."""
    (why,) = lines(tmp_path, dry_run=False)
    share = "指標：オンラインで申請できる手続の割合"
    assert why.split("\n") == [
        f"{share}：目標値　80%（令和10年度） → 目標値　90%（令和10年度）",
        "ファイル：revisions/higher.yaml",
    ]
    assert (tmp_path / "minato" / "revisions" / "higher.yaml").exists()


def test_a_plan_with_nothing_to_do_names_no_file(tmp_path: Path) -> None:
    """And no line."""
    save(attrs.evolve(small_city(), revisions=()), tmp_path / "minato")
    (block,) = outcomes_report(revise_each(tmp_path, lambda _: None)).sections[0].blocks
    assert isinstance(block, Table)
    assert [row[2].text for row in block.rows if isinstance(row, tuple)] == [""]
