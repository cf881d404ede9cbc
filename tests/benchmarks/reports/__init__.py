"""Correct reports, invented by a seed: agencies, balanced tables, and prose that says what the tables say."""
