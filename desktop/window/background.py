"""Work beside the window: checks and pages are made in one worker thread from a copy of the entries.

The newest request wins; what was asked for earlier and not begun is dropped. Results come back as Qt signals. Work for
which there was no memory is told as failed and tried again by itself.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

# Imported with the first work: the window stands sooner.
if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


AGAIN = 3_000  # milliseconds after there was no memory


class Background(QObject):
    """Runs ``work`` on the newest request, ``delay`` milliseconds after the last one; emits ``done`` or ``failed``."""

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal(object)  # a Future, from the worker's thread

    def __init__(self, work: Callable[[Any], Any], delay: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._made: ThreadPoolExecutor | None = None
        self._running = self._stopped = False
        self._newest: Callable[[], Any] | None = None
        self._ended.connect(self._deliver)
        self._next: Callable[[], Any] | None = None
        self._delay = delay
        self._timer = QTimer(self, singleShot=True, interval=delay)
        self._timer.timeout.connect(self._begin)

    def ask(self, request: Callable[[], Any]) -> None:
        """Ask for work; ``request`` is called in the window's thread when it begins and copies what the work needs."""
        self._next = self._newest = request
        self._timer.start(self._delay)

    def now(self, request: Any) -> Any:
        """Do the work for ``request`` in the worker, after what it is at, and wait for it; raises what it raises."""
        return self._pool().submit(self._work, request).result()

    def stop(self) -> None:
        """Wait for what is running; nothing is begun or told any more."""
        self._stopped = True
        self._timer.stop()
        self._next = None
        self._pool().shutdown(wait=True)

    def _pool(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

        self._made = self._made or ThreadPoolExecutor(max_workers=1)
        return self._made

    def _begin(self) -> None:
        if self._stopped or self._running or self._next is None:
            return
        request, self._next = self._next(), None
        self._running = True
        self._pool().submit(self._work, request).add_done_callback(self._ended.emit)

    def _deliver(self, future: "Future[Any]") -> None:
        self._running = False
        if self._stopped:
            return
        failure = future.exception()
        if failure is None:
            self.done.emit(future.result())
        else:
            self.failed.emit(failure)
        if isinstance(failure, MemoryError):
            self._next = self._next or self._newest
            self._timer.start(AGAIN)
        else:
            self._begin()
