//! The wrappers are in reach of a consumer.

use scratch::dates_time::models::Meeting;
use scratch::dates_time::{Date, DateTime};

#[test]
fn wrappers_can_be_made() {
    let at = DateTime(time::OffsetDateTime::UNIX_EPOCH);
    let meeting = Meeting::new(Date(time::Date::MIN), at);
    assert_eq!(meeting.at, at);
}
