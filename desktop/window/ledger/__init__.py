"""The ledgers beside the report."""
