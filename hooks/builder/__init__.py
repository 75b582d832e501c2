"""What knows MkDocs besides the hook, or stands around it: the preview, one build of it, where a site is put."""
