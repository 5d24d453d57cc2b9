"""What the places of a plan are called that revisions write and reasons are about."""

from dxmodel.errors import UnknownName
from dxmodel.messages import Language, words
from dxmodel.plan import Plan
from dxmodel.report.wording import about

__all__ = ["OF_THE_PLAN", "field_name", "place_name"]


def field_name(place: str, language: Language) -> str:
    """Say which field a place is; nothing where it is an item as a whole.

    >>> [field_name(place, "en") for place in ("online.targets[R10]", "period_printed", "online")]
    ['Target', 'Period', '']
    """
    thing, _, field = place.partition(".")
    code = (field or thing).partition("[")[0].removesuffix("_printed")
    if not field and thing not in OF_THE_PLAN:
        return ""
    return words("report.measuring" if code == "breaks" else f"report.field_{code}", language)


OF_THE_PLAN = (
    *("bodies", "units", "period", "period_printed", "version", "adopted", "levels", "declared"),
    "successor",
)
"""Fields of the plan that are places by themselves."""


def place_name(plan: Plan, place: str, language: Language) -> str:
    """Say what a place is: an item by its name, and which field of it.

    >>> from dxmodel.testing import small_city
    >>> place_name(small_city().plan, "rpa-hours.targets", "ja")
    'RPAで削減した時間の目標値'
    """
    part, thing = field_name(place, language), place.partition(".")[0]
    if thing in OF_THE_PLAN:
        return part
    try:
        whole = about(plan, thing, language)
    except UnknownName:
        whole = thing
    return words("report.part_of", language, whole=whole, part=part) if part else whole
