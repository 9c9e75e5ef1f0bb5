//! keeps: an operation has no item of its own

use models::operation_removed::models::Order;
use models::operation_removed::models::Receipt;

pub fn consumer(order: &Order, receipt: &Receipt) {
    let _ = (&order.id, &receipt.id);
}
