"""Practice in the real window: each step is seen done by what the clerk did, with the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from desktop.export.pdf.page_reading import read_document
from desktop.export.pdf.read_back import in_zones
from desktop.signoff.refused import SignoffRefused
from desktop.window.practice.practice import FOLDER
from desktop.window.practice.practice_bar import PracticeBar
from desktop.window.practice.practice_guide import PracticeGuide
from desktop.window.practice.practice_result import PracticeResult
from forms.practice.planted import Fate, planted
from forms.practice.steps import steps
from tests.window.conftest import TEXTS, Clerk

Key, Modifier = Qt.Key, Qt.KeyboardModifier
TITLES = [each.title for each in steps()]


class Trainee:
    """A clerk who practises."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk

    def begin(self) -> None:
        """Choose 练习 by its key, and wait for the first check."""
        self.key(Key.Key_E, Modifier.ControlModifier | Modifier.ShiftModifier)
        self.clerk.qtbot.waitUntil(lambda: len(self.clerk.view.findings) > 5)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.ControlModifier) -> None:
        """A key of the menu, with Ctrl: the window itself takes it where nothing has the keyboard yet."""
        QTest.keyClick(QApplication.focusWidget() or self.clerk.window, key, modifier)
        QApplication.processEvents()

    @property
    def guide(self) -> PracticeGuide:
        return self.clerk.view.guide

    @property
    def bar(self) -> PracticeBar:
        assert self.guide.bar is not None
        return self.guide.bar

    @property
    def title(self) -> str:
        """The step that the band shows."""
        assert self.guide.step is not None
        assert self.guide.step.title in self.bar.heading.text()
        assert self.bar.words.text() == self.guide.step.words
        return self.guide.step.title

    def comes_to(self, title: str) -> None:
        """Wait until the step ``title`` is next."""
        self.clerk.qtbot.waitUntil(lambda: self.title == title, timeout=20_000)

    def skip_to(self, title: str) -> None:
        while self.title != title:
            self.key(Key.Key_J)

    def tab_to(self, text: str) -> None:
        """Tab from the list of findings to the button ``text``."""
        for _ in range(5):
            self.clerk.press(Key.Key_Tab)
            if isinstance(self.clerk.focus, QPushButton) and self.clerk.focus.text() == text:
                return
        pytest.fail(f"no button {text}")

    def result(self) -> PracticeResult:
        self.key(Key.Key_J, Modifier.ControlModifier | Modifier.ShiftModifier)
        page = self.clerk.window.findChild(PracticeResult)
        assert page is not None
        return page

    def fates(self) -> dict[str, str]:
        """What became of each mistake, by what it was, as the page of the result lists them."""
        table = self.result().table
        texts = [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]  # type: ignore[union-attr]
        assert all(place for _, _, place, _ in texts)
        told = {says: came_out for came_out, _, _, says in texts}
        self.clerk.press(Key.Key_Escape)
        return {each.rule: next(told[says] for says in told if says.startswith(each.says)) for each in planted()}


@pytest.fixture
def trainee(clerk: Clerk) -> Trainee:
    person = Trainee(clerk)
    person.begin()
    return person


def test_the_whole_guide_by_keys(trainee: Trainee) -> None:
    clerk = trainee.clerk
    assert trainee.title == "填一格"
    trainee.key(Key.Key_G)
    clerk.enter("1")
    trainee.comes_to("看合计")
    clerk.view.go_to("requests.carried_forward.legal_service")
    clerk.press(Key.Key_Right)
    clerk.press(Key.Key_Right)
    trainee.comes_to("改一处错")
    trainee.key(Key.Key_G)
    clerk.enter("1")
    trainee.comes_to("把两边改平")
    clerk.view.go_to("requests.disclosed.natural")
    clerk.enter("17")
    trainee.comes_to("一步改正")
    trainee.key(Key.Key_G)
    trainee.tab_to("改为“部署”")
    clerk.press(Key.Key_Space)
    trainee.comes_to("写一条说明")
    trainee.key(Key.Key_G)
    trainee.tab_to("说明…")
    clerk.press(Key.Key_Space)
    clerk.compose("上年有1件重复登记，已更正")
    clerk.press(Key.Key_Return)
    trainee.comes_to("插入活数字")
    trainee.key(Key.Key_G)
    text = clerk.value("overview.on_request")
    clerk.view._select("overview.on_request", text.index("11年"), 3)
    clerk.press(Key.Key_Delete)
    clerk.press(Key.Key_K, Modifier.ControlModifier | Modifier.ShiftModifier)
    clerk.compose("信函申请")
    clerk.press(Key.Key_Return)
    trainee.comes_to("撤销")
    clerk.compose("件")
    assert trainee.title == "撤销"
    clerk.ctrl(Key.Key_Z)
    trainee.comes_to("预览")
    clerk.press(Key.Key_F5)
    trainee.comes_to("送审以前")
    for mistake in planted():
        if not mistake.reason:
            text = clerk.value(mistake.place)
            if mistake.wrong in text and mistake.wrong:
                clerk.view.editor.set(mistake.place, mistake.put_right(text))
    clerk.qtbot.waitUntil(lambda: trainee.guide.step is None)
    assert "步骤都走完了" in trainee.bar.heading.text()
    trainee.key(Key.Key_J)
    assert not clerk.window.actions_by_id["practice_skip"].isEnabled()
    fates = trainee.fates()
    assert fates["X-CARRY"] == Fate.EXPLAINED
    assert {came_out for rule, came_out in fates.items() if rule != "X-CARRY"} == {Fate.RIGHT}


