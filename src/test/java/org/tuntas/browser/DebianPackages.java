package org.tuntas.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs Chromium where the machine allows it: on Debian and its kin, as root. */
final class DebianPackages {

    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final long MINUTES = 10;

    private DebianPackages() {}

    static void installChromiumIfAllowed() {
        if ("root".equals(System.getProperty("user.name")) && Files.isExecutable(APT)) {
            run("update");
            // The fonts make a screenshot readable: without any, Chromium draws boxes.
            run("install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core", "fonts-liberation");
        }
    }

    /** Waits for another apt on the same machine instead of failing on its lock. */
    private static void run(String... arguments) {
        try {
            Path log = Files.createTempFile("apt-get", ".log");
            ProcessBuilder apt = new ProcessBuilder(APT.toString(), "-o", "DPkg::Lock::Timeout=300");
            apt.command().addAll(List.of(arguments));
            apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process =
                    apt.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IllegalStateException(
                        apt.command() + " did not end within " + MINUTES + " minutes:\n" + Files.readString(log));
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(apt.command() + " failed:\n" + Files.readString(log));
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while installing Chromium", e);
        }
    }
}
