"""``python -m tests.benchmarks [pages|window]``: prints each figure with its budget; judges nothing by exit status."""

import platform
import sys

from tests.benchmarks import pages, windows

GROUPS = {"pages": pages.rows, "window": windows.rows}


def main() -> int:
    """Print every row, or those of the groups named."""
    print(f"{platform.platform()}  Python {platform.python_version()}")
    for name in sys.argv[1:] or GROUPS:
        for line in GROUPS[name]():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
