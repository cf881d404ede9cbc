"""The report itself: its editions, drafts, checks and publication; nothing here knows the desktop."""
