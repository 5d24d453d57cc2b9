"""A small plan folder, and the same with ten different mistakes in its files."""

from pathlib import Path

__all__ = ["BROKEN", "SOUND", "write"]

SOUND = {
    "plan.yaml": """\
format: plan/1
id: city-dx
label: みどり市DX推進計画
bodies:
  - code: "131211"
    label: みどり市
period: R4/R6
initiatives:
  - id: rpa
    label: RPAの活用
indicators:
  - id: rpa-hours
    label: 生み出した時間
    initiatives: [rpa]
    unit: 時間
    direction: up
    targets:
      - due: R6
        goal: {reach: "2,000時間"}
  - id: online-share
    label: オンライン化率
    unit: "%"
    targets:
      - due: R6
        goal:
          at-least: 50%
""",
    "revisions/extension.yaml": """\
format: revision/1
id: extension
label: 計画期間延伸
decided: R6
changes:
  - extend-period: {to: R10, targets: keep}
  - set-target:
      indicator: rpa-hours
      target:
        due: R10
        goal: {reach: "8,880時間"}
""",
    "observations.yaml": """\
format: observations/1
observations:
  - indicator: rpa-hours
    period: R4
    value: 約1,300時間
    sources: [{document: report, page: P6}]
  - indicator: rpa-hours
    period: R5
    value: 5,328時間
  - indicator: online-share
    period: R5
    value: {missing: pending}
""",
    "documents.yaml": """\
format: documents/1
documents:
  - id: report
    label: 進捗報告書
""",
}

_MISTAKES = {
    "plan.yaml": [
        ('"131211"', "131211"),  # a code without quotes
        ("direction: up", "direction: upp"),
        ("initiatives: [rpa]", "initiatives: [rpaa]"),  # leads nowhere
        ("due: R6\n        goal: {reach", "due: R６年\n        goal: {reach"),  # no fiscal year
        ("    label: オンライン化率", "    labell: オンライン化率"),  # unknown, and so one is missing
    ],
    "revisions/extension.yaml": [
        ("extend-period:", "extend-periods:"),
        ("indicator: rpa-hours", "indicator: RPA_hours"),
    ],
    "observations.yaml": [
        ("document: report", "document: repot"),
        ("5,328時間", "5,328件"),
        ("{missing: pending}", "{missing: pendign}"),
    ],
}


def _with(text: str, mistakes: list[tuple[str, str]]) -> str:
    for right, wrong in mistakes:
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    return text


BROKEN = {name: _with(text, _MISTAKES.get(name, [])) for name, text in SOUND.items()}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
