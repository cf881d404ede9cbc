"""Finding words, cells and actions."""
