//! Whole-application stories: the application against the sandbox over real TLS and WebSocket, one story a test, in the
//! school's own words. No story sleeps: time is a virtual clock, and what happens is awaited by name.
//!
//! Which story shows which rule of `docs/domain.md` (`tests/architecture.rs` holds that each of them exists):
//!
//! | rule | stories |
//! |---|---|
//! | **§3.2 reflection** | |
//! | scheduled → open → submitted | `reflection::the_months_reflection_from_the_prompt_to_the_shared_entry` |
//! | open → skipped → submitted; later | `reflection::later_moves_the_reminder_and_skipping_ends_it` |
//! | open → missed → late; → locked | `reflection::a_missed_month_is_taken_late_and_what_is_written_is_locked_in_its_time` |
//! | submitted → deleted, with a tombstone | `reflection_deleted::a_deleted_text_is_gone_and_the_month_stays_handed_in`, `reflection_deleted::who_thinks_better_of_it_keeps_the_text_or_writes_anew`, `reflection_deleted::a_reflection_is_deleted_in_english` |
//! | too late for anything | `reflection::a_text_that_comes_too_late_is_given_back` |
//! | excused | `reflection::who_is_away_for_half_of_the_month_is_excused` |
//! | **§3.3 observation** | |
//! | proposed → scheduled → observed | `observation::a_pair_agrees_observes_writes_and_is_credited` |
//! | observed → closed | `observation_paths::late_feedback_counts_until_the_deadline_and_not_after` |
//! | another time | `observation_paths::another_time_goes_back_and_forth_and_old_buttons_accept_nothing_new` |
//! | → declined | `observation::what_does_not_suit_is_said_by_one_press_and_nobody_is_asked_why`, `observation_paths::a_declined_pair_gives_its_slot_back_and_the_next_plan_adds_only_that` |
//! | scheduled → to_reschedule | `observation::a_cancelled_lesson_goes_back_to_choosing_across_a_crash`, `observation::illness_on_the_morning_is_told_at_once_and_before_dawn_without_a_sound` |
//! | observed → to_reschedule, the dispute | `observation_paths::a_dispute_takes_credits_back_for_five_school_days`, `observation_paths::a_lesson_held_after_a_dispute_is_written_about_anew`, `observation_paths::after_five_school_days_it_took_place_for_good` |
//! | to_reschedule → released | `observation_paths::a_substituted_host_says_so_by_one_press_even_in_the_evening` |
//! | to_reschedule → another observer | `observation_late::when_no_time_is_found_the_host_and_then_the_coordinator_say_yes_to_another_observer`, `observation_late::without_the_coordinators_word_the_slot_is_released_and_nobody_is_to_blame` |
//! | proposed → expired | `observation_paths::what_nobody_arranged_expires_and_reminders_stay_few` |
//! | expired → proposed, late | `observation_late::what_missed_the_deadline_gets_extra_time_and_is_marked_late` |
//! | credits apart | `observation_paths::each_is_credited_for_their_own_part` |
//! | several observers, open lessons | `observation_open::colleagues_join_an_open_lesson_with_one_tap_until_it_is_full`, `observation_open::who_cannot_join_does_not_see_the_lesson_and_who_leaves_frees_a_place` |
//! | swap | `observation_open::two_observers_change_places_and_a_host_may_decline`, `observation_open::an_impossible_swap_reads_like_one_that_nobody_answered` |
//! | invited, logged | `observation_arranged::an_invited_colleague_accepts_and_the_two_agree_like_any_pair`, `observation_arranged::a_visit_that_happened_counts_once_the_other_confirms_it`, `observation_arranged::a_visit_that_nobody_remembers_counts_for_nobody` |
//! | slots, repair | `pairing::a_published_plan_proposes_lessons_and_what_is_taken_leaves_the_list`, `pairing::after_an_illness_the_plan_is_mended_and_only_those_it_touches_are_told` |
//! | in English | `observation::the_whole_way_reads_english_where_the_school_does`, `observation_arranged::the_same_ways_are_open_in_english`, `observation_open::open_lessons_read_english_where_the_school_does`, `observation_open::a_swap_reads_english_where_the_school_does` |
//! | **§3.4 group** | |
//! | planned → moved → held → reported | `group::a_month_counts_with_half_of_the_members_and_a_check_in_in_time` |
//! | planned → cancelled | `group_off::a_meeting_is_called_off_and_nothing_reminds_of_it`, `group_off::what_is_planned_again_is_told_only_to_those_who_heard_that_it_was_off`, `group_off::a_meeting_is_called_off_in_english` |
//! | reminder, check-in | `reflection::the_lead_is_reminded_and_files_the_months_checkin` |
//! | lead changes, is vacant | `group::the_office_of_the_lead_passes_on_at_once`, `group::a_vacant_lead_is_told_to_the_coordinator_and_mended` |
//! | **§3.16 edge cases** | |
//! | on leave | `observation_paths::a_day_away_calls_the_lesson_off_and_a_long_leave_gives_the_slots_free`, `settings::own_absences_are_dates_and_can_be_taken_back`, `reflection::who_is_away_for_half_of_the_month_is_excused` |
//! | joins mid-year | `quota::who_joins_later_is_asked_for_a_share_and_from_the_first_whole_month` |
//! | part-time; support staff | `quota::part_time_is_half_and_who_teaches_no_lessons_only_observes` |
//! | leaves school | `people_leaving::who_leaves_is_offered_their_data_and_keeps_access_until_the_day`, `people_leaving::a_leaving_is_undone_before_the_day`, `erasure::thirty_days_after_leaving_the_texts_are_gone_and_colleagues_keep_their_credits`, `erasure::who_comes_back_within_thirty_days_finds_what_they_wrote_in_english` |
//! | left the server | `people_servers::who_leaves_the_server_is_noticed_within_a_week_and_gets_what_waited_on_return`, `delivery::who_has_left_the_server_is_named_to_the_coordinator` |
//! | a deleted account | `people_servers::a_deleted_account_is_noticed_at_the_next_message_and_nothing_of_it_stands_in_the_channel`, `people_servers::a_deleted_account_is_noticed_within_a_week_when_nothing_is_sent`, `delivery::a_deleted_account_is_named_when_its_channel_cannot_be_opened` |
//! | observer ill, lesson cancelled | as §3.3, to_reschedule |
//! | host is substituted | `observation_paths::a_substituted_host_says_so_by_one_press_even_in_the_evening` |
//! | host withdraws | `observation::what_does_not_suit_is_said_by_one_press_and_nobody_is_asked_why` |
//! | deadline passed | `observation_late::what_missed_the_deadline_gets_extra_time_and_is_marked_late` |
//! | lead or curator change; odd number | `group::a_newcomer_reads_from_now_on_and_who_has_gone_reads_no_more`, `observation::a_plan_is_looked_at_first_and_published_once` |
//! | three teachers | `quota::three_teachers_observe_each_other_and_one_of_them_coordinates` |
//! | conflicting pair | `settings::a_private_not_with_is_honoured_and_shows_nowhere`, `observation_arranged::an_obstacle_cannot_be_told_from_a_refusal_or_from_silence`, `pairing::two_who_are_excluded_do_not_meet_and_may_again` |
//! | two schools | `people_schools::a_command_in_the_private_channel_asks_at_which_school_and_goes_on`, `people_schools::messages_name_the_school_and_their_buttons_work_there` |
//! | no Discord account | `people_paper::the_colleague_records_dates_and_facts_and_prints_a_slip`, `people_paper::the_coordinator_records_in_their_place_and_sees_no_words`, `people_paper::the_coordinator_may_leave_them_out_of_the_plan` |
//! | pupils on the server | `people::a_channel_that_everybody_sees_is_asked_about`, `people::a_stranger_is_refused_kindly_everywhere_and_may_ask_once_a_day` |
//! | closed private messages | `delivery::closed_private_messages_leave_a_neutral_mention_that_opens_the_message` |
//! | introduced mid-year | `setup::begun_in_november_the_half_year_asks_for_less_and_nothing_is_missed` |
//! | duplicate click, bot offline | `restart::what_the_clock_brings`, `restart::what_people_bring_about`, `reflection::days_offline_cost_nobody_more_than_one_message`, `people_servers::taken_off_the_server_it_says_nothing_and_on_return_it_goes_on_without_a_flood`, `calm::after_days_off_one_line_says_what_came_late_and_every_question_comes_once`, `calm::what_is_over_by_the_start_is_counted_and_not_made_up_for`, `calm::a_night_off_is_not_worth_a_line`, `line::an_interaction_that_arrives_twice_is_answered_once` |
//! | feedback hurts | `sharing::feedback_that_hurts_is_put_out_of_sight_or_talked_about_with_help`, `sharing::feedback_that_hurts_is_talked_about_in_english` |
//! | **elsewhere** | |
//! | feedback and self-assessment passed on (§2) | `sharing::feedback_is_the_hosts_to_pass_on_to_the_own_curator`, `sharing::a_self_assessment_is_read_by_whom_it_is_shared_with`, `sharing::feedback_is_passed_on_in_english`, `sharing::a_self_assessment_is_shared_in_english` |
//! | own data (§2, rule g) | `privacy::everything_that_names_a_person_is_in_their_file_or_left_out_for_a_reason`, `privacy::the_administrator_hands_over_the_same_file_and_it_is_on_record`, `erasure_own::who_deletes_their_texts_keeps_what_is_done_and_what_belongs_to_others_too`, `erasure_own::a_question_whether_to_delete_holds_only_for_what_it_showed_in_english`, `erasure::everything_that_names_a_person_or_holds_words_is_erased_or_stays_for_a_reason` |
//! | the invitation (§3.0) | `setup::the_first_command_makes_a_school_and_one_post_invites`, `setup::the_invitation_goes_with_the_channel`, `setup::an_invitation_that_somebody_deleted_is_posted_anew_by_the_next_setup` |
//! | load (§3.0) | `calm::nobody_gets_more_than_three_messages_a_week_when_everything_comes_together`, `calm::what_colleagues_bring_about_takes_the_weeks_places_and_reminders_wait`, `calm::what_colleagues_begin_takes_its_turn_and_answers_go_at_once` |

#![allow(
    clippy::unwrap_used,
    reason = "a story that cannot go on should say where it stopped"
)]

mod cast;
mod harness;

mod bad_input;
mod calendar;
mod calm;
mod delivery;
mod erasure;
mod erasure_own;
mod group;
mod group_off;
mod home;
mod line;
mod observation;
mod observation_arranged;
mod observation_late;
mod observation_open;
mod observation_paths;
mod pairing;
mod people;
mod people_leaving;
mod people_paper;
mod people_schools;
mod people_servers;
mod privacy;
mod program;
mod quota;
mod reflection;
mod reflection_deleted;
mod restart;
mod rights;
mod settings;
mod setup;
mod sharing;
