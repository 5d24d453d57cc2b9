"""What can be wrong with a plan."""

MESSAGES = {
    "plan.duplicate_id": (
        "ID「{id}」が重複しています。計画の中でIDは一意でなければなりません",
        'the id "{id}" is used twice; every id in a plan is unique',
    ),
}
