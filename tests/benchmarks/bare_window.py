"""The anchor of the window's rows: a bare QMainWindow as a process.

    python bare_window.py BEGUN

Prints the milliseconds since ``BEGUN`` (``time.time()`` of who started it) at its first paint, and its memory in KiB.
"""

import resource
import sys
import time

from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
print(round((time.time() - float(sys.argv[1])) * 1000))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
