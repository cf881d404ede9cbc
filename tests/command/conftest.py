"""The command line as a user meets it: words in, status and two streams out, a store in a folder of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def first_line(self) -> str:
        return self.out.splitlines()[0]


Nianbao = Callable[..., Answer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "草稿 库"


@pytest.fixture
def nianbao(folder: Path, capsys: pytest.CaptureFixture[str]) -> Nianbao:
    def run(*words: str) -> Answer:
        capsys.readouterr()
        try:
            status = main(["--data-dir", str(folder), *words])
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        streams = capsys.readouterr()
        return Answer(status, streams.out, streams.err)

    return run


@pytest.fixture
def report(nianbao: Nianbao) -> str:
    """A new report of 2021; its first 8 digits."""
    answer = nianbao("new", "--agency", "云泽市某某局", "--year", "2021")
    assert answer.status == 0
    return answer.first_line
