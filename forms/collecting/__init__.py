"""素材征集 and 本年要求: what offices are asked for, what they hand back, and what the year's notice wants."""
