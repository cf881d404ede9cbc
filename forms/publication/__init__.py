"""Prints: headings, paragraphs and tables, without layout."""
