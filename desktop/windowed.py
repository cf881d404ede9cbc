"""The door without a console: the same words as on the command line, and a box for what would be printed there.

A file alone is shown in the window, as Windows gives it when it is dropped on the program's icon or opened with it.
Windows gives a program that has no console no standard streams. Whatever refuses to start must still be seen.
"""

import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from desktop.cli import COMMANDS
from desktop.cli import main as command_line

_PLACED = ("--data-dir", "--qt-platform")  # options, with their value, that may stand before a file


def main(words: Sequence[str] | None = None) -> int:
    """Run the program with ``words`` (default: the process's arguments); returns the exit status."""
    words = with_file(sys.argv[1:] if words is None else words)
    if sys.stdout is not None and sys.stderr is not None:
        return command_line(words)
    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            return command_line(words)
    finally:
        if said.getvalue().strip():
            _show(said.getvalue().strip())


def with_file(words: Sequence[str]) -> list[str]:
    """``words`` with the option that shows a file before a file that stands alone."""
    *before, last = words or [""]
    alone = len(before) % 2 == 0 and all(each in _PLACED for each in before[::2])
    named = last and not last.startswith("-") and last not in COMMANDS
    return [*before, "--open", last] if alone and named else list(words)


def _show(sentences: str) -> None:
    # Qt may be the very thing that could not be loaded.
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.MessageBoxW(None, sentences, "公开年报", 0x40)


if __name__ == "__main__":
    raise SystemExit(main())
