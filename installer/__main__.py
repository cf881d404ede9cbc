"""``python -m installer build | compare | pin``; see README.md here."""

import argparse
import sys
from pathlib import Path

from installer.build import build
from installer.comparison import differences
from installer.downloads import pin
from installer.product import PROJECT, BuildFailed, product


def main() -> int:
    """Run one command; status 1 for a build that failed or builds that differ."""
    parser = argparse.ArgumentParser(prog="python -m installer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("build", help="setup, portable copy and lists").add_argument
    add("--out", type=Path, default=PROJECT / "dist", help="where to; made anew (default dist)")
    add("--fast", action="store_true", help="pack quickly instead of small, for tests")
    add("--version", help="another version than the one in pyproject.toml, for tests of upgrades")
    add("--sign", metavar="COMMAND", help="command that signs the file whose path is added to it")
    add = commands.add_parser("compare", help="whether two builds are the same, and where they are not").add_argument
    add("builds", type=Path, nargs=2, metavar="FOLDER")
    commands.add_parser("pin", help="write requirements.txt anew from pyproject.toml")
    arguments = parser.parse_args()
    try:
        if arguments.command == "build":
            build(arguments.out.resolve(), product(arguments.version), fast=arguments.fast, sign=arguments.sign)
        elif arguments.command == "pin":
            for each in pin():
                print(each.name, each.version)
        else:
            found = differences(*arguments.builds)
            print("\n".join(found) or "the same")
            return 1 if found else 0
    except BuildFailed as failure:
        print(f"build failed: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
