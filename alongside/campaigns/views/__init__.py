"""Pages of campaigns: `public` for everyone, `making` for the group, `drafts` before it opens."""
