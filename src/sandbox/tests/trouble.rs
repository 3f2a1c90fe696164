//! Troubles on order.
