"""A report that went the whole way to its signature, in a store of its own, made once for all tests that only read."""

import io
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.cli import main
from tests.command.conftest import Answer

SAMPLE = "resources/samples/invented-2021.json"
STEPS = "拟稿、保密审查、签发"
OUTPUTS = ("草稿", "征求意见稿", "送审稿", "盖章稿", "公开稿", "归档件")


def run(folder: Path, *words: str) -> Answer:
    """One command on the store in ``folder``."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(["--data-dir", str(folder), *words])
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
    return Answer(status, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Office:
    """A PC: its store, a folder for what goes in and out, and the report it works on."""

    store: Path
    desk: Path
    report: str

    def __call__(self, *words: str) -> Answer:
        return run(self.store, *words)

    def done(self, *words: str) -> Answer:
        answer = self(*words)
        assert answer.status == 0, answer.err
        return answer

    def made(self, kind: str, name: str = "", *more: str) -> Path:
        """An output, written to the desk."""
        target = self.desk / (name or f"{kind}.pdf")
        self.done("export", self.report, "-o", str(target), "--as", kind, *more)
        return target

    def sign(self, *steps: str) -> None:
        for step in steps:
            self.done(
                *("sign", self.report, "--step", step, "--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
            )

    def state(self) -> str:
        return self.done("list").out


def new_office(folder: Path, report: Path | str = SAMPLE) -> Office:
    """A PC with a draft of the sample that has no date of issue yet."""
    store, desk = folder / "草稿 库", folder / "桌面"
    desk.mkdir(parents=True)
    answer = run(store, "load", str(report))
    assert answer.status == 0, answer.err
    office = Office(store, desk, answer.first_line)
    office.done("set", office.report, "report.date", "")
    return office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path)


@pytest.fixture
def under_review(office: Office) -> Office:
    office.done("submit", office.report, "--steps", STEPS)
    return office


@pytest.fixture(scope="session")
def signed_once(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """第1稿 under review, 第2稿 with its date signed; every output on the desk. Not to be changed."""
    office = new_office(tmp_path_factory.mktemp("签发"))
    office.done("submit", office.report, "--steps", STEPS)
    office.made("送审稿", "第1稿.pdf")
    office.sign(*STEPS.split("、"))
    for kind in OUTPUTS:
        office.made(kind)
    for suffix in ("zip", "xlsx"):
        office.made("送审稿", f"送审稿.{suffix}")
    return office


@pytest.fixture
def signed(signed_once: Office, tmp_path: Path) -> Office:
    """A copy of it that may be changed."""
    store, desk = tmp_path / "草稿 库", tmp_path / "桌面"
    shutil.copytree(signed_once.store, store)
    shutil.copytree(signed_once.desk, desk)
    return Office(store, desk, signed_once.report)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[..., Answer]:
    """A command on a PC that knows nothing of the report."""
    return lambda *words: run(tmp_path / "别处", *words)
