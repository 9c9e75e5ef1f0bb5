//! gains: the type comes with the feature now
//! features: shop
pub use models::feature_widened::models::Entry; //~ E0432
