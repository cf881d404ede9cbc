"""The reading view: a 送审文件 opened by who is to give an opinion on it, whichever way it comes to the window."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from desktop.command.parser import build_parser
from desktop.signoff.carriers import read_carrier
from desktop.signoff.decision import Decision
from desktop.signoff.receiving import decision_in
from desktop.window.arriving.decision_form import DecisionForm
from desktop.window.arriving.reading_page import ReadingPage
from desktop.window.arriving.verdict_line import VerdictLine
from desktop.window.page_stack import PageStack
from desktop.window.second_start import SecondStart, call_first
from desktop.window.start.start_page import StartPage
from desktop.windowed import with_file
from tests.window.conftest import Clerk
from tests.window.reading_people import ENDINGS, Sender, choose_to_open, choose_to_save

HANDED = "送审数据.json"


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    return Sender(tmp_path)


def front(clerk: Clerk) -> QWidget | None:
    """What fills the window."""
    QApplication.processEvents()
    stack = clerk.window.findChild(PageStack)
    assert stack is not None
    return stack.currentWidget()


def page(clerk: Clerk) -> ReadingPage:
    shown = front(clerk)
    assert isinstance(shown, ReadingPage)
    return shown


def words(clerk: Clerk) -> str:
    """Everything that is said on the page."""
    shown = page(clerk)
    labels = [each.text() for each in shown.findChildren(QLabel) if each.isVisible()]
    return "\n".join((*labels, shown.facts.toPlainText() if hasattr(shown, "facts") else ""))


def warnings(clerk: Clerk) -> list[str]:
    return [each.words.text() for each in page(clerk).findChildren(VerdictLine)]


def fill(clerk: Clerk, **texts: str) -> None:
    """Write into the fields of the opinion by their names, by keyboard."""
    for name, text in texts.items():
        tab_to(clerk, name)
        clerk.ctrl(Qt.Key.Key_A)
        clerk.press(Qt.Key.Key_Delete)
        clerk.compose(text)


def tab_to(clerk: Clerk, name: str) -> None:
    for _ in range(60):
        here = clerk.focus
        if name in (here.accessibleName(), here.text() if isinstance(here, QPushButton) else ""):
            return
        clerk.press(Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


def decide(clerk: Clerk, opinion: str) -> str:
    """Press one of the three buttons; returns what the form says."""
    tab_to(clerk, opinion)
    clerk.press(Qt.Key.Key_Space)
    form = page(clerk).findChild(DecisionForm)
    assert form is not None
    return form.told.text() if form.told.isVisible() else ""


def decided(path: Path) -> Decision:
    found = decision_in(read_carrier(path))
    assert found is not None
    return found


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_carrier_opens_with_pages_data_and_where_it_stands(
    clerk: Clerk, sender: Sender, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    choose_to_open(monkeypatch, sender.sent(ending))
    clerk.do("open_handed")
    assert page(clerk).preview.pages.places_of("政府信息公开工作年度报告")
    told = words(clerk)
    for wanted in (
        *("第1稿", "送审中（2/3 会签）", "核对结论：须改0处，请核0处；勾稽关系平衡。", "本年新收申请（件）"),
        *("其他增减超过50%的数字", "网络申请（件）", "须改和请核的事项及说明", "与上年文字相同的比例"),
        *("拟稿：同意 钱进 1月10日", sender.revision.when.replace("T", " ")[:16]),
    ):
        assert wanted in told
    assert sender.revision.code.replace("-", " ") in told
    assert warnings(clerk) == []
    assert clerk.store.reader.reports() == []  # looked at, not taken over


def test_the_page_is_read_by_keys_and_left_by_esc(clerk: Clerk, sender: Sender) -> None:
    report = clerk.new_report()
    clerk.window.arrivals.open_file(sender.sent(".zip"))
    shown = page(clerk).preview
    bar = shown.area.verticalScrollBar()
    assert clerk.focus is shown.area
    clerk.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    clerk.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    clerk.press(Qt.Key.Key_Home)
    assert bar.value() == 0
    before = shown.pages.scale
    clerk.press(Qt.Key.Key_Plus)
    assert shown.pages.scale > before
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.view.isVisible()
    assert clerk.view.report_id == report


def test_an_opinion_goes_into_a_file(clerk: Clerk, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = choose_to_save(monkeypatch, sender.desk)
    clerk.window.arrivals.open_file(sender.sent(".pdf"))
    fill(clerk, 姓名="李强", 日期="2022年1月18日", 意见="第二页\n日期再核一下")
    told = decide(clerk, "同意，修改后发")
    assert "请把这个文件交回经办人" in told
    name = Path(offered[0]).name
    assert name == "审签意见（第1稿 会签 李强 同意，修改后发）.zip"
    made = decided(sender.desk / name)
    assert (made.report, made.fingerprint) == (sender.report, sender.revision.fingerprint)
    assert (made.step, made.name, made.opinion, made.words, made.date) == (
        *("会签", "李强", "同意，修改后发"),
        *("第二页 日期再核一下", "2022-01-18"),
    )


def test_what_is_refused_says_why_and_loses_nothing(
    clerk: Clerk, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = choose_to_save(monkeypatch, sender.desk)
    sent = sender.sent(".zip")
    clerk.window.arrivals.open_file(sent)
    assert "由谁签的" in decide(clerk, "同意")
    fill(clerk, 姓名="李强", 日期="一月")
    assert "不是日期" in decide(clerk, "同意")
    fill(clerk, 日期="2022-01-18")
    assert "为什么退回" in decide(clerk, "退回修改")
    assert "改哪里" in decide(clerk, "同意，修改后发")
    fill(clerk, 意见="数字不对")
    tab_to(clerk, "审签环节")
    clerk.press(Qt.Key.Key_Home)
    assert "已经有了（钱进 同意）" in decide(clerk, "退回修改")
    assert offered == []
    clerk.press(Qt.Key.Key_Escape)
    assert isinstance(front(clerk), StartPage)
    clerk.window.arrivals.open_file(sent)
    form = page(clerk).findChild(DecisionForm)
    assert form is not None
    step = form.findChild(QComboBox)
    assert step is not None
    assert step.currentData() == "拟稿"
    fill(clerk, 日期="2022-01-19")  # the rest stands there still
    tab_to(clerk, "审签环节")
    clerk.press(Qt.Key.Key_Down)
    decide(clerk, "退回修改")
    made = decided(sender.desk / Path(offered[0]).name)
    assert (made.step, made.name, made.opinion, made.words) == ("会签", "李强", "退回修改", "数字不对")


def test_a_folder_that_cannot_be_written_is_told(clerk: Clerk, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_to_save(monkeypatch, sender.desk / "没有")
    clerk.window.arrivals.open_file(sender.sent(".zip"))
    fill(clerk, 姓名="李强")
    assert "写不进去" in decide(clerk, "同意")


def stripped(sender: Sender) -> Path:
    """The .pdf after somebody saved it without its attachment."""
    path = sender.desk / "另存.pdf"
    subprocess.run(["qpdf", str(sender.sent(".pdf")), f"--remove-attachment={HANDED}", str(path)], check=True)
    return path


def test_a_stripped_attachment_is_told_with_what_is_left(clerk: Clerk, sender: Sender) -> None:
    clerk.window.arrivals.open_file(stripped(sender))
    (told,) = warnings(clerk)
    assert "页面还在" in told
    assert "请让经办人改发 .zip 或者 .xlsx" in told
    assert page(clerk).preview.pages.places_of("政府信息公开工作年度报告")
    assert sender.revision.code.replace("-", " ") in words(clerk)
    assert page(clerk).findChild(DecisionForm) is None


@pytest.mark.parametrize("percent", [100, 150])
def test_what_is_told_of_a_stripped_file_is_not_cut(clerk: Clerk, sender: Sender, percent: int) -> None:
    path = stripped(sender)
    clerk.window.settings.change(type_size=percent)
    clerk.window.arrivals.open_file(path)
    try:
        (line,) = page(clerk).findChildren(VerdictLine)
        label = line.words
        clerk.qtbot.waitUntil(lambda: label.isVisible() and label.height() >= label.heightForWidth(label.width()))
    finally:
        clerk.window.settings.change(type_size=100)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_damaged_file_is_told_with_what_to_ask_for(clerk: Clerk, sender: Sender, ending: str) -> None:
    path = sender.sent(ending)
    path.write_bytes(path.read_bytes()[:2000])
    clerk.window.arrivals.open_file(path)
    (told,) = warnings(clerk)
    assert "请让" in told
    assert page(clerk).findChild(DecisionForm) is None


def test_a_file_that_is_not_there_is_told(clerk: Clerk, tmp_path: Path) -> None:
    clerk.window.arrivals.open_file(tmp_path / "没有.pdf")
    assert "没有“没有.pdf”这个文件" in warnings(clerk)[0]


def test_pages_that_say_something_else_than_the_data_bar_an_opinion(clerk: Clerk, sender: Sender) -> None:
    import zipfile

    from desktop.signoff.page_making import make_pages
    from forms.draft.draft import Draft

    sent = sender.sent(".zip")
    draft = sender.revision.draft(sender.workplace.editions)
    other = Draft(draft.editions, {**draft.entries, "requests.received.natural": "999"})
    pages = make_pages(other, sender.workplace, mark="送审稿", beside=f"第1稿　校验码 {sender.revision.code}").data
    with zipfile.ZipFile(sent) as archive:
        data = archive.read(HANDED)
    with zipfile.ZipFile(sent, "w") as archive:
        archive.writestr("送审稿.pdf", pages)
        archive.writestr(HANDED, data)
    clerk.window.arrivals.open_file(sent)
    (told,) = warnings(clerk)
    assert told.startswith("页面与附带的数据不一致")
    assert "999" in told
    assert page(clerk).findChild(DecisionForm) is None
    assert "不能在这里签意见" in words(clerk)


def test_what_is_signed_already_wants_no_opinion(clerk: Clerk, sender: Sender) -> None:
    from desktop.signoff.registry import Registry
    from desktop.signoff.standing import Opinion

    store = sender.workplace.open_store()
    registry = Registry(sender.workplace, store, sender.report)
    registry.sign("会签", "李强", Opinion.AGREE, "2022-01-18")
    registry.sign("签发", "赵明", Opinion.AGREE, "2022-01-18")
    store.close()
    clerk.window.arrivals.open_file(sender.sent(".zip"))
    assert "已签发，不用签意见" in words(clerk)
    assert page(clerk).findChild(DecisionForm) is None


def dropped(clerk: Clerk, *paths: Path) -> bool:
    """Drop files on what has the keyboard; whether they are taken there or by what it stands in."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    place, buttons, keys = QPointF(200, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    target = clerk.focus
    entering = QDragEnterEvent(place.toPoint(), copy, mime, buttons, keys)
    QApplication.sendEvent(target, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(place, copy, mime, buttons, keys))
    return True


