"""What is asked of the offices, and what the year's notice asks for."""
