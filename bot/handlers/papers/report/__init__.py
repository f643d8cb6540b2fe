"""The year report: what is written down of a barnehageår, for those who were not there."""
