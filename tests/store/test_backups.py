"""Backups: made when something changed, numbered, thinned by age, and by no clock that was set back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.store.backups import backups, backups_in, computer, make_second, taken_at
from desktop.store.drafts import DraftStore
from desktop.store.errors import BackupFolderNotWritable
from desktop.store.thinning import staying
from forms.draft.journal import Edit

REPORT = "a" * 32
NOON = datetime(2022, 1, 5, 12, 0)
HALF_HOUR = timedelta(minutes=30)


def edit(step: int, field: str, inserted: str) -> Edit:
    return Edit(step, "set", "填写", field, 0, "", inserted, None, "张三", "2022-01-05T12:00:00")


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[DraftStore]:
    opened = DraftStore.open(tmp_path / "库", user="张三", host="PC-01", clock=clock)
    identity = {"report.agency": "甲局", "report.year": "2021", "report.edition": "2021"}
    opened.append(REPORT, [edit(1, field, text) for field, text in identity.items()], created=True)
    opened.flush()
    yield opened
    opened.close()


def values(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("select count(*) from value").fetchone()[0])


def test_one_is_made_when_something_changed_and_none_when_nothing_did(store: DraftStore) -> None:
    first = store.backup(if_changed=True)
    assert store.backup(if_changed=True) == first
    store.append(REPORT, [edit(2, "report.level", "县")])
    second = store.backup(if_changed=True)
    assert second != first
    assert (values(first), values(second)) == (3, 4)
    store.delete(REPORT)
    assert store.backup(if_changed=True) != second


def test_a_clock_set_back_changes_neither_order_nor_what_stays(store: DraftStore, clock: Clock) -> None:
    earlier = store.backup()
    clock.now = NOON - timedelta(days=2000)
    later = store.backup()
    clock.now = NOON + HALF_HOUR
    newest = store.backup()
    assert backups(store.path) == [newest, later, earlier]


def test_the_second_folder_is_a_backup_of_its_own(store: DraftStore, clock: Clock, tmp_path: Path) -> None:
    store.backup()
    store.second_folder = tmp_path / "U盘"
    store.second_folder.mkdir()
    store.second_backup()
    store.second_backup()
    assert len(backups_in(store.second_folder, store.path)) == 1
    clock.now += HALF_HOUR
    store.append(REPORT, [edit(2, "report.level", "县")])
    made = store.backup()
    for each in (store.path.parent / "backups").iterdir():
        each.unlink()
    newest = backups_in(store.second_folder, store.path)[0]
    assert computer(newest) == "PC-01"
    assert (taken_at(newest), values(newest)) == (taken_at(made), 4)
    store.second_folder = tmp_path / "没有" / "这个"
    with pytest.raises(BackupFolderNotWritable, match="已备份在数据文件夹里"):
        store.backup()


def test_computers_that_share_a_folder_leave_each_others_backups(
    store: DraftStore, clock: Clock, tmp_path: Path
) -> None:
    folder = tmp_path / "共享"
    folder.mkdir()
    others = [make_second(store.backup(), folder, "PC-01-2") for _ in range(2)]
    store.second_folder = folder
    clock.now += timedelta(days=400)
    for _ in range(3):
        clock.now += timedelta(hours=1)
        store.backup()
    assert all(each.exists() for each in others)
    assert len(backups_in(folder, store.path)) == 4


def test_backups_of_earlier_programs_come_before_those_with_a_number(store: DraftStore) -> None:
    folder = store.path.parent / "backups"
    folder.mkdir(exist_ok=True)
    old = folder / "drafts-20991231-235959.sqlite"
    old.write_bytes(store.path.read_bytes())
    made = store.backup()
    assert backups(store.path) == [made, old]


def thinned(gaps: list[timedelta]) -> list[tuple[int, datetime]]:
    """What is left when a backup was made after each of ``gaps``, thinned each time."""
    left: list[tuple[int, datetime]] = []
    now = NOON
    for number, gap in enumerate(gaps):
        now += gap
        left.append((number, now))
        kept = staying([when for _, when in left])
        left = [each for index, each in enumerate(left) if index in kept]
    return left


def test_a_year_of_half_hours_leaves_some_of_each_age() -> None:
    left = thinned([HALF_HOUR] * (365 * 48))
    ages = [left[-1][1] - when for _, when in left]
    assert sum(age < timedelta(hours=24) for age in ages) == 48
    assert sum(timedelta(hours=24) <= age < timedelta(days=7) for age in ages) == 7
    assert 3 <= sum(timedelta(days=7) <= age < timedelta(days=31) for age in ages) <= 5
    assert 11 <= sum(age >= timedelta(days=31) for age in ages) <= 13


@settings(max_examples=60)
@given(st.lists(st.sampled_from([HALF_HOUR, timedelta(hours=17), timedelta(days=-900)]), min_size=1, max_size=120))
def test_what_was_made_last_stays_whatever_the_clock_said(gaps: list[timedelta]) -> None:
    numbers = [number for number, _ in thinned(gaps)]
    forward = 0
    for number in reversed(range(len(gaps))):
        forward += gaps[number] > HALF_HOUR
        if forward > 0 or len(gaps) - number > 48:
            break
        assert number in numbers


@settings(max_examples=60)
@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=30)), min_size=1, max_size=150))
def test_something_of_about_the_same_time_stays_and_thinning_twice_is_thinning_once(gaps: list[timedelta]) -> None:
    times = []
    now = NOON
    for gap in gaps:
        now += gap
        times.append(now)
    once = thinned(gaps)
    for each in times:  # the newest of a week in the newest of a month: never more than that much later
        assert any(timedelta(0) <= when - each <= timedelta(days=39) for _, when in once)
    assert len(staying([when for _, when in once])) == len(once)
    assert once[-1][0] == len(gaps) - 1


def test_after_a_long_pause_nothing_goes_at_once() -> None:
    days = [timedelta(days=1)] * 5
    before = thinned(days)
    assert len(thinned([*days, timedelta(days=1500)])) == len(before) + 1
    assert len(thinned([*days, timedelta(days=1500), timedelta(days=-1499)])) >= len(before) + 1
