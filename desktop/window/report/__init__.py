"""The report on the screen: its form, its columns, and what is known of a cell."""
