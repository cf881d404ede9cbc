"""登记带回的意见: shown before it is registered, taken for exactly its revision, once, or not at all."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from desktop.signoff.decision import as_file, decide
from desktop.signoff.outputs import OutputMaker
from desktop.signoff.standing import Opinion
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk
from tests.window.reading_people import Sender, choose_to_open


@pytest.fixture
def office(clerk: Clerk) -> ApprovingClerk:
    person = ApprovingClerk(clerk)
    person.submit()
    return person


def brought_back(
    office: ApprovingClerk,
    folder: Path,
    step: str = "拟稿",
    *,
    name: str = "李强",
    words: str = "",
    date: str = "2022-01-18",
    title: str = "某局年度报告",
) -> Path:
    """The file that somebody made of the newest revision, on another PC."""
    clerk = office.clerk
    clerk.store.flush()
    maker = OutputMaker(clerk.window._workplace, clerk.store.reader, office.report)
    opinion = Opinion.AGREE_CHANGED if words else Opinion.AGREE
    made = decide(maker.hand_over(), title, step, name=name, opinion=opinion, date=date, words=words)
    path = folder / f"{step}{name}.zip"
    path.write_bytes(as_file(made))
    return path


def open_file(office: ApprovingClerk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_to_open(monkeypatch, path)
    office.clerk.do("receive_decision")
    office.clerk.qtbot.waitUntil(lambda: QApplication.activeWindow() is not office.clerk.window)


def shown(office: ApprovingClerk) -> str:
    form = office.form
    lines = [each.text() for each in form.findChildren(QLabel)]
    return "\n".join((*lines, *(each.toPlainText() for each in form.findChildren(QPlainTextEdit))))


def buttons(office: ApprovingClerk) -> list[str]:
    return [each.text() for each in office.form.findChildren(QPushButton) if each.isVisible()]


def acts(office: ApprovingClerk) -> int:
    return len(office.clerk.store.reader.approvals.acts(office.report))


def test_it_is_shown_then_registered(office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = acts(office)
    open_file(office, brought_back(office, tmp_path, words="第二页日期再核一下"), monkeypatch)
    told = shown(office)
    for wanted in ("第1稿", "拟稿", "李强", "同意，修改后发", "第二页日期再核一下", "2022年1月18日"):
        assert wanted in told
    assert acts(office) == before
    office.confirm()
    assert acts(office) == before + 1
    assert "已登记：拟稿：李强 同意，修改后发：第二页日期再核一下 2022年1月18日，第1稿。" in office.told
    assert "送审中（2/3 会签）" in office.state


def test_esc_registers_nothing(office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = acts(office)
    open_file(office, brought_back(office, tmp_path), monkeypatch)
    office.give_up()
    assert acts(office) == before


def test_the_same_file_twice_does_nothing_and_says_so(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = brought_back(office, tmp_path)
    open_file(office, back, monkeypatch)
    office.confirm()
    before = acts(office)
    open_file(office, back, monkeypatch)
    assert "已经登记过" in office.problem
    assert buttons(office) == ["关闭"]
    office.give_up()
    assert acts(office) == before


def test_another_opinion_of_the_same_person_is_shown_and_changes_nothing(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = brought_back(office, tmp_path), tmp_path / "另一份.zip"
    other.write_bytes(brought_back(office, tmp_path, words="换个说法").read_bytes())
    first = brought_back(office, tmp_path)
    open_file(office, first, monkeypatch)
    office.confirm()
    before = acts(office)
    open_file(office, other, monkeypatch)
    assert "收到的另一份没有登记" in office.problem
    assert "换个说法" in shown(office)
    assert buttons(office) == ["关闭"]
    office.give_up()
    assert acts(office) == before


def test_what_is_about_an_earlier_revision_is_shown_and_changes_nothing(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = brought_back(office, tmp_path)
    office.enter("amend_report", {"谁要求修改": "赵局长"})
    office.clerk.view.go_to("disclosure.rules.issued")
    office.clerk.enter("7")
    office.submit()
    before = acts(office)
    open_file(office, back, monkeypatch)
    assert "不是对最新一稿的，现在是第2稿" in office.problem
    assert buttons(office) == ["关闭"]
    office.give_up()
    assert acts(office) == before


def test_a_step_too_early_is_refused_in_the_form(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = acts(office)
    open_file(office, brought_back(office, tmp_path, "签发"), monkeypatch)
    office.confirm()
    assert "之前的“拟稿”还没有登记" in office.problem
    office.give_up()
    assert acts(office) == before


def test_a_report_of_another_pc_is_told(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = ApprovingClerk(clerk)
    clerk.do("start_page")
    clerk.window.library.delete(office.report)
    sender = Sender(tmp_path)
    maker = OutputMaker(sender.workplace, sender.workplace.reader(), sender.report)
    made = decide(
        maker.hand_over(), "别处的报告", "会签", name="李强", opinion=Opinion.AGREE, date="2022-01-18", words=""
    )
    path = tmp_path / "意见.zip"
    path.write_bytes(as_file(made))
    open_file(office, path, monkeypatch)
    assert "这台电脑上没有这份报告" in office.problem
    assert buttons(office) == ["关闭"]
    office.give_up()


def test_the_keyboard_is_not_on_the_button_when_it_opens(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = acts(office)
    open_file(office, brought_back(office, tmp_path), monkeypatch)
    office.clerk.press(Qt.Key.Key_Space)
    assert acts(office) == before
    office.give_up()


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_of_a_long_opinion_is_cut(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, percent: int
) -> None:
    """The title over two lines, and a refusal that does not say the whole opinion again."""
    words = "请把第二部分的数字与台账再核一遍。" * 30
    title = "云泽市㵲江区文化和旅游局（区文物局、区广播电视局）2021年政府信息公开工作年度报告"
    path = brought_back(office, tmp_path, words=words, title=title)
    office.sign("拟稿")
    office.clerk.window.settings.change(type_size=percent)
    open_file(office, path, monkeypatch)
    try:
        labels = [each for each in office.form.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
        cut = [each.text() for each in labels if each.height() < each.heightForWidth(each.width())]
        assert cut == []
        assert "已经登记了李强的意见" in office.problem
        assert len(office.problem) < 200
    finally:
        office.clerk.window.settings.change(type_size=100)
