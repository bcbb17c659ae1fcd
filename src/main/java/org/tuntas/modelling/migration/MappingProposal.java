package org.tuntas.modelling.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tuntas.modelling.migration.Pairing.Basis;

/**
 * Proposes what takes the place of what: first what has the same id, then what is much alike, then what a person has chosen instead. Events
 * follow the activity or scope that they belong to, so that a timer that has fired is known to have.
 */
public final class MappingProposal {

    /** How alike names must be, of 1, for an element to be taken for a renamed one. */
    private static final double ALIKE = 0.6;

    private static final int SUGGESTED = 5;

    private final Blueprint old;
    private final Blueprint young;
    private final Map<String, String> choices;
    private final Map<String, Pairing> found = new HashMap<>();

    private MappingProposal(Blueprint old, Blueprint young, Map<String, String> choices) {
        this.old = old;
        this.young = young;
        this.choices = choices;
    }

    /**
     * Proposes a mapping.
     *
     * @param choices ids of new elements by {@link Element#key()} of old ones, empty for nothing; what cannot be is not followed
     */
    public static Mapping between(Blueprint old, Blueprint young, Map<String, String> choices) {
        MappingProposal proposal = new MappingProposal(old, young, choices);
        List<Pairing> pairings = new ArrayList<>();
        for (String process : old.processes()) {
            for (Element element : old.elements(process)) {
                if (!element.kind().follows()) {
                    proposal.found.put(element.key(), proposal.step(element));
                }
            }
            for (Element element : old.elements(process)) {
                if (element.kind().follows()) {
                    proposal.found.put(element.key(), proposal.event(element));
                }
            }
            for (Element element : old.elements(process)) {
                pairings.add(Objects.requireNonNull(proposal.found.get(element.key())));
            }
        }
        return new Mapping(pairings);
    }

    private Pairing step(Element element) {
        String chosen = choices.get(element.key());
        List<Element> suggestions = suggestions(element);
        if (chosen != null) {
            return chosen.isEmpty()
                    ? new Pairing(element, null, Basis.LEFT_OUT, suggestions)
                    : young.find(element.process(), chosen)
                            .filter(target -> isPossible(element, target))
                            .map(target -> placed(element, target, Basis.CHOSEN, suggestions))
                            .orElseGet(() -> new Pairing(element, null, Basis.OTHER_KIND, suggestions));
        }
        Optional<Element> same = young.find(element.process(), element.id());
        if (same.isPresent()) {
            return isPossible(element, same.get())
                    ? placed(element, same.get(), Basis.SAME_ID, suggestions)
                    : new Pairing(element, null, Basis.OTHER_KIND, suggestions);
        }
        return renamed(element)
                .map(target -> placed(element, target, Basis.ALIKE, suggestions))
                .orElseGet(() -> new Pairing(element, null, Basis.GONE, suggestions));
    }

