"""The wheel holds everything: installed in an empty environment elsewhere, it makes the sample's pages."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "DISPLAY")}
    return subprocess.run([str(word) for word in words], cwd=cwd, env=environment, capture_output=True, check=False)


@pytest.mark.timeout(600)
def test_the_wheel_alone_makes_the_sample_report(tmp_path: Path) -> None:
    built = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", tmp_path, PROJECT, cwd=tmp_path)
    assert built.returncode == 0, built.stderr.decode()
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "empty", with_pip=True)
    scripts = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")
    installed = run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr.decode()

    done = run(scripts / "nianbao", "--data-dir", tmp_path / "data", "demo", "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    pages = Path(done.stdout.decode("utf-8").splitlines()[-1])
    assert pages.parent == tmp_path / "out"
    assert pages.read_bytes().startswith(b"%PDF-")
    packed = {name.name for name in (tmp_path / "empty").rglob("*") if name.name in ("tests", "installer")}
    assert not {"installer"} & packed
    assert not (tmp_path / "data" / "drafts.sqlite").exists()
