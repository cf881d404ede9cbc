"""The folder ``runtime``: CPython for Windows, each file signed by its maker, and the standard library made here."""

import io
import re
import subprocess
import tarfile
import zipfile
from pathlib import Path

from installer.choice import Choice
from installer.downloads import RUNTIME, fetched
from installer.product import BuildFailed
from installer.standard_library import write_library

SEARCH_PATH = ("python311.zip", "..\\app\\program.zip", ".", "..\\lib", "..\\app")
PROGRAM_FILES = (".dll", ".pyd", ".exe")
_SIGNER = re.compile(r"Subject: .*?O=(?P<name>[^/]+)/")
_DIGESTS = tuple(re.compile(rf"{word} message digest *: *(\w+)") for word in ("Current", "Calculated"))
PYTHON_SIGNERS = ("Python Software Foundation", "Microsoft Corporation")
QT_SIGNERS = ("The Qt Company Oy", "Microsoft Corporation")


def write_runtime(folder: Path, choice: Choice) -> str:
    """Fill ``folder``; returns CPython's licence. Raises BuildFailed."""
    folder.mkdir(parents=True)
    (archive,) = fetched(RUNTIME).values()
    with tarfile.open(archive) as sdist:
        member = next(each for each in sdist.getmembers() if each.name.endswith("data.zip"))
        packed = sdist.extractfile(member)
        assert packed is not None
        files = zipfile.ZipFile(io.BytesIO(packed.read()))
    by_name = {Path(each).name: each for each in files.namelist() if not each.endswith("/")}
    for name in choice.runtime:
        if name not in by_name:
            raise BuildFailed(f"{archive.name} holds no {name}")
        (folder / name).write_bytes(files.read(by_name[name]))
    check_signatures(folder, PYTHON_SIGNERS)
    write_library(folder / "python311.zip", choice)
    # Beside the DLL this file alone says where modules are: no other Python on the computer, no variable interferes.
    (folder / "python311._pth").write_text("\n".join(SEARCH_PATH) + "\n", encoding="ascii", newline="\n")
    return files.read(by_name["LICENSE.txt"]).decode("utf-8")


def check_signatures(folder: Path, signers: tuple[str, ...]) -> None:
    """Every program file in ``folder`` is as one of ``signers`` signed it: Authenticode digest and signer's name.

    The chain of certificates is not followed to a root. Raises BuildFailed.
    """
    for path in sorted(each for each in folder.rglob("*") if each.suffix in PROGRAM_FILES):
        told = subprocess.run(["osslsigncode", "verify", "-in", path], capture_output=True, check=False)
        words = told.stdout.decode("utf-8", errors="replace")
        current, calculated = (pattern.search(words) for pattern in _DIGESTS)
        if not current or not calculated or current[1] != calculated[1]:
            raise BuildFailed(f"{path.name}: not signed, or changed since it was")
        signer = _SIGNER.search(words)
        if signer is None or signer["name"] not in signers:
            raise BuildFailed(f"{path.name}: signed by {signer['name'] if signer else 'nobody'}, not by {signers}")
