-- Why: the timetable lives in timetable_lesson (0007); its first table was never written to.

DROP TABLE lesson;
