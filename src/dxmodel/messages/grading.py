"""Sentences of grading: the grade of an indicator on a scale, beside the city's own grade."""

MESSAGES = {
    "grading.by_hand": (
        "{indicator}の{at}は「{scale}」により人が判断します。",
        "{indicator}: for {at}, {scale} is judged by hand.",
    ),
    "grading.early": (
        "{indicator}は期限（{due}）の前のため、{at}はまだ「{scale}」の区分がつきません。",
        "{indicator}: due in {due}, so {scale} gives no grade for {at} yet.",
    ),
    "grading.graded": (
        "{indicator}は{at}に{method}が{score}で、「{scale}」では「{mark}」（{meaning}）です。",
        "{indicator}: {method} {score} in {at} is {mark} ({meaning}) by {scale}.",
    ),
    "grading.graded_plainly": (
        "{indicator}は{at}に{method}が{score}で、「{scale}」では「{mark}」です。",
        "{indicator}: {method} {score} in {at} is {mark} by {scale}.",
    ),
    "grading.no_grade": (
        "{indicator}は{at}に「{scale}」の区分がつきません（{reason}）。",
        "{indicator}: no grade of {scale} for {at} ({reason}).",
    ),
    "grading.not_evaluated": (
        "{indicator}は{at}に「{scale}」では「{mark}」（評価できない）です（{reason}）。",
        "{indicator}: by {scale}, {mark} for {at}, it cannot be evaluated ({reason}).",
    ),
    "grading.several": (
        "{indicator}は{at}の値が大まかで、「{scale}」では{marks}のどれか決められません（{method}はおよそ{score}）。",
        "{indicator}: the value of {at} is too rough to choose between {marks} of {scale} ({method} about {score}).",
    ),
    "grading.official": (
        "{text}団体自身の評価は「{grades}」です。",
        "{text} The body's own evaluation: {grades}.",
    ),
}
