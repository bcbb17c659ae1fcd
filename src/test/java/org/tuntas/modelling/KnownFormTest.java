package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the check believes that steps read is what they read. */
class KnownFormTest {

    private static final Pattern FORM = Pattern.compile("String form\\(\\) \\{\\s*return \"([a-z-]+)\"");
    private static final Pattern READS = Pattern.compile(
            "decision\\s*\\.(?:text|optional|ticked|choices|date)\\(\\s*\"(\\w+)\"|DayChoice\\.use\\(\\s*\"(\\w+)\"|refer\\(\\w+, decision, \"(\\w+)\"");

    @Test
    void everyStepInJavaIsKnown() throws IOException {
        assertThat(found(FORM)).containsExactlyInAnyOrderElementsOf(KnownForm.ids());
    }

    @Test
    void everyFieldThatSomeStepReadsIsKnownAndNoOther() throws IOException {
        Set<String> known = new TreeSet<>();
        KnownForm.ids()
                .forEach(form -> known.addAll(KnownForm.of(form).orElseThrow().read()));
        assertThat(found(READS)).containsExactlyInAnyOrderElementsOf(known);
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/tuntas/handling"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher matches = pattern.matcher(Files.readString(source));
                while (matches.find()) {
                    for (int group = 1; group <= matches.groupCount(); group++) {
                        if (matches.group(group) != null) {
                            found.add(matches.group(group));
                        }
                    }
                }
            }
        }
        return found;
    }
}
