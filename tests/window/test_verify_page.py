"""核验: a code typed or scanned, a file chosen or dropped, and answers that are told apart before they are read."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.signoff.outputs import Output, OutputMaker
from desktop.signoff.page_making import make_pages
from desktop.signoff.registry import Registry
from desktop.signoff.standing import Opinion
from desktop.signoff.steps import from_lines
from desktop.window.arriving.verdict_line import Sign, Tone
from desktop.window.arriving.verify_page import VerifyPage
from forms.draft.draft import Draft
from forms.draft.revision import Revision
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk
from tests.window.reading_people import Sender, choose_to_open


@pytest.fixture
def office(clerk: Clerk) -> ApprovingClerk:
    """第1稿 under review, 第2稿 with its date, signed."""
    person = ApprovingClerk(clerk, "签发")
    registry = Registry(clerk.window._workplace, clerk.store, person.report)
    registry.submit(from_lines("签发"))
    registry.sign("签发", "李强", Opinion.AGREE, "2022-01-18")
    clerk.window.open_report(person.report)
    return person


def revisions(office: ApprovingClerk) -> list[Revision]:
    return office.clerk.store.reader.approvals.revisions(office.report)


def made(office: ApprovingClerk, path: Path, output: Output) -> Path:
    clerk = office.clerk
    path.write_bytes(OutputMaker(clerk.window._workplace, clerk.store.reader, office.report).make(output).data)
    return path


def opened(office: ApprovingClerk) -> VerifyPage:
    office.clerk.do("verify_file")
    QApplication.processEvents()
    found = office.clerk.window.findChild(VerifyPage)
    assert found is not None
    return found


def answer(page: VerifyPage) -> tuple[Tone, str]:
    assert page.answer is not None
    return page.answer.tone, page.answer.head.text()


def problem(page: VerifyPage) -> str:
    label = page.findChild(QLabel, "problem")
    assert label is not None
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize(
    "write", [str, str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")]
)
def test_a_code_leads_to_pages_and_figures_however_it_is_written(office: ApprovingClerk, write) -> None:  # type: ignore[no-untyped-def]
    page = opened(office)
    code = revisions(office)[0].code
    office.clerk.enter(write(code))  # as a scanner does: the digits, then Enter
    assert answer(page) == (Tone.CAREFUL, "请用眼睛对照")
    assert page.preview.isVisible()
    assert page.preview.pages.places_of(code)
    told = page.details.toPlainText()
    assert "第1稿（未签发）" in told
    assert "本年新收申请（件）" in told
    assert page.code.code.text() == code.replace("-", " ")
    office.clerk.enter(revisions(office)[1].code)  # the next scan takes the place of the last
    assert "第2稿（1月18日签发）" in page.details.toPlainText()
    assert page.preview.pages.places_of("2022年1月18日")


def test_a_code_of_full_width_is_a_code(office: ApprovingClerk) -> None:
    page = opened(office)
    wide = "".join(chr(ord(each) + 0xFEE0) for each in revisions(office)[0].code)
    office.clerk.compose(wide)
    office.clerk.press(Qt.Key.Key_Return)
    assert "第1稿（未签发）" in page.details.toPlainText()


def test_what_is_no_code_says_why_and_stays(office: ApprovingClerk) -> None:
    page = opened(office)
    office.clerk.enter("")
    assert "请输入纸上的校验码" in problem(page)
    office.clerk.enter("2DDB 4657 5F5")
    assert "校验码是16位" in problem(page)
    assert "现在写的是11位" in problem(page)
    assert page.line.text() == "2DDB 4657 5F5"
    office.clerk.enter("0123456789abcdef")
    assert problem(page) == ""
    assert answer(page) == (Tone.FOREIGN, "这台电脑上没有这个校验码")
    assert page.code.code.text() == "0123 4567 89AB CDEF"
    assert not page.preview.isVisible()


def test_the_five_answers_have_five_signs(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(office)
    sealed = made(office, tmp_path / "盖章稿.pdf", Output.SEALED)
    saved = made(office, tmp_path / "送审稿.pdf", Output.REVIEWED)
    foreign, cut = tmp_path / "别的.pdf", tmp_path / "断.pdf"
    foreign.write_bytes(b"%PDF-1.4 nothing")
    cut.write_bytes(sealed.read_bytes()[:-3000])
    unknown = Sender(tmp_path)
    store = unknown.workplace.open_store()
    unknown.workplace.editor(store, unknown.report, unlocked=True).set("requests.received.natural", "77")
    Registry(unknown.workplace, store, unknown.report).amend("赵局长", "")
    Registry(unknown.workplace, store, unknown.report).revise()
    store.close()
    found = []
    for path in (sealed, saved, unknown.sent(".zip"), cut, foreign):
        choose_to_open(monkeypatch, path)
        next(each for each in page.findChildren(QPushButton) if each.text() == "核验文件…").click()
        found.append(answer(page))
    assert found == [
        (Tone.ORIGINAL, "原件"),
        (Tone.SAME, "内容一致"),
        (Tone.CAREFUL, "自洽"),
        (Tone.CHANGED, "已改动"),
        (Tone.FOREIGN, "不是本程序的文件"),
    ]


def test_signs_are_told_apart_without_their_colours(clerk: Clerk) -> None:
    pictures = []
    for tone in Tone:
        sign = Sign(tone)
        image = sign.grab().toImage()
        empty = image.pixelColor(0, 0)
        places = ((x, y) for y in range(image.height()) for x in range(image.width()))
        pictures.append("".join("#" if image.pixelColor(x, y) != empty else "." for x, y in places))
    assert len(set(pictures)) == len(Tone)


def test_many_changes_are_summed_up_first(office: ApprovingClerk, tmp_path: Path) -> None:
    workplace, revision = office.clerk.window._workplace, revisions(office)[0]
    draft = revision.draft(workplace.editions)
    more = {each: "7" for each in draft.entries if each.startswith("requests.received.")}
    assert more
    other = Draft(workplace.editions, {**draft.entries, **more})
    path = tmp_path / "改了.pdf"
    path.write_bytes(make_pages(other, workplace, mark="送审稿", beside=f"第1稿　校验码 {revision.code}").data)
    page = opened(office)
    page.verify(path)
    assert answer(page)[0] is Tone.CHANGED
    told = page.details.toPlainText()
    assert told.startswith("改动")
    assert "先列3处" in told
    assert "4．" not in told
    assert page.rest.text().startswith("列出其余")
    page.rest.setFocus()
    office.clerk.press(Qt.Key.Key_Space)
    assert "4．" in page.details.toPlainText()
    assert not page.rest.isVisible()
    assert page.preview.pages.places_of("送审稿")  # what it should look like


def test_a_file_dropped_here_is_verified(office: ApprovingClerk, tmp_path: Path) -> None:
    page = opened(office)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(made(office, tmp_path / "盖章稿.pdf", Output.SEALED)))])
    place, buttons, keys = QPointF(100, 100), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(place.toPoint(), copy, mime, buttons, keys)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(place, copy, mime, buttons, keys))
    office.clerk.qtbot.waitUntil(lambda: page.answer is not None)
    assert answer(page)[0] is Tone.ORIGINAL


def test_a_file_that_cannot_be_read_is_told(office: ApprovingClerk, tmp_path: Path) -> None:
    page = opened(office)
    page.verify(tmp_path / "没有.pdf")
    assert "没有“没有.pdf”这个文件" in problem(page)
    bomb = tmp_path / "大.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b"0" * 9_000_000)
    page.verify(bomb)
    assert answer(page)[0] is Tone.FOREIGN


def test_esc_goes_back_to_the_report(office: ApprovingClerk) -> None:
    opened(office)
    office.clerk.press(Qt.Key.Key_Escape)
    assert office.clerk.view.isVisible()
