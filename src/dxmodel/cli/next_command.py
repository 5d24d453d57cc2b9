"""print_next: print the commands that usually follow one that was run."""

from subprocess import list2cmdline

from dxmodel.cli.streams import print_error
from dxmodel.messages import Language, words

__all__ = ["print_next"]


def print_next(language: Language, *commands: list[str]) -> None:
    """Print commands to stderr, each as it can be typed: words with spaces in quotation marks."""
    lines = [list2cmdline(["dxmodel", *command]) for command in commands]
    print_error(words("cli.next", language, commands=lines))
