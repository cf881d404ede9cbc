"""Two on one store: one writes, others read what is whole; a lock that a file server got wrong mixes nothing."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from desktop.store.drafts import DraftStore, open_reader
from desktop.store.errors import DraftChangedElsewhere, StoreInUse
from desktop.workplace import Workplace
from forms.draft.journal import Edit

REPORT = "a" * 32
NOON = datetime(2022, 1, 5, 12, 0)

WRITER = """
import sys
from desktop.workplace import Workplace
workplace = Workplace.at(sys.argv[1])
store = workplace.open_store()
editor = workplace.new_editor(store, "a" * 32)
editor.create({"report.agency": "甲局", "report.year": "2021", "report.edition": "2021"}, "新建")
store.flush()
print("open", flush=True)
for number in range(1, 1_000_000):
    editor.paste({"requests.received.natural": str(number), "requests.carried_over.natural": str(number)})
    store.flush()
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_reader_sees_whole_steps_and_a_second_writer_waits_for_the_first_to_end(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": root}
    words = [sys.executable, "-c", WRITER, str(tmp_path)]
    workplace = Workplace.at(str(tmp_path))
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        reader, seen = open_reader(tmp_path), set()
        for _ in range(60):
            entries, _journal = reader.whole(REPORT)
            seen.add(entries.get("requests.received.natural"))
            assert entries.get("requests.received.natural") == entries.get("requests.carried_over.natural")
        with pytest.raises(StoreInUse):
            workplace.open_store()
        other.send_signal(signal.SIGKILL)
    assert len(seen) > 1
    store = workplace.open_store()
    assert store.crashed is not None
    assert store.crashed.pid == other.pid
    assert store.notices == []
    store.reader.whole(REPORT)
    store.close()


def edit(step: int, field: str, removed: str, inserted: str) -> Edit:
    return Edit(step, "set", "填写", field, 0, removed, inserted, None, "张三", "2022-01-05T12:00:00")


def open_store(folder: Path) -> DraftStore:
    return DraftStore.open(folder, user="张三", host="PC-01", clock=lambda: NOON)


@pytest.mark.skipif(os.name == "nt", reason="a held file is not deleted there")
def test_two_writers_at_once_mix_nothing(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    first.append(
        REPORT,
        [edit(1, "report.agency", "", "甲局"), edit(1, "report.year", "", "2021"), edit(1, "n", "", "1")],
        created=True,
    )
    first.flush()
    (tmp_path / "drafts.lock").unlink()  # as on a file server that forgets its locks
    second = open_store(tmp_path)
    second.append(REPORT, [edit(2, "n", "1", "2")])
    second.flush()
    first.append(REPORT, [edit(2, "n", "1", "3")])
    with pytest.raises(DraftChangedElsewhere):
        first.flush()
    assert open_reader(tmp_path).whole(REPORT)[0]["n"] == "2"
    first.close()
    second.close()
