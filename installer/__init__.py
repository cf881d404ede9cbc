"""Makes what a clerk installs on Windows: a setup program and a portable copy, built on Linux. See README.md here."""
