"""How long the installed program takes to show its window, against a bare PySide6 window on the same runtime and Wine.

    NIANBAO_BUILDS=dist/builds python -m tests.installer.start_ratio

Prints the median ratio of interleaved pairs, from starting the process until its window is on the screen. The program
opens the report that was open last; it was killed before, so it checks the store as well.
"""

import os
import shutil
import statistics
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from installer.launchers import compile_launcher
from installer.product import product
from tests.benchmarks.pairs import Ratio, row
from tests.installer.conftest import Computer
from tests.installer.desktop_screen import Screen
from tests.installer.wine import Wine

WARM_UPS, PAIRS = 2, 11
BUDGET = 2.0
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("bare window")
window.resize(1366, 768)
window.show()
sys.exit(app.exec())
"""


def bare_program(computer: Computer) -> Path:
    """A launcher for a script that shows a bare window, on the runtime and libraries of the installed program."""
    folder = computer.wine.drive / "bare"
    (folder / "app").mkdir(parents=True)
    for name in ("runtime", "lib"):
        (folder / name).symlink_to(computer.programs / name)
    (folder / "app" / "bare_window.py").write_text(BARE, encoding="utf-8")
    # Its own copy, since the path of modules starts beside the DLL.
    (folder / "runtime").unlink()
    shutil.copytree(computer.programs / "runtime", folder / "runtime")
    compile_launcher(folder / "bare.exe", "bare_window", product(None), console=False)
    return folder / "bare.exe"


def shown(computer: Computer, program: Path, title: str) -> float:
    """Seconds from starting ``program`` until a window with ``title`` is there; then it is ended."""
    begun = perf_counter()
    process = computer.wine.start(program)
    while not computer.screen.windows(title):
        sleep(0.005)
    taken = perf_counter() - begun
    process.kill()
    process.wait()
    return taken


def main() -> None:
    """Print the ratio beside its budget; judge nothing, since what else the machine does is in it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        screen = Screen(Path(folder))
        wine = Wine(Path(folder) / "wine", screen.display)
        try:
            computer = Computer(wine, screen, Path(os.environ["NIANBAO_BUILDS"]))
            computer.install()
            report = computer.nianbao("new", "--agency", "云泽市某某局", "--year", "2021").out.strip()
            entries = computer.nianbao("list", "--json").out
            full = next(part for part in entries.split('"') if part.startswith(report))
            settings = computer.data.parent / "settings.json"
            settings.write_text(f'{{"last_report": "{full}"}}', encoding="utf-8")
            bare = bare_program(computer)
            pairs = [
                (shown(computer, computer.window_program, "云泽市某某局"), shown(computer, bare, "^bare window$"))
                for _ in range(WARM_UPS + PAIRS)
            ][WARM_UPS:]
        finally:
            wine.close()
            screen.close()
    lower, median, upper = statistics.quantiles((ours / anchor for ours, anchor in pairs), n=4)
    ours, anchor = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = Ratio(median, lower, upper, ours, anchor)
    print(row("installed program, start to window, last draft", ratio, BUDGET))


if __name__ == "__main__":
    main()
