"""Run the command line with ``python -m dxmodel``."""

import sys

from dxmodel.cli import main

if __name__ == "__main__":
    sys.exit(main())
