"""Why a change does not fit a plan."""

MESSAGES = {
    "revise.id_in_use": (
        "ID「{id}」の項目は既にあります",
        'an item with the id "{id}" is already in the plan',
    ),
    "revise.not_later": (
        "延伸後の終わり（{to}）が、いまの計画期間（{period}）の終わりより後ではありません",
        "the new end ({to}) does not lie after the end of the period ({period})",
    ),
}
