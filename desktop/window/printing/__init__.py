"""Pages: made, shown, printed and handed out."""
