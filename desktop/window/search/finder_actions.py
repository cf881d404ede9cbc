"""Ctrl+K: the finder over every action and field, and what becomes of its choice."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.window.page_stack import PageStack

if TYPE_CHECKING:
    from desktop.window.report.report_view import ReportView
    from desktop.window.search.finder import Finder, Target


class FinderActions(QObject):
    """``view`` gives the report that is open, if one is; ``actions`` are those of the menus, by id."""

    said = Signal(str)

    def __init__(
        self,
        view: "Callable[[], ReportView | None]",
        actions: Mapping[str, QAction],
        stack: PageStack,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._view, self._actions, self._stack, self._window = view, actions, stack, window
        self._finder: Finder | None = None

    @property
    def finder(self) -> "Finder":
        """What Ctrl+K shows, made when it is first shown."""
        from desktop.window.search.finder import Finder  # noqa: PLC0415

        if self._finder is None:
            self._finder = Finder(self._window)
            self._finder.chosen.connect(self._go_to)
            self._finder.insertion_chosen.connect(self._insert)
        return self._finder

    def do_find_anything(self) -> None:
        """Any action or field."""
        from desktop.window.search.targets import action_targets, field_targets  # noqa: PLC0415

        view = self._view()
        targets = list(action_targets(with_report=view is not None))
        if view:
            targets += field_targets(view.draft)
        self.finder.open_with(targets, inserting=False)

    def do_insert_figure(self) -> None:
        """Choose a number field to show in the text as a live figure."""
        from desktop.window.search.targets import figure_targets  # noqa: PLC0415

        view = self._view()
        if view:
            self.finder.open_with(figure_targets(view.draft), inserting=True)

    def _go_to(self, target: "Target") -> None:
        view = self._view()
        if view:
            self._stack.show_behind()
        if target.kind == "action":
            action = self._actions[target.id]
            action.trigger() if action.isEnabled() else self.said.emit(action.statusTip())
        elif view:
            view.go_to(target.id)

    def _insert(self, target: "Target") -> None:
        view = self._view()
        if view:
            self._stack.show_behind()
            view.insert_figure(target.id)
