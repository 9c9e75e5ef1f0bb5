//! breaks: the type does not come with the feature any more
//! features: shop
pub use models::feature_narrowed::models::Entry; //~ E0432
