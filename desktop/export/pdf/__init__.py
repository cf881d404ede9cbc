"""The printed pages: a publication becomes a PDF by GB/T 9704-2012. The door is ``desktop.export.pdf.export``."""
