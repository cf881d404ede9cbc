"""Files put into finished pages as attachments (PDF 32000-1, 7.11.4); the pages themselves stay as they are.

Pdfium writes the document anew around the same page contents; it is a dependency already, and what reads attachments.
"""

from collections.abc import Mapping
from io import BytesIO

import pypdfium2


def with_attachments(data: bytes, files: Mapping[str, bytes]) -> bytes:
    """The PDF ``data`` with ``files`` by name attached. To be called from the thread that shows pages."""
    document = pypdfium2.PdfDocument(data)
    try:
        for name, content in files.items():
            document.new_attachment(name).set_data(content)
        written = BytesIO()
        document.save(written)
        return written.getvalue()
    finally:
        document.close()
