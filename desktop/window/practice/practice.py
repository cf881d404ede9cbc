"""A store apart from the real one, for the sample and for practice: nothing in it can get among the real reports."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import resources
from desktop.practice_progress import Progress, read_progress, write_progress
from desktop.signoff import practice
from desktop.store.drafts import DraftStore
from desktop.store.writer import Outcome
from desktop.window.start.library import Library
from desktop.workplace import Workplace
from forms.draft.exchange import load

FOLDER = "practice"
SAMPLE = "samples/invented-2021.json"  # as a report should be
DEMO = "samples/hunan-transport-2019.json"  # as one was published, with what was overlooked
EXERCISE = "samples/practice-2021.json"


class Practice:
    """Opened when it is first asked for. The samples are made anew each time; the practice goes on where it was."""

    def __init__(self, workplace: Workplace, told: Callable[[Outcome], None]) -> None:
        self.workplace = replace(workplace, data=workplace.data / FOLDER)
        self._told = told
        self._store: DraftStore | None = None

    @property
    def store(self) -> DraftStore:
        """The store of practice. Raises StoreError."""
        if self._store is None:
            self._store = self.workplace.open_store(self._told)
        return self._store

    def sample(self) -> str:
        """A fresh copy of the sample report; returns its id. Raises StoreError."""
        return self._fresh(SAMPLE, practice.SAMPLE)

    def demo(self) -> str:
        """A fresh copy of the real report; returns its id. Raises StoreError."""
        return self._fresh(DEMO, practice.SAMPLE)

    def exercise(self) -> str:
        """The report with planted mistakes as it was left, else a fresh copy; returns its id. Raises StoreError."""
        progress = read_progress(self.workplace.data)
        there = {each.id for each in self.store.reader.reports(deleted=False)}
        return progress.report if progress and progress.report in there else self.exercise_anew()

    def exercise_anew(self) -> str:
        """A fresh copy of the report with planted mistakes, at the first step; returns its id. Raises StoreError."""
        report = self._fresh(EXERCISE, practice.EXERCISE)
        with suppress(OSError):  # then the practice begins anew the next time too
            write_progress(self.workplace.data, Progress(report))
        return report

    def close(self) -> None:
        """Let go of the store, if it was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _fresh(self, name: str, label: str) -> str:
        entries = load(resources.path(name).read_bytes(), self.workplace.editions).entries
        return Library(self.workplace, self.store).add(entries, label)
