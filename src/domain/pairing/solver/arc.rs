//! The arcs of the flow.

/// A permitted pair in the graph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    /// Node of the host.
    pub host: u32,
    /// Node of the observer.
    pub observer: u32,
    /// Cost.
    pub cost: i32,
    /// 1 when not in the tree and empty, −1 when not in the tree and full, 0 in the tree: what the reduced cost is
    /// multiplied by to be negative when the arc should enter.
    pub state: i8,
    /// Whether the pair is in the plan.
    pub flow: bool,
}
