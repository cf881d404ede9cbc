"""What stands on the papers that go with a report, gathered from its draft, its findings and its approval."""
