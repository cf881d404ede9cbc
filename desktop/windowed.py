"""The door without a console: the same words as on the command line, and a box for what would be printed there.

Windows gives a program that has no console no standard streams. Whatever refuses to start must still be seen.
"""

import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from desktop.cli import main as command_line


def main(words: Sequence[str] | None = None) -> int:
    """Run the program with ``words`` (default: the process's arguments); returns the exit status."""
    if sys.stdout is not None and sys.stderr is not None:
        return command_line(words)
    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            return command_line(words)
    finally:
        if said.getvalue().strip():
            _show(said.getvalue().strip())


def _show(sentences: str) -> None:
    # Qt may be the very thing that could not be loaded.
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.MessageBoxW(None, sentences, "公开年报", 0x40)


if __name__ == "__main__":
    raise SystemExit(main())
