"""What must hold in the edition as a whole: each module looks at one subject and returns findings."""
