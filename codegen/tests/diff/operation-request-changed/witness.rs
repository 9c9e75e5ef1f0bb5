//! keeps: an operation has no item of its own

use models::operation_request_changed::models::Order;
use models::operation_request_changed::models::Receipt;

pub fn consumer(order: &Order, receipt: &Receipt) {
    let _ = (&order.id, &receipt.id);
}
