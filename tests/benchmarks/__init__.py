"""Speed, measured as ratios in one run, and what the checks find and miss: ``python -m tests.benchmarks``."""
