"""Stores that released programs wrote: opened by this one with everything in them, a backup made before.

``files/VERSION`` holds a store and, as VERSION itself wrote them out, its reports; 0.1.0 stands for the release that is
being made. A release adds a folder and never changes one (installer/README.md).
"""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.workplace import Workplace
from forms.draft.exchange import load

RELEASED = sorted(each for each in (Path(__file__).parent / "files").iterdir())


@pytest.fixture(params=RELEASED, ids=lambda each: each.name)
def released(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture
def data(released: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "草稿 库"
    folder.mkdir()
    shutil.copyfile(released / "drafts.sqlite", folder / "drafts.sqlite")
    return folder


def rows(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table of a store, the record of its migrations included."""
    with closing(sqlite3.connect(store)) as db:
        tables = [name for (name,) in db.execute("select name from sqlite_master where type = 'table' order by name")]
        return {name: db.execute(f"select * from [{name}]").fetchall() for name in tables}


def test_every_report_of_a_released_store_is_there(
    data: Path, released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Workplace.at(str(data)).open_store().close()
    exported = sorted(released.glob("*.json"))
    for file in exported:
        assert main(["--data-dir", str(data), "dump", file.stem]) == 0
        told = load(capsys.readouterr().out.encode(), Workplace.at(str(data)).editions)
        before = load(file.read_bytes(), Workplace.at(str(data)).editions)
        assert (told.id, told.entries) == (before.id, before.entries)
    assert main(["--data-dir", str(data), "list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(exported) > 0
    assert main(["--data-dir", str(data), "list", "--bin", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert main(["--data-dir", str(data), "doctor"]) == 0


def test_a_backup_as_the_store_was_is_made_before_anything_is_changed(data: Path, released: Path) -> None:
    Workplace.at(str(data)).open_store().close()
    (backup,) = (data / "backups").iterdir()
    assert rows(backup) == rows(released / "drafts.sqlite")


def test_the_last_step_of_a_released_store_can_be_undone(data: Path, released: Path) -> None:
    workplace = Workplace.at(str(data))
    store = workplace.open_store()
    try:
        report = store.reader.reports()[0].id
        editor = workplace.editor(store, report)
        before = dict(store.reader.entries(report))
        label = editor.undo_label
        assert label is not None
        editor.undo()
        store.flush()
        assert store.reader.entries(report) != before
        editor.redo()
        store.flush()
        assert store.reader.entries(report) == before
    finally:
        store.close()
