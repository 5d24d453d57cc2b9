"""visible: text in which control and direction characters have a visible form such as ``\\u202e``."""

import re

__all__ = ["HIDDEN", "visible"]

HIDDEN = re.compile(
    "\r\n|["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, except tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # characters of direction, and deprecated ones
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # separators, a byte order mark inside a text, annotations
    "\ud800-\udfff\ufdd0-\ufdef"  # half characters and none
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
"""Matches what changes how the text around it is shown, or what a terminal does, without being seen."""


def visible(text: str, *, one_line: bool = False) -> str:
    """Return a text with control and direction characters in a visible form, such as ``\\\\u202e``.

    Every text that the library shows goes through this function: messages, reports, and what the commands
    print.  Values keep the characters that they have.  A visible text is returned unchanged.

    Args:
        text: the text; any other value is returned unchanged.
        one_line: whether line breaks and tabs are made visible too.

    >>> print(visible("足立区\\x1b[2J \\u202egpj.exe"))
    足立区\\u001b[2J \\u202egpj.exe
    """
    if not isinstance(text, str):
        return text
    if one_line:
        text = text.replace("\r\n", "\n")
        text = text.replace("\n", "\\n").replace("\t", "\\t")
    return HIDDEN.sub(_escaped, text) if HIDDEN.search(text) else text


def _escaped(match: re.Match[str]) -> str:
    if match[0] == "\r\n":
        return "\n"
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