    /** The only free element that is much alike. */
    private Optional<Element> renamed(Element element) {
        List<Element> alike = young.elements(element.process()).stream()
                .filter(target -> isPossible(element, target) && !isTaken(target) && isAlike(element, target))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private Optional<Element> counterpart(Element element) {
        return young.find(element.process(), element.id()).or(() -> renamed(element));
    }

    private Pairing placed(Element element, Element target, Basis basis, List<Element> suggestions) {
        if (hasOtherClock(element, target)) {
            return new Pairing(element, null, Basis.OTHER_CLOCK, suggestions);
        }
        return isWithin(target, surroundings(element))
                ? new Pairing(element, target, basis, suggestions)
                : new Pairing(element, null, Basis.ELSEWHERE, suggestions);
    }

    /** A clock goes on under another name; what starts or stops one, or pauses others, is entered and left. */
    private static boolean hasOtherClock(Element element, Element target) {
        return element.isStage() != target.isStage()
                || element.pauses() != target.pauses()
                || element.pauses() && !element.sign().equals(target.sign());
    }

    /** What the closest sub-process around an element that moves moves to; null when none does. */
    private @Nullable Element surroundings(Element element) {
        for (Optional<Element> around = old.find(element.process(), element.parent());
                around.isPresent();
                around = old.find(element.process(), around.get().parent())) {
            Pairing pairing = found.get(around.get().key());
            if (pairing != null && pairing.to() != null) {
                return pairing.to();
            }
        }
        return null;
    }

    private boolean isWithin(Element target, @Nullable Element scope) {
        if (scope == null) {
            return true;
        }
        for (Optional<Element> around = young.find(target.process(), target.parent());
                around.isPresent();
                around = young.find(target.process(), around.get().parent())) {
            if (around.get().equals(scope)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the engine could let one take the place of the other, as far as their kinds go. */
    static boolean isPossible(Element element, Element target) {
        return element.kind() == target.kind()
                && element.several() == target.several()
                && (element.kind() != Element.Kind.CALL || element.sign().equals(target.sign()));
    }

    private boolean isTaken(Element target) {
        return old.find(target.process(), target.id())
                .filter(element -> isPossible(element, target))
                .isPresent();
    }

    private boolean isAlike(Element element, Element target) {
        boolean sameSign = !element.sign().isEmpty()
                && element.kind() != Element.Kind.CALL
                && element.kind() != Element.Kind.CATCH_TIMER
                && element.sign().equals(target.sign());
        return sameSign || likeness(element, target) >= ALIKE;
    }

    private List<Element> suggestions(Element element) {
        Set<Element> suggestions = new LinkedHashSet<>();
        List<Element> possible = young.elements(element.process()).stream()
                .filter(target -> isPossible(element, target) && !target.id().equals(element.id()))
                .toList();
        possible.stream()
                .filter(target -> !isTaken(target) && isAlike(element, target))
                .sorted(Comparator.comparingDouble((Element target) -> -likeness(element, target)))
                .forEach(suggestions::add);
        // Where the report would have come next.
        old.after(element).stream()
                .flatMap(next -> counterpart(next).stream())
                .filter(possible::contains)
                .findFirst()
                .ifPresent(suggestions::add);
        possible.stream()
                .sorted(Comparator.comparing(this::isTaken).thenComparingDouble(target -> -likeness(element, target)))
                .limit(SUGGESTED)
                .forEach(suggestions::add);
        return List.copyOf(suggestions);
    }

    private Pairing event(Element event) {
        String owner = event.host() == null ? event.parent() : event.host();
        Pairing owning = owner == null ? null : found.get(event.process() + "/" + owner);
        if (owning == null) {
            return new Pairing(event, null, Basis.GONE, List.of());
        }
        Element target = owning.to();
        if (target == null || !hasSameClock(owning.from(), target)) {
            return new Pairing(event, null, Basis.GONE, List.of());
        }
        List<Element> there = young.elements(event.process()).stream()
                .filter(other -> other.kind() == event.kind()
                        && target.id().equals(event.host() == null ? other.parent() : other.host()))
                .toList();
        for (Element other : there) {
            if (other.id().equals(event.id())) {
                return new Pairing(event, other, Basis.SAME_ID, List.of());
            }
        }
        List<Element> free = there.stream()
                .filter(other -> old.find(other.process(), other.id()).isEmpty())
                .toList();
        List<Element> equal =
                free.stream().filter(other -> other.sign().equals(event.sign())).toList();
        List<Element> candidates = equal.isEmpty() ? free : equal;
        return candidates.size() == 1 && isOnlyOneLeft(event, candidates.get(0))
                ? new Pairing(event, candidates.get(0), Basis.FOLLOWS, List.of())
                : new Pairing(event, null, Basis.GONE, List.of());
    }

    /** Whether no other event of the same owner could become the same. */
    private boolean isOnlyOneLeft(Element event, Element candidate) {
        return old.elements(event.process()).stream()
                        .filter(other -> other.kind() == event.kind()
                                && Objects.equals(other.host(), event.host())
                                && Objects.equals(other.parent(), event.parent())
                                && young.find(other.process(), other.id()).isEmpty()
                                && (other.sign().equals(candidate.sign())
                                        || !event.sign().equals(candidate.sign())))
                        .count()
                == 1;
    }

    /** Whether the clock that the events of an element read goes on: under a new one nothing has fired yet. */
    private boolean hasSameClock(Element owner, Element target) {
        Optional<Element> before = old.stageOf(owner);
        Optional<Element> after = young.stageOf(target);
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() && after.isEmpty();
        }
        Pairing stage = found.get(before.get().key());
        return stage != null && after.get().equals(stage.to());
    }

    /** From 0 for nothing in common to 1 for the same: the words of names, or the phrases of ids. */
    static double likeness(Element one, Element other) {
        return Math.max(common(words(one.name()), words(other.name())), common(phrase(one.id()), phrase(other.id())));
    }

    private static double common(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("\\P{L}+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** {@code userTask_VerifyComplaint} is about to verify a complaint. */
    private static Set<String> phrase(String id) {
        return Arrays.stream(id.substring(id.indexOf('_') + 1).split("_|(?=\\p{Lu})"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
