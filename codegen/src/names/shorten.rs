//! Names of union variants without the words of their union.

use super::words::words;

/// Names that variants have without a model, so that a shortened name never takes one.
const TAKEN: [&str; 12] = [
    "Any",
    "BigInteger",
    "Boolean",
    "Date",
    "DateTime",
    "Decimal",
    "Float",
    "Integer",
    "Number",
    "Self",
    "String",
    "Unrecognized",
];

/// The number of words up to which names are compared.
const MOST_WORDS: usize = 64;

/// The name of a type without the leading and trailing words that it shares with a union that contains it:
/// `AchDebitPaymentMethod` in `PaymentMethod` gives `AchDebit`.
///
/// - Shared words are consecutive words of the union: `CardMethod` in `PaymentMethodInput` gives `Card`.
/// - A number that remains is prefixed with `Variant` (`Body1` in `Body` gives `Variant1`).
/// - A name of which nothing remains, or the name of a type without a model, is unchanged.
///
/// The result depends on the two names only, so another variant does not change it.
pub fn variant_of_union(name: &str, union: &str) -> String {
    let short = match name.strip_prefix(union) {
        Some(number) if is_number(number) => Some(number.to_owned()),
        _ => without_words(name, union),
    };
    match short {
        Some(short) if short.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("Variant{short}")
        }
        Some(short) if !TAKEN.contains(&short.as_str()) => short,
        _ => name.to_owned(),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

fn without_words(name: &str, union: &str) -> Option<String> {
    let (own, shared) = (words(name), words(union));
    let lengths: Vec<usize> = own.iter().map(|word| word.chars().count()).collect();
    // Longer names are unchanged, so that the comparison takes little time.
    if own.len().max(shared.len()) > MOST_WORDS {
        return None;
    }
    // Otherwise the words are not the parts of the name, as in `Rsa1_5`.
    if lengths.iter().sum::<usize>() != name.chars().count() {
        return None;
    }
    let is_shared =
        |run: &[String]| !run.is_empty() && shared.windows(run.len()).any(|it| it == run);
    let longest = |is_shared: &dyn Fn(usize) -> bool, most: usize| {
        (1..=most)
            .rev()
            .find(|count| is_shared(*count))
            .unwrap_or(0)
    };
    let first = longest(&|count| own.get(..count).is_some_and(is_shared), own.len());
    let rest = own.len() - first;
    let last = longest(
        &|count| own.get(own.len() - count..).is_some_and(is_shared),
        rest,
    );
    if first + last >= own.len() {
        return None;
    }
    let count = |lengths: Option<&[usize]>| lengths.unwrap_or_default().iter().sum::<usize>();
    let skipped = count(lengths.get(..first));
    let kept = count(lengths.get(first..own.len() - last));
    Some(name.chars().skip(skipped).take(kept).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_words_are_removed() {
        for (name, union, expected) in [
            ("AchDebitFundPaymentMethod", "PaymentMethod", "AchDebitFund"),
            ("PaymentMethodCard", "PaymentMethod", "Card"),
            ("CardMethod", "PaymentMethodInput", "Card"),
            ("PaymentCardInput", "PaymentMethodInput", "Card"),
            ("Card", "PaymentMethod", "Card"),
            (
                "GetParcelResponseBody1",
                "GetParcelResponseBody",
                "Variant1",
            ),
            (
                "GetParcelResponseBody2Of",
                "GetParcelResponseBody",
                "Body2Of",
            ),
            ("OAuth2Client", "OAuth2", "Client"),
            ("HTTPStatusError", "Error", "HTTPStatus"),
            ("PaymentMethod", "PaymentMethod", "PaymentMethod"),
            ("MethodPayment", "PaymentMethod", "MethodPayment"),
            ("MessageString", "Message", "MessageString"),
            ("Payments", "Payment", "Payments"),
            ("Paymentmethod", "Payment", "Paymentmethod"),
            ("Rsa1_5Key", "Key", "Rsa1_5Key"),
        ] {
            assert_eq!(variant_of_union(name, union), expected, "{name} {union}");
        }
    }
}
