"""The argument parser of the command line: commands, arguments and help texts in both languages."""

import argparse
from collections.abc import Callable
from importlib.metadata import version
from typing import NoReturn

from dxmodel.cli import (
    answer_commands,
    assess_folders_command,
    correction_commands,
    documents,
    due_command,
    entry_commands,
    export_command,
    new_command,
    report_commands,
    revision_commands,
    table_commands,
)
from dxmodel.cli.outcome import EXIT_CODES
from dxmodel.cli.streams import print_line
from dxmodel.errors import ParseError
from dxmodel.ledger import IdKind, MethodName
from dxmodel.messages import LANGUAGES
from dxmodel.progress import RollupLevel, RollupRule
from dxmodel.visible_text import visible

__all__ = ["parser"]


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    root = _Parser(
        prog="dxmodel",
        description="自治体DX推進計画をデータとして扱う / municipal DX plans as data",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("--version", action=_Version, nargs=0, help="版を表示する / print the version")
    commands = root.add_subparsers(metavar="COMMAND", required=True)
    _add_new_command(commands)
    report_command = _command(
        commands,
        "report",
        report_commands.print_report,
        "進捗管理表を表示し、ページに書き出す / print the progress sheet, write the page",
    )
    _add_folder(report_command)
    _add_year(report_command)
    report_command.add_argument(
        "--out",
        metavar="FILE",
        default="dxmodel-report.html",
        help="書き出すファイル（.html または .md、初期値 %(default)s） / the file to write (.html or .md)",
    )
    check_command = _command(
        commands,
        "check",
        report_commands.print_findings,
        "計画を点検する / say what is unwise or unclear",
    )
    _add_folder(check_command)
    _add_json(check_command)
    schema_command = _command(
        commands,
        "schema",
        documents.print_schema,
        "ファイルまたは--jsonの出力のJSON Schemaを表示する / print the JSON Schema of a file, or of --json",
    )
    schema_command.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        default="plan",
        help="plan, observations, assessments, findings, …",
    )
    show_command = _command(
        commands,
        "show",
        report_commands.print_structure_or_item,
        "計画の構成、または1項目を表示する / print the plan's structure, or one thing in it",
    )
    _add_folder(show_command)
    show_command.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help="項目・計画・改定のID / id of a thing, of the plan or of a revision",
    )
    _add_year(show_command)
    _add_json(show_command)
    _add_revision_commands(commands)
    _add_table_commands(commands)
    _add_correction_commands(commands)
    _add_assess_command(commands)
    _add_answer_commands(commands)
    _add_due_command(commands)
    _add_export_command(commands)
    _add_entry_commands(commands)
    return root


class _Parser(argparse.ArgumentParser):
    def print_help(self, file: object = None) -> None:
        """Print the help text, or fail where it cannot be printed."""
        print_line(self.format_help().rstrip("\n"))

    def error(self, message: str) -> NoReturn:
        """Raise the error for arguments that are none, with a message that may quote one."""
        raise ParseError("cli.usage", message=visible(message, one_line=True), command=self.prog)


def _add_revision_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    diff_command = _command(
        commands,
        "diff",
        revision_commands.diff,
        "2つの計画の新旧対照表を表示する / print the before/after table of two plans",
    )
    diff_command.add_argument(
        "folder",
        metavar="OLD",
        help="旧計画のフォルダーまたは計画ファイル / the old plan: its folder, or a plan file",
    )
    diff_command.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        help="新計画（省略時は OLD の策定時と現行） / the new plan (default: OLD as first adopted, and now)",
    )
    diff_command.add_argument(
        "--since",
        metavar="DAY",
        help="OLD をこの日の時点の計画とする（2024-10-01） / take OLD as it stood on that day",
    )
    diff_command.add_argument(
        "--out", metavar="FILE", help="ファイルにも書き出す（.html、.md） / write it to a file, too"
    )
    _add_as_revision(
        diff_command,
        "旧から新への改定ファイルを書き出す / write the revision file that leads from OLD to NEW",
    )
    _add_json(diff_command)
    revise_command = _command(
        commands,
        "revise",
        revision_commands.revise,
        "改定を検証し、計画に加える / validate a revision and add it to a plan",
    )
    _add_folder(revise_command)
    revise_command.add_argument("revision", metavar="REVISION", help="改定ファイル / the revision file")
    revise_command.add_argument(
        "--dry-run", action="store_true", help="何も書き込まない / write nothing, show what would change"
    )
    revise_command.add_argument(
        "--each",
        action="store_true",
        help="FOLDER の中のすべての計画に加える / add it to every plan in FOLDER",
    )


