"""The names of paths of a plan (an item or a field of it), which revisions write and reasons refer to."""

from dxmodel.changes.unchanged import OF_THE_PLAN
from dxmodel.errors import UnknownNameError
from dxmodel.messages import Language, words
from dxmodel.plan import Plan
from dxmodel.report.value_texts import name_by_id

__all__ = ["field_name", "path_name"]


def field_name(path: str, language: Language) -> str:
    """Return the name of the field of a path; an empty text if the path is a whole item.

    >>> [field_name(path, "en") for path in ("online.targets[R10]", "period_printed", "online")]
    ['Target', 'Period', '']
    """
    item, _, field = path.partition(".")
    code = (field or item).partition("[")[0].removesuffix("_printed")
    if not field and item not in OF_THE_PLAN:
        return ""
    return words("report.measuring" if code == "breaks" else f"report.field_{code}", language)


def path_name(plan: Plan, path: str, language: Language) -> str:
    """Return the name of a path: the name of the item, and of its field.

    >>> from dxmodel.testing import small_city
    >>> path_name(small_city().plan, "rpa-hours.targets", "ja")
    'RPAで削減した時間の目標値'
    """
    field, item = field_name(path, language), path.partition(".")[0]
    if item in OF_THE_PLAN:
        return field
    try:
        item_name = name_by_id(plan, item, language)
    except UnknownNameError:
        item_name = item
    return words("report.part_of", language, whole=item_name, part=field) if field else item_name
