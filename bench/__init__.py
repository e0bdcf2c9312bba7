"""Speed and size on the demonstration and on a national set: ratios and counts, never a timed test."""
