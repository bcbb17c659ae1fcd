package org.tuntas.modelling.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tuntas.lifecycle.Relocation;

/** Which element of new models takes the place of which of the old ones. */
public record Mapping(List<Pairing> pairings) {

    /** How the engine calls what surrounds the several runs of an element. */
    private static final String AROUND_SEVERAL = "#multiInstanceBody";

    public Mapping {
        pairings = List.copyOf(pairings);
    }

    /** The pairing of an element. */
    public Optional<Pairing> of(String process, String element) {
        return pairings.stream()
                .filter(pairing -> pairing.from().process().equals(process)
                        && pairing.from().id().equals(element))
                .findFirst();
    }

    /** What a person must look at: everything but what has the same id, and the events that follow. */
    public List<Pairing> toReview() {
        return pairings.stream()
                .filter(pairing -> pairing.basis() != Pairing.Basis.SAME_ID
                        && !pairing.from().kind().follows())
                .toList();
    }

    /** How many elements keep their ids. */
    public long same() {
        return pairings.stream()
                .filter(pairing -> pairing.basis() == Pairing.Basis.SAME_ID)
                .count();
    }

    /**
     * The way for the engine.
     *
     * @param from id of the deployment that reports come from
     * @param to id of the one they go to
     */
    public Relocation.Route route(String from, String to) {
        Map<String, List<Relocation.Pair>> pairs = new LinkedHashMap<>();
        for (Pairing pairing : pairings) {
            Element old = pairing.from();
            Element young = pairing.to();
            if (young != null) {
                List<Relocation.Pair> own = pairs.computeIfAbsent(old.process(), any -> new ArrayList<>());
                if (old.several()) {
                    own.add(new Relocation.Pair(old.id() + AROUND_SEVERAL, young.id() + AROUND_SEVERAL, false));
                }
                own.add(new Relocation.Pair(
                        old.id(), young.id(), awaitsMessage(old) && !Objects.equals(old.sign(), young.sign())));
            }
        }
        return new Relocation.Route(from, to, pairs);
    }

    private static boolean awaitsMessage(Element element) {
        return element.kind().name().endsWith("_MESSAGE") || element.kind() == Element.Kind.RECEIVE_TASK;
    }
}