def test_a_file_is_dropped_on_the_window(clerk: Clerk, sender: Sender, tmp_path: Path) -> None:
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    sent = sender.sent(".xlsx")
    assert not dropped(clerk, tmp_path / "照片.png")
    assert not dropped(clerk, sent, sent)
    assert dropped(clerk, sent)
    clerk.qtbot.waitUntil(lambda: isinstance(front(clerk), ReadingPage))


def test_a_file_dropped_on_a_text_does_not_become_its_name(clerk: Clerk, sender: Sender) -> None:
    clerk.new_report()
    clerk.view.go_to("overview.proactive")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sender.sent(".zip")))])
    assert not clerk.text.canInsertFromMimeData(mime)


def test_the_start_page_leads_to_it(clerk: Clerk, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_to_open(monkeypatch, sender.sent(".zip"))
    next(each for each in clerk.start.findChildren(QPushButton) if each.text() == "打开送审文件").click()
    assert "第1稿" in words(clerk)


@pytest.mark.parametrize(
    ("words_given", "wanted"),
    [
        (["送审稿.pdf"], "送审稿.pdf"),
        (["--data-dir", "库", "送审稿.zip"], "送审稿.zip"),
        (["--data-dir", "库"], None),
        (["list"], None),
        (["--selftest", "结果.json"], None),
        ([], None),
    ],
)
def test_a_word_that_stands_alone_is_a_file_to_open(words_given: list[str], wanted: str | None) -> None:
    assert build_parser().parse_args(with_file(words_given)).open == wanted


def test_a_second_start_hands_its_file_to_the_first_window(clerk: Clerk, sender: Sender) -> None:
    watched = SecondStart(clerk.folder, clerk.window)
    names: list[str] = []
    watched.called.connect(names.append)
    sent = str(sender.sent(".pdf"))
    assert call_first(clerk.folder, sent)
    clerk.qtbot.waitUntil(lambda: names != [])
    QApplication.processEvents()
    assert names == [sent]
