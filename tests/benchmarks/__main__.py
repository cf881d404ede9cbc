"""``python -m tests.benchmarks [pages] [window] [ledger] [store] [checks]``: prints each figure with its budget.

It judges nothing by exit status. ``--seed``, ``--each`` and ``--misses`` are for ``checks``."""

import argparse
import platform
import sys
from collections.abc import Callable, Iterator

from tests.benchmarks import checks, ledger, pages, store, windows


def main() -> int:
    """Print every row, or those of the groups named."""
    parser = _parser()
    asked = parser.parse_args()
    groups: dict[str, Callable[[], Iterator[str]]] = {
        "pages": pages.rows,
        "window": windows.rows,
        "ledger": ledger.rows,
        "store": store.rows,
        "checks": lambda: checks.rows(asked.seed, asked.each, asked.misses),
    }
    if unknown := set(asked.groups) - set(groups):
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    print(f"{platform.platform()}  Python {platform.python_version()}")
    for name in asked.groups or groups:
        for line in groups[name]():
            print(line, flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help="pages, window, ledger, store, checks; default: all")
    parser.add_argument("--seed", type=int, default=1, help="of the reports and of the mistakes")
    parser.add_argument("--each", type=int, default=20, help="mistakes planted of each kind")
    parser.add_argument("--misses", type=int, default=0, help="how many misses of each kind, and false alarms, to show")
    return parser


if __name__ == "__main__":
    sys.exit(main())
