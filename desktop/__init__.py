"""The program around the report: store, export, command line."""
