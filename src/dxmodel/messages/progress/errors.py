"""Errors about methods, and about answers that cannot be."""

MESSAGES = {
    "progress.bad_method_name": (
        "判定方法の名前が{found}です。英小文字・数字・「_」だけで、own_index のように書きます",
        "the name of the method is {found}; it must be small letters, digits and _, as in own_index",
    ),
    "progress.kept_no_years": (
        "維持した年の割合には、値のある年が1年以上必要です",
        "the share of years in which a level was kept needs at least one year with a value",
    ),
    "progress.no_methods": (
        "比べる方法が1つもありません。使えるのは{accepted}です",
        "there is no method to compare by; there are {accepted}",
    ),
    "progress.no_words": (
        "判定方法「{method}」に {field} がありません。日本語と英語の両方を、Label に書きます",
        'the method "{method}" has no {field}; state it in Japanese and English, as in Label("日本語", translations={{"en": "English"}})',
    ),
    "progress.score_failed": (
        "判定方法「{method}」が、{indicator}の{at}の値に評点を出せません（{result}）。評価できない値は、declinesに理由を書いて除きます",
        'the method "{method}" gives no score for {indicator} in {at} ({result}); a value that it cannot score needs a reason in its declines',
    ),
    "progress.taken_method_name": (
        "判定方法の名前「{name}」は、このライブラリーの方法の名前です。独自の方法には別の名前を付けます",
        'the name "{name}" is that of a method of the library; a method of your own needs another name',
    ),
    "progress.test_failed": (
        "判定方法「{method}」のdeclinesの「{reason}」の条件が、{indicator}の{at}の値を計算できません（{result}）",
        'the test of the reason "{reason}" in the declines of the method "{method}" fails for {indicator} in {at} ({result})',
    ),
    "progress.two_methods": (
        "「{name}」という名前の判定方法が2つあり、内容が異なります。比べるには別々の名前が必要です",
        'two different methods have the name "{name}"; to be compared they need different names',
    ),
}
