"""A plan as cities print them, without a mistake, has notes only, so that the command ends with 0."""

from dxmodel.checks import Severity, check
from tests.yaml_ledger import ledger_of

INDICATORS = """
- {id: card, label: 交付率, unit: '%', baseline: {value: 42.3%, year: R3},
   targets: [{due: R7, goal: {at-least: 90%}}]}
- {id: forms, label: 手続の数, unit: 手続, accumulation: cumulative, baseline: {value: 27手続, year: R3},
   targets: [{due: R5, goal: {reach: 120手続}}, {due: R7, goal: {reach: 250手続}}]}
- {id: applications, label: オンライン申請, unit: 件, accumulation: flow, baseline: {value: 12件, year: R2},
   targets: [{due: R7, goal: {reach: 20000件}}]}
- {id: views, label: 動画の再生, unit: 回, baseline: {value: 1200回, year: R3},
   targets: [{due: R7, goal: {reach: 1000000回}}]}
- {id: friends, label: 登録者, unit: 人, baseline: {value: 0人, year: R3},
   targets: [{due: R7, goal: {reach: 30000人}}]}
- {id: paper, label: 紙の使用量, unit: 枚, baseline: {value: 約1億2000万枚, year: R1},
   targets: [{due: R7, goal: {reduce-by: {share: 30%, base_year: 2016年度}}}]}
- {id: content, label: 満足度, unit: '%', targets: [{due: R15, goal: {at-least: 80%}}]}
- {id: waiting, label: 待ち時間, unit: 分, targets: [{due: R7, goal: {maintain: {}}}]}
- {id: systems, label: 標準化, targets: [{due: R7, goal: {completed: 移行完了}}]}
- {id: migration, label: 社会増減, unit: 人, baseline: {value: -120人, year: R3},
   targets: [{due: R7, goal: {reach: 0人}}]}
- {id: costs, label: 経費, unit: 円, baseline: {value: 1234000円, year: R3},
   targets: [{due: R7, goal: {at-most: 100万円}}]}
- {id: arrears, label: 収入未済率, unit: '%', baseline: {value: 0.8%, year: R3},
   targets: [{due: R7, goal: {reach: 0.5%}}]}
- {id: courses, label: 研修, unit: 人,
   targets: [{due: R7, goal: {total-over: {amount: 1200人, span: R4/R7}}}]}
- {id: staff, label: 職員, unit: 人, targets: [{due: R7, goal: {change-by: -10人}}]}
- {id: events, label: 開催, unit: 回, accumulation: flow,
   targets: [{due: R4, goal: {reach: 10回}}, {due: R5, goal: {reach: 10回}}]}
"""
VALUES = {
    "card": ("65.1%", "76.0%"),
    "forms": ("80手続", "131手続"),
    "applications": ("15280件", "18111件"),
    "views": ("980000回", "1500000回"),
    "friends": ("4200人", "21000人"),
    "migration": ("-80人", "14人"),
    "costs": ("110万円", "98万円"),
    "arrears": ("0.7%", "0.6%"),
    "systems": ("{text: 着手}", "{text: 一部移行}"),
    "events": ("12回", "9回"),
}


def test_a_plan_without_a_mistake_has_notes_only() -> None:
    """Targets without baselines, far targets, growth from nothing, negative values, tiny shares."""
    rows = (
        f"- {{indicator: {id}, period: R{year}, value: {value}}}"
        for id, values in VALUES.items()
        for year, value in enumerate(values, 4)
    )
    findings = check(ledger_of(INDICATORS, "\n".join(rows)))
    assert [each for each in findings if each.severity is Severity.WARNING] == []
    codes = {each.code for each in findings}
    assert {"check.needs_base", "check.needs_baseline", "check.needs_completion"} <= codes
    assert {"check.needs_accumulation", "check.share_within_one", "check.due_outside_period"} <= codes
