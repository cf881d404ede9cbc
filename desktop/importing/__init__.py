"""Files of other hands, read into what the forms can take."""
