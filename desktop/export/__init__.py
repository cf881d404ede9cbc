"""What leaves the program: each exporter gets a publication, never the draft or the store."""
