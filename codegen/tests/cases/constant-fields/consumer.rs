//! Constants are written, and never asked for.

use scratch::constant_fields::Presence;
use scratch::constant_fields::models::Event;

#[test]
fn constants_are_written() {
    let mut event = Event::new("1");
    assert_eq!(Event::OBJECT, "event");
    assert_eq!(event.test, Presence::Present);
    event.version = Presence::Absent;
    let json = serde_json::to_value(&event).unwrap();
    assert_eq!(json["object"], "event");
    assert_eq!(json["test"], false);
    assert!(json.get("version").is_none());
}
