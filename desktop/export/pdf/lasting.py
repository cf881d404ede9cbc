"""What makes a document one that can still be shown in decades (PDF/A-3, ISO 19005-3), beyond embedded faces.

The catalog gets what the file says of itself as XMP, word for word what its information says (6.6.2, 6.6.3), and the
colour space its black is meant in (6.2.3). That the file conforms is not claimed: no ``pdfaid`` stands in the XMP, as
nothing at hand can prove it (6.6.4); tests hold it clause by clause.
"""

from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from desktop.export.pdf.colour_profile import srgb_profile

VERSION: Final = (1, 7)  # of PDF, which PDF/A-3 is built on
LANGUAGE: Final = "zh-CN"
PROGRAM: Final = "公开年报"
# 6.6.2.1: a packet with neither "bytes" nor "encoding"; the number is the same in every packet (XMP, part 1, 7.3.2).
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{agency}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{program}</pdf:Producer>
<pdf:Keywords></pdf:Keywords>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def name_document(canvas: Any, title: str, agency: str, created: datetime, *, subject: str) -> None:
    """Give the document of ReportLab's ``canvas`` its information, the same as XMP, and its output intent."""
    title, agency, subject = _writable(title), _writable(agency), _writable(subject)
    canvas.setTitle(title)
    canvas.setAuthor(agency)
    canvas.setSubject(subject)
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setDateFormatter(lambda *_: created.strftime("D:%Y%m%d%H%M%S"))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    document = canvas._doc
    words = _XMP.format(
        language=LANGUAGE,
        title=escape(title),
        subject=escape(subject),
        agency=escape(agency),
        date=created.strftime("%Y-%m-%dT%H:%M:%S"),
        program=PROGRAM,
    )
    catalog = document.Catalog
    catalog.Metadata = _stream(words.encode(), Type=PDFName("Metadata"), Subtype=PDFName("XML"))
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    # ReportLab writes the entries that it knows of.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]


def _output_intent(document: Any) -> Any:
    profile = document.Reference(_stream(srgb_profile(), N=3), "outputProfile")
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),  # the name that all parts of ISO 19005 use
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
    )


def _stream(content: bytes, **entries: Any) -> Any:
    """A stream as it is: what describes a file must be found by programs that know nothing of PDF (XMP, part 3)."""
    return PDFStream(PDFDictionary(entries), content)


def _writable(text: str) -> str:
    """The text without what XML cannot hold (XML 1.0, 2.2), line ends among them."""
    return "".join(
        each for each in text if each >= " " and not "\ud800" <= each <= "\udfff" and each not in "\ufffe\uffff"
    )
