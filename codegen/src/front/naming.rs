//! The ids of the items of a page.

use std::collections::BTreeMap;

use crate::schema::ItemId;

/// The ids of the items of a page, each from its headings: from the outermost one below the page's
/// title to the one that names the item.
///
/// A single item is in the namespace of the page's folder. Several items are in the namespace of the page; if
/// they share a name, the headings around them become part of the namespace.
pub fn item_ids(page: &str, headings: &[Vec<&str>]) -> Vec<ItemId> {
    let namespace = match (headings, page.rsplit_once('/')) {
        ([_, _, ..], _) => ItemId::page_namespace(page),
        (_, Some((folders, _))) => folders.replace('/', "."),
        (_, None) => String::new(),
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in headings.iter().filter_map(|path| path.last()) {
        *counts.entry(name).or_default() += 1;
    }
    let ids = headings.iter().map(|path| {
        let (name, around) = path.split_last().unwrap_or((&"", &[]));
        let is_shared = counts.get(name).is_some_and(|count| *count > 1);
        let around = if is_shared { around } else { &[] };
        let namespace = std::iter::once(namespace.as_str()).chain(around.iter().copied());
        let namespace: Vec<&str> = namespace.filter(|part| !part.is_empty()).collect();
        ItemId::new(namespace.join("."), *name)
    });
    ids.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(page: &str, headings: &[&[&str]]) -> Vec<String> {
        let headings: Vec<Vec<&str>> = headings.iter().map(|path| path.to_vec()).collect();
        let ids = item_ids(page, &headings);
        ids.iter().map(ItemId::to_string).collect()
    }

    #[test]
    fn a_single_item_is_in_its_folder() {
        assert_eq!(paths("a/b/shop.md", &[&["Order"]]), ["a.b.Order"]);
        assert_eq!(paths("shop.md", &[&["Orders", "Order"]]), ["Order"]);
    }

    #[test]
    fn several_items_are_in_their_page() {
        let headings: &[&[&str]] = &[&["Order"], &["Parts", "Customer"]];
        assert_eq!(
            paths("a/shop.v1.md", headings),
            ["a.shop.v1.Order", "a.shop.v1.Customer"]
        );
        assert_eq!(paths("shop.md", headings), ["shop.Order", "shop.Customer"]);
    }

    #[test]
    fn namesakes_take_the_headings_around_them() {
        let headings: &[&[&str]] = &[
            &["Orders", "Create", "Request"],
            &["Refunds", "Request"],
            &["Request"],
            &["Orders", "Order"],
        ];
        assert_eq!(
            paths("shop.md", headings),
            [
                "shop.Orders.Create.Request",
                "shop.Refunds.Request",
                "shop.Request",
                "shop.Order"
            ]
        );
    }

    #[test]
    fn a_heading_path_that_occurs_twice_gives_equal_ids() {
        let headings: &[&[&str]] = &[&["Orders", "Order"], &["Orders", "Order"]];
        assert_eq!(
            paths("shop.md", headings),
            ["shop.Orders.Order", "shop.Orders.Order"]
        );
    }
}
