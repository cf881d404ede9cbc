"""Reports to practise on, and the guide through one."""
