"""The two launchers, cross-compiled: 公开年报.exe without a console, nianbao.exe with one."""

import subprocess
import tempfile
from pathlib import Path

from installer.product import CONSOLE, HERE, PROJECT, WINDOW, BuildFailed, Product

SOURCES = HERE / "launcher"
ICON = PROJECT / "resources" / "icons" / "nianbao.ico"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"


def write_launchers(folder: Path, product: Product) -> list[Path]:
    """Make both in ``folder``; returns their paths."""
    window, console = folder / WINDOW, folder / CONSOLE
    compile_launcher(window, "desktop.windowed", product, console=False)
    compile_launcher(console, "desktop.cli", product, console=True)
    return [window, console]


def compile_launcher(target: Path, module: str, product: Product, *, console: bool) -> None:
    """A launcher that runs ``module``. Raises BuildFailed."""
    with tempfile.TemporaryDirectory() as scratch:
        described = Path(scratch) / "resources.o"
        numbers = ",".join(str(each) for each in product.numbers)
        defined = [f"NUMBERS={numbers}", f'VERSION=L"{product.version}"', f'ORIGINAL=L"{target.name}"']
        # windres hands its words to a shell once more; a file takes them as they are.
        header = Path(scratch) / "defined.rc"
        lines = [f"#define {each.replace('=', ' ', 1)}\n" for each in defined]
        header.write_text(
            "#pragma code_page(65001)\n" + "".join(lines) + (SOURCES / "launcher.rc").read_text(encoding="utf-8"),
            encoding="utf-8",
        )
        _run(
            RESOURCES,
            "-c",
            "65001",
            f"-I{SOURCES}",
            f"-I{ICON.parent}",
            str(header),
            "-O",
            "coff",
            "-o",
            str(described),
        )
        kind = ["-mconsole", "-DCONSOLE"] if console else ["-mwindows"]
        options = ["-Os", "-s", "-municode", "-Wall", "-Werror", "-Wl,--no-insert-timestamp", *kind]
        made = Path(scratch) / "launcher.exe"
        _run(COMPILER, *options, f'-DMODULE=L"{module}"', "-o", str(made), str(SOURCES / "launcher.c"), str(described))
        target.write_bytes(made.read_bytes())


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        raise BuildFailed(f"{words[0]}: {done.stderr.decode(errors='replace')}")
