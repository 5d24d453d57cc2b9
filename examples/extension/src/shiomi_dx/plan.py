"""shiomi: a plan of the city and its results, for the tests and to try things."""

from dxmodel import Amount, Baseline, Body, Indicator, Ledger, Observation, Plan, Target
from dxmodel.goals import Reach
from dxmodel.plan import Label
from shiomi_dx.unit import TERMINAL_BOX, UNITS

__all__ = ["shiomi"]


def shiomi() -> Ledger:
    """Return the ledger of a plan with three indicators, one of them counted in boxes of terminals."""
    terminals = Indicator(
        id="terminals",
        order=1,
        label=Label("貸出用端末の数", translations={"en": "Terminals to lend"}),
        unit=UNITS.unit("端末箱"),
        baseline=Baseline(value=Amount.parse("10端末箱", units=UNITS), year="R5"),
        targets=[Target(due="R8", goal=Reach(Amount.parse("50端末箱", units=UNITS)))],
    )
    online = Indicator(
        id="online",
        order=2,
        label=Label("オンライン申請率", translations={"en": "Applications made online"}),
        unit="%",
        baseline=Baseline(value="40%", year="R5"),
        targets=[Target(due="R8", goal=Reach("42%"))],
    )
    waiting = Indicator(
        id="waiting",
        order=3,
        label=Label("窓口の待ち時間", translations={"en": "Waiting time at the counter"}),
        unit="分",
        baseline=Baseline(value="20分", year="R5"),
        targets=[Target(due="R8", goal=Reach("10分"))],
    )
    plan = Plan(
        id="shiomi-dx",
        label=Label("潮見市DX推進計画", translations={"en": "Shiomi DX plan"}),
        bodies=[Body("992020", "潮見市")],
        period="R6/R8",
        units=[TERMINAL_BOX],
        indicators=[terminals, online, waiting],
    )
    results = {"terminals": "1,200台", "online": "41.8%", "waiting": "14分"}
    return Ledger(
        founding=plan,
        observations=[
            Observation(indicator=id, period="R6", value=plan.amount(value)) for id, value in results.items()
        ],
    )
