"""Registering what was written on paper, and the revisions."""
