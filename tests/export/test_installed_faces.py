"""Official faces of the PC: used where they may be embedded, left aside where they are damaged, never a line moved."""

import logging
import re
import struct
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import resources
from desktop.export.pdf.export import export_pdf
from desktop.export.pdf.faces import FaceRole, Faces
from desktop.export.pdf.installed_faces import installed_folders
from desktop.export.pdf.measured_font import MeasuredFace

Read = Callable[[Path], Any]
CREATED = datetime(2021, 1, 1)


def bundled(name: str) -> bytes:
    return resources.path(f"fonts/{name}.ttf").read_bytes()


def renamed(name: str) -> bytes:
    """A bundled face that calls itself otherwise: OfficeHei-Regular."""
    data, new = bundled(name), name.replace("Fandol", "Office")
    for coding in ("ascii", "utf-16-be"):
        data = data.replace(name.encode(coding), new.encode(coding))
    return data


def table(data: bytes, tag: bytes) -> tuple[int, int]:
    """Where a table begins in a face, and its length."""
    for number in range(struct.unpack(">H", data[4:6])[0]):
        entry = data[12 + 16 * number : 28 + 16 * number]
        if entry[:4] == tag:
            offset, length = struct.unpack(">II", entry[8:16])
            return int(offset), int(length)
    raise KeyError(tag)


def patched(data: bytes, offset: int, new: bytes) -> bytes:
    return data[:offset] + new + data[offset + len(new) :]


def collection(data: bytes) -> bytes:
    """A .ttc with one face in it."""
    head = b"ttcf" + struct.pack(">III", 0x00010000, 1, 16)
    moved = bytearray(data)
    for number in range(struct.unpack(">H", data[4:6])[0]):
        at = 12 + 16 * number + 8
        struct.pack_into(">I", moved, at, struct.unpack_from(">I", data, at)[0] + 16)
    return head + bytes(moved)


def fonts(path: Path) -> set[str]:
    with pikepdf.open(path) as document:
        return {
            re.sub("-[0-9]+$", "", str(font.BaseFont).split("+")[1])
            for page in document.pages
            for font in page.Resources.Font.values()
        }


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Metrics kept for all tests here: reading them anew is most of a test's time."""
    return tmp_path_factory.mktemp("metrics")


def write(make: Any, folder: Path, name: str, faces: Faces) -> Path:
    return export_pdf(make.whole_report(), folder / name, mark="草稿", faces=faces, created=CREATED).path


def test_elsewhere_than_on_windows_no_folder_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert installed_folders() == ()
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("WINDIR", "C:/Windows")
    monkeypatch.setenv("LOCALAPPDATA", "C:/Users/li/AppData/Local")
    assert [each.as_posix() for each in installed_folders()] == [
        "C:/Windows/Fonts",
        "C:/Users/li/AppData/Local/Microsoft/Windows/Fonts",
    ]


def test_official_faces_are_taken_and_no_line_breaks_elsewhere(
    make: Any, read: Read, faces: Faces, tmp_path: Path
) -> None:
    folder = tmp_path / "Fonts"
    folder.mkdir()
    (folder / "SIMFANG.TTF").write_bytes(renamed("FandolHei-Regular"))  # Windows writes names as it likes
    (folder / "simkai.ttf").write_bytes(renamed("FandolSong-Bold"))
    (folder / "simsun.ttc").write_bytes(collection(renamed("FandolFang-Regular")))
    others = Faces(tmp_path / "cache", [folder, tmp_path / "none"])
    found = {role: others.installed(role) for role in FaceRole}
    assert {role: face.name for role, face in found.items() if face} == {
        FaceRole.BODY: "仿宋",
        FaceRole.KAI: "楷体",
        FaceRole.SONG: "宋体",
    }
    with_official, plain = write(make, tmp_path, "甲.pdf", others), write(make, tmp_path, "乙.pdf", faces)
    assert "FandolKai-Regular" in fonts(plain)
    assert {"OfficeHei-Regular", "OfficeSong-Bold", "OfficeFang-Regular"} <= fonts(with_official)
    pages = list(zip(read(with_official), read(plain), strict=True))
    for one, other in pages:
        assert [row.text for row in one.rows] == [row.text for row in other.rows]
        assert one.boxes == other.boxes
    again = write(make, tmp_path, "丙.pdf", Faces(tmp_path / "cache", [folder]))
    assert again.read_bytes() == with_official.read_bytes()  # with metrics from the cache as without


