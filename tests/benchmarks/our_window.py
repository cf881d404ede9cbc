"""Our window as a process, through its own door: opens the last draft of a data folder and paints it.

    python -m tests.benchmarks.our_window BEGUN DATA_FOLDER [work]

Prints the milliseconds since ``BEGUN`` (``time.time()`` of who started it) at its first paint, and its memory in KiB.
With ``work`` the preview is then shown and the pages are made a hundred times; prints the memory after the first and
after the last of them.
"""

import resource
import sys
import time
from typing import TYPE_CHECKING

from desktop.app import application, run

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

EXPORTS = 100


def memory() -> int:
    """The most memory this process has held, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Open, paint, perhaps work, end."""
    begun, folder, *work = sys.argv[1:]

    def painted() -> None:
        app.processEvents()
        print(round((time.time() - float(begun)) * 1000))
        print(memory())
        window = next(each for each in app.topLevelWidgets() if type(each).__name__ == "MainWindow")
        if work:
            make_pages(window)  # type: ignore[arg-type]
        window.close()

    app = application()
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, painted)
    run(folder)


def make_pages(window: "MainWindow") -> None:
    """Change a number and wait for the pages, over and over."""
    from PySide6.QtCore import QEventLoop

    window.actions_by_id["show_preview"].trigger()
    loop = QEventLoop()
    window.view.outputs.made.connect(loop.quit)
    for number in range(EXPORTS):
        window.view.editor.set("requests.received.natural", str(number))
        loop.exec()
        if number == 0:
            print(memory())
    print(memory())


if __name__ == "__main__":
    main()
