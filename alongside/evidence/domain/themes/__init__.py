"""What can be said of words that people coded: how alike, how much is still new. Pure."""
