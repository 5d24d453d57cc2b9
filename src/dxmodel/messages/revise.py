"""Why a change does not fit a plan."""

MESSAGES = {
    "revise.id_in_use": (
        "ID「{id}」の項目は既にあります",
        'an item with the id "{id}" is already in the plan',
    ),
    "revise.no_such_target": (
        "指標「{indicator}」に期限{due}の目標値はありません（あるもの: {dues}）",
        'the indicator "{indicator}" has no target due {due} that could move; it has: {dues}',
    ),
    "revise.not_later": (
        "延伸後の終わり（{to}）が、いまの計画期間（{period}）の終わりより後ではありません",
        "the new end ({to}) does not lie after the end of the period ({period})",
    ),
}
