"""The ledgers in the store: apart from the report, on the disk within the act, whole after a kill, kept in backups."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.ledgers import ledger_editor
from desktop.workplace import Workplace
from forms.ledger.loading import ledgers
from tests.store.test_released_stores import RELEASED

# Adds lines for ever and says after each act what is on the disk.
ADDING = """
import sys
from desktop.ledgers import ledger_editor
from desktop.workplace import Workplace
from forms.ledger.loading import ledgers
workplace = Workplace.at(sys.argv[1])
store = workplace.open_store()
editor = ledger_editor(workplace, store, sys.argv[2])
requests = ledgers(workplace.editions, "2021")[0]
for number in range(100_000):
    editor.paste(requests, {}, [{"number": str(number), "received": "2021-03-01", "kind": "公民"}] * 7)
    store.flush()
    print(number, flush=True)
"""


@pytest.fixture
def stored(tmp_path: Path) -> tuple[Workplace, str]:
    workplace = Workplace.at(str(tmp_path / "草稿 库"))
    store = workplace.open_store()
    from desktop.window.start.library import Library

    report = Library(workplace, store).new(
        {"report.agency": "甲局", "report.year": "2021", "report.kind": "department"}, ""
    )
    store.close()
    return workplace, report


def numbers(workplace: Workplace, report: str) -> list[str]:
    store = workplace.open_store()
    try:
        editor = ledger_editor(workplace, store, report)
        return [line["number"] for line in editor.lines(ledgers(workplace.editions, "2021")[0])]
    finally:
        store.close()


@pytest.mark.parametrize("acts", [1, 4, 9])
def test_after_a_kill_every_act_that_was_told_is_there_whole(stored: tuple[Workplace, str], acts: int) -> None:
    workplace, report = stored
    process = subprocess.Popen(
        [sys.executable, "-c", ADDING, str(workplace.data), report], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(acts)]
    process.kill()
    process.wait()
    found = numbers(workplace, report)
    assert len(found) % 7 == 0  # an act is there whole or not at all
    assert set(told) <= set(found)
    store = workplace.open_store()
    try:
        again = ledger_editor(workplace, store, report)
        for _ in range(len(found) // 7):
            assert again.undo() is not None
        store.flush()
        assert again.undo() is None
    finally:
        store.close()
    assert numbers(workplace, report) == []


def test_the_report_does_not_know_its_ledger_and_a_backup_has_both(stored: tuple[Workplace, str]) -> None:
    workplace, report = stored
    store = workplace.open_store()
    before = store.reader.entries(report)
    editor = ledger_editor(workplace, store, report)
    editor.paste(ledgers(workplace.editions, "2021")[0], {}, [{"applicant": "尉迟无忌"}])
    copy = store.backup()
    assert store.reader.entries(report) == before
    assert not [edit for edit in store.reader.journal(report) if "尉迟" in edit.inserted]
    store.close()
    with closing(sqlite3.connect(copy)) as db:
        (kept,) = db.execute("select value from ledger_value").fetchone()
    assert "尉迟无忌" in kept


@pytest.mark.parametrize("released", RELEASED, ids=lambda each: each.name)
def test_a_store_of_before_has_no_ledgers_and_is_only_read(released: Path, tmp_path: Path) -> None:
    shutil.copyfile(released / "drafts.sqlite", tmp_path / "drafts.sqlite")
    reader = Workplace.at(str(tmp_path)).reader()
    for report in reader.reports():
        assert reader.ledgers.entries(report.id) == {}
        assert reader.ledgers.kept(report.id).journal == []
    assert (tmp_path / "drafts.sqlite").read_bytes() == (released / "drafts.sqlite").read_bytes()
