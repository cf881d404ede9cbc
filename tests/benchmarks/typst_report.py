"""The yardstick's document: a publication as Typst source, same words, faces, tables and page."""

from forms.publication.levels import Level
from forms.publication.model import Heading, Paragraph, PrintedTable, Publication, Role

FACES = {
    Level.CHAPTER: "FandolHei",
    Level.SECTION: "FandolKai",
    Level.SUBHEADING: "FandolKai",
    Level.ITEM: "FandolFang R",
    Level.SUBITEM: "FandolFang R",
}
PREAMBLE = """
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm),
  numbering: "— 1 —", header: align(right, text(font: "FandolKai", size: 12pt)[草稿]))
#set text(font: ("FandolFang R", "LXGW WenKai"), size: 15.79pt, lang: "zh", region: "cn",
  top-edge: "ascender", bottom-edge: "descender")
#set par(justify: true, first-line-indent: (amount: 2em, all: true),
  leading: 28.99pt - 15.79pt, spacing: 28.99pt - 15.79pt)
#set table(stroke: 0.4pt, inset: 2pt)
"""


def typst_source(publication: Publication) -> str:
    """The whole report as Typst source."""
    lines = [PREAMBLE]
    for line in publication.title:
        lines.append(f'#align(center, text(font: "FandolSong", weight: "bold", size: 22pt)[{_escaped(line)}])')
    for block in publication.blocks:
        if isinstance(block, PrintedTable):
            lines.append(_table(block))
        elif isinstance(block, Heading):
            rest = _escaped("".join(run.text for run in block.rest))
            lines.append(f'#text(font: "{FACES[block.level]}")[{_escaped(block.text)}]{rest}')
        elif isinstance(block, Paragraph):
            lines.append(_escaped(block.text))
    lines.append(f"#align(right)[{_escaped(publication.agency)}]")
    lines.append(f"#align(right)[{_escaped(publication.date)}]")
    return "\n\n".join(lines)


def _table(table: PrintedTable) -> str:
    columns = ", ".join(f"{width}fr" for width in table.widths)
    cells = [
        f"table.cell(x: {cell.column}, y: {cell.row}, rowspan: {cell.row_span}, colspan: {cell.column_span}, "
        f"align: {'left' if cell.role is Role.LABEL else 'center'} + horizon)[{_escaped(cell.text)}]"
        for cell in table.cells
    ]
    inner = ",\n  ".join([f"columns: ({columns})", *cells])
    return f'#text(font: "FandolSong", size: 10pt)[#set par(leading: 2pt, first-line-indent: 0pt)\n#table({inner})]'


def _escaped(text: str) -> str:
    return "".join("\\" + mark if mark in "\\#$*_`<>@=-+/~'\"[]" else mark for mark in text)
