//! keeps: a constant cannot be null anyway

use models::field_became_non_nullable::models::Receipt;

pub fn consumer(receipt: &Receipt) {
    let _ = (&receipt.kind, Receipt::KIND);
}
