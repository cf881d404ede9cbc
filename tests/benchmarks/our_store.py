"""Ten thousand edits of the last draft of a data folder as a process, through the editor's door.

    python -m tests.benchmarks.our_store DATA_FOLDER

Prints its memory in KiB with the report open and after the edits.
"""

import sys

from desktop.settings import read_settings
from desktop.workplace import Workplace

EDITS = 10_000


def resident() -> int:
    """The memory this process holds now, in KiB."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def main() -> None:
    """Open, edit, print."""
    workplace = Workplace.at(sys.argv[1])
    store = workplace.open_store()
    editor = workplace.editor(store, read_settings(workplace.root).last_report)
    print(resident())
    for number in range(EDITS):
        editor.set("requests.received.natural", str(number % 1000 + 1))
        if number % 100 == 99:
            store.flush()
    store.flush()
    print(resident())
    store.close()


if __name__ == "__main__":
    main()
