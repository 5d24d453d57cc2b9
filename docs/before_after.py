"""Write `adachi-extension.md`: the before/after table (新旧対照表) of Adachi's extension.

Run `python docs/before_after.py` after a change of the example; a test compares the page with its output.
"""

from pathlib import Path

from dxmodel.messages import Language
from dxmodel.report import comparison_report, to_markdown
from dxmodel.storage import load_example

FILE = Path(__file__).parent / "adachi-extension.md"

HEAD = """\
# Adachi's extension: before and after

What `dxmodel diff examples/adachi` prints, written by `python docs/before_after.py`. The plan as first
adopted is on the left, the plan as it stands on the right; the founding plan states no targets in the source.

日本語：足立区DX推進計画の計画期間延伸（R6まで → R10まで）の新旧対照表です。
"""


def page() -> str:
    """Return the text of the page: the table in Japanese, then in English."""
    return "\n".join([HEAD, _table("ja"), _table("en")])


def _table(language: Language) -> str:
    adachi = load_example("adachi")
    comparison = comparison_report(adachi.founding, adachi.plan, adachi.revisions, language)
    title, _, rest = to_markdown(comparison).partition("\n")
    return f"#{title}\n{rest.replace(f'{chr(10)}## ', f'{chr(10)}### ')}"


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
