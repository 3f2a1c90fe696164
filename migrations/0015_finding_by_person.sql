-- Why: who leads, who is a member, who is whose curator and what is open are asked at every press and every tick, for days
-- that may be past, so that the indexes over the rows that hold now do not serve.

CREATE INDEX role_assignment_person ON role_assignment (person_id);
CREATE INDEX role_assignment_group ON role_assignment (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX group_member_person ON group_member (person_id);
CREATE INDEX curation_teacher ON curation (teacher_id);
CREATE INDEX reflection_open ON reflection (person_id, month) WHERE state = 'open';
CREATE INDEX person_leaving ON person (left_on) WHERE left_on IS NOT NULL AND state <> 'left';
CREATE INDEX asking_given ON asking (given_id);
CREATE INDEX entry_school ON entry (school_id);
CREATE INDEX delivery_school ON delivery (school_id, created_at);
