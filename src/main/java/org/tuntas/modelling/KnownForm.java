package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.SupervisionClass;

/**
 * A form that a step in Java reads: which fields it asks for, and what it leaves for the gateways. Forms that are not among them
 * belong to their designers alone. A test holds this to the steps themselves.
 */
final class KnownForm {

    private static final Map<String, KnownForm> ALL = new LinkedHashMap<>();

    static {
        form("verify-complaint")
                .outcome("verificationOutcome", "FORWARD")
                .on("FORWARD", "publicTitle", "publicText", "type", "supervisionClass", "agency")
                .on("NEEDS_COMPLETION", "explanation")
                .on("POSTPONE", "postponedUntil", "postponeReason", "explanation")
                .on("NOT_OURS", "owner", "explanation")
                .on("MERGE", "explanation")
                .on("REFER", "body", "otherBody", "explanation")
                .on("ARCHIVE", "archiveReason", "explanation")
                .maybe("category", "numbersChecked", "parent", "parentNumber", "reference", "internalNote")
                .facts("mayTransfer", "postponableUntil", "proposal")
                .sets("agency", "verified", "postponedUntil", "postponeReason", "owner", "merged", "parentAnswered")
                .sets("dispositionOutcome");
        form("assign-unit")
                .outcome("dispositionOutcome", "ASSIGN")
                .on("ASSIGN", "type", "supervisionClass", "units")
                .on("NEEDS_COMPLETION", "explanation")
                .on("NOT_OURS", "owner", "explanation")
                .on("MERGE", "explanation")
                .maybe("lead", "instruction", "parent", "parentNumber", "internalNote")
                .facts("mayTransfer", "proposal")
                .sets("severalUnits", "owner", "namedAgency", "merged", "parentAnswered", "agency");
        form("reassign-unit")
                .outcome("dispositionOutcome", "ASSIGN")
                .closed()
                .on("ASSIGN", "unit", "supervisionClass")
                .on("NOT_OURS", "owner", "explanation")
                .maybe("instruction", "internalNote")
                .facts("mayTransfer", "supervisory")
                .sets("owner", "unitAssigned");
        form("determine-authority")
                .always("agency", "explanation")
                .maybe("internalNote")
                .sets("agency", "namedAgency");
        form("follow-up-complaint")
                .outcome("followUpOutcome", "FINAL")
                .on("INTERIM", "answer", "promisedOn")
                .on("FINAL", "answer", "resolution")
                .on("ASK_REPORTER", "question")
                .on("WRONG_UNIT", "explanation")
                .on("POSTPONE", "until", "postponeReason", "explanation")
                .on("EXTEND", "until", "explanation")
                .maybe("internalNote")
                .facts("mayExtend", "severalUnits")
                .sets("draft", "postponedUntil", "postponeReason");
        form("decide-more-time")
                .outcome("moreTimeOutcome", "REFUSE")
                .closed()
                .on("GRANT", "note")
                .on("REFUSE", "note")
                .sets("moreTimeGranted");
        form("combined-response")
                .always("answer", "resolution")
                .maybe("internalNote")
                .sets("draft");
        form("handle-escalation")
                .outcome("escalationOutcome", "ACKNOWLEDGE")
                .together("ACKNOWLEDGE", "REASSIGN", "TAKE_OVER")
                .always("note")
                .on("ACKNOWLEDGE")
                .on("REASSIGN", "colleague")
                .on("TAKE_OVER")
                .on("EXTEND", "until", "explanation");
        form("decide-appeal")
                .outcome("appealOutcome", "REJECTED")
                .closed()
                .always("reasoning")
                .on("UPHELD")
                .on("REJECTED")
                .on("REFERRED", "body", "otherBody")
                .maybe("reference", "instruction", "internalNote");
        form("approve-response")
                .outcome("approvalOutcome", "RETURN")
                .closed()
                .on("APPROVE")
                .on("RETURN", "note")
                .maybe("internalNote");
        form("resume-handling").maybe("internalNote");
    }

