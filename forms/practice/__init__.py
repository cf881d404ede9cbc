"""What a report to practise on holds for the one who practises: planted mistakes, and the steps of a guide."""
