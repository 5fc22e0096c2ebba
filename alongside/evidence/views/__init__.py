"""Pages of evidence: `making` of a report, `publishing` it or throwing it away."""
