//! keeps: null in the place of a constant is read as absent

use models::field_became_nullable::models::Receipt;

pub fn consumer(receipt: &Receipt) {
    let _ = (&receipt.kind, Receipt::KIND);
}
