"""Files into records, prose and findings: YAML, Markdown and `mkdocs.yml`."""
