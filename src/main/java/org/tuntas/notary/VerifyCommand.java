package org.tuntas.notary;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code verify seals.csv 2026-11-23.csv proof.json}: checks what somebody downloaded from the public proof. Starts nothing, needs no
 * database and no network.
 */
public final class VerifyCommand {

    /** The word that asks for it. */
    public static final String NAME = "verify";

    /** Everything fits. */
    public static final int FINE = 0;
    /** Something does not fit: somebody has tampered with it, or the files are not of one time. */
    public static final int BROKEN = 1;
    /** It was called wrongly, or a file is none of ours. */
    public static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final List<Path> files = new ArrayList<>();
    private Locale language;

    /** @param language of what it says, unless {@code --lang} asks for another */
    public VerifyCommand(PrintStream out, PrintStream err, Locale language) {
        this.out = out;
        this.err = err;
        this.language = language;
    }

    /**
     * Checks the files.
     *
     * @param arguments what follows the word {@value #NAME}
     * @return exit code: {@value #FINE}, {@value #BROKEN} or {@value #MISUSED}
     */
    public int run(List<String> arguments) {
        boolean understood = arguments.stream().allMatch(this::read);
        Findings findings = new Findings(language);
        if (!understood || files.isEmpty()) {
            err.println(findings.text("usage"));
            return MISUSED;
        }
        Map<Download, List<Path>> sorted = new EnumMap<>(Download.class);
        for (Path file : files) {
            Optional<Download> kind = Download.of(file);
            if (kind.isEmpty()) {
                err.println(findings.text(Files.isRegularFile(file) ? "strange" : "not-there", file));
                return MISUSED;
            }
            sorted.computeIfAbsent(kind.get(), absent -> new ArrayList<>()).add(file);
        }
        // Seals first, whatever the order on the command line: the rest is compared with them.
        KnownSeals seals = new KnownSeals(findings);
        sorted.forEach((kind, some) -> some.forEach(file -> check(kind, file, seals, findings)));
        out.println(findings.all());
        out.println(findings.wrongs() == 0 ? findings.text("fine") : findings.text("broken", findings.wrongs()));
        return findings.wrongs() == 0 ? FINE : BROKEN;
    }

    private static void check(Download kind, Path file, KnownSeals seals, Findings findings) {
        findings.about(file.toString());
        try {
            kind.check(file, seals, findings);
        } catch (IOException unreadable) {
            findings.wrong("unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    private boolean read(String argument) {
        switch (argument) {
            case "--lang=id" -> language = new Locale("id");
            case "--lang=en" -> language = Locale.ENGLISH;
            default -> {
                if (argument.startsWith("-")) {
                    return false;
                }
                files.add(Path.of(argument));
            }
        }
        return true;
    }
}
