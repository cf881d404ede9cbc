"""The window: opened on a report, painted, a value typed into a cell and found in the store."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QSize, Qt, qVersion
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import application
from desktop.selftest.reports import SAMPLES
from desktop.selftest.step import demand
from desktop.window.main_window import MainWindow
from desktop.workplace import Workplace

REPORT = list(SAMPLES)[-1]
FIELD = "requests.received.natural"
TYPED = "4321"
PATIENCE = 5_000  # milliseconds
ICON_SIZES = (16, 32, 48, 256)


def icons(_: Workplace) -> object:
    """The program's icon has a drawing for each size; returns the sizes."""
    icon = application(()).windowIcon()
    sizes = sorted(size.width() for size in icon.availableSizes())
    demand(set(ICON_SIZES) <= set(sizes), f"icon sizes {sizes}")
    demand(not icon.pixmap(QSize(48, 48)).isNull(), "the icon is not drawn")
    return sizes


def window(workplace: Workplace) -> object:
    """The window shows a report, a value typed by keyboard is in the store; returns what Qt told of the screen."""
    app = application(())
    store = workplace.open_store()
    try:
        shown = MainWindow(workplace, store, workplace.logs / "nianbao.log")
        shown.open_report(REPORT)
        shown.show()
        shown.activateWindow()
        _wait(app, shown.isActiveWindow)
        colours = _colours(shown.grab().toImage())
        demand(colours > 8, f"the window is blank ({colours} colours)")
        shown.view.go_to(FIELD)
        app.processEvents()
        _type(app, shown, TYPED)
        store.flush()
        shown.close()
    finally:
        store.close()
    kept = workplace.reader().entries(REPORT).get(FIELD)
    demand(kept == TYPED, f"typed {TYPED}, kept {kept}")
    screen = shown.screen()
    return {
        "qt": qVersion(),
        "platform": app.platformName(),
        "face": app.font().family(),
        "device_pixel_ratio": shown.devicePixelRatioF(),
        "logical_dpi": screen.logicalDotsPerInch() if screen else None,
        "colours": colours,
    }


def _wait(app: QApplication, reached: Callable[[], bool]) -> None:
    """Let Qt work until ``reached``, or for a while: where another program keeps the keyboard, it never comes."""
    patience = QDeadlineTimer(PATIENCE)
    while not reached() and not patience.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    app.processEvents()


def _type(app: QApplication, window: QWidget, text: str) -> None:
    """Each character, then Enter, to whatever has the keyboard by then, or would have it in an active window."""
    keys = [(Qt.Key(Qt.Key.Key_0 + int(each)), each) for each in text] + [(Qt.Key.Key_Return, "\r")]
    for key, character in keys:
        receiver = QApplication.focusWidget() or window.focusWidget() or window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            app.sendEvent(receiver, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character))
        # Enter closes a cell with an event of its own.
        app.processEvents()
        app.processEvents()


def _colours(image: QImage) -> int:
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return len({image.pixel(x, y) for x, y in points})
