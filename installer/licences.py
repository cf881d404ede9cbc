"""The folder ``许可``: the licence of everything that ships, one folder a part; a part without one stops the build."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from installer.choice import Choice
from installer.product import HERE, PROJECT, BuildFailed

FOLDER = "许可"
TEXTS = HERE / "licences"
WORDS = ("licen", "copying", "notice")


def write_licences(folder: Path, payload: Path, python_licence: str, choice: Choice) -> None:
    """Collect the texts for what lies in ``payload`` into ``folder``. Raises BuildFailed."""
    shutil.copytree(PROJECT / "resources" / "fonts" / "LICENSES", folder / "字体")
    _copy({"公开年报.txt": PROJECT / "LICENSE"}, folder)
    (folder / "CPython").mkdir()
    (folder / "CPython" / "LICENSE.txt").write_text(python_licence, encoding="utf-8", newline="\n")
    # The launchers' start code and the installer's own program.
    _copy({name: TEXTS / name for name in ("mingw-w64.txt", "NSIS.txt")}, folder)
    for metadata in sorted((payload / "lib").glob("*.dist-info")):
        name = _name(metadata)
        if name in choice.licences:
            _copy({each: TEXTS / each for each in choice.licences[name]}, folder / name)
        else:
            _copy(_own_texts(metadata), folder / name)
    _check_all_have_metadata(payload / "lib")


def _own_texts(metadata: Path) -> dict[str, Path]:
    found = {
        path.relative_to(metadata).as_posix().removeprefix("licenses/"): path
        for path in sorted(metadata.rglob("*"))
        if path.is_file() and (path.parent != metadata or any(word in path.name.lower() for word in WORDS))
    }
    if not found:
        raise BuildFailed(f"{metadata.name} has no licence text; put one into installer/licences and payload.toml")
    return found


def _check_all_have_metadata(lib: Path) -> None:
    """What lies in ``lib`` belongs to a distribution that was seen: its RECORD names it."""
    recorded = set()
    for record in lib.glob("*.dist-info/RECORD"):
        recorded |= {line.split("/")[0].split(",")[0] for line in record.read_text(encoding="utf-8").splitlines()}
    unknown = {each.name for each in lib.iterdir()} - recorded
    if unknown:
        raise BuildFailed(f"in lib, but of no distribution: {', '.join(sorted(unknown))}")


def _name(metadata: Path) -> str:
    lines = (metadata / "METADATA").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("Name: ")).removeprefix("Name: ").replace("_", "-")


def _copy(texts: Mapping[str, Path], folder: Path) -> None:
    for name, source in texts.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
