"""Print the path and the first line of 25 modules of the source, drawn from a fixed seed.

Somebody who does not know the source gets only this list, and says what each module contains.  Where they are
wrong, the name or the first line is to be mended.  `python docs/module_names.py 7` draws with another seed.
"""

import ast
import random
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "dxmodel"
COUNT = 25


def main() -> None:
    """Print them in the order of their paths."""
    modules = [
        path for path in sorted(SOURCE.rglob("*.py")) if path.name not in ("__init__.py", "__main__.py")
    ]
    drawn = random.Random(int(sys.argv[1]) if sys.argv[1:] else 8).sample(modules, COUNT)
    for path in sorted(drawn):
        docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        print(f"{path.relative_to(SOURCE)}: {docstring.splitlines()[0]}")


if __name__ == "__main__":
    main()
