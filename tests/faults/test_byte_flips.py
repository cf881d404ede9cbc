"""A byte of the file is changed: what is shown is what was stored, or the damage is told; and there is a way back."""

import hashlib
import random
import shutil
from dataclasses import astuple
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import resources
from desktop.store.drafts import DraftReader, DraftStore
from desktop.store.errors import StoreDamaged, StoreError, StoreTooNew
from desktop.workplace import Workplace
from forms.draft.act import Act
from forms.draft.exchange import load
from forms.draft.revision import next_revision
from tests.faults.trials import FLIPS

NOON = datetime(2022, 1, 5, 12, 0)
REPORTS = [letter * 32 for letter in "abc"]
PAGES = b"%PDF" + bytes(range(256)) * 20

Shown = dict[str, Any]


def workplace(folder: Path) -> Workplace:
    return Workplace.at(str(folder), clock=lambda: NOON)


def shown(reader: DraftReader) -> Shown:
    """Everything that the window shows of a store; when a report was made it does not."""
    told: Shown = {
        "list": [each._replace(created="") for each in reader.reports()],
        "bin": reader.reports(deleted=True),
    }
    for report in REPORTS:
        entries, journal = reader.whole(report)
        approvals = reader.approvals
        told[report] = (
            entries,
            journal,
            [astuple(each) for each in approvals.revisions(report)],
            [(*astuple(each)[:3], dict(each.data), each.who, each.when) for each in approvals.acts(report)],
            approvals.kept_file(report, 1, "签发.pdf"),
        )
    return told


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Shown, Shown]:
    """A store with reports, revisions, acts and pages; what it shows, and what its backup shows."""
    folder = tmp_path_factory.mktemp("original")
    here = workplace(folder)
    store = here.open_store()
    entries = load(resources.path("samples/invented-2021.json").read_bytes(), here.editions).entries
    editors = {report: here.new_editor(store, report) for report in REPORTS}
    for report, editor in editors.items():
        editor.create(entries, "读入")
        revision = next_revision(report, editor.draft, None, who="张三", when=NOON, remark="")
        act = Act(1, "submit", 1, {"digest": hashlib.sha256(PAGES).hexdigest()}, "张三", NOON.isoformat())
        store.register(report, act, revision=revision, files={"签发.pdf": PAGES})
    store.backup()
    backed_up = shown(store.reader)
    for editor in editors.values():
        for number in range(20):
            editor.set("requests.received.natural", str(number + 100))
    store.flush()
    told = shown(store.reader)
    store.close()
    return folder, told, backed_up


@pytest.mark.parametrize("number", range(FLIPS))
def test_a_changed_byte(original: tuple[Path, Shown, Shown], tmp_path: Path, number: int) -> None:
    source, told, backed_up = original
    rng = random.Random(number)
    folder = tmp_path / "store"
    shutil.copytree(source, folder)
    path = folder / "drafts.sqlite"
    data = bytearray(path.read_bytes())
    place = rng.randrange(100) if number % 10 == 0 else rng.randrange(len(data))  # the head of the file now and then
    data[place] ^= rng.randrange(1, 256)
    path.write_bytes(data)
    try:
        store = workplace(folder).open_store()
    except StoreTooNew:
        pytest.fail("told as a newer one")
    try:
        if store.notices:
            way_back(store, told, backed_up)
            return
        try:
            now = shown(store.reader)
        except StoreDamaged:
            store.mend()
            way_back(store, told, backed_up)
            return
        assert now == told
        if not store.sound:
            store.mend()
            way_back(store, told, backed_up)
    except StoreError as failure:
        pytest.fail(f"another fault was told: {failure}")
    finally:
        store.close()


def way_back(store: DraftStore, told: Shown, backed_up: Shown) -> None:
    """Each report is there, as it was last or as it was backed up, and the file that was damaged is kept."""
    now = shown(store.reader)
    assert len(list(store.backup().parents[1].glob("drafts.damaged-*.sqlite"))) == 1
    for report in REPORTS:
        assert now[report] in (told[report], backed_up[report])
    assert store.sound
