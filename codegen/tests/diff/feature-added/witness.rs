//! gains: the types of a new area can be had alone
//! features: ledger
pub use models::feature_added::models::Entry; //~ E0432
