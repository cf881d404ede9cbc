"""依申请公开台账: a line a request, from which the table of part three is counted; a second for part four."""
