"""Characters beyond U+FFFF read back from the PDF as themselves.

ReportLab writes the bare code point into the ToUnicode map, where the standard (PDF 32000-1, 9.10.3) asks for UTF-16BE:
𠮷 (U+20BB7) prints right but is copied and searched as ₻. It also maps code 0, which draws nothing, to U+0000, which
ISO 19005-3, 6.2.11.7.2 forbids. This replaces that one function.
"""

from collections.abc import Sequence

from reportlab.pdfbase import ttfonts

_MOST = 100  # entries of one block (Adobe Technical Note 5014, 5.2)


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """The CMap that says which character each code of ``subset`` is; nothing of a code that is no character."""
    codes = [f"<{code:02X}> <{_utf16(character)}>" for code, character in enumerate(subset) if character]
    portions = [codes[begin : begin + _MOST] for begin in range(0, len(codes), _MOST)]
    mapped = "\n".join("\n".join((f"{len(each)} beginbfchar", *each, "endbfchar")) for each in portions)
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def
/CMapName /{font_name} def
/CMapType 2 def
1 begincodespacerange
<00> <{len(subset) - 1:02X}>
endcodespacerange
{mapped}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def mend_reportlab() -> None:
    """Have ReportLab write the maps of ``to_unicode_map``."""
    ttfonts.makeToUnicodeCMap = to_unicode_map


def _utf16(character: int) -> str:
    return chr(character).encode("utf-16-be", "surrogatepass").hex().upper()
