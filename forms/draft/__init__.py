"""A report being edited: its entries, readings, totals and live figures, and the one door through which it changes."""
