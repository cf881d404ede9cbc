"""The drafts on disk: one SQLite file, its lock, its backups."""
