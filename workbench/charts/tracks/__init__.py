"""The tracks of the timeline: each draws one kind of thing at the height its canvas has reached, and moves on."""
