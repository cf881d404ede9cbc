"""Windows are driven without a screen unless the run names one."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "Iterator[QApplication]":
    """The application; its clipboard is empty in the end.

    Without a screen the clipboard is destroyed after Python, and what Python put there would crash the process.
    """
    yield qapp
    qapp.clipboard().clear()