def test_looking_about_does_no_step(trainee: Trainee) -> None:
    clerk = trainee.clerk
    for entry in ("overview.on_request", "requests.received.research", "requests.disclosed.natural"):
        clerk.view.go_to(entry)
    clerk.press(Key.Key_F1)
    clerk.press(Key.Key_F7)
    assert trainee.title == "填一格"
    clerk.view.go_to("requests.carried_forward.legal_service")
    clerk.enter("x")
    assert trainee.title == "填一格"


def test_it_is_left_and_resumed_where_it_was(trainee: Trainee) -> None:
    clerk = trainee.clerk
    trainee.key(Key.Key_G)
    clerk.enter("1")
    trainee.comes_to("看合计")
    trainee.key(Key.Key_J)
    assert trainee.title == "改一处错"
    report = clerk.view.report_id
    clerk.do("start_page")
    trainee.begin()
    assert (clerk.view.report_id, trainee.title) == (report, "改一处错")
    clerk.open()
    trainee.begin()
    assert (clerk.view.report_id, trainee.title) == (report, "改一处错")
    assert clerk.value("requests.carried_forward.legal_service") == "1"


def test_begun_again_everything_is_as_at_first(trainee: Trainee) -> None:
    clerk = trainee.clerk
    trainee.key(Key.Key_G)
    clerk.enter("1")
    trainee.comes_to("看合计")
    trainee.key(Key.Key_G, Modifier.ControlModifier | Modifier.ShiftModifier)
    clerk.qtbot.waitUntil(lambda: len(clerk.view.findings) > 5)
    assert trainee.title == "填一格"
    assert clerk.value("requests.carried_forward.legal_service") == ""


def test_what_was_found_and_what_was_not_with_the_place(trainee: Trainee) -> None:
    clerk = trainee.clerk
    clerk.view.go_to("requests.received.research")
    clerk.enter("1")
    clerk.qtbot.waitUntil(lambda: all(each.rule != "VAL-READ" for each in clerk.view.findings))
    fates = trainee.fates()
    assert fates.pop("VAL-READ") == Fate.RIGHT
    assert set(fates.values()) == {Fate.STANDS}
    table = trainee.result().table
    row = next(row for row in range(table.rowCount()) if "予以公开" in table.item(row, 3).text())  # type: ignore[union-attr]
    assert "自然人" in table.item(row, 2).text()  # type: ignore[union-attr]
    table.setFocus()
    table.selectRow(row)
    clerk.press(Key.Key_Return)
    assert clerk.view.isVisible()
    assert clerk.view.place.field == "requests.disclosed.natural"


def test_real_reports_have_no_guide_and_say_why(clerk: Clerk) -> None:
    clerk.new_report()
    assert clerk.view.guide.bar is None
    for action in ("practice_go", "practice_skip", "practice_result", "practice_again"):
        assert not clerk.window.actions_by_id[action].isEnabled()
        assert "不是练习" in clerk.window.actions_by_id[action].statusTip()
    clerk.view.guide.do_practice_again()
    assert "练习" not in clerk.window.windowTitle()


def test_a_sample_has_the_band_and_no_steps(clerk: Clerk) -> None:
    clerk.window.open_sample()
    bar = clerk.view.guide.bar
    assert bar is not None
    assert "示例" in bar.words.text()
    assert not any(button.isVisible() for button in bar.buttons.values())
    assert not clerk.window.actions_by_id["practice_skip"].isEnabled()


def test_its_pages_are_saved_only_with_the_mark(
    trainee: Trainee, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    target = tmp_path / "出.pdf"

    def ask(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.extend((name, kinds))
        return str(target), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    trainee.clerk.do("save_pdf")
    assert offered[0].endswith("（练习）.pdf")
    assert offered[1] == "练习 (*.pdf)"
    above = {each.above for each in in_zones(read_document(target.read_bytes()))}
    assert above == {"练习" * 7}


def test_the_band_is_whole_at_large_type(trainee: Trainee) -> None:
    window = trainee.clerk.window
    window.settings.change(type_size=150)
    trainee.clerk.do("show_preview")
    QApplication.processEvents()
    bar = trainee.bar
    assert bar.width() == trainee.clerk.view.width()
    assert bar.words.height() >= bar.words.heightForWidth(bar.words.width())
    window.settings.change(type_size=100)


def test_what_is_printed_are_the_marked_pages_read_back(trainee: Trainee, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[bytes] = []

    def take(path: Path, *_: object) -> str:
        printed.append(path.read_bytes())
        return "已送打印机。"

    monkeypatch.setattr("desktop.window.printing.printing.print_file", take)
    trainee.clerk.do("print_report")
    (pages,) = printed
    assert {each.above for each in in_zones(read_document(pages))} == {"练习" * 7}


def test_the_store_of_practice_opened_as_a_real_one_gives_nothing_away(trainee: Trainee, tmp_path: Path) -> None:
    report = trainee.clerk.view.report_id
    trainee.clerk.close()
    other = Clerk(trainee.clerk.qtbot, trainee.clerk.folder / FOLDER)
    window = other.open()
    try:
        other.start.copied.emit(report)
        assert [each.id for each in window.library.reports(deleted=False)] == [report]
        with pytest.raises(SignoffRefused):
            window.library.new(TEXTS, report)
        window.open_report(report)
        assert "练习" in window.windowTitle()
        assert other.view.guide.bar is not None
        for action in ("submit_report", "show_revisions"):
            assert not window.actions_by_id[action].isEnabled()
        said: list[str] = []
        other.view.said.connect(said.append)
        other.do("save_file")
        other.do("export_output")
        other.do("export_papers")
        other.do("print_sealed")
        assert len(said) >= 3
        assert all(each.startswith("练习和示例") for each in said)
        assert list(tmp_path.rglob("*.pdf")) == []
    finally:
        other.close()
