"""The clauses of ISO 19005-3 (PDF/A-3, level U where it says more) that finished pages keep, each read from the file.

Not a validator: that a file conforms can only be said by one, so the pages do not say it of themselves (6.6.4).
"""

import re
import struct
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import md5
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from desktop.export.pdf.attaching import Attached, with_attachments
from desktop.export.pdf.colour_profile import srgb_profile
from desktop.export.pdf.export import Exported
from tests.export import planting

Export = Callable[..., Exported]
DATA = Attached("送审数据.json", '{"格式":"年报"}\n'.encode() * 40, "application/json", "Source")
RECORD = Attached("审签记录.txt", "第1稿  签发\n".encode("utf-8-sig"), "text/plain", "Supplement")
KNOWN = re.compile(r"q|Q|cm|w|J|j|d|BT|ET|Tf|Tm|Tj|Tc|Tw|Tz|re|m|l|S|s|h|n|g|G|rg|RG")
TITLE, AGENCY = "湖南省交通运输厅2019年政府信息公开工作年度报告", "湖南省交通运输厅"


@pytest.fixture
def pages(make: Any, export: Export) -> bytes:
    """A whole report, read back."""
    return export(make.whole_report(), mark=None).path.read_bytes()


@pytest.fixture(params=["pages alone", "with its data"])
def data(request: pytest.FixtureRequest, pages: bytes) -> bytes:
    return pages if request.param == "pages alone" else with_attachments(pages, [DATA, RECORD])


