"""Working papers around a report, as print-ready PDF: they get plain data or publications, never the draft."""
