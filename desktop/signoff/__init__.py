"""Approval as offices do it: it happens on paper, and is registered here (office.md 2, 3)."""
