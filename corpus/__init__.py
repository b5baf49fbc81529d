"""Reading news articles, finding who says what in them, and keeping the result in an index."""
