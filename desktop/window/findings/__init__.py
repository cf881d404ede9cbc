"""What the rules and the reviewers say, beside the form."""