def test_what_an_official_face_lacks_comes_from_the_bundled_one(
    make: Any, read: Read, cache: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Fonts"
    folder.mkdir()
    (folder / "simfang.ttf").write_bytes(renamed("FandolHei-Regular"))  # has no ⊕
    faces = Faces(cache, [folder])
    path = export_pdf(
        make.report(make.paragraph("湘江⊕镕")), tmp_path / "年报.pdf", mark=None, faces=faces, created=CREATED
    ).path
    assert faces.installed(FaceRole.BODY)
    assert faces.missing == {}
    assert "湘江⊕镕" in read(path)[0].text
    assert {"OfficeHei-Regular", "FandolFang-Regular", "LXGWWenKai-Regular"} <= fonts(path)


FAULTS = (
    *("restricted", "no subsets", "bitmaps only", "empty", "a text", "cut off", "cut in its head", "no outlines"),
    *("places out of order", "few characters", "postscript outlines"),
)


def damaged() -> dict[str, bytes]:
    """By fault, what the file holds."""
    whole = bundled("FandolHei-Regular")
    embedding = table(whole, b"OS/2")[0] + 8
    outlines, length = table(whole, b"glyf")
    places = table(whole, b"loca")[0]
    return {
        "restricted": patched(whole, embedding, b"\x00\x02"),
        "no subsets": patched(whole, embedding, b"\x01\x00"),
        "bitmaps only": patched(whole, embedding, b"\x02\x00"),
        "empty": b"",
        "a text": "不是字体".encode() * 100,
        "cut off": whole[: len(whole) // 2],
        "cut in its head": whole[:40],
        "no outlines": patched(whole, outlines, b"\xff" * length),
        "places out of order": patched(whole, places + 400, b"\xff" * 8),
        "few characters": bundled("LXGWWenKai-Regular"),
        "postscript outlines": b"OTTO" + whole[4:],
    }


@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_or_forbidden_face_is_left_aside_with_a_line_in_the_log(
    make: Any, cache: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    folder = tmp_path / "Fonts"
    folder.mkdir()
    (folder / "simfang.ttf").write_bytes(damaged()[fault])
    faces = Faces(cache, [folder])
    with caplog.at_level(logging.WARNING):
        path = export_pdf(
            make.report(make.paragraph("政务")), tmp_path / "年报.pdf", mark=None, faces=faces, created=CREATED
        ).path
    assert faces.installed(FaceRole.BODY) is None
    assert "simfang.ttf" in caplog.text
    assert "FandolFang-Regular" in fonts(path)


def test_the_next_file_is_tried_when_the_first_is_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "Fonts"
    folder.mkdir()
    (folder / "simkai.ttf").write_bytes(b"")
    (folder / "楷体_GB2312.ttf").write_bytes(renamed("FandolSong-Bold"))
    found = Faces(None, [folder]).installed(FaceRole.KAI)
    assert found is not None
    assert (found.name, found.path.name) == ("楷体_GB2312", "楷体_GB2312.ttf")


def test_a_face_that_breaks_while_it_is_embedded_gives_way(
    make: Any, cache: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Fonts"
    folder.mkdir()
    (folder / "simfang.ttf").write_bytes(renamed("FandolHei-Regular"))
    faces = Faces(cache, [folder])
    assert faces.installed(FaceRole.BODY)
    whole = MeasuredFace.makeSubset

    def breaks(self: MeasuredFace, subset: Any) -> Any:
        if self.filename.endswith("simfang.ttf"):
            raise struct.error("unpack requires a buffer of 10 bytes")
        return whole(self, subset)

    monkeypatch.setattr(MeasuredFace, "makeSubset", breaks)
    report = make.report(make.paragraph("湘江"))
    path = export_pdf(report, tmp_path / "年报.pdf", mark=None, faces=faces, created=CREATED).path
    assert "could not be embedded" in caplog.text
    assert "FandolFang-Regular" in fonts(path)
    assert faces.installed(FaceRole.BODY) is None
