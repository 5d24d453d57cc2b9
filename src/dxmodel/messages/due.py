"""Sentences about the results that are owed."""

MESSAGES = {
    "due.no_owner": ("記載なし", "not stated"),
    "due.provisional": ("速報値のみ", "provisional value only"),
    "due.result": (
        "{name}の{subject}は、{since}から未報告です（{state}、担当：{owners}）。",
        "{name}: the {subject} is owed since {since} ({state}; in charge: {owners}).",
    ),
    "due.subject": ("{year}の実績", "result for {year}"),
    "due.subject_final": ("{subject}（確定値）", "final {subject}"),
    "due.subject_until": ("{year}の実績（{until}まで）", "result for {year} up to {until}"),
}
