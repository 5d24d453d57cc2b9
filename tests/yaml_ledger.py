"""A ledger from the YAML of its parts, for tables of right values."""

from textwrap import dedent, indent

from dxmodel.formats import yaml
from dxmodel.ledger import Ledger
from dxmodel.storage.folder import build_ledger, parsed_files

__all__ = ["ledger_of", "ledger_of_files"]

PLAN = """\
format: plan/1
id: dx-plan
label: みなと野市DX推進計画
bodies:
- {code: "992011", label: みなと野市}
period: 令和3年度～令和12年度
"""


def ledger_of_files(**texts: str) -> Ledger:
    """Return the ledger that files form, as a folder of them is read.

    Args:
        texts: the text of each file by its name without ``.yaml``: ``plan``, ``observations``, ``scales``, …
    """
    return build_ledger(parsed_files({f"{name}.yaml": yaml.parse(text) for name, text in texts.items()}))


def ledger_of(indicators: str, observations: str = "[]", *, plan: str = PLAN, **others: str) -> Ledger:
    """Return a ledger of an invented city from the YAML lists of its indicators and observations.

    >>> ledger_of("- {id: x, label: 指標, unit: 件}").plan.indicator("x").unit
    '件'
    """
    texts = {"plan": f"{plan}indicators:\n{_list(indicators)}"}
    texts["observations"] = f"format: observations/1\nobservations:\n{_list(observations)}"
    return ledger_of_files(**texts, **others)


def _list(text: str) -> str:
    return indent(dedent(text).strip("\n"), "  ") + "\n"
