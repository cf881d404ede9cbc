"""Kinds of mistake, each a small function that plants one in a correct report; a module for each family."""
