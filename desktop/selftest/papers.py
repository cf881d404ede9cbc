"""The papers of a sample are made, and the document is filled in again as if it were an office's own."""

from desktop.export.papers.docx_template import fill_template
from desktop.export.pdf.faces import Faces
from desktop.selftest.reports import SAMPLES
from desktop.selftest.step import demand
from desktop.signoff.papers.approval import template_fields
from desktop.signoff.papers.making import PAPERS, Desk
from desktop.signoff.papers.subject import subject
from desktop.workplace import Workplace


def papers(workplace: Workplace) -> object:
    """Every kind of paper of every sample; returns the size of each file in bytes."""
    told = {}
    for report in SAMPLES:
        about, desk = subject(workplace, workplace.reader(), report), Desk(Faces(workplace.cache / "faces"))
        made = [each for name, make in PAPERS.items() if name not in ("审签记录", "附页") for each in make(about, desk)]
        demand(all(each.data for each in made), "an empty paper")
        document = next(each for each in made if each.name.endswith(".docx"))
        _, unknown = fill_template(document.data, template_fields(about))
        demand(not unknown, "a name in the document that nothing is known of")
        told.update({f"{about.draft.year} {each.name}": len(each.data) for each in made})
    return told
