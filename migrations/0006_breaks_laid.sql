-- Why: a school may take a guessed break off its calendar. Once the year's breaks were copied into no_school, only the
-- copies count, so that a break which was taken off stays away. Years from before are copied again: what stands is kept.

ALTER TABLE school_year ADD COLUMN laid INTEGER NOT NULL DEFAULT 0
    CONSTRAINT school_year_laid CHECK (laid IN (0, 1));
