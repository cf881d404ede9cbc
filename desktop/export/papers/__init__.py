"""The papers that go with a report while it is approved, ready to be printed and written on by hand."""
