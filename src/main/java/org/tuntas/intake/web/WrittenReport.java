package org.tuntas.intake.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.Place;
import org.tuntas.intake.FileComplaint;
import org.tuntas.intake.FirstReading;
import org.tuntas.language.Silence;
import org.tuntas.language.Storable;
import org.tuntas.organisation.Registry;
import org.tuntas.reporter.ReporterIdentity;

/**
 * A report as it stands in the form, finished or not. It is carried from page to page by the form itself; nothing of it stays on the server until it
 * is filed.
 */
final class WrittenReport {

    private static final int SHORTEST_TEXT = 10;
    private static final int LONGEST_TEXT = 10_000;
    private static final int SHORTEST_TITLE = 5;
    private static final int LONGEST_TITLE = 160;
    private static final int EARLIEST_YEAR = 1945;
    private static final int OLDEST = 1900;
    private static final String OWN = "own";

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{6,22}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]{2,}");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,12})?");

    private final Map<String, String> typed;

    WrittenReport(Map<String, String> typed) {
        this.typed = new HashMap<>(typed);
        if (!KEY.matcher(value("key")).matches()) {
            this.typed.put("key", UUID.randomUUID().toString());
        }
    }

    /** An empty one. */
    static WrittenReport blank(String region) {
        WrittenReport blank = new WrittenReport(Map.of());
        blank.settle(region);
        return blank;
    }

    /** All fields as typed. */
    Map<String, String> typed() {
        return typed;
    }

    /** A field without blanks around it; empty when it was left out. */
    public String value(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    @Nullable
    String orNull(String field) {
        String value = value(field);
        return value.isEmpty() ? null : value;
    }

    /** What happened, with one kind of line ends. */
    public String text() {
        return value("text").replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The heading: as typed, otherwise the beginning of the text. */
    public String title() {
        return value("title").isEmpty() ? FirstReading.heading(text()) : value("title");
    }

    /** Heading and text, for whoever looks at the words. */
    String words() {
        return (value("title") + "\n" + text()).strip();
    }

    /** What was chosen, otherwise what the text looks like. */
    public ComplaintType type() {
        for (ComplaintType type : ComplaintType.values()) {
            if (type.name().equals(value("type"))) {
                return type;
            }
        }
        return FirstReading.type(words());
    }

    /** Code of the category; null: whoever verifies chooses it. */
    @Nullable
    String category() {
        return value("category").equals(OWN) ? orNull("ownCategory") : orNull("category");
    }

    /** Code of the smallest region that was chosen; null for none. */
    @Nullable
    String region() {
        String province = value("province");
        String regency = value("regency");
        String district = value("district");
        if (!regency.startsWith(province + ".") || province.isEmpty()) {
            return orNull("province");
        }
        return district.startsWith(regency + ".") ? district : regency;
    }

    /** Sets the lists of regions to a region. */
    void settle(String code) {
        String[] parts = code.isBlank() ? new String[0] : code.split("\\.");
        typed.put("province", parts.length > 0 ? parts[0] : "");
        typed.put("regency", parts.length > 1 ? parts[0] + "." + parts[1] : "");
        typed.put("district", parts.length > 2 ? parts[0] + "." + parts[1] + "." + parts[2] : "");
        typed.remove("found");
        typed.remove("regionName");
    }

    public boolean isAnonymous() {
        return value("anonymous").equals("ya");
    }

    public boolean isSecret() {
        return value("secret").equals("ya");
    }

    /** Gives it another key: it is another report from now on. */
    void renew() {
        typed.put("key", UUID.randomUUID().toString());
    }

    /** Whether somebody filled in what nobody sees. */
    boolean isFromARobot() {
        return !value("situs").isEmpty();
    }

    void forgetTheTrap() {
        typed.remove("situs");
    }

    /** All that is wrong, field by field. */
    List<FieldProblem> problems(Registry registry, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        what(problems);
        kind(problems, registry);
        place(problems, registry);
        day(problems, today);
        who(problems, today);
        return problems;
    }

    private void what(List<FieldProblem> problems) {
        String text = text();
        if (Silence.isIn(text)) {
            problems.add(FieldProblem.of("text", "lapor.problem.text"));
        } else if (text.length() < SHORTEST_TEXT) {
            problems.add(FieldProblem.of("text", "lapor.problem.textShort", SHORTEST_TEXT));
        } else {
            fits("text", text, LONGEST_TEXT, problems);
        }
        String title = value("title");
        if (!title.isEmpty() && (title.length() < SHORTEST_TITLE || Silence.isIn(title))) {
            problems.add(FieldProblem.of("title", "lapor.problem.title"));
        } else {
            fits("title", title, LONGEST_TITLE, problems);
        }
    }

    private static boolean fits(String field, String text, int longest, List<FieldProblem> problems) {
        if (text.length() > longest) {
            problems.add(FieldProblem.of(field, "lapor.problem.long." + field, longest, text.length() - longest));
            return false;
        }
        if (!Storable.isStorable(text)) {
            problems.add(FieldProblem.of(field, "lapor.problem.characters"));
            return false;
        }
        return true;
    }

    private void kind(List<FieldProblem> problems, Registry registry) {
        if (value("category").equals(OWN) && value("ownCategory").isEmpty()) {
            problems.add(FieldProblem.of("ownCategory", "lapor.problem.category"));
        } else if (category() != null && registry.category(category()).isEmpty()) {
            problems.add(FieldProblem.of(
                    value("category").equals(OWN) ? "ownCategory" : "category", "lapor.problem.category"));
        }
        String agency = orNull("agency");
        if (agency != null
                && registry.node(agency)
                        .filter(node -> node.isAgency() && node.isOpen())
                        .isEmpty()) {
            problems.add(FieldProblem.of("agency", "lapor.problem.agency"));
        }
    }

    private void place(List<FieldProblem> problems, Registry registry) {
        String region = region();
        if (region != null && registry.region(region).isEmpty()) {
            problems.add(FieldProblem.of("province", "lapor.problem.region"));
        }
        fits("address", value("address"), 500, problems);
        if (!(value("latitude") + value("longitude")).isEmpty() && point().isEmpty()) {
            problems.add(FieldProblem.of("point", "lapor.problem.point"));
        }
    }

    /** The marked point, latitude first. */
    public Optional<List<BigDecimal>> point() {
        String north = value("latitude");
        String east = value("longitude");
        if (!DEGREES.matcher(north).matches() || !DEGREES.matcher(east).matches()) {
            return Optional.empty();
        }
        // Six decimals are ten centimetres.
        BigDecimal latitude = new BigDecimal(north).setScale(6, RoundingMode.HALF_UP);
        BigDecimal longitude = new BigDecimal(east).setScale(6, RoundingMode.HALF_UP);
        return latitude.abs().compareTo(BigDecimal.valueOf(90)) > 0
                        || longitude.abs().compareTo(BigDecimal.valueOf(180)) > 0
                ? Optional.empty()
                : Optional.of(List.of(latitude, longitude));
    }

    private void day(List<FieldProblem> problems, LocalDate today) {
        if (value("occurredOn").isEmpty()) {
            return;
        }
        LocalDate day = occurredOn();
        if (day == null) {
            problems.add(FieldProblem.of("occurredOn", "lapor.problem.day"));
        } else if (day.isAfter(today)) {
            problems.add(FieldProblem.of("occurredOn", "lapor.problem.future"));
        } else if (day.getYear() < EARLIEST_YEAR) {
            problems.add(FieldProblem.of("occurredOn", "field.tooLongAgo", String.valueOf(EARLIEST_YEAR)));
        }
    }

    /** The day; null when there is none, or what stands there is no day. */
    @Nullable
    LocalDate occurredOn() {
        try {
            return value("occurredOn").isEmpty() ? null : LocalDate.parse(value("occurredOn"));
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private void who(List<FieldProblem> problems, LocalDate today) {
        boolean anonymous = isAnonymous();
        if (!anonymous && !value("anonymous").equals("tidak")) {
            problems.add(FieldProblem.of("anonymous", "lapor.problem.anonymous"));
        }
        boolean named = value("anonymous").equals("tidak");
        if (named && Silence.isIn(value("name"))) {
            problems.add(FieldProblem.of("name", "lapor.problem.name"));
        } else {
            fits("name", value("name"), 100, problems);
        }
        String phone = value("phone");
        String email = value("email");
        if (named && phone.isEmpty() && email.isEmpty()) {
            problems.add(FieldProblem.of("phone", "lapor.problem.contact"));
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            problems.add(FieldProblem.of("phone", "lapor.problem.phone"));
        }
        if (!email.isEmpty()
                && (email.length() > 254 || !EMAIL.matcher(email).matches() || !Storable.isStorable(email))) {
            problems.add(FieldProblem.of("email", "lapor.problem.email"));
        }
        String year = value("birthYear");
        if (!year.isEmpty()
                && (!year.matches("\\d{4}")
                        || Integer.parseInt(year) < OLDEST
                        || Integer.parseInt(year) > today.getYear())) {
            problems.add(FieldProblem.of(
                    "birthYear", "lapor.problem.birthYear", String.valueOf(OLDEST), String.valueOf(today.getYear())));
        }
    }

    /**
     * The report, to be filed; nothing is wrong with it.
     *
     * @param language in which letters are written
     */
    FileComplaint filing(String language, String fingerprint) {
        List<@Nullable BigDecimal> point = new ArrayList<>(point().orElse(List.of()));
        return new FileComplaint(
                type(),
                title(),
                text(),
                occurredOn(),
                new Place(
                        region(),
                        orNull("address"),
                        point.isEmpty() ? null : point.get(0),
                        point.isEmpty() ? null : point.get(1)),
                orNull("agency"),
                category(),
                isAnonymous(),
                isSecret(),
                reporter(language),
                Channel.WEB,
                null,
                "form:" + value("key"),
                fingerprint);
    }

    /** Who reports; null when nothing was told. */
    @Nullable
    ReporterIdentity reporter(String language) {
        String year = value("birthYear");
        String name = orNull("name");
        String phone = orNull("phone");
        String email = orNull("email");
        return name == null && phone == null && email == null && year.isEmpty()
                ? null
                : new ReporterIdentity(
                        name, phone, email, null, year.isEmpty() ? null : Integer.valueOf(year), language);
    }
}
