"""What no toy passes: a real part three and a section with live figures by keyboard alone, a kill, and all is there."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

import resources
from desktop.workplace import Workplace
from forms.draft.exchange import load
from forms.edition import Editions

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

SAMPLE = "samples/invented-2021.json"  # the real one at hand lost its table on its way to the web
SECTION = "overview.on_request"


Line = tuple[float, str, str]


def typed_until_killed(folder: Path, source: Path) -> list[Line]:
    """What a clerk's process typed, and when, until it was killed in the middle of a text."""
    typist = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("typing_clerk.py")), str(folder), str(source)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    lines: list[Line] = []
    for line in typist.stdout:
        lines.append(json.loads(line))
        begun = next((when for when, entry, _ in lines if entry == "overview.supervision"), None)
        if begun and lines[-1][0] - begun > 1.5:
            break
    typist.send_signal(signal.SIGKILL)
    lines += [json.loads(line) for line in typist.stdout if line.endswith("]\n")]
    typist.wait()
    typist.stdout.close()
    return lines


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a word of other systems")
def test_typed_by_keyboard_killed_opened_again_undone_and_printed(clerk: "Clerk", tmp_path: Path) -> None:
    clerk.close()
    source = resources.path(SAMPLE)
    lines = typed_until_killed(clerk.folder, source)
    report = lines[0][2]
    last = lines[-1][0]
    clerk.open()
    assert clerk.window.open_last_report()
    assert clerk.view.report_id == report
    older = {entry: text for when, entry, text in lines[1:] if when < last - 1}
    # A text that grew in the last second holds at least what it held before.
    assert [entry for entry, text in older.items() if not clerk.value(entry).startswith(text)] == []
    real = load(source.read_bytes(), Editions()).entries
    typed = [entry for entry in older if entry.startswith("requests.")]
    assert len(typed) == 24 * 6
    assert {entry: clerk.value(entry) for entry in typed} == {entry: real[entry] for entry in typed}
    assert clerk.value(SECTION).count("{requests.") == 3

    clerk.view.go_to("overview.supervision")
    while clerk.value("overview.supervision"):
        clerk.do("undo")
    assert clerk.value(SECTION).endswith("件。")
    while clerk.value(SECTION):
        clerk.do("undo")
    clerk.do("redo")
    while not clerk.value(SECTION).endswith("件。"):
        clerk.do("redo")

    check_pages(clerk, tmp_path / "年报.pdf")


def check_pages(clerk: "Clerk", target: Path) -> None:
    """Every cell of 第三部分 and the typed paragraph stand in the PDF as in the draft."""
    said = clerk.view.outputs.write(target, "送审稿")
    assert str(target) in said
    with pypdfium2.PdfDocument(target) as document:
        words = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    draft = clerk.view.draft
    total = {key: draft.reading(f"requests.{key}.total").stored for key in ("received", "outcomes_total")}
    carried = draft.reading("requests.carried_forward.total").stored
    assert f"收到申请{total['received']}件，办结{total['outcomes_total']}件，结转{carried}件。" in words
    pages = clerk.view.outputs.pages()
    with pypdfium2.PdfDocument(target) as document:
        for place in pages.places:
            if place.field.startswith("requests.") and place.width < 100:
                page = document[place.page]
                upper = page.get_height() - place.top
                cell = page.get_textpage().get_text_bounded(
                    place.left, upper - place.height, place.left + place.width, upper
                )
                assert cell.strip() == draft.reading(place.field).stored, place.field


def test_the_command_line_opens_what_the_window_typed(clerk: "Clerk") -> None:
    report = clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    clerk.enter("19")
    clerk.close()
    assert Workplace.at(str(clerk.folder)).reader().entries(report)["requests.received.natural"] == "19"