def _add_assess_command(commands: "argparse._SubParsersAction[_Parser]") -> None:
    assess_command = _command(
        commands,
        "assess",
        assess_folders_command.assess_one_or_each,
        "各指標の進捗を判定する / assess every indicator",
    )
    _add_answers(assess_command)
    _add_method(assess_command)
    assess_command.add_argument(
        "--each",
        action="store_true",
        help="FOLDER の中のすべての計画を1つの表に判定する / assess every plan in FOLDER, into one table",
    )
    assess_command.add_argument(
        "--out",
        metavar="FILE",
        help="その表のファイル（.csv または .parquet） / the file of that table (.csv or .parquet)",
    )
    assess_command.add_argument(
        "--processes",
        metavar="N",
        type=int,
        help="そのプロセスの数（初期値はコアの数） / its number of processes (default: that of the cores)",
    )


def _add_answer_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    forecast_command = _command(
        commands,
        "forecast",
        answer_commands.print_forecasts,
        "各指標の今後の値を見込む / forecast every indicator",
    )
    _add_answers(forecast_command)
    forecast_command.add_argument(
        "--indicator",
        metavar="ID",
        action="append",
        help="指標のID（繰り返し可、省略時はすべて） / an indicator; may be repeated (default: all)",
    )
    forecast_command.add_argument(
        "--until",
        metavar="R10",
        help="最後の年度（初期値は目標年度） / last year (default: the target's)",
    )
    grade_command = _command(
        commands,
        "grade",
        answer_commands.print_gradings,
        "各指標を評価区分で評価する / grade every indicator by a scale",
    )
    _add_answers(grade_command)
    grade_command.add_argument(
        "--scale",
        metavar="ID",
        help="評価区分のID（計画のもの、公表されたもの） / id of a scale, the plan's or a published one",
    )
    rollup_command = _command(
        commands,
        "rollup",
        answer_commands.print_groups,
        "柱などごとに判定を集計する / roll the verdicts up by pillar and the like",
    )
    _add_answers(rollup_command)
    _add_method(rollup_command)
    rollup_command.add_argument(
        "--level", choices=[*map(str, RollupLevel)], default="pillar", help="集計の単位 / level of the groups"
    )
    rollup_command.add_argument(
        "--rule", choices=[*map(str, RollupRule)], default="count", help="集計の方法 / rule"
    )


def _add_new_command(commands: "argparse._SubParsersAction[_Parser]") -> None:
    new = _command(
        commands,
        "new",
        new_command.create_folder,
        "記載例のある新しい計画のフォルダーを作る / create the folder of a new plan, with an example to edit",
    )
    new.add_argument("folder", metavar="FOLDER", help="作るフォルダー / the folder to create")


def _add_due_command(commands: "argparse._SubParsersAction[_Parser]") -> None:
    due = _command(
        commands,
        "due",
        due_command.print_due_results,
        "未報告の実績を担当課ごとに表示する / print which results are owed, by department",
    )
    _add_folder(due)
    due.add_argument("--year", metavar="R7", required=True, help="実績の年度 / year of the results")
    due.add_argument(
        "--on",
        metavar="DAY",
        help="基準日（この日までに判明した実績による） / the day: what was known and owed by then",
    )
    due.add_argument("--out", metavar="FILE", help="表（.csv）にも書き出す / write it to a table (.csv), too")
    _add_json(due)