@pytest.fixture
def document(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


def fonts(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list({str(font.BaseFont): font for page in document.pages for font in page.Resources.Font.values()}.values())


def codes_used(document: pikepdf.Pdf) -> dict[str, set[int]]:
    """The codes that the pages show of each face."""
    used: dict[str, set[int]] = {}
    for page in document.pages:
        face = ""
        for each in pikepdf.parse_content_stream(page):
            if str(each.operator) == "Tf":
                face = str(page.Resources.Font[str(each.operands[0])].BaseFont)
            elif str(each.operator) == "Tj":
                used.setdefault(face, set()).update(bytes(each.operands[0]))
    return used


class Program:
    """An embedded TrueType program (OpenType, cmap formats 0 and 6)."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">H", data, 4)[0]
        entries = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
        places = {tag.decode(): (offset, length) for tag, _, offset, length in entries}
        self.tables = {tag: data[offset : offset + length] for tag, (offset, length) in places.items()}
        cmap = self.tables["cmap"]
        self.maps = struct.unpack_from(">H", cmap, 2)[0]
        start = struct.unpack_from(">I", cmap, 8)[0]
        kind = struct.unpack_from(">H", cmap, start)[0]
        if kind == 0:
            self.glyphs = dict(enumerate(cmap[start + 6 : start + 262]))
        else:
            assert kind == 6
            first, entries = struct.unpack_from(">HH", cmap, start + 6)
            self.glyphs = dict(enumerate(struct.unpack_from(f">{entries}H", cmap, start + 10), first))
        self.per_em = struct.unpack_from(">H", self.tables["head"], 18)[0]

    def width(self, code: int) -> float:
        """Of a code's glyph, in thousandths of the em."""
        full = struct.unpack_from(">H", self.tables["hhea"], 34)[0]
        at = min(self.glyphs[code], full - 1)
        return float(struct.unpack_from(">H", self.tables["hmtx"], 4 * at)[0] * 1000 / self.per_em)


def test_6_1_2_the_head_says_a_version_of_17_and_that_the_file_is_binary(data: bytes) -> None:
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data)


def test_6_1_3_the_trailer_names_the_file_and_encrypts_nothing(data: bytes, document: pikepdf.Pdf) -> None:
    assert [len(bytes(each)) for each in document.trailer.ID] == [16, 16]
    assert "/Encrypt" not in document.trailer
    assert data.endswith(b"%%EOF\n")


def test_6_1_4_and_6_1_7_objects_and_streams_are_as_they_say(document: pikepdf.Pdf) -> None:
    assert document.check_pdf_syntax() == []
    for each in document.objects:
        if isinstance(each, pikepdf.Stream):
            assert not {"/F", "/FFilter", "/FDecodeParms"} & set(each.keys())
            assert "LZW" not in str(each.get("/Filter", ""))


def test_6_1_7_lengths_are_those_of_the_streams(data: bytes) -> None:
    found = list(re.finditer(rb"/Length (\d+)[^\0]{0,200}?stream\r?\n", data))
    assert found
    for each in found:
        after = data[each.end() + int(each[1]) :]
        assert after.lstrip(b"\r\n").startswith(b"endstream")


def test_6_2_2_and_6_2_4_pages_use_what_they_name_and_only_grey(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        for each in pikepdf.parse_content_stream(page):
            assert KNOWN.fullmatch(str(each.operator))
            if str(each.operator) in ("rg", "RG"):
                assert len({float(value) for value in each.operands}) == 1
        assert not {"/XObject", "/Pattern", "/Shading", "/ExtGState", "/ColorSpace"} & set(page.Resources.keys())


def test_6_2_3_black_is_meant_in_srgb(document: pikepdf.Pdf) -> None:
    (intent,) = document.Root.OutputIntents
    assert [str(intent.Type), str(intent.S)] == ["/OutputIntent", "/GTS_PDFA1"]
    assert str(intent.OutputConditionIdentifier) == "sRGB IEC61966-2.1"
    assert int(intent.DestOutputProfile.N) == 3
    assert intent.DestOutputProfile.read_bytes() == srgb_profile()


def test_6_2_3_the_profile_is_read_as_srgb_by_another_program() -> None:
    from PIL import Image, ImageCms

    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    theirs = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    assert (ours.profile.version, ours.profile.xcolor_space.strip()) == (4.2, "RGB")
    image = Image.new("RGB", (256, 4))
    image.putdata(
        [tuple(value if row in (3, channel) else 0 for channel in range(3)) for row in range(4) for value in range(256)]
    )
    there = ImageCms.profileToProfile(image, ours, theirs)
    assert there is not None
    assert max(abs(a - b) for a, b in zip(image.tobytes(), there.tobytes(), strict=True)) <= 1
    whole = srgb_profile()
    assert len(whole) == struct.unpack_from(">I", whole)[0]
    assert whole[84:100] == md5(whole[:84] + bytes(16) + whole[100:], usedforsecurity=False).digest()


def test_6_2_10_nothing_is_transparent(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        assert "/Group" not in page
    assert not [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/SMask" in each]


def test_6_2_11_4_every_face_is_embedded_and_draws_what_is_shown(document: pikepdf.Pdf) -> None:
    used = codes_used(document)
    assert used.keys() <= {str(font.BaseFont) for font in fonts(document)}
    for font in fonts(document):
        descriptor = font.FontDescriptor
        assert str(font.Subtype) == "/TrueType"  # a simple face: no CIDSet is due
        assert str(font.BaseFont) == str(descriptor.FontName)
        program = Program(descriptor.FontFile2.read_bytes())
        assert int(descriptor.FontFile2.Length1) == len(descriptor.FontFile2.read_bytes())
        # 6.2.11.8: .notdef is never shown
        assert all(program.glyphs.get(code, 0) > 0 for code in used.get(str(font.BaseFont), ()))


def test_6_2_11_5_widths_are_those_of_the_face(document: pikepdf.Pdf) -> None:
    used = codes_used(document)
    for font in fonts(document):
        program = Program(font.FontDescriptor.FontFile2.read_bytes())
        first = int(font.FirstChar)
        for code in used.get(str(font.BaseFont), ()):
            assert abs(float(font.Widths[code - first]) - program.width(code)) <= 1, (font.BaseFont, code)


def test_6_2_11_6_a_symbolic_face_has_no_encoding_and_one_map(document: pikepdf.Pdf) -> None:
    for font in fonts(document):
        assert int(font.FontDescriptor.Flags) & (1 << 2)
        assert not int(font.FontDescriptor.Flags) & (1 << 5)
        assert "/Encoding" not in font
        assert Program(font.FontDescriptor.FontFile2.read_bytes()).maps == 1


def test_6_2_11_7_every_code_shown_is_a_character(document: pikepdf.Pdf) -> None:
    used = codes_used(document)
    for font in fonts(document):
        text = font.ToUnicode.read_bytes().decode()
        blocks = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", text, re.DOTALL)
        assert all(int(count) == len(lines.splitlines()) <= 100 for count, lines in blocks)
        found = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", "\n".join(lines for _, lines in blocks))
        mapped = {int(code, 16): bytes.fromhex(units).decode("utf-16-be") for code, units in found}
        assert used.get(str(font.BaseFont), set()) <= mapped.keys()
        assert not {"\0", "\ufeff", "\ufffe"} & set(mapped.values())


def test_6_3_to_6_5_no_notes_no_forms_no_actions(document: pikepdf.Pdf) -> None:
    assert not {"/AcroForm", "/OpenAction", "/AA", "/Perms", "/Requirements", "/OCProperties"} & set(
        document.Root.keys()
    )
    for page in document.pages:
        assert not {"/Annots", "/AA", "/PresSteps"} & set(page.obj.keys())
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary):
            assert not {"/JavaScript", "/JS", "/A"} & set(each.keys())


def test_6_6_2_the_metadata_are_xmp_as_any_program_finds_it(document: pikepdf.Pdf) -> None:
    stream = document.Root.Metadata
    assert [str(stream.Type), str(stream.Subtype)] == ["/Metadata", "/XML"]
    assert "/Filter" not in stream
    words = stream.read_bytes().decode("utf-8")
    head = words.partition("?>")[0]
    assert head.startswith('<?xpacket begin="\ufeff" id=')
    assert "bytes=" not in head
    assert "encoding=" not in head


def test_6_6_3_information_and_metadata_say_the_same(document: pikepdf.Pdf) -> None:
    information = {key: str(value) for key, value in document.docinfo.items()}
    with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert (information["/Title"], information["/Author"]) == (TITLE, AGENCY)
        assert (xmp["dc:title"], xmp["dc:creator"]) == (information["/Title"], [information["/Author"]])
        assert (xmp["dc:description"], xmp["pdf:Keywords"]) == (information["/Subject"], information["/Keywords"])
        assert (xmp["xmp:CreatorTool"], xmp["pdf:Producer"]) == (information["/Creator"], information["/Producer"])
        for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
            there = datetime.strptime(information[key], "D:%Y%m%d%H%M%S")
            assert datetime.fromisoformat(str(xmp[name])) == there == datetime(2020, 1, 20, 9, 30)
        assert set(xmp["dc:language"]) == {str(document.Root.Lang)} == {"zh-CN"}
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_6_6_4_conformance_is_not_claimed(data: bytes, document: pikepdf.Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert (xmp.pdfa_status, xmp.pdfx_status) == ("", "")
    assert b"pdfaid" not in data


def test_6_8_attachments_say_what_they_are_to_the_pages(pages: bytes) -> None:
    with pikepdf.open(BytesIO(with_attachments(pages, [DATA, RECORD]))) as document:
        assert [str(each.UF) for each in document.Root.AF] == [DATA.name, RECORD.name]
        for file, specification in zip((DATA, RECORD), document.Root.AF, strict=True):
            assert [str(specification.Type), str(specification.F)] == ["/Filespec", file.name]
            assert str(specification.AFRelationship) == f"/{file.relation}"
            embedded = specification.EF.F
            assert specification.EF.UF.objgen == embedded.objgen
            assert [str(embedded.Type), str(embedded.Subtype)] == ["/EmbeddedFile", f"/{file.kind}"]
            assert (embedded.read_bytes(), int(embedded.Params.Size)) == (file.content, len(file.content))
            assert bytes(embedded.Params.CheckSum) == md5(file.content, usedforsecurity=False).digest()
            assert str(embedded.Params.ModDate) == str(document.docinfo.ModDate)
            named = document.attachments[file.name].obj
            assert named.objgen == specification.objgen


def test_attaching_leaves_every_byte_of_the_pages(pages: bytes) -> None:
    attached = with_attachments(pages, [DATA, RECORD])
    assert attached.startswith(pages)
    assert attached == with_attachments(pages, [DATA, RECORD])
    with pikepdf.open(BytesIO(pages)) as before, pikepdf.open(BytesIO(attached)) as after:
        assert bytes(before.trailer.ID[0]) == bytes(after.trailer.ID[0])
        assert bytes(before.trailer.ID[1]) != bytes(after.trailer.ID[1])


def test_only_pages_of_this_program_take_attachments(pages: bytes) -> None:
    for other in (
        b"",
        b"%PDF-1.7\n",
        pages[:-1],
        planting.changed(pages, lambda document: None),
        with_attachments(pages, [DATA]),
    ):
        with pytest.raises(ValueError, match="nothing can be attached"):
            with_attachments(other, [DATA])


@pytest.mark.parametrize("name", ["政府<信息>&公开“年报”", "甲\x07乙\n丙\ud800丁\uffff", ""])
def test_a_name_of_any_characters_is_the_same_in_both(make: Any, export: Export, name: str) -> None:
    from dataclasses import replace

    path: Path = export(replace(make.whole_report(), title=(name,)), mark="草稿").path
    with pikepdf.open(path) as document, document.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert str(xmp.get("dc:title") or "") == str(document.docinfo.Title)
