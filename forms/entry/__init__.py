"""Qt: the form of each part of the report, built from its definition; reads a draft, tells what the user did."""
