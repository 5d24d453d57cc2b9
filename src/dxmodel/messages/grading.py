"""Sentences of grading: the grade of an indicator on a scale, beside the city's own grade."""

MESSAGES = {
    "grading.by_hand": (
        "{indicator}の{at}の評価は、「{scale}」により担当者が行います。",
        "{indicator}: for {at}, {scale} is judged by people.",
    ),
    "grading.early": (
        "{indicator}は期限（{due}）が来ていないため、{at}は「{scale}」による評価を行いません。",
        "{indicator}: due in {due}, so {scale} gives no grade for {at} yet.",
    ),
    "grading.graded": (
        "{indicator}の{at}の{method}は{score}で、「{scale}」では「{mark}」（{meaning}）です。",
        "{indicator}: {method} {score} in {at} is {mark:quoted} ({meaning:quoted}) by {scale}.",
    ),
    "grading.graded_plainly": (
        "{indicator}の{at}の{method}は{score}で、「{scale}」では「{mark}」です。",
        "{indicator}: {method} {score} in {at} is {mark:quoted} by {scale}.",
    ),
    "grading.initiative": (
        "{initiative}の{at}の団体による評価は記載がありません。",
        "{initiative}: the city states no grade for {at}.",
    ),
    "grading.initiative_graded": (
        "{initiative}の{at}の団体による評価は「{grades}」です。",
        "{initiative}: the city's own grade for {at} is {grades:quoted}.",
    ),
    "grading.initiative_graded_with_state": (
        "{initiative}の{at}の団体による評価は「{grades}」、状況は{state}です。",
        "{initiative}: the city's own grade for {at} is {grades:quoted}, and the state is {state}.",
    ),
    "grading.initiative_with_state": (
        "{initiative}の{at}の状況は{state}です（団体による評価の記載なし）。",
        "{initiative}: the state in {at} is {state}; the city states no grade.",
    ),
    "grading.no_grade": (
        "{indicator}の{at}は「{scale}」による評価ができません（{reason}）。",
        "{indicator}: no grade of {scale} for {at} ({reason}).",
    ),
    "grading.not_evaluated": (
        "{indicator}の{at}は評価できないため（{reason}）、「{scale}」では「{mark}」です。",
        "{indicator}: {mark:quoted} by {scale} for {at}, which cannot be evaluated ({reason}).",
    ),
    "grading.several": (
        "{indicator}の{at}の{method}はおよそ{score}で、値に幅があるため、「{scale}」では{marks}のいずれとも決められません。",
        "{indicator}: the value of {at} is too rough to decide between {marks:quoted} of {scale} ({method} about {score}).",
    ),
    "grading.official": (
        "{text}団体による評価は「{grades}」です。",
        "{text} The city's own grade: {grades:quoted}.",
    ),
}
