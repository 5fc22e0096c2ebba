"""What can be done with words: a module for each noun. One function, one transaction."""
