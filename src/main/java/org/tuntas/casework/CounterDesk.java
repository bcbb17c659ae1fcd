package org.tuntas.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Place;
import org.tuntas.complaint.Refused;
import org.tuntas.intake.Entry;
import org.tuntas.intake.FileComplaint;
import org.tuntas.intake.IntakeDesk;
import org.tuntas.intake.Receipt;
import org.tuntas.language.Typed;
import org.tuntas.language.Words;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.reporter.HandedOut;
import org.tuntas.reporter.ReporterIdentity;

/** The counter: what came by letter, telephone, in person or to an agency's mailbox is typed in for whoever brought it. */
@Service
public class CounterDesk {

    /** The ways in which a report reaches a counter, the most frequent first. */
    public static final List<Channel> CHANNELS =
            List.of(Channel.COUNTER, Channel.LETTER, Channel.PHONE, Channel.EMAIL, Channel.WHATSAPP);

    /** Roles of an office, and of the desk, whose members work at a counter. */
    private static final Pattern AT_A_COUNTER = Pattern.compile("desk-(admin|coordinator)|.+-(admin|officer)");

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{6,22}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");
    private static final int MOST_REGIONS = 30;

    private final IntakeDesk intake;
    private final Registry registry;
    private final Staff staff;
    private final HandedOut handedOut;
    private final Words words;
    private final Clock clock;

    CounterDesk(IntakeDesk intake, Registry registry, Staff staff, HandedOut handedOut, Words words, Clock clock) {
        this.intake = intake;
        this.registry = registry;
        this.staff = staff;
        this.handedOut = handedOut;
        this.words = words;
        this.clock = clock;
    }

    /** Whether somebody works at a counter. */
    public boolean mayEnter(String login) {
        return staff.groupIdsOf(login).stream()
                .anyMatch(group -> AT_A_COUNTER.matcher(group).matches());
    }

    /**
     * @throws Refused FORBIDDEN when somebody does not work at a counter
     */
    public void requireCounter(String login) {
        if (!mayEnter(login)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "desk.counter.forbidden");
        }
    }

    /** Today, where the clock of this office stands. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Files what was typed in. The same key files once, however often it comes.
     *
     * @param form values by field name
     * @throws InvalidInput naming every field that is wrong
     * @throws Refused FORBIDDEN when the officer does not work at a counter; KEY_REUSED when the key came with something else before
     */
    public Receipt enter(String officer, Map<String, String> form) {
        requireCounter(officer);
        Typed typed = new Typed();
        ComplaintType type = typed.oneOf("type", ComplaintType.class, form.get("type"));
        Channel channel = typed.oneOf("channel", Channel.class, form.get("channel"));
        if (!CHANNELS.contains(channel)) {
            typed.problem("channel", "admin.problem.choose");
        }
        LocalDate receivedOn = typed.day("receivedOn", form.get("receivedOn"));
        String letterNumber = typed.optional("letterNumber", form.get("letterNumber"), 60);
        String title = typed.text("title", form.get("title"), 160);
        String text = typed.text("text", form.get("text"), 10_000).replace("\r\n", "\n");
        LocalDate occurredOn = typed.optionalDay("occurredOn", form.get("occurredOn"));
        String region = region(typed, form);
        String address = typed.optional("address", form.get("address"), 500);
        Node office = office(typed, form.get("office"));
        String category = typed.optional("category", form.get("category"), 200);
        if (category != null && registry.category(category).isEmpty()) {
            typed.problem("category", "admin.problem.choose");
        }
        ReporterIdentity reporter = reporter(typed, form);
        String note = typed.optional("note", form.get("note"), 5_000);
        String once = typed.text("key", form.get("key"), 36);
        if (!KEY.matcher(once).matches()) {
            typed.problem("key", "desk.counter.key");
        }
        typed.require();
        return intake.enter(
                new FileComplaint(
                        type,
                        title,
                        text,
                        occurredOn,
                        new Place(region, address, null, null),
                        office == null ? null : registry.agencyOf(office.code()).code(),
                        category,
                        form.containsKey("anonymous"),
                        form.containsKey("secret"),
                        reporter,
                        channel,
                        null,
                        "counter:" + officer + ":" + once,
                        fingerprint(form)),
                new Entry(officer, receivedOn, letterNumber, note(office, note)));
    }

    private @Nullable ReporterIdentity reporter(Typed typed, Map<String, String> form) {
        String name = typed.optional("name", form.get("name"), 100);
        String phone = typed.optional("phone", form.get("phone"), 24);
        if (phone != null && !PHONE.matcher(phone).matches()) {
            typed.problem("phone", "desk.counter.phoneProblem");
        }
        String email = typed.email("email", form.get("email"));
        return name == null && phone == null && email == null
                ? null
                : new ReporterIdentity(name, phone, email, null, null, null);
    }

    private @Nullable Node office(Typed typed, @Nullable String code) {
        String chosen = typed.optional("office", code, 100);
        if (chosen == null) {
            return null;
        }
        Optional<Node> office = registry.node(chosen).filter(Node::isOpen);
        if (office.isEmpty()) {
            typed.problem("office", "admin.problem.choose");
        }
        return office.orElse(null);
    }

    /** A unit is found by its agency, which reads here which one was meant. */
    private @Nullable String note(@Nullable Node office, @Nullable String note) {
        String meant = office == null || office.isAgency() ? null : words.text("desk.counter.unitMeant", office.name());
        return meant == null ? note : note == null ? meant : meant + "\n" + note;
    }

    private @Nullable String region(Typed typed, Map<String, String> form) {
        String chosen = typed.optional("regionChoice", form.get("regionChoice"), 20);
        if (chosen != null && registry.region(chosen).isPresent()) {
            return chosen;
        }
        String written = typed.optional("region", form.get("region"), 200);
        if (written == null) {
            return null;
        }
        List<Region> regions = regions(written);
        if (regions.size() == 1) {
            return regions.get(0).code();
        }
        typed.problem("region", regions.isEmpty() ? "desk.counter.noRegion" : "desk.counter.severalRegions", written);
        return null;
    }

    /**
     * The regions that somebody may mean by what they wrote: a Kemendagri code, a name, or a name with what the region lies in
     * ({@code Ciledug, Kota Tangerang}).
     */
    public List<Region> regions(String written) {
        return registry.regionsMeant(written, MOST_REGIONS);
    }

    /** Keyed: a plain digest would let whoever has the database guess the phone number in it. */
    private String fingerprint(Map<String, String> form) {
        TreeMap<String, String> fields = new TreeMap<>(form);
        fields.keySet().removeAll(List.of("_csrf", "key"));
        return handedOut.fingerprint(("counter" + fields).getBytes(StandardCharsets.UTF_8));
    }
}