    private final List<String> always = new ArrayList<>();
    private final Map<String, List<String>> byOutcome = new LinkedHashMap<>();
    private final Set<String> maybe = new LinkedHashSet<>();
    private final Set<String> facts = new LinkedHashSet<>();
    private final Set<String> sets = new LinkedHashSet<>();
    private final Set<String> together = new LinkedHashSet<>();
    private String outcome = "";
    private String usual = "";
    private boolean closed;

    private KnownForm() {}

    static Optional<KnownForm> of(String form) {
        return Optional.ofNullable(ALL.get(form));
    }

    static Set<String> ids() {
        return ALL.keySet();
    }

    /** Fields that must be there and filled in, given the outcomes that the form offers. */
    Set<String> needed(Set<String> offered) {
        Set<String> needed = new LinkedHashSet<>(always);
        if (!outcome.isEmpty()) {
            needed.add(outcome);
        }
        byOutcome.forEach((value, fields) -> {
            if (offered.contains(value)) {
                needed.addAll(fields);
            }
        });
        return needed;
    }

    /** Every field that is read at all. */
    Set<String> read() {
        Set<String> read = new LinkedHashSet<>(needed(byOutcome.keySet()));
        read.addAll(maybe);
        return read;
    }

    /** Key of the field whose value says how the step ends; empty when the step has one end. */
    String outcome() {
        return outcome;
    }

    /** The outcome that most steps end with. */
    String usual() {
        return usual;
    }

    /** Outcomes that may share a way, because Java does what makes them differ. */
    Set<String> together() {
        return together;
    }

    /** Names beside the fields that the form's expressions may ask for. */
    Set<String> facts() {
        return facts;
    }

    /** Variables that completing the step leaves behind. */
    Set<String> sets() {
        Set<String> all = new LinkedHashSet<>(sets);
        if (!outcome.isEmpty() && !outcome.equals("moreTimeOutcome")) {
            all.add(outcome);
        }
        return all;
    }

    /** The values a field may offer; empty when it may offer any. */
    Set<String> allowed(String field) {
        if (field.equals(outcome) && closed) {
            return byOutcome.keySet();
        }
        return switch (field) {
            case "type" -> names(ComplaintType.values());
            case "supervisionClass" -> names(SupervisionClass.values());
            case "resolution" -> Set.of("RESOLVED", "PARTLY_RESOLVED", "CANNOT_BE_DONE");
            case "postponeReason" -> Labels.of("pauseReason.");
            case "archiveReason" -> Labels.of("reason.");
            case "body" -> {
                Set<String> bodies = new LinkedHashSet<>(Labels.of("body."));
                bodies.add("OTHER");
                yield bodies;
            }
            default -> Set.of();
        };
    }

    private static Set<String> names(Enum<?>[] values) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(values).map(Enum::name).forEach(names::add);
        return names;
    }

    private static KnownForm form(String id) {
        KnownForm form = new KnownForm();
        ALL.put(id, form);
        return form;
    }

    private KnownForm outcome(String field, String mostly) {
        outcome = field;
        usual = mostly;
        return this;
    }

    private KnownForm closed() {
        closed = true;
        return this;
    }

    private KnownForm always(String... fields) {
        always.addAll(List.of(fields));
        return this;
    }

    private KnownForm on(String value, String... fields) {
        byOutcome.put(value, List.of(fields));
        return this;
    }

    private KnownForm maybe(String... fields) {
        maybe.addAll(List.of(fields));
        return this;
    }

    private KnownForm facts(String... names) {
        facts.addAll(List.of(names));
        return this;
    }

    private KnownForm sets(String... variables) {
        sets.addAll(List.of(variables));
        return this;
    }

    private KnownForm together(String... values) {
        together.addAll(List.of(values));
        return this;
    }
}
