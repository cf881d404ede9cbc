"""Qt: the window around the form."""
