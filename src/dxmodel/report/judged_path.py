"""The text of the path of a verdict: from the baseline over the interim targets to the judged target."""

from dxmodel.messages import Language
from dxmodel.progress import Assessment
from dxmodel.report.value_cells import plain_baseline_cell
from dxmodel.report.value_texts import one_line, target_text

__all__ = ["judged_path_text"]


def judged_path_text(answer: Assessment, language: Language) -> str | None:
    """Return the levels of the path, joined by arrows; None where it has no interim targets."""
    interim_targets = [stage.target for stage in answer.path]
    if not interim_targets or answer.target is None:
        return None
    targets = (target_text(target, language) for target in (*interim_targets, answer.target))
    levels = (plain_baseline_cell(answer.indicator.baseline, language).text, *targets)
    return " → ".join(one_line(level, language) for level in levels)
