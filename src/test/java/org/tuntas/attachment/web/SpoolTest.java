package org.tuntas.attachment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that citizens sent lies about after a crash. */
class SpoolTest {

    @TempDir
    Path directory;

    @Test
    void whatADeadProcessLeftIsRemovedAtTheNextStartAndWhatALivingOneReadsStays() throws IOException {
        long pid = ProcessHandle.current().pid();
        Path dead = left("tuntas-upload-" + pid + "-1-abc");
        Path longDead = left("tuntas-upload-999999999999-5-abc");
        Path foreign = left("tuntas-upload-notes");
        Path living = new Spool(directory, ProcessHandle.current()).open();
        Files.writeString(living.resolve("0"), "foto");

        new Spool(directory, ProcessHandle.current());

        assertThat(dead).doesNotExist();
        assertThat(longDead).doesNotExist();
        assertThat(foreign).exists();
        assertThat(living.resolve("0")).exists();
    }

    @Test
    void onlyWeMayReadIt() throws IOException {
        Path place = new Spool(directory, ProcessHandle.current()).open();
        if (Files.getFileStore(place).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                    .isEqualTo("rwx------");
        }
    }

    private Path left(String name) throws IOException {
        Path place = Files.createDirectory(directory.resolve(name));
        Files.writeString(place.resolve("0"), "foto");
        return place;
    }
}
