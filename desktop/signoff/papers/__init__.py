"""What goes into the working papers of a report, gathered from its revisions and from what was registered."""
