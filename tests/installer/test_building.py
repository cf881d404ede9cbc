"""What must be so before a build is begun, and what stops one."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from installer.choice import Choice

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def choice() -> "Choice":
    from installer.choice import read_choice

    return read_choice()


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    """A program folder with one library of one module."""
    metadata = tmp_path / "payload" / "lib" / "nothing-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Name: nothing\n", encoding="utf-8")
    (metadata / "RECORD").write_text("nothing.py,,\nnothing-1.0.dist-info/METADATA,,\n", encoding="utf-8")
    (metadata.parent / "nothing.py").write_text("", encoding="utf-8")
    return tmp_path / "payload"


def test_every_dependency_of_the_program_is_pinned_as_it_allows() -> None:
    from installer.downloads import REQUIREMENTS, pinned

    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = {canonicalize_name(each.name): each.version for each in pinned(REQUIREMENTS)}
    for line in project["dependencies"]:
        wanted = Requirement(line)
        name = canonicalize_name(wanted.name)
        assert name in versions, f"python -m installer pin: {name}"
        assert wanted.specifier.contains(versions[name]), f"{name} {versions[name]}"


def test_every_qt_module_that_is_imported_ships(choice: "Choice") -> None:
    from installer.inspection import imported

    used = {name.split(".")[1] for name in imported() if name.startswith("PySide6.")}
    assert used <= set(choice.qt_modules)


def test_a_library_without_a_licence_stops_the_build(payload: Path, tmp_path: Path, choice: "Choice") -> None:
    from installer.licences import write_licences
    from installer.product import BuildFailed

    with pytest.raises(BuildFailed, match="nothing"):
        write_licences(tmp_path / "one", payload, "", choice)
    (payload / "lib" / "nothing-1.0.dist-info" / "LICENSE").write_text("free", encoding="utf-8")
    write_licences(tmp_path / "two", payload, "", choice)
    assert (tmp_path / "two" / "nothing" / "LICENSE").read_text(encoding="utf-8") == "free"
    (payload / "lib" / "stray.py").write_text("", encoding="utf-8")
    with pytest.raises(BuildFailed, match=r"stray\.py"):
        write_licences(tmp_path / "three", payload, "", choice)


@pytest.mark.skipif(not shutil.which("osslsigncode"), reason="osslsigncode is not installed")
def test_a_file_that_nobody_signed_stops_the_build(tmp_path: Path) -> None:
    from installer.product import BuildFailed
    from installer.runtime import PYTHON_SIGNERS, check_signatures

    (tmp_path / "python311.dll").write_bytes(b"MZ")
    with pytest.raises(BuildFailed, match="not signed"):
        check_signatures(tmp_path, PYTHON_SIGNERS)


def test_a_setup_that_is_too_large_stops_the_build(tmp_path: Path, choice: "Choice") -> None:
    from installer.packing import check_size
    from installer.product import BuildFailed

    setup = tmp_path / "setup.exe"
    with setup.open("wb") as file:
        file.truncate(choice.largest_setup + 1)
    with pytest.raises(BuildFailed, match="allowed 65 MB"):
        check_size(setup, choice)


def test_two_builds_are_compared(tmp_path: Path) -> None:
    def compared() -> tuple[int, str]:
        words = [sys.executable, "-m", "installer", "compare", str(tmp_path / "a"), str(tmp_path / "b")]
        done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "setup.exe").write_bytes(b"the same")
    assert compared() == (0, "the same\n")
    (tmp_path / "b" / "setup.exe").write_bytes(b"another")
    assert compared() == (1, "differs: setup.exe\n")


def test_the_program_runs_from_its_archive(tmp_path: Path) -> None:
    from installer.product import product
    from installer.program import PACKED, compile_all, pack_modules, write_program

    write_program(tmp_path, product(None))
    compile_all(tmp_path)
    pack_modules(tmp_path)
    asked = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "import desktop.cli, forms.edition, resources\n"
        "print(desktop.cli.__file__, resources.__file__, *forms.edition.Editions(), sep='\\n')"
    )
    places = [str(tmp_path / PACKED), str(tmp_path)]
    told = subprocess.run(
        [sys.executable, "-P", "-c", asked, *places], capture_output=True, check=True, encoding="utf-8"
    ).stdout.splitlines()
    assert told == [
        str(tmp_path / PACKED / "desktop" / "cli.pyc"),
        str(tmp_path / "resources" / "__init__.pyc"),
        *told[2:],
    ]
    assert told[2:] == sorted(each.name for each in (PROJECT / "resources" / "editions").iterdir())
