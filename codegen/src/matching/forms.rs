//! The forms that values of some types take on the wire, which a target decides.

/// The forms of types of which pages do not say how their values look in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// Whole numbers beyond 53 bits.
    pub big_integer: BigInteger,
    /// Decimal numbers.
    pub decimal: Decimal,
    /// Calendar dates.
    pub date: Date,
    /// Points in time.
    pub date_time: Date,
}

/// The form of a whole number beyond 53 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BigInteger {
    /// A number of any size.
    #[default]
    Whole,
    /// A number of 64 bits with a sign.
    Signed,
    /// A string.
    Text,
}

/// The form of a decimal number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decimal {
    /// A number or a string.
    #[default]
    Either,
    /// A number.
    Number,
    /// A string.
    Text,
}

/// What is read as a date or a point in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Date {
    /// Any string.
    #[default]
    Text,
    /// A string of the right form.
    Checked,
    /// A string of the right form that means a point in time up to 9999-12-30T22:00:00Z.
    Limited,
}
