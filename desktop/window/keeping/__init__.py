"""Nothing is lost: backups, moving, merging, and going on after a fault."""
