"""The copy that is sealed (盖章稿): the pages of a signed revision without a mark, kept with it.

Printing and publishing take this very file, whatever the draft, the faces or the program are by then.
"""

import tempfile
from pathlib import Path

from desktop.export.pdf.export import export_pdf
from desktop.export.pdf.faces import Faces
from desktop.signoff.refused import SignoffRefused
from desktop.workplace import Workplace
from forms.checks import check
from forms.checks.catalogue import message
from forms.checks.finding import Severity
from forms.draft.draft import Draft
from forms.publication.build import publication


def sealed_pages(draft: Draft, workplace: Workplace) -> bytes:
    """The pages of ``draft`` as PDF. Raises SignoffRefused while something in it is 须改."""
    errors = [each for each in check(draft) if each.severity is Severity.ERROR]
    if errors:
        raise SignoffRefused(f"还有{len(errors)}处须改，不能签发。第一处：{message(errors[0])}")
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        made = export_pdf(
            publication(draft),
            Path(folder) / "sealed.pdf",
            mark=None,
            faces=Faces(workplace.cache / "faces"),
            created=workplace.clock(),
        )
        return made.path.read_bytes()
