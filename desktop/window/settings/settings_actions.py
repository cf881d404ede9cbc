"""What is set for this computer from the menus: the page of settings, the steps of approval, the size of type."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.settings import LARGEST_TYPE, SMALLEST_TYPE
from desktop.window.page_stack import PageStack
from desktop.window.settings.settings_keeper import SettingsKeeper
from desktop.workplace import Workplace

STEP = 10  # percent


class SettingsActions(QObject):
    """Changes ``settings``; whoever looks different then hears of it from them."""

    folder_wanted = Signal()  # the folder of the store is to be shown
    said = Signal(str)

    def __init__(self, settings: SettingsKeeper, workplace: Workplace, stack: PageStack, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._workplace, self._stack, self._window = settings, workplace, stack, window

    def do_settings(self) -> None:
        """Type size, colours, folders, faces, particulars of the office."""
        from desktop.export.pdf.faces import Faces  # noqa: PLC0415  -- loaded when the faces are shown
        from desktop.window.settings.settings_page import SettingsPage  # noqa: PLC0415

        faces = Faces(self._workplace.cache / "faces")
        page = SettingsPage(self._settings.now, self._workplace.data, faces)
        page.changed.connect(lambda changes: self._settings.change(**changes))
        page.folder_wanted.connect(self.folder_wanted)
        page.left.connect(self._stack.show_behind)
        self._stack.show_page(page)

    def do_approval_steps(self) -> None:
        """The steps of approval as this office has them."""
        from desktop.window.approval.steps_dialog import steps_dialog  # noqa: PLC0415

        form = steps_dialog(self._settings, self._window)
        form.registered.connect(self.said)
        form.open()

    def do_larger(self) -> None:
        """Everything larger."""
        self._set_type_size(self._settings.now.type_size + STEP)

    def do_smaller(self) -> None:
        """Everything smaller."""
        self._set_type_size(self._settings.now.type_size - STEP)

    def _set_type_size(self, percent: int) -> None:
        kept = min(LARGEST_TYPE, max(SMALLEST_TYPE, percent))
        self._settings.change(type_size=kept)
        self.said.emit(f"字号 {kept}%")