def _add_export_command(commands: "argparse._SubParsersAction[_Parser]") -> None:
    export = _command(
        commands,
        "export",
        export_command.write_export,
        "実績・指標・目標値などをすべて書き出す / write everything as one workbook or CSV",
    )
    _add_folder(export)
    export.add_argument(
        "--out",
        metavar="FILE",
        required=True,
        help="書き出すファイル（.xlsx または .csv） / the file to write (.xlsx or .csv)",
    )
    _add_json(export)


def _add_answers(command: argparse.ArgumentParser) -> None:
    """Add the arguments of all commands that answer for one year."""
    _add_folder(command)
    command.add_argument("--at", metavar="R5", required=True, help="判定する年度 / year to judge")
    _add_json(command)


def _add_method(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--method",
        choices=[*map(str, MethodName)],
        metavar="METHOD",
        default=str(MethodName.LINEAR_PACE),
        help="判定の方法（初期値 %(default)s） / method",
    )


def _add_as_revision(command: argparse.ArgumentParser, summary: str) -> None:
    command.add_argument(
        "--as-revision",
        metavar="FILE",
        help=summary,
    )
    command.add_argument("--decided", metavar="DAY", help="その改定の決定日 / the day of that decision")
    command.add_argument("--label", metavar="TEXT", help="その改定の名称 / the name of that decision")


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json",
        action="store_true",
        help="結果をJSONで表示する / print the answers, or the problems, as JSON",
    )


def _add_table_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    layout_command = _command(
        commands,
        "layout",
        table_commands.draft,
        "表のレイアウトの下書きを作る / draft the layout of a table",
    )
    layout_command.add_argument("table", metavar="TABLE", help="表のファイル / the table (.xlsx, .csv)")
    layout_command.add_argument(
        "--plan", metavar="FOLDER", required=True, help="計画のフォルダー / the folder of the plan"
    )
    layout_command.add_argument("--sheet", metavar="NAME", help="シート名 / the name of the sheet")
    layout_command.add_argument(
        "--out",
        metavar="FILE",
        help="書き出すファイル（layout.yaml、省略時は表示のみ） / the file to write (default: print it)",
    )
    import_command = _command(
        commands,
        "import",
        table_commands.import_from_table,
        "表から実績を取り込む（--write がなければ確認のみ） / add the results in a table to a plan",
    )
    import_command.add_argument("table", metavar="TABLE", help="表のファイル / the table (.xlsx, .csv)")
    import_command.add_argument(
        "--plan", metavar="FOLDER", required=True, help="計画のフォルダー / the folder of the plan"
    )
    import_command.add_argument(
        "--layout", metavar="FILE", required=True, help="表のレイアウト / the layout of the table"
    )
    import_command.add_argument(
        "--known",
        metavar="DAY",
        help="表の値が判明した日。分からなければ取りまとめた日（2026-06-30） / when the values became known, "
        "or the day of the table",
    )
    import_command.add_argument(
        "--new-indicators",
        action="store_true",
        help="計画にない指標を、策定時の計画に加える / found the indicators that the plan does not have",
    )
    _add_as_revision(
        import_command,
        "計画と異なる目標値・基準値を改定案として書き出す / draft a revision with the targets of the table",
    )
    import_command.add_argument("--write", action="store_true", help="計画に書き込む / write to the plan")
    _add_json(import_command)


