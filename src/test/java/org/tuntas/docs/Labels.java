package org.tuntas.docs;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What people read in the place of names and keys, in both languages. */
final class Labels {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    private final Properties indonesian;
    private final Properties english;

    /** @param bundle e.g. {@code words} */
    Labels(String bundle) {
        indonesian = read(bundle + ".properties");
        english = read(bundle + "_en.properties");
    }

    /** @throws IllegalStateException when nobody has put it into words */
    String indonesian(String key) {
        return text(indonesian, key);
    }

    /** @throws IllegalStateException when nobody has put it into words */
    String english(String key) {
        return text(english, key);
    }

    /** Keys by their beginning and end, sorted. */
    List<String> keys(String prefix, String suffix) {
        return indonesian.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix) && key.endsWith(suffix))
                .sorted()
                .toList();
    }

    /** Blanks stand for what is known only when it is said. */
    private static String text(Properties bundle, String key) {
        String text = bundle.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("There are no words for " + key);
        }
        return text.replaceAll("\\{\\d+[^}]*}", "…").replace("''", "'");
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
