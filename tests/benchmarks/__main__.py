"""``python -m tests.benchmarks``: prints each figure with its budget; judges nothing by exit status."""

import platform
import sys

from tests.benchmarks import pages


def main() -> int:
    """Print every row."""
    print(f"{platform.platform()}  Python {platform.python_version()}")
    for line in pages.rows():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
