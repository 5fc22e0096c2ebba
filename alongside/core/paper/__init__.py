"""What is read away from the site: a document as blocks, and files made of them."""
