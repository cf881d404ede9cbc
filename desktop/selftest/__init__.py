"""Whether the installed program is whole and works: ``--selftest OUT.json``.

It goes the clerk's way in a folder of its own, whose name has Chinese and blanks, and never touches his drafts.
"""

from desktop.selftest.run import run_selftest

__all__ = ["run_selftest"]
