"""Whether the installed program is whole and works: ``--selftest OUT.json``.

It goes the clerk's way in a folder of its own, whose name has Chinese and blanks, and never touches his drafts.
"""
