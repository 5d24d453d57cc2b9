"""CITY_SCALE: the grades of the city."""

from dxmodel.ledger import Grade, Scale
from dxmodel.plan import Label

__all__ = ["CITY_SCALE"]

CITY_SCALE = Scale(
    id="shiomi",
    label=Label("潮見市の評価区分", translations={"en": "Shiomi's scale"}),
    by="progress_from_baseline",
    grades=[
        Grade("順調", at_least="0.7"),
        Grade("要努力", at_least="0.4", below="0.7"),
        Grade("要見直し", below="0.4"),
    ],
)
"""The scale, by the progress from the baseline; ``grade(…, by=SHIOMI_INDEX)`` grades by the city's index."""
