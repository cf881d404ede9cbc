"""While a report is under review nothing of it changes, everything typed stays, and who tries is told what to do."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop.window.findings.findings_panel import FindingsPanel
from desktop.window.report.help_panel import HelpPanel
from desktop.window.report.report_form import ReportForm
from forms.entry.figures import FiguresForm
from forms.entry.matrix_model import FIELD_FORMAT, MatrixModel
from forms.entry.matrix_view import MatrixView
from forms.entry.prose_edit import ProseEdit
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk

CELL, TEXT, FIGURE = "disclosure.rules.issued", "problems.text", "overview.on_request"
SENTENCE = "第1稿送审中，不能直接改。要改动，请用“审签”里的“按批改修改”。"


@pytest.fixture
def office(clerk: Clerk) -> ApprovingClerk:
    """A report under review; one mistake with a repair, and one cell blank."""
    office = ApprovingClerk(clerk)
    clerk.view.editor.set("problems.text", clerk.view.draft.text("problems.text") + "\n我们将继续努力，，做好工作。")
    clerk.view.editor.set("requests.received.natural", "")
    office.submit()
    return office


def figure_line(office: ApprovingClerk) -> QLineEdit:
    office.clerk.view.show_part("overview")
    form = next(each for each in office.clerk.view.findChildren(FiguresForm) if each.isVisible())
    return next(each for each in form.fields() if isinstance(each, QLineEdit))


def attempts(office: ApprovingClerk) -> dict[str, Callable[[], object]]:
    """Every way to change a report, by keyboard and otherwise."""
    clerk = office.clerk
    panel = clerk.view.findChild(FindingsPanel)
    assert panel is not None

    def at(field: str, act: Callable[[], object]) -> Callable[[], object]:
        def go() -> object:
            clerk.view.go_to(field)
            return act()

        return go

    def mend() -> None:
        clerk.qtbot.waitUntil(lambda: any(each.repair for each in panel.listed()))
        panel.mark(next(row for row, each in enumerate(panel.listed()) if each.repair))
        panel.card.mend.click()

    def into_figures(act: Callable[[], object]) -> Callable[[], object]:
        def go() -> object:
            figure_line(office).setFocus()
            return act()

        return go

    def drag() -> None:
        mime = QMimeData()
        mime.setData(FIELD_FORMAT, b"requests.disclosed.natural")
        viewport = clerk.text.viewport()
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        event = QDragEnterEvent(QPointF(5, 5).toPoint(), action, mime, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
        assert not event.isAccepted()

    def cut() -> None:
        clerk.ctrl(Qt.Key.Key_A)
        clerk.ctrl(Qt.Key.Key_X)

    def info() -> None:
        clerk.do("report_info")
        office.tab_to("单位名称（全称）")
        clerk.keys("x")

    def note() -> None:
        clerk.do("show_help")
        help_panel = clerk.view.findChild(HelpPanel)
        assert help_panel is not None
        help_panel.note.setFocus()  # from a table Tab goes over all its cells first
        clerk.keys("x")

    clerk.clipboard("5")
    return {
        "a digit into a cell": at(CELL, lambda: clerk.keys("5")),
        "Delete on a cell": at(CELL, lambda: clerk.press(Qt.Key.Key_Delete)),
        "F2 on a cell": at(CELL, lambda: clerk.press(Qt.Key.Key_F2)),
        "paste into a cell": at(CELL, lambda: clerk.ctrl(Qt.Key.Key_V)),
        "fill down": at("disclosure.normative_documents.issued", lambda: clerk.ctrl(Qt.Key.Key_D)),
        "a letter into a text": at(TEXT, lambda: clerk.keys("a")),
        "Backspace in a text": at(TEXT, lambda: clerk.press(Qt.Key.Key_Backspace)),
        "paste into a text": at(TEXT, lambda: clerk.ctrl(Qt.Key.Key_V)),
        "cut from a text": at(TEXT, cut),
        "drag into a text": at(TEXT, drag),
        "a heading": at(TEXT, lambda: clerk.do("heading_3")),
        "a live figure": at(TEXT, lambda: clerk.view.insert_figure("requests.disclosed.natural")),
        "plain words": at(TEXT, lambda: clerk.view.insert_words("联系地址")),
        "a digit among the figures": into_figures(lambda: clerk.keys("5")),
        "undo": lambda: clerk.do("undo"),
        "fill zeros": at("requests.received.natural", lambda: clerk.do("fill_zeros")),
        "a repair": mend,
        "the note of a cell": at(CELL, note),
        "report information": info,
    }


def test_every_way_to_change_it_is_refused_with_the_sentence(office: ApprovingClerk) -> None:
    before = dict(office.clerk.view.draft.entries)
    pages = {each.accessibleName(): each.toPlainText() for each in office.clerk.view.findChildren(ProseEdit)}
    for way, attempt in attempts(office).items():
        office.clerk.view.said.emit("")
        attempt()
        QApplication.processEvents()
        assert office.told == SENTENCE, way
        assert office.clerk.view.draft.entries == before, way
    after = {each.accessibleName(): each.toPlainText() for each in office.clerk.view.findChildren(ProseEdit)}
    assert {name: after[name] for name in pages} == pages


def test_replacing_is_refused_where_it_is_asked_for(office: ApprovingClerk) -> None:
    before = office.clerk.value(TEXT)
    office.clerk.do("replace_text")
    office.fill({"要查找的文字": "努力", "替换成的文字": "改进"})
    office.tab_to("全部替换")
    office.clerk.press(Qt.Key.Key_Space)
    told = [
        each for each in office.clerk.view.findChildren(QWidget, "quiet") if getattr(each, "text", str)() == SENTENCE
    ]
    assert told
    assert office.clerk.value(TEXT) == before


def test_fields_look_locked_and_free_again_without_reopening(office: ApprovingClerk) -> None:
    clerk = office.clerk
    clerk.do("show_help")

    def locked() -> set[bool]:
        found: set[bool] = {figure_line(office).isReadOnly()}
        clerk.view.go_to(TEXT)
        found.add(clerk.text.isReadOnly())
        clerk.view.go_to(CELL)
        assert isinstance(clerk.table, MatrixView)
        model = clerk.table.model()
        assert isinstance(model, MatrixModel)
        found |= {model.locked, not model.flags(clerk.table.currentIndex()) & Qt.ItemFlag.ItemIsEditable}
        note = clerk.view.findChild(HelpPanel).note  # type: ignore[union-attr]
        found.add(note.isReadOnly())
        clerk.do("report_info")
        form = next(each for each in clerk.view.findChildren(ReportForm) if each.isVisible())
        found.add(form.first_line().isReadOnly())  # type: ignore[attr-defined]
        return found

    assert office.bar == SENTENCE
    assert locked() == {True}
    office.enter("amend_report", {"谁要求修改": "赵局长"})
    assert locked() == {False}
    clerk.view.go_to(CELL)
    clerk.enter("7")
    clerk.view.go_to(TEXT)
    clerk.compose("新")
    line = figure_line(office)
    line.setFocus()
    line.selectAll()
    clerk.enter("9")
    assert (clerk.value(CELL), "新" in clerk.value(TEXT)) == ("7", True)
    assert "9" in {text for entry, text in clerk.view.draft.entries.items() if entry.startswith("overview.")}
    office.submit()
    assert locked() == {True}


def test_a_new_page_of_a_locked_report_is_locked_too(office: ApprovingClerk) -> None:
    office.clerk.window.open_report(office.report)
    assert office.bar == SENTENCE
    for part in ("disclosure", "requests", "other_matters"):
        office.clerk.view.show_part(part)
    models = [each.model() for each in office.clerk.view.findChildren(MatrixView)]
    assert [each.locked for each in models if isinstance(each, MatrixModel)] == [True] * len(models)
    texts = office.clerk.view.findChildren(ProseEdit)
    assert texts
    assert all(each.isReadOnly() for each in texts)


def test_the_button_above_the_form_opens_what_it_says(office: ApprovingClerk) -> None:
    office.clerk.view.go_to(TEXT)
    office.tab_to("按批改修改…")
    office.clerk.press(Qt.Key.Key_Space)
    office.fill({"谁要求修改": "赵局长"})
    office.confirm()
    assert office.state.endswith("，正在批改")
    office.clerk.view.go_to(CELL)
    office.clerk.enter("7")
    office.clerk.view.go_to(TEXT)
    office.tab_to("送审…")
    office.clerk.press(Qt.Key.Key_Space)
    office.confirm()
    assert office.bar.startswith("第2稿送审中")


def test_a_finding_is_still_explained(office: ApprovingClerk) -> None:
    clerk = office.clerk
    panel = clerk.view.findChild(FindingsPanel)
    assert panel is not None
    clerk.qtbot.waitUntil(lambda: any(each.severity.value == "warning" for each in panel.listed()))
    finding = next(each for each in panel.listed() if each.severity.value == "warning")
    clerk.view._explain(finding, "按主管部门口径")
    assert f"answer:{finding.key}" in clerk.view.draft.entries


def test_what_is_being_typed_when_it_is_handed_on_is_in_it(clerk: Clerk) -> None:
    office = ApprovingClerk(clerk)
    clerk.view.go_to(CELL)
    clerk.keys("75")
    office.submit()
    assert clerk.value(CELL) == "75"
    assert (
        clerk.store.reader.approvals.revisions(office.report)[0].draft(clerk.view.draft.editions).entries[CELL] == "75"
    )
    assert not isinstance(clerk.focus, QPlainTextEdit)
    assert clerk.focus is clerk.table  # the person is where the person was


def test_a_locked_report_opens_without_a_window_flashing_up(clerk: Clerk) -> None:
    office = ApprovingClerk(clerk)
    office.submit()
    clerk.window.open_report(office.report)
    QApplication.processEvents()
    assert QApplication.activeWindow() is clerk.window
