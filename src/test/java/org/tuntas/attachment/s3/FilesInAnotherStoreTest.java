package org.tuntas.attachment.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.AttachmentLimits;
import org.tuntas.attachment.Attachments;
import org.tuntas.attachment.Cabinet;
import org.tuntas.attachment.Cabinets;
import org.tuntas.attachment.ExaminedFile;
import org.tuntas.attachment.FileStore;
import org.tuntas.attachment.FileType;
import org.tuntas.attachment.Laid;
import org.tuntas.attachment.Specimens;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;

/** Files in a store that knows no transactions: a real client, a server that checks every signature. */
class FilesInAnotherStoreTest extends RunningTuntas {

    @Autowired
    Attachments attachments;

    @Autowired
    List<FileStore> stores;

    @Autowired
    AttachmentLimits limits;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    TimeMachine time;

    @TempDir
    Path directory;

    private S3Server server;
    private S3FileStore store;
    private Cabinet cabinet;

    @BeforeEach
    void aStore() throws IOException {
        time.set("2026-04-20T09:00");
        server = new S3Server();
        store = store(S3Server.SECRET_KEY);
        cabinet = Cabinets.keepingIn(store, stores, attachments, limits, clock);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aFileIsInTheStoreBeforeItsRowAndComesBackUnchanged() throws IOException {
        ComplaintJourney journey = journeys.filed();
        Laid laid = cabinet.lay(List.of(file("surat.pdf")));
        assertThat(server.objects.values()).containsExactly(Specimens.pdf());
        keep(journey, laid);
        Attachment kept = cabinet.of(journey.number()).get(0);
        assertThat(kept.store()).isEqualTo(FileStore.Kind.S3);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        cabinet.copy(kept, back);
        assertThat(back.toByteArray()).isEqualTo(Specimens.pdf());
    }

    @Test
    void whatWasRolledBackIsSweptOnTheSecondRoundAndWhatWasKeptStays() throws IOException {
        ComplaintJourney journey = journeys.filed();
        keep(journey, cabinet.lay(List.of(file("surat.pdf"))));
        Laid lost = cabinet.lay(List.of(file("hilang.pdf")));
        transaction.executeWithoutResult(status -> {
            cabinet.write(lost);
            cabinet.keep(lost, journey.number(), null);
            status.setRollbackOnly();
        });
        assertThat(cabinet.of(journey.number())).extracting(Attachment::name).containsExactly("surat.pdf");
        server.objects.put("tuntas/catatan.txt", new byte[1]);

        Sweeper sweeper = new Sweeper(store, attachments);
        assertThat(sweeper.sweep()).as("it may be under way").isZero();
        assertThat(server.objects).hasSize(3);
        assertThat(sweeper.sweep()).isEqualTo(1);
        assertThat(sweeper.sweep()).isZero();
        assertThat(server.objects.keySet())
                .containsExactlyInAnyOrder(
                        "tuntas/catatan.txt",
                        "tuntas/" + cabinet.of(journey.number()).get(0).id());
    }

    @Test
    void oldFilesAreStillFoundWhereTheyAre() throws IOException {
        ComplaintJourney journey = journeys.filed();
        Cabinet before = Cabinets.keepingIn(
                stores.stream()
                        .filter(one -> one.kind() == FileStore.Kind.POSTGRESQL)
                        .findFirst()
                        .orElseThrow(),
                stores,
                attachments,
                limits,
                clock);
        Laid laid = before.lay(List.of(file("lama.pdf")));
        transaction.executeWithoutResult(status -> {
            before.write(laid);
            before.keep(laid, journey.number(), null);
        });
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        cabinet.copy(cabinet.of(journey.number()).get(0), back);
        assertThat(back.toByteArray()).isEqualTo(Specimens.pdf());
    }

    @Test
    void aWrongKeyStoresNothing() throws IOException {
        Cabinet stranger = Cabinets.keepingIn(store("wrong"), stores, attachments, limits, clock);
        List<ExaminedFile> files = List.of(file("surat.pdf"));
        assertThatThrownBy(() -> stranger.lay(files)).isInstanceOf(UncheckedIOException.class);
        assertThat(server.objects).isEmpty();
    }

    private S3FileStore store(String secretKey) {
        S3Settings settings = server.settings(secretKey);
        return new S3FileStore(S3Configuration.client(settings), settings);
    }

    private void keep(ComplaintJourney journey, Laid laid) {
        transaction.executeWithoutResult(status -> {
            cabinet.write(laid);
            cabinet.keep(laid, journey.number(), null);
        });
    }

    private ExaminedFile file(String name) throws IOException {
        Path path = directory.resolve(name);
        Files.write(path, Specimens.pdf());
        return new ExaminedFile(name, FileType.PDF, path, Specimens.pdf().length, "digest");
    }
}
