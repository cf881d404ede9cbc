"""A thousand final exports in one process, each of another report, made, read back and given its data.

    python -m tests.benchmarks.our_exports DATA_FOLDER COUNT

Prints the most memory this process has held, in KiB, after a tenth of them and after all.
"""

import resource
import sys

import resources
from desktop.export.pdf.attaching import Attached, with_attachments
from desktop.signoff.page_making import make_pages
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.exchange import load

SAMPLE = "samples/invented-2021.json"
FIRST, CHARACTERS = 0x4E00, 3000  # the characters that one more of each report uses


def main() -> None:
    """Export, over and over: a number and a character differ each time, so that the faces are cut anew."""
    folder, count = sys.argv[1], int(sys.argv[2])
    workplace = Workplace.at(folder)
    entries = load(resources.path(SAMPLE).read_bytes(), workplace.editions).entries
    for number in range(1, count + 1):
        rare = chr(FIRST + number % CHARACTERS)
        changed = {"requests.received.natural": str(number), "problems.text": entries["problems.text"] + rare}
        draft = Draft(workplace.editions, {**entries, **changed})
        pages = make_pages(draft, workplace, mark=None).data
        with_attachments(pages, [Attached("年报数据.json", repr(changed).encode(), "application/json", "Source")])
        if number in (count // 10, count):
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main()
