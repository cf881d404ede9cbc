"""What comes from other people: files to read, opinions, pages to verify."""
