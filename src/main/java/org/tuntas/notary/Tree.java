package org.tuntas.notary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A Merkle tree as in RFC 6962, section 2.1, over leaves that are hashed already. Grows leaf by leaf and keeps one hash for each
 * level, so that a root over any number of leaves needs no memory to speak of.
 */
public final class Tree {

    /** Roots of full trees, the smallest on top, with the number of their leaves. */
    private final Deque<Full> full = new ArrayDeque<>();

    private int size;

    private record Full(Fingerprint root, int leaves) {}

    /** Adds a leaf at the end. */
    public void add(Fingerprint leaf) {
        Full grown = new Full(leaf, 1);
        while (!full.isEmpty() && full.peek().leaves() == grown.leaves()) {
            Full left = full.pop();
            grown = new Full(Canonical.node(left.root(), grown.root()), left.leaves() + grown.leaves());
        }
        full.push(grown);
        size++;
    }

    /** How many leaves it has. */
    public int size() {
        return size;
    }

    /** The root over the leaves so far. */
    public Fingerprint root() {
        return full.stream()
                .map(Full::root)
                .reduce((right, left) -> Canonical.node(left, right))
                .orElseGet(Canonical::nothing);
    }

    /** The root over these leaves. */
    public static Fingerprint root(List<Fingerprint> leaves) {
        Tree tree = new Tree();
        leaves.forEach(tree::add);
        return tree.root();
    }

    /** What must be known beside a leaf to compute the root, from the leaf upwards (RFC 6962, section 2.1.1). */
    public static List<Fingerprint> path(List<Fingerprint> leaves, int position) {
        List<Fingerprint> path = new ArrayList<>();
        List<Fingerprint> part = leaves;
        int at = position;
        while (part.size() > 1) {
            int half = Integer.highestOneBit(part.size() - 1);
            boolean left = at < half;
            path.add(0, root(left ? part.subList(half, part.size()) : part.subList(0, half)));
            part = left ? part.subList(0, half) : part.subList(half, part.size());
            at = left ? at : at - half;
        }
        return path;
    }

    /**
     * The root that a leaf and its path lead to.
     *
     * @return {@link Fingerprint#NONE}, which no tree has as its root, when a path of this length cannot belong there
     */
    public static Fingerprint climb(Fingerprint leaf, int position, int size, List<Fingerprint> path) {
        if (position < 0 || position >= size) {
            return Fingerprint.NONE;
        }
        Fingerprint root = leaf;
        int at = position;
        int last = size - 1;
        for (Fingerprint beside : path) {
            if (last == 0) {
                return Fingerprint.NONE;
            }
            if (at % 2 == 1 || at == last) {
                root = Canonical.node(beside, root);
                while (at % 2 == 0 && at != 0) {
                    at /= 2;
                    last /= 2;
                }
            } else {
                root = Canonical.node(root, beside);
            }
            at /= 2;
            last /= 2;
        }
        return last == 0 ? root : Fingerprint.NONE;
    }
}
