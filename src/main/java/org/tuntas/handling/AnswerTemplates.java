package org.tuntas.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;
import org.tuntas.language.Words;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.sla.Timekeeper;

/**
 * Texts that officers begin an answer with, by category of the report. The administrators of an agency keep those of their
 * agency; the desk and operators keep all, also those that hold everywhere.
 */
@Service
public class AnswerTemplates {

    /** What a text may name in braces; filled in from the report when the text is used. */
    public static final List<String> FIELDS =
            List.of("nomor", "judul", "tanggal", "tanggal-laporan", "instansi", "unit", "kategori", "wilayah", "batas");

    private static final Pattern FIELD = Pattern.compile("\\{([^{}\\n]*)}");
    private static final Set<String> KEEP_ALL = Set.of("operator", "desk-admin", "desk-coordinator");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 5_000;
    private static final int MOST_SHOWN = 20;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final TemplateShelf shelf;
    private final Registry registry;
    private final Staff staff;
    private final Timekeeper timekeeper;
    private final Words words;
    private final Clock clock;

    AnswerTemplates(
            TemplateShelf shelf, Registry registry, Staff staff, Timekeeper timekeeper, Words words, Clock clock) {
        this.shelf = shelf;
        this.registry = registry;
        this.staff = staff;
        this.timekeeper = timekeeper;
        this.words = words;
        this.clock = clock;
    }

    /** A text with its fields filled in. */
    public record Filled(String name, String text) {}

    /**
     * The texts for an answer to a report, those made for its agency and category first.
     *
     * @param unit code of the unit that answers; null for the one that leads
     */
    @Transactional(readOnly = true)
    public List<Filled> forAnswer(Complaint complaint, @Nullable String unit) {
        List<AnswerTemplate> matching = shelf.matching(complaint.agency(), complaint.category());
        if (matching.isEmpty()) {
            return List.of();
        }
        Map<String, String> values = values(complaint, unit == null ? complaint.unit() : unit);
        return matching.stream()
                .limit(MOST_SHOWN)
                .map(template -> new Filled(template.name(), filled(template.text(), values)))
                .toList();
    }

    /** Whether somebody keeps texts at all. */
    public boolean mayKeep(String login) {
        return keepsAll(login) || !agenciesOf(login).isEmpty();
    }

    /** Whether somebody keeps those of every agency. */
    public boolean keepsAll(String login) {
        return staff.groupIdsOf(login).stream().anyMatch(KEEP_ALL::contains);
    }

    /** The agencies whose texts somebody keeps, by name. */
    public List<Node> agenciesOf(String login) {
        Set<String> groups = staff.groupIdsOf(login);
        return registry.agencies().stream()
                .filter(agency -> keepsAll(login) || groups.contains(agency.code() + "-admin"))
                .toList();
    }

    /**
     * The texts that somebody keeps.
     *
     * @throws Refused FORBIDDEN when they keep none
     */
    @Transactional(readOnly = true)
    public List<AnswerTemplate> keptBy(String login) {
        require(mayKeep(login));
        List<AnswerTemplate> kept = new ArrayList<>(keepsAll(login) ? shelf.common() : List.of());
        kept.addAll(shelf.of(agenciesOf(login).stream().map(Node::code).toList()));
        return kept;
    }

    /**
     * A text to change.
     *
     * @throws Refused UNKNOWN when there is none of that key for this person
     */
    @Transactional(readOnly = true)
    public AnswerTemplate find(String login, long id) {
        return shelf.find(id)
                .filter(template -> mayKeep(login, template.agency()))
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "desk.template.unknown"));
    }

    /**
     * Keeps a text.
     *
     * @param id key of the one to change; 0 for a new one
     * @throws org.tuntas.complaint.InvalidInput naming the fields {@code agency}, {@code category}, {@code name}, {@code text}
     */
    @Transactional
    public void keep(String login, long id, Map<String, String> form) {
        require(mayKeep(login));
        if (id != 0) {
            find(login, id);
        }
        Typed typed = new Typed();
        String agency = typed.optional("agency", form.get("agency"), 100);
        String category = typed.optional("category", form.get("category"), 200);
        String name = typed.text("name", form.get("name"), LONGEST_NAME);
        String text = typed.text("text", form.get("text"), LONGEST_TEXT).replace("\r\n", "\n");
        if (!mayKeep(login, agency)) {
            typed.problem("agency", "admin.problem.choose");
        }
        if (category != null && registry.category(category).isEmpty()) {
            typed.problem("category", "admin.problem.choose");
        }
        String unknown = unknownFields(text);
        if (!unknown.isEmpty()) {
            typed.problem("text", "desk.template.unknownField", unknown, known());
        }
        typed.require();
        AnswerTemplate template = new AnswerTemplate(id, agency, category, name, text, login, clock.instant());
        if (!shelf.keep(template)) {
            typed.problem("name", "desk.template.nameTaken");
            typed.require();
        }
    }

    /** Takes a text away. */
    @Transactional
    public void remove(String login, long id) {
        shelf.remove(find(login, id).id());
    }

    private boolean mayKeep(String login, @Nullable String agency) {
        return keepsAll(login)
                ? agency == null || registry.node(agency).filter(Node::isAgency).isPresent()
                : agency != null
                        && agenciesOf(login).stream().anyMatch(own -> own.code().equals(agency));
    }

    private static void require(boolean may) {
        if (!may) {
            throw new Refused(Refused.Kind.FORBIDDEN, "desk.template.forbidden");
        }
    }

    private static String unknownFields(String text) {
        Set<String> unknown = new TreeSet<>();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            if (!FIELDS.contains(field.group(1))) {
                unknown.add(field.group());
            }
        }
        return String.join(", ", unknown);
    }

    private static String known() {
        return FIELDS.stream().map(field -> "{" + field + "}").collect(Collectors.joining(", "));
    }

    private Map<String, String> values(Complaint complaint, @Nullable String unit) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("nomor", complaint.number().value());
        values.put("judul", complaint.publicTitle() == null ? complaint.title() : complaint.publicTitle());
        values.put("tanggal", words.date(LocalDate.ofInstant(clock.instant(), ZONE)));
        values.put("tanggal-laporan", words.date(LocalDate.ofInstant(complaint.filedAt(), ZONE)));
        values.put("instansi", office(complaint.agency()));
        values.put("unit", office(unit));
        values.put(
                "kategori",
                Optional.ofNullable(complaint.category())
                        .flatMap(registry::category)
                        .map(Category::name)
                        .orElse("")
                        .toLowerCase(Locale.ROOT));
        String region = complaint.place().regionCode();
        values.put("wilayah", region == null ? "" : registry.regionPath(region));
        values.put(
                "batas",
                timekeeper
                        .latest(complaint.number().value(), complaint.round(), Timekeeper.RESOLUTION)
                        .map(timekeeper::explain)
                        .map(limit -> words.date(limit.at().atZone(limit.zone()).toLocalDate()))
                        .orElse(""));
        return values;
    }

    private String office(@Nullable String code) {
        return code == null ? "" : registry.node(code).map(Node::name).orElse(code);
    }

    private static String filled(String text, Map<String, String> values) {
        return FIELD.matcher(text)
                .replaceAll(field -> Matcher.quoteReplacement(values.getOrDefault(field.group(1), field.group())));
    }
}
