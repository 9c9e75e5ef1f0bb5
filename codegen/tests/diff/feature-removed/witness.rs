//! breaks: no feature of this name has the types any more
//! features: ledger
pub use models::feature_removed::models::Entry; //~ E0432
