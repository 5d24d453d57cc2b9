"""Mutations of texts, of bytes and of trees of plain data."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Any

__all__ = ["HOSTILE", "mutated_bytes", "mutated_letters", "mutated_text", "mutated_tree"]

HOSTILE = (
    "約", "約20分", "約0件", "約10,000件", "△５％", "１２", "０", "㎡", "①", "㋿6年度", "令和元年度",
    "令和6年", "平成33年度", "R99", "R0", "FY9999", "2024年度", "2024-02-30", "2024-13", "R6/R4", "/", "R4/",
    "明治1年度", "昭和64年度", "\x00", "\x1b[2J", "\u202e", "\u2066", "\ud800", "\\ud800", "\\udfff",
    "\ufeff", "\ufffe", "\x85", "\u2028", "\u3000", "\xa0", "\u200b", "\u0301", "か\u3099", "😀", "𠮷", "\t",
    "\r", "\n", "\r\n", "\n\n", "9" * 30, "-1", "1e400", "1e-400", "0x1F", "0o7", "1_000", "-0", "0.1", ".5",
    "5.", "1.0", "+1", "1e3", "999999999999999999", "1000000000000000000", "0.0000000000001", "inf", ".inf",
    "nan", ".nan", "NaN", "Infinity", "null", "~", "true", "yes", "no", "on", "Null", "", " ", '""', "''",
    "[]", "{}", "- ", "? ", ": ", ":", "：", ",", "[" * 60, "{a: " * 60, "- " * 60, "]" * 5, "}" * 5, "&a ",
    "*a", "*a\n", "&a [*a]", "<<: *a", "<<: {a: 1}", "!!python/object:os.system ", "!!binary ", "!!set ",
    "!!float ", "!tag ", "%YAML 1.1\n", "%TAG ! !", "---\n", "...\n", "--- |", "|", ">", "|+\n", ">-\n",
    "# ", "#", "'", '"', "\\", "\\x1b", "\\u202e", "@", "`", "%", "％", "=", "=1+1", "@SUM(A1)", "＝1",
    "<<<<<<< HEAD\n", "=======\n", ">>>>>>> main\n", "||||||| base\n",
    "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "format: plan/1\n", "format: plan/2\n", "format: ledger/1",
    "id: everything", "a" * 90, "あ" * 200, "-", "--", "a--b", "A", "a_b", "件", "種", "人", "名", "円",
    "千円", "億円", "%", "ポイント", "時間", "件/月", "人/10万人", "5,328時間", "1億1939万円", "50〜60%",
    "30日未満", "2,000人以上", "±", "約5±1件", "100±5件", "１００件", "一万件", "三〇件", "1,0件", "1万2件",
    "令和6年度末", "概ね", "年度", "月", "日", "2024-12-20", "2024-04-01/", "令和6年12月20日", "令和6年12月",
    "R6", "R4/R10", "令和8年度以降", "2023-04/2024-03",
)  # fmt: skip
"""Tokens that readers stumble over."""

Letters = Callable[[Random, str, Sequence[str]], str]


def _cut(random: Random, text: str) -> tuple[int, int]:
    """Return the ends of a short piece of a text."""
    start = random.randrange(len(text) + 1)
    return start, min(len(text), start + random.choice((0, 1, 1, 2, 3, 8)))


def _insert(random: Random, text: str, _: Sequence[str]) -> str:
    start, _end = _cut(random, text)
    return text[:start] + random.choice(HOSTILE) + text[start:]


def _replace(random: Random, text: str, _: Sequence[str]) -> str:
    start, end = _cut(random, text)
    return text[:start] + random.choice(HOSTILE) + text[end:]


def _delete(random: Random, text: str, _: Sequence[str]) -> str:
    start, end = _cut(random, text)
    return text[:start] + text[end:]


def _repeat(random: Random, text: str, _: Sequence[str]) -> str:
    start, end = _cut(random, text)
    return text[:end] + text[start:end] * random.choice((1, 1, 2, 9)) + text[end:]


def _flip(random: Random, text: str, _: Sequence[str]) -> str:
    start = random.randrange(len(text) + 1)
    other = chr(ord(text[start]) ^ (1 << random.randrange(8))) if start < len(text) else ""
    return text[:start] + other + text[start + 1 :]


def _truncate(random: Random, text: str, _: Sequence[str]) -> str:
    return text[: random.randrange(len(text) + 1)]


def _splice(random: Random, text: str, others: Sequence[str]) -> str:
    other = random.choice(others)
    return text[: random.randrange(len(text) + 1)] + other[random.randrange(len(other) + 1) :]


def _widen(random: Random, text: str, _: Sequence[str]) -> str:
    """Write some ASCII letters at full width."""
    start, end = _cut(random, text)
    return text[:start] + "".join(_wide(each) for each in text[start:end]) + text[end:]


def _wide(letter: str) -> str:
    return chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter


LETTERS: tuple[Letters, ...] = (
    _insert, _insert, _replace, _replace, _delete, _repeat, _flip, _truncate, _splice, _widen,
)  # fmt: skip


def mutated_letters(random: Random, text: str, others: Sequence[str]) -> str:
    """Return a short text with some pieces of it changed; often it is left as it is."""
    for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
        text = random.choice(LETTERS)(random, text, others)
    return text


# --- lines and tokens


def _on_lines(change: Callable[[Random, list[str], Sequence[str]], None]) -> Letters:
    """Return a mutation of texts, from one of its lines."""

    def mutation(random: Random, text: str, others: Sequence[str]) -> str:
        lines = text.splitlines(keepends=True) or [""]
        change(random, lines, others)
        return "".join(lines)

    return mutation


@_on_lines
def _delete_line(random: Random, lines: list[str], _: Sequence[str]) -> None:
    del lines[random.randrange(len(lines))]


@_on_lines
def _repeat_line(random: Random, lines: list[str], _: Sequence[str]) -> None:
    lines.insert(random.randrange(len(lines) + 1), random.choice(lines))


@_on_lines
def _swap_lines(random: Random, lines: list[str], _: Sequence[str]) -> None:
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]


@_on_lines
def _indent_line(random: Random, lines: list[str], _: Sequence[str]) -> None:
    at = random.randrange(len(lines))
    lines[at] = (
        random.choice((" ", "  ", "\t", "\u3000")) + lines[at]
        if random.random() < 0.5
        else lines[at].lstrip(" ")
    )


@_on_lines
def _other_line(random: Random, lines: list[str], others: Sequence[str]) -> None:
    lines.insert(
        random.randrange(len(lines) + 1),
        random.choice(random.choice(others).splitlines(keepends=True) or [""]),
    )


@_on_lines
def _other_scalar(random: Random, lines: list[str], others: Sequence[str]) -> None:
    """Replace what stands after a key by a token, or by what stands after a key of another document."""
    at = random.randrange(len(lines))
    key, colon, rest = lines[at].partition(": ")
    if colon:
        other = random.choice(random.choice(others).splitlines() or [""]).partition(": ")[2]
        lines[at] = key + colon + random.choice((other, other, random.choice(HOSTILE), _quoted(rest))) + "\n"


def _quoted(text: str) -> str:
    return f'"{text.strip()}"'


@_on_lines
def _comment(random: Random, lines: list[str], _: Sequence[str]) -> None:
    at = random.randrange(len(lines))
    lines[at] = random.choice(
        (lines[at].rstrip("\n") + "  # 注\n", "# 注\n" + lines[at], "\n" + lines[at], "#" + lines[at])
    )


def _line_ends(random: Random, text: str, _: Sequence[str]) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r\n", "\r", "\n\n")))


def _mark(_: Random, text: str, __: Sequence[str]) -> str:
    return "\ufeff" + text


def _swap_words(random: Random, text: str, _: Sequence[str]) -> str:
    words = text.split(" ")
    first, second = random.randrange(len(words)), random.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return " ".join(words)


LINES: tuple[Letters, ...] = (
    *LETTERS, _delete_line, _delete_line, _repeat_line, _swap_lines, _indent_line, _other_line, _swap_words,
    *(_other_scalar,) * 6, *(_comment,) * 3, _line_ends, _mark,
)  # fmt: skip


def mutated_text(random: Random, text: str, others: Sequence[str]) -> str:
    """Return a document with some lines, tokens or letters changed."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        text = random.choice(LINES)(random, text, others)
    return text


