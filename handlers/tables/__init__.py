"""Tables of numbers as files: what reports give as rows, for spreadsheets and mail."""
