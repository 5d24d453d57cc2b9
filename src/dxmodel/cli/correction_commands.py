"""The commands that take mistakes back: ``withdraw``, ``rename`` and ``merge``."""

import argparse

from dxmodel.cli.outcome import DONE
from dxmodel.cli.streams import print_error
from dxmodel.errors import ParseError
from dxmodel.ledger import Ledger, rename_id
from dxmodel.messages import words
from dxmodel.storage import load, merge_folder, update

__all__ = ["merge", "rename", "withdraw"]


def withdraw(arguments: argparse.Namespace) -> int:
    """Withdraw a result that was entered wrongly."""
    breakdown = [_pair(text) for text in arguments.breakdown or ()]

    def withdrawn(ledger: Ledger) -> Ledger:
        return ledger.withdraw(
            arguments.indicator,
            arguments.period,
            on=arguments.on,
            why=arguments.why,
            breakdown=breakdown,
            known=arguments.known,
        )

    update(arguments.folder, withdrawn)
    facts = {"indicator": arguments.indicator, "period": arguments.period, "on": arguments.on}
    print_error(words("cli.withdrawn", arguments.lang, **facts))
    return DONE


def _pair(text: str) -> tuple[str, str]:
    dimension, equals, member = text.partition("=")
    if not (dimension and equals and member):
        raise ParseError("cli.no_pair", found=text)
    return dimension, member


def rename(arguments: argparse.Namespace) -> int:
    """Give something another id in all files of a plan."""
    update(arguments.folder, lambda ledger: rename_id(ledger, arguments.old, arguments.new, arguments.kind))
    print_error(words("cli.renamed", arguments.lang, old=arguments.old, new=arguments.new))
    return DONE


def merge(arguments: argparse.Namespace) -> int:
    """Take over what another folder of the same plan has beyond this one."""
    before = load(arguments.folder)
    after = merge_folder(arguments.folder, arguments.other)
    for name in ("observations", "evaluations", "revisions", "documents", "scales"):
        count = len(getattr(after, name)) - len(getattr(before, name))
        if count:
            print_error(words(f"cli.merged_{name}", arguments.lang, count=count))
    print_error(words("cli.not_changed" if after == before else "cli.merged", arguments.lang))
    return DONE
