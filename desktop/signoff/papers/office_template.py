"""The office's own 审签单 as a document: read from where the settings or a command say it lies."""

from pathlib import Path

from desktop.export.papers.docx_template import TemplateUnreadable, fill_template
from desktop.signoff.refused import SignoffRefused

LARGEST = 20 * 1024 * 1024  # bytes


def read_template(name: str) -> bytes:
    """The document in the file ``name``. Raises SignoffRefused where it cannot be read or is none."""
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST:
            raise SignoffRefused(f"“{name}”太大，不像审签单的模板。请核对文件名。")
        data = path.read_bytes()
    except OSError:
        raise SignoffRefused(f"“{name}”不能读取。请核对文件名，并确认没有被别的程序占用。") from None
    try:
        fill_template(data, {})
    except TemplateUnreadable:
        raise SignoffRefused("审签单的模板不是 .docx 文件。请在 Word 或者 WPS 中另存为 .docx 再用。") from None
    return data
