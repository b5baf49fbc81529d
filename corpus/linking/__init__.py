"""Steps over many articles: merging people, clustering stories, aligning facts."""
