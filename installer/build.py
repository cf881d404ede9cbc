"""One build, from a clean checkout to the files that are handed out."""

import shutil
from pathlib import Path

from installer.choice import read_choice
from installer.inspection import inspect, installed_size
from installer.launchers import write_launchers
from installer.libraries import write_libraries
from installer.licences import FOLDER, write_licences
from installer.packing import check_size, set_times, sign_file, write_lists, write_portable, write_setup
from installer.product import FILE_NAME, PROJECT, Product
from installer.program import compile_all, pack_modules, write_program
from installer.runtime import write_runtime


def build(out: Path, product: Product, *, fast: bool, sign: str | None) -> None:
    """Make setup, portable copy and lists in ``out``. Raises BuildFailed."""
    choice = read_choice()
    payload = PROJECT / "build" / f"{FILE_NAME}-{product.version}"
    shutil.rmtree(payload, ignore_errors=True)
    payload.mkdir(parents=True)
    python_licence = write_runtime(payload / "runtime", choice)
    write_libraries(payload / "lib", choice)
    write_program(payload / "app", product)
    write_licences(payload / FOLDER, payload, python_licence, choice)
    for folder in ("lib", "app"):
        compile_all(payload / folder)
    pack_modules(payload / "app")
    for launcher in write_launchers(payload, product):
        if sign:
            sign_file(launcher, sign)
    inspect(payload, choice)
    set_times(payload, product)

    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    setup = out / f"{FILE_NAME}-{product.version}-setup.exe"
    portable = out / f"{FILE_NAME}-{product.version}-portable.zip"
    write_setup(setup, payload, product, fast=fast, sign=sign)
    if not fast:
        check_size(setup, choice)
    write_portable(portable, payload, product, fast=fast)
    write_lists(out, [setup, portable], payload, product)
    print(f"installed {installed_size(payload) / 1e6:.1f} MB")
    for path in (setup, portable):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
