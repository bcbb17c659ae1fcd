package org.tuntas.modelling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.modelling.rehearsal.ScenarioReader;
import org.tuntas.modelling.rehearsal.UnreadableScenario;

/**
 * Files that somebody offers for a draft, taken if they are models, forms, tables or scenarios that can be read at all. Whether they are
 * right is {@link ModelCheck}'s question; of scenarios, that of the play.
 */
final class OfferedFiles {

    private static final String FIELD = "files";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}\\.(bpmn|dmn|form|yaml)");
    private static final Pattern ENDS_RIGHT = Pattern.compile("(?i).*\\.(bpmn|dmn|form|yaml)");
    /** What browsers make of a name that is there already. */
    private static final Pattern COPY = Pattern.compile("(.*?)\\s*(\\(\\d+\\)|- Copy|- Salin)?(\\.[a-z]+)");

    private static final int LONGEST_TOLD = 80;

    /** What is wrong with a file as a whole, so that it is not kept. */
    private static final Set<Rule> REFUSED = Set.of(
            Rule.FILE_EMPTY,
            Rule.FILE_TOO_LARGE,
            Rule.FILE_UNREADABLE,
            Rule.FILE_KIND,
            Rule.FILE_CROWDED,
            Rule.FILE_DOCTYPE,
            Rule.FILE_CAMUNDA_8);

    private final FindingWords words;
    private final Locale language;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Map<String, byte[]> taken = new LinkedHashMap<>();

    OfferedFiles(Locale language) {
        this.words = new FindingWords(language);
        this.language = language;
    }

    /**
     * Takes a file, or notes why not.
     *
     * @param name as its sender named it: anything at all
     */
    void offer(String name, byte[] content) {
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String told = told(bare);
        if (!ENDS_RIGHT.matcher(bare).matches()) {
            problem("design.file.kind", told);
        } else if (!NAME.matcher(bare).matches()) {
            problem("design.file.name", told, better(bare));
        } else if (taken.putIfAbsent(ModelFiles.place(bare), content) != null) {
            problem("design.file.twice", told);
        } else if (bare.endsWith(ModelFiles.SCENARIO)) {
            readScenario(bare, content);
        } else {
            read(bare, content);
        }
    }

    private void readScenario(String bare, byte[] content) {
        try {
            ScenarioReader.read(new String(content, StandardCharsets.UTF_8));
        } catch (UnreadableScenario unreadable) {
            problem("design.file.scenario", bare, unreadable.line(), unreadable.sentence(language));
        }
    }

    private void read(String bare, byte[] content) {
        Findings findings = new Findings();
        Models.read(new ModelFiles(Map.of(ModelFiles.place(bare), content)), findings);
        findings.all().stream()
                .filter(finding -> REFUSED.contains(finding.rule()))
                .findFirst()
                .ifPresent(finding -> problem("design.file.refused", bare, words.what(finding), words.mend(finding)));
    }

    /** The name that the file should have had. */
    private static String better(String bare) {
        Matcher copy = COPY.matcher(bare.toLowerCase(Locale.ROOT));
        String name = copy.matches() ? copy.group(1) + copy.group(3) : bare.toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String stem = name.substring(0, dot).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return (stem.isEmpty() ? "nama" : told(stem)) + name.substring(dot);
    }

    private static String told(String name) {
        return name.length() > LONGEST_TOLD ? name.substring(0, LONGEST_TOLD) + "…" : name;
    }

    private void problem(String key, Object... arguments) {
        problems.add(FieldProblem.of(FIELD, key, arguments));
    }

    /**
     * What was taken, by the name under which it is kept.
     *
     * @throws InvalidInput naming every file that was not
     */
    Map<String, byte[]> require() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return taken;
    }
}
