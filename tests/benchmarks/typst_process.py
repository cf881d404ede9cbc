"""A whole process of the yardstick: ``python typst_process.py FACES SOURCE PDF``."""

import sys

import typst

faces, source, target = sys.argv[1:4]
typst.compile(source, output=target, font_paths=[faces], ignore_system_fonts=True)
