"""What is kept elsewhere and comes back: reports from backups and from other computers."""