def mutated_bytes(random: Random, text: str) -> bytes:
    """Return a text in an encoding, mostly UTF-8, sometimes with a byte changed."""
    match random.randrange(24):
        case 0:
            return text.encode("cp932", "replace")
        case 1:
            return text.encode("utf-16", "surrogatepass")
        case 2:
            data = bytearray(text.encode("utf-8", "surrogatepass") or b"\xff")
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
            return bytes(data)
    return text.encode("utf-8", "surrogatepass")


# --- trees


def mutated_tree(random: Random, tree: Any, pool: tuple[dict[str, list[Any]], list[str]]) -> Any:
    """Return plain data with some values changed, mostly to values that stand under the same key elsewhere.

    Args:
        random: the generator of the case.
        tree: the plain data; they are not changed.
        pool: the values that stand under each key of other documents, and the keys.
    """
    holder = [tree]
    for _ in range(random.choice((0, 1, 1, 1, 2, 4))):
        _change_node(random, holder, pool)
    return holder[0]


def _change_node(random: Random, holder: list[Any], pool: tuple[dict[str, list[Any]], list[str]]) -> None:
    """Change one value somewhere below a list; copy what lies on the way."""
    node: Any = holder
    step: Any = 0
    key = ""
    while True:
        value = node[step]
        if not isinstance(value, dict | list) or not value or random.random() < 0.12:
            break
        node[step] = value = value.copy() if type(value) in (dict, list) else _plain(value)
        node = value
        step = random.choice([*value]) if isinstance(value, dict) else random.randrange(len(value))
        key = step if isinstance(value, dict) else key
    values, keys = pool
    match random.randrange(20):
        case 0 if node is not holder:
            del node[step]
        case 1 | 2 if isinstance(node, list):
            node.insert(random.randrange(len(node) + 1), node[step])
        case 3 if isinstance(node, list):
            random.shuffle(node)
        case 4 | 5 if isinstance(node, dict):
            other = random.choice(keys)
            node[other] = random.choice(values[other])
        case 6 if isinstance(node, dict):
            node[random.choice((random.choice(keys), random.choice(HOSTILE)))] = node.pop(step)
        case 7:
            node[step] = random.choice(HOSTILE)
        case 8:
            node[step] = random.choice(
                (None, True, 0, -1, 3, 10**17, 10**60, Decimal("0.1"), Decimal("1e-30"), [], {})
            )
        case 9:
            node[step] = random.choice(([node[step]], {random.choice(keys): node[step]}))
        case 10 if isinstance(node[step], str):
            node[step] = mutated_letters(random, node[step], HOSTILE)
        case 11 if random.random() < 0.1:
            node[step] = _deep(random.choice((3, 40, 60, 3000)), node[step])
        case _ if key in values:
            node[step] = random.choice(values[key])


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else [*value]


def _deep(depth: int, value: Any) -> Any:
    for _ in range(depth):
        value = [value]
    return value
