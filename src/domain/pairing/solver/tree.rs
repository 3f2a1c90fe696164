//! The spanning tree of the network simplex: who hangs on whom, subtree sizes and node potentials.
//!
//! Nodes are the hosts, then the observers, then the root, which stays the top of the tree. A host's arc to its parent
//! points up and an observer's points down, whoever the parent is: the graph is bipartite and the root takes the part
//! of an observer towards hosts and of a host towards observers. So no direction is stored.

/// No node, no arc; as a tree arc: the artificial arc between a node and the root.
pub(super) const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Link {
    parent: u32,
    arc: u32,
    size: u32,
    child: u32,
    next: u32,
    previous: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Tree {
    links: Vec<Link>,
    /// By node. Only differences mean something: either side of a removed arc may be shifted.
    pub potentials: Vec<i64>,
}

impl Tree {
    /// Builds the tree: `above` each node its parent, [`NONE`] being the root, and its arc; `order` with parents first.
    /// `rise` is how much higher than its parent a node's potential is.
    pub fn new(above: &[(u32, u32)], order: &[u32], rise: impl Fn(u32, u32) -> i64) -> Self {
        let root = above.len() as u32;
        let alone = Link {
            parent: NONE,
            arc: NONE,
            size: 1,
            child: NONE,
            next: NONE,
            previous: NONE,
        };
        let mut tree = Self {
            links: vec![alone; above.len() + 1],
            potentials: vec![0; above.len() + 1],
        };
        for &node in order {
            let (parent, arc) = above[node as usize];
            let parent = if parent == NONE { root } else { parent };
            tree.potentials[node as usize] = tree.potentials[parent as usize] + rise(node, arc);
            let next = std::mem::replace(&mut tree.links[parent as usize].child, node);
            tree.links[node as usize] = Link {
                parent,
                arc,
                next,
                ..alone
            };
            if next != NONE {
                tree.links[next as usize].previous = node;
            }
        }
        for &node in order.iter().rev() {
            let Link { parent, size, .. } = tree.links[node as usize];
            tree.links[parent as usize].size += size;
        }
        tree
    }

    pub fn root(&self) -> u32 {
        self.links.len() as u32 - 1
    }

    pub fn parent(&self, node: u32) -> u32 {
        self.links[node as usize].parent
    }

    /// The arc between `node` and its parent.
    pub fn arc(&self, node: u32) -> u32 {
        self.links[node as usize].arc
    }

    /// The lowest common ancestor; a node in a smaller subtree cannot be above one in a larger.
    pub fn apex(&self, mut one: u32, mut other: u32) -> u32 {
        let (mut a, mut b) = (&self.links[one as usize], &self.links[other as usize]);
        while one != other {
            if a.size < b.size {
                one = a.parent;
                a = &self.links[one as usize];
            } else if a.size > b.size {
                other = b.parent;
                b = &self.links[other as usize];
            } else {
                (one, other) = (a.parent, b.parent);
                (a, b) = (&self.links[one as usize], &self.links[other as usize]);
            }
        }
        one
    }

    /// Cuts the arc above `cut`, hangs its subtree by `inner` under `outer` with `arc`, and raises the subtree's
    /// potentials by `shift` relative to the rest. `apex` is above both old and new place.
    pub fn rehang(&mut self, cut: u32, inner: u32, outer: u32, arc: u32, apex: u32, shift: i64) {
        let above = self.parent(cut);
        self.detach(cut);
        let moved = self.links[cut as usize].size;
        if moved as usize * 2 <= self.links.len() {
            self.shift(cut, shift);
        } else {
            self.shift(self.root(), -shift);
        }
        self.resize(above, apex, moved.wrapping_neg());
        self.reverse(cut, inner, outer, arc);
        self.resize(outer, apex, moved);
    }

    /// Turns the path from `inner` up to `cut` upside down and attaches it to `outer`.
    fn reverse(&mut self, cut: u32, inner: u32, outer: u32, arc: u32) {
        let whole = self.links[cut as usize].size;
        let (mut node, mut parent, mut by, mut below) = (inner, outer, arc, 0);
        loop {
            if node != cut {
                self.detach(node);
            }
            let head = self.links[parent as usize].child;
            let link = &mut self.links[node as usize];
            let (next, next_arc) = (link.parent, link.arc);
            (link.parent, link.arc) = (parent, by);
            (link.previous, link.next) = (NONE, head);
            let old = link.size;
            link.size = whole - below;
            if head != NONE {
                self.links[head as usize].previous = node;
            }
            self.links[parent as usize].child = node;
            if node == cut {
                return;
            }
            (parent, by, below, node) = (node, next_arc, old, next);
        }
    }

    fn resize(&mut self, mut node: u32, end: u32, by: u32) {
        while node != end {
            let link = &mut self.links[node as usize];
            link.size = link.size.wrapping_add(by);
            node = link.parent;
        }
    }

    fn detach(&mut self, node: u32) {
        let Link {
            parent, next, previous, ..
        } = self.links[node as usize];
        if previous == NONE {
            self.links[parent as usize].child = next;
        } else {
            self.links[previous as usize].next = next;
        }
        if next != NONE {
            self.links[next as usize].previous = previous;
        }
    }

    /// Sets all potentials anew from the root's.
    pub fn reprice(&mut self, rise: impl Fn(u32, u32) -> i64) {
        let mut node = self.root();
        loop {
            if node != self.root() {
                let Link { parent, arc, .. } = self.links[node as usize];
                self.potentials[node as usize] = self.potentials[parent as usize] + rise(node, arc);
            }
            let Some(next) = self.next(node, self.root()) else {
                return;
            };
            node = next;
        }
    }

    /// The node after `node` in the subtree of `top`, parents first.
    fn next(&self, mut node: u32, top: u32) -> Option<u32> {
        let mut link = &self.links[node as usize];
        if link.child != NONE {
            return Some(link.child);
        }
        while node != top {
            if link.next != NONE {
                return Some(link.next);
            }
            node = link.parent;
            link = &self.links[node as usize];
        }
        None
    }

    /// Becomes a copy of a tree with the same nodes.
    pub fn restore(&mut self, from: &Self) {
        self.links.clone_from(&from.links);
        self.potentials.clone_from(&from.potentials);
    }

    /// Raises the potentials of a subtree.
    pub fn shift(&mut self, top: u32, by: i64) {
        let mut node = top;
        loop {
            self.potentials[node as usize] += by;
            let Some(next) = self.next(node, top) else { return };
            node = next;
        }
    }
}
