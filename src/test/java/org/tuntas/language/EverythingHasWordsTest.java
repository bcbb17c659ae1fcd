package org.tuntas.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.lifecycle.ComplaintProcess;
import org.tuntas.modelling.Change;
import org.tuntas.modelling.Rule;
import org.tuntas.procedure.FamilySignal;
import org.tuntas.procedure.ReporterSignal;
import org.tuntas.procedure.Signal;

/** Nobody reads a key: each text exists, in Indonesian and in English, with the same placeholders. */
class EverythingHasWordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern USED = Pattern.compile(
            "\"((?:complaint|pin|moment|filing|field|task|form|promise|api|deadline|admin|desk|identity|file|approval|appeal|supervision|publication|design|notary|migration)\\.[a-zA-Z0-9.]+)\"");

    private static final Set<String> MODEL_MESSAGES = Stream.concat(
                    Stream.<Signal>concat(Arrays.stream(ReporterSignal.values()), Arrays.stream(FamilySignal.values()))
                            .map(Signal::message),
                    Stream.of(ComplaintProcess.MISCONDUCT_ALLEGED))
            .collect(Collectors.toSet());

    static List<String> bundles() {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_en"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSame(String bundle) {
        Properties indonesian = read(bundle + ".properties");
        Properties english = read(bundle + "_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(indonesian.stringPropertyNames());
        assertThat(indonesian.stringPropertyNames())
                .allSatisfy(key -> assertThat(new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex())
                        .as(key)
                        .hasSameSizeAs(new MessageFormat(indonesian.getProperty(key)).getFormatsByArgumentIndex()));
    }

    /** Of two the last one is read, and nobody sees that it is the older. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsThereTwice(String bundle) throws IOException {
        for (String file : List.of(bundle + ".properties", bundle + "_en.properties")) {
            assertThat(Files.readAllLines(MESSAGES.resolve(file)))
                    .as(file)
                    .filteredOn(line -> line.matches("[A-Za-z][^=\\s]*=.*"))
                    .extracting(line -> line.substring(0, line.indexOf('=')))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyNameOfTheDomainHasALabel() {
        Properties words = read("words.properties");
        assertThat(words.stringPropertyNames())
                .containsAll(labels("state.", ComplaintState.values()))
                .containsAll(labels("type.", ComplaintType.values()))
                .containsAll(labels("class.", SupervisionClass.values()))
                .containsAll(labels("channel.", Channel.values()));
        assertThat(read("timeline.properties").stringPropertyNames())
                .as("a second dot begins a variant")
                .filteredOn(key -> key.indexOf('.') == key.lastIndexOf('.'))
                .containsExactlyInAnyOrderElementsOf(labels("timeline.", EventKind.values()));
        assertThat(words.stringPropertyNames())
                .containsAll(Set.of(
                        "action.reply",
                        "action.satisfaction",
                        "action.withdrawal",
                        "action.completion",
                        "action.reopening",
                        "action.contest"));
    }

    @Test
    void everyTextThatTheCodeAsksForExists() throws IOException {
        Set<String> known = new TreeSet<>();
        bundles().forEach(bundle -> known.addAll(read(bundle + ".properties").stringPropertyNames()));
        // Named like keys; their words are asked for under a prefix, and in their own test.
        Arrays.stream(Rule.values()).map(Rule::id).forEach(known::add);
        Arrays.stream(Change.values()).map(Change::id).forEach(known::add);
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher keys = USED.matcher(Files.readString(source));
                while (keys.find()) {
                    if (!keys.group(1).endsWith(".") && !MODEL_MESSAGES.contains(keys.group(1))) {
                        used.add(keys.group(1));
                    }
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(40);
        assertThat(known).containsAll(used);
    }

    private static List<String> labels(String prefix, Enum<?>[] names) {
        return Arrays.stream(names).map(name -> prefix + name.name()).toList();
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