def _add_correction_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    withdraw_command = _command(
        commands,
        "withdraw",
        correction_commands.withdraw,
        "誤って入力した実績を取り消す（記録は残る） / withdraw a wrong result, and keep it",
    )
    _add_folder(withdraw_command)
    withdraw_command.add_argument("indicator", metavar="INDICATOR", help="指標のID / id of the indicator")
    withdraw_command.add_argument("period", metavar="PERIOD", help="年度または期間 / year or months: R5")
    withdraw_command.add_argument(
        "--on", metavar="DAY", required=True, help="取り消した日（2025-10-01） / the day of the withdrawal"
    )
    withdraw_command.add_argument("--why", metavar="TEXT", required=True, help="理由 / the reason")
    withdraw_command.add_argument("--known", metavar="DAY", help="その実績の判明日 / when it became known")
    withdraw_command.add_argument(
        "--breakdown", metavar="D=M", action="append", help="内訳（項目=値） / dimension=member"
    )
    rename_command = _command(
        commands,
        "rename",
        correction_commands.rename,
        "IDをすべてのファイルで変更する / give something another id in all files",
    )
    _add_folder(rename_command)
    rename_command.add_argument("old", metavar="OLD", help="今のID / the id now")
    rename_command.add_argument("new", metavar="NEW", help="新しいID / the new id")
    rename_command.add_argument(
        "--kind",
        choices=[*map(str, IdKind)],
        help="IDが重なる場合の種類 / which of several",
    )
    merge_command = _command(
        commands,
        "merge",
        correction_commands.merge,
        "同じ計画の別のフォルダーの内容を取り込む / take over what another folder of the plan has",
    )
    _add_folder(merge_command)
    merge_command.add_argument("other", metavar="OTHER", help="読み取る側のフォルダー / the folder to read")


def _add_entry_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    sheets_command = _command(
        commands,
        "sheets",
        entry_commands.write_sheets,
        "担当課に送る実績の記入用ブックを書き出す / write the workbooks in which departments enter results",
    )
    _add_folder(sheets_command)
    sheets_command.add_argument(
        "--year", metavar="R7", required=True, help="実績を照会する年度 / the year that results are asked for"
    )
    sheets_command.add_argument(
        "--out",
        metavar="FOLDER",
        required=True,
        help="書き出すフォルダー（なければ作る） / the folder to write to (created if it does not exist)",
    )
    sheets_command.add_argument(
        "--owner",
        metavar="NAME",
        action="append",
        help="担当課（繰り返し可、省略時はすべて） / a department; may be repeated (default: all)",
    )
    sheets_command.add_argument(
        "--replace", action="store_true", help="同じ名前のファイルを置き換える / replace files that exist"
    )
    _add_json(sheets_command)
    collect_command = _command(
        commands,
        "collect",
        entry_commands.collect_sheets,
        "記入用ブックを回収し、計画と比べる / read entry workbooks back and compare them with a plan",
    )
    collect_command.add_argument(
        "folder", metavar="FOLDER", help="回収したブックのフォルダー / the folder of the workbooks"
    )
    collect_command.add_argument(
        "--plan", metavar="PLAN", required=True, help="計画のフォルダー / the folder with plan.yaml"
    )
    collect_command.add_argument(
        "--known",
        metavar="DAY",
        required=True,
        help="実績が判明した日（2026-06-30） / the day on which the results became known",
    )
    collect_command.add_argument(
        "--year",
        metavar="R7",
        help="照会した年度（省略時は最も多いブックのもの） / the year (default: that of most workbooks)",
    )
    collect_command.add_argument(
        "--write", action="store_true", help="計画に加える（省略時は表示のみ） / add to the plan"
    )
    collect_command.add_argument(
        "--returned",
        metavar="FOLDER",
        help="確認が要るブックを書き出すフォルダー / write the workbooks to be checked to this folder",
    )
    collect_command.add_argument(
        "--replace",
        action="store_true",
        help="そこにある同じ名前のファイルを置き換える / replace files that exist there",
    )
    _add_json(collect_command)


class _Version(argparse.Action):
    """Print the version, which is looked up only if ``--version`` is used."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print_line(f"dxmodel {version('dxmodel')}")
        parser.exit()


def _command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run, folder="", json=False)
    command.add_argument("--lang", choices=LANGUAGES, default="ja", help="言語（初期値 ja） / language")
    return command


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder", metavar="FOLDER", help="plan.yaml のあるフォルダー / the folder with plan.yaml"
    )


def _add_year(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--at",
        metavar="R5",
        help="判定する年度（初期値は半数以上の指標に実績のある最も新しい年度） / year to judge (default: the "
        "latest with results of at least half of the indicators)",
    )
