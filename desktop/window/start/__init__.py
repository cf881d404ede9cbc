"""The start page and what is done from it."""
