"""The folder ``app``: the program's own packages as they are under version control, and the metadata naming them."""

import shutil
import zipfile
from pathlib import Path

from installer.product import PROJECT, Product, packages, tracked
from installer.standard_library import ZIP_TIME, compiled

PACKED = "program.zip"
WITH_DATA = ("resources",)


def write_program(folder: Path, product: Product) -> None:
    """Fill ``folder``."""
    for path in tracked(*packages()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / path, target)
    metadata = folder / f"gongkai_nianbao-{product.version}.dist-info"
    metadata.mkdir()
    told = f"Metadata-Version: 2.1\nName: gongkai-nianbao\nVersion: {product.version}\n"
    (metadata / "METADATA").write_text(told, encoding="utf-8", newline="\n")
    shutil.copyfile(PROJECT / "LICENSE", metadata / "LICENSE")


def compile_all(folder: Path) -> None:
    """Every module below ``folder`` as a .pyc in place of its source.

    Nothing is compiled, or written, on the clerk's computer. And PySide6 looks through the source of every module that
    is imported after it, where there is one.
    """
    for source in sorted(folder.rglob("*.py")):
        name = source.relative_to(folder.parent).as_posix()
        source.with_suffix(".pyc").write_bytes(compiled(source.read_bytes(), name))
        source.unlink()


def pack_modules(folder: Path) -> None:
    """The .pyc files of the program's own packages as one archive, stored, in place of each its own file.

    A start reads more than a hundred of them, and looking for a file and opening it is dear on Windows: three walks
    along its path, and an antivirus program that looks in. Data stay files, and so does a package that finds them.
    """
    with zipfile.ZipFile(folder / PACKED, "w", zipfile.ZIP_STORED) as packed:
        for path in sorted(folder.rglob("*.pyc")):
            package = path.relative_to(folder).parts[0]
            if package in WITH_DATA:
                continue
            packed.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix(), ZIP_TIME), path.read_bytes())
            path.unlink()
    for inner in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        if not any(inner.iterdir()):
            inner.rmdir()
