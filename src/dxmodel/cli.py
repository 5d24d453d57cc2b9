"""The command line: parses words, calls the library, prints.

Exit codes: 0 all is well; 1 ``check`` found something to warn of; 2 it could not be done, and stderr
says why, one problem a line.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from dxmodel.checks import Severity, check
from dxmodel.errors import DxError, Unreadable
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import load, schema
from dxmodel.messages import LANGUAGES, words
from dxmodel.report import Report, describe, outline, report, to_markdown

__all__ = ["main"]

DONE, WARNED, FAILED = 0, 1, 2

EXIT_CODES = """
終了コード / exit codes:
  0  正常 / all is well
  1  check の指摘に警告がある / check found something to warn of
  2  実行できない。理由は標準エラー出力に1行ずつ / it could not be done; stderr says why, a line each
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> main(["show", "no-such-folder"])
    2
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a cp932 console does not have every character
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: dxmodel show … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except DxError as error:
        return _failed(error.words(arguments.lang))
    except OSError as error:
        return _failed(_told(error, arguments))
    return code


def _failed(said: str) -> int:
    print(said, file=sys.stderr)
    return FAILED


def _told(error: OSError, arguments: argparse.Namespace) -> str:
    """What the machine refused; most often the folder is not there, or is a file."""
    code = {FileNotFoundError: "cli.no_folder", NotADirectoryError: "cli.not_a_folder"}.get(type(error))
    if code and Path(error.filename) == Path(arguments.folder):
        return words(code, arguments.lang, folder=arguments.folder)
    return words("cli.system", arguments.lang, file=str(error.filename), reason=error.strerror)


# --- the commands


def _report(arguments: argparse.Namespace) -> int:
    from dxmodel.report import show

    out, at = Path(arguments.out), _year(arguments.at)
    write, ledger = _writer(out), load(arguments.folder)
    told = report(ledger, at, arguments.lang)
    show(told, sys.stdout)
    sys.stdout.flush()
    out.write_text(write(told), encoding="utf-8")
    print(words("cli.written", arguments.lang, file=str(out)), file=sys.stderr)
    return DONE


def _year(said: str | None) -> FiscalYear | None:
    """The year of ``--at``; a calendar year is answered with the ways to write it that a shell can take."""
    try:
        return None if said is None else FiscalYear.parse(said)
    except Unreadable as error:
        if error.code != "fiscal.calendar_year":
            raise
        meant = FiscalYear.parse(said or "", year_ok=True)
        accepted = (str(meant), format(meant, "ja"), format(meant, "en"))
        raise Unreadable("cli.calendar_year", text=said, accepted=accepted) from error


def _writer(out: Path) -> Callable[[Report], str]:
    """The way of telling that the name of a file asks for."""
    match out.suffix.lower():
        case ".html" | ".htm":
            from dxmodel.report import to_html

            return to_html
        case ".md":
            return to_markdown
    raise Unreadable("cli.no_suffix", found=str(out), accepted=(".html", ".md"))


def _check(arguments: argparse.Namespace) -> int:
    findings = check(load(arguments.folder))
    for each in findings:
        print(
            f"{each.path}: {each.code}: {format(each.severity, arguments.lang)}: {each.words(arguments.lang)}"
        )
    notes = sum(each.severity is Severity.NOTE for each in findings)
    facts = {"warnings": len(findings) - notes, "notes": notes}
    print(words("cli.found" if findings else "cli.clean", arguments.lang, **facts), file=sys.stderr)
    return WARNED if len(findings) > notes else DONE


def _schema(arguments: argparse.Namespace) -> int:
    print(json.dumps(schema(arguments.kind), ensure_ascii=False, indent=2))
    return DONE


def _show(arguments: argparse.Namespace) -> int:
    ledger, at = load(arguments.folder), _year(arguments.at)
    if arguments.id is None:
        print("\n".join(outline(ledger, arguments.lang)))
        return DONE
    for term, said in describe(ledger, arguments.id, at, arguments.lang).items:
        print(f"{term}: {said}")
    return DONE


# --- their arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dxmodel",
        description="自治体DX推進計画をデータとして扱う / municipal DX plans as data",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="版を表示する / print the version")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    told = _command(
        commands,
        "report",
        _report,
        "進捗管理表を表示し、ページに書き出す / print the progress sheet, write the page",
    )
    _folder(told)
    _at(told)
    told.add_argument(
        "--out",
        metavar="FILE",
        default="dxmodel-report.html",
        help="書き出すファイル（.html または .md、初期値 %(default)s） / the file to write (.html or .md)",
    )
    _folder(_command(commands, "check", _check, "計画を点検する / say what is unwise or unclear in a plan"))
    kinds = _command(
        commands, "schema", _schema, "ファイルのJSON Schemaを表示する / print the JSON Schema of a file"
    )
    kinds.add_argument(
        "kind", metavar="KIND", nargs="?", default="plan", help="plan, revision, observations, …"
    )
    shown = _command(
        commands,
        "show",
        _show,
        "計画の構成、または1項目を表示する / print the plan's structure, or one thing in it",
    )
    _folder(shown)
    shown.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help="項目・計画・改定のID / id of a thing, of the plan or of a revision",
    )
    _at(shown)
    return parser


class _Version(argparse.Action):
    """Look the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"dxmodel {version('dxmodel')}")
        parser.exit()


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    what: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=what,
        description=what,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run, folder="")
    command.add_argument("--lang", choices=LANGUAGES, default="ja", help="言語（初期値 ja） / language")
    return command


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder", metavar="FOLDER", help="plan.yaml のあるフォルダー / the folder with plan.yaml"
    )


def _at(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--at",
        metavar="R5",
        help="判定する年度（初期値は実績値のある最新の年度） / year to judge (default: latest measured)",
    )
