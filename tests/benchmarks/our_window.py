"""Our window as a process: opens the last draft of a data folder, paints it, and ends. Prints its memory in KiB.

    python our_window.py DATA_FOLDER [work]

With ``work``: after the first paint the preview is shown and the pages are exported a hundred times.
"""

import resource
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.window.main_window import MainWindow
from desktop.workplace import Workplace

EXPORTS = 100


def memory() -> int:
    """The most memory this process has held, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Open, paint, perhaps work, end."""
    folder = sys.argv[1]
    app = QApplication(sys.argv)
    workplace = Workplace.at(folder)
    store = workplace.open_store()
    window = MainWindow(workplace, store, Path(folder) / "log")
    window.open_last_report()
    window.show()
    QTimer.singleShot(0, app.quit)
    app.exec()
    print(memory())
    if "work" in sys.argv:
        outputs = window.view.outputs
        window.view.do_show_preview()
        loop = QEventLoop()
        outputs.made.connect(loop.quit)
        for number in range(EXPORTS):
            window.view.editor.set("requests.received.natural", str(number))
            loop.exec()
            if number == 0:
                print(memory())
        print(memory())
    window.close()
    store.close()


if __name__ == "__main__":
    main()
