package org.tuntas.organisation.jdbc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.organisation.Node;

/** All offices at one moment, with the answers that take a walk along the branches. The database keeps it free of circles. */
final class Tree {

    /** Parents before their children, siblings by name. */
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private final Map<String, Node> agencies = new HashMap<>();
    private final Map<String, List<Node>> units = new HashMap<>();

    Tree(List<Node> rows) {
        Map<@Nullable String, List<Node>> children = new HashMap<>();
        rows.stream()
                .sorted(Comparator.comparing(Node::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Node::code))
                .forEach(node -> children.computeIfAbsent(node.parent(), parent -> new ArrayList<>())
                        .add(node));
        children.getOrDefault(null, List.of()).forEach(root -> grow(root, root, children));
    }

    private void grow(Node node, Node agencyAbove, Map<@Nullable String, List<Node>> children) {
        Node agency = node.isAgency() ? node : agencyAbove;
        nodes.put(node.code(), node);
        agencies.put(node.code(), agency);
        if (!node.isAgency() && node.isOpen()) {
            units.computeIfAbsent(agency.code(), code -> new ArrayList<>()).add(node);
        }
        children.getOrDefault(node.code(), List.of()).forEach(child -> grow(child, agency, children));
    }

    Optional<Node> node(String code) {
        return Optional.ofNullable(nodes.get(code));
    }

    Optional<Node> desk() {
        return nodes.values().stream().filter(Node::desk).findFirst();
    }

    Node agencyOf(String code) {
        Node agency = agencies.get(code);
        if (agency == null) {
            throw new NoSuchElementException("no office '" + code + "' in the organisation");
        }
        return agency;
    }

    List<Node> agencies() {
        return nodes.values().stream()
                .filter(node -> node.isAgency() && node.isOpen())
                .sorted(Comparator.comparing(Node::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    List<Node> unitsOf(String agency) {
        return List.copyOf(units.getOrDefault(agency, List.of()));
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }
}
