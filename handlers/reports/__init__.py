"""Reports by mail, as PDF with charts and as XLSX, at the times of a schedule."""
