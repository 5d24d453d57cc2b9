"""path_text: the path of an indicator from the baseline over interim targets to the target, in words."""

from dxmodel.messages import Language
from dxmodel.progress import Assessment
from dxmodel.report.result import baseline_cell
from dxmodel.report.wording import one_line, target_text

__all__ = ["path_text"]


def path_text(answer: Assessment, language: Language) -> str | None:
    """Say the path from level to level; nothing where it is one straight line."""
    over = [stage.target for stage in answer.path]
    if not over or answer.target is None:
        return None
    stops = (target_text(target, language) for target in (*over, answer.target))
    said = (baseline_cell(answer.indicator.baseline, language).text, *stops)
    return " → ".join(one_line(text, language) for text in said)
