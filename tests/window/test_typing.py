"""Thousands of cells typed through the real window: no crash, flat memory, no reference to None lost.

NIANBAO_CELLS=20000 types as many as a clerk in ten years.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

resource: Any = pytest.importorskip("resource")  # not on Windows

CELLS = int(os.environ.get("NIANBAO_CELLS", "2000"))
WARM = 1_000  # cells until every cache has its size
MEBIBYTES = 60


def memory() -> int:
    """The most memory this process has held, in KiB."""
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


@pytest.mark.timeout(900)
def test_typing_thousands_of_cells(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    view = clerk.table
    typed = before = none = 0
    while typed < CELLS:
        for column in range(6):
            view.setCurrentIndex(view.model().index(0, column))
            for row in range(20):
                clerk.enter(str((typed + row) % 10))
                typed += 1
        QApplication.processEvents()
        if typed >= WARM and not before:
            gc.collect()
            before, none = memory(), sys.getrefcount(None)
    gc.collect()
    assert view.model().index(19, 5).data() != ""
    assert memory() - before < MEBIBYTES * 1024
    assert sys.getrefcount(None) > none - CELLS // 100
