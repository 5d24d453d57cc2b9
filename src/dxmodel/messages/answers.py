"""Messages of errors in answers that are to be written as data."""

MESSAGES = {
    "answers.empty_list": (
        "空の一覧からは、何の結果の一覧か分かりません。answer_class= にクラスを指定してください（{accepted}）",
        "an empty list does not say of what it is; state its class as answer_class= ({accepted})",
    ),
    "answers.no_schema": (
        "「{name}」という文書はありません。近いもの：{nearest}（あるもの：{accepted}）",
        'no document is called "{name}"; nearest: {nearest} (there are {accepted})',
    ),
    "answers.not_finite": (
        "有限でない数（NaNまたは無限大）があるため、JSONに書き出せません",
        "a number is not finite (NaN or infinity), so there is no JSON of it",
    ),
    "answers.several_classes": (
        "1つの文書に書けるのは、1つのクラスの結果だけです。ここには {found} があります",
        "a document holds answers of one class; here are {found}",
    ),
}
