package org.tuntas.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.reporter.SealedDatabase.Node;

/** The server key changes while nodes run and reports come in: nothing is lost, nobody's PIN changes. */
class KeysChangeTest {

    private static final String OLD = "0123456789abcdef0123456789abcdef";
    private static final String NEW = "fedcba9876543210fedcba9876543210";
    private static final String STRANGE = "00112233445566778899aabbccddeeff";
    private static final String HERE = "192.0.2.1";

    private SealedDatabase database = SealedDatabase.empty();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aChangeOfKeysKeepsIdentitiesPinsLinksAndFingerprints() {
        Node before = database.node(OLD, "");
        TrackingNumber number = before.files();
        String pin = before.door.firstPin(number);
        String token = before.door.token(number);
        byte[] request = "{}".getBytes(StandardCharsets.UTF_8);
        String fingerprint = before.keys.handedOut().fingerprint(request);
        before.keys.leave();

        Node after = database.node(NEW, OLD).works();
        assertThat(database.sealedWith(OLD)).isZero();
        assertThat(after.readsAddressOf(number)).hasValue("siti@warga.example");
        assertThat(after.door.token(number)).isEqualTo(token);
        assertThatCode(() -> after.door.admit(number, pin, HERE)).doesNotThrowAnyException();
        assertThat(after.keys.handedOut().fingerprint(request)).isEqualTo(fingerprint);
        after.keys.leave();

        Node without = database.node(NEW, "");
        assertThat(without.readsAddressOf(number)).hasValue("siti@warga.example");
        assertThatCode(() -> without.door.admit(number, pin, HERE)).doesNotThrowAnyException();
    }

    @Test
    void whileANodeRunsWithTheOldKeyBothReadWhatEitherFiles() {
        Node old = database.node(OLD, "");
        TrackingNumber first = old.files();
        Node restarted = database.node(NEW, OLD).works();
        TrackingNumber second = restarted.files();
        TrackingNumber third = old.files();
        for (Node node : List.of(old, restarted)) {
            for (TrackingNumber number : List.of(first, second, third)) {
                assertThat(node.readsAddressOf(number)).hasValue("siti@warga.example");
            }
            assertThat(node.door.firstPin(second)).isEqualTo(old.door.firstPin(second));
        }
        assertThat(database.sealedWith(NEW)).isZero();
        assertThat(restarted.keys.standing().inUse()).isFalse();

        old.keys.leave();
        Node other = database.node(NEW, OLD);
        restarted.works();
        assertThat(other.files()).isNotNull();
        assertThat(database.sealedWith(NEW)).isEqualTo(4);
    }

    @Test
    void anOldNodeThatIsSilentForAMinuteIsTakenForDeadAndLosesNothingWhenItIsNot() {
        Node old = database.node(OLD, "");
        Node restarted = database.node(NEW, OLD).works();
        assertThat(restarted.keys.standing().inUse()).isFalse();
        database.nobodyWasSeenOfLate();
        restarted.works();
        assertThat(restarted.keys.standing().inUse()).isTrue();

        TrackingNumber late = old.files();
        assertThat(database.sealedWith(OLD)).isEqualTo(1);
        assertThat(restarted.readsAddressOf(late)).hasValue("siti@warga.example");
        restarted.works();
        assertThat(database.sealedWith(OLD)).isZero();
        assertThat(restarted.readsAddressOf(late)).hasValue("siti@warga.example");
    }

    @Test
    void aKeyThatIsTakenAwayTooEarlyStopsTheStartAndTheMessageSaysHowMuchNeedsIt() {
        Node old = database.node(OLD, "");
        IntStream.range(0, 3).forEach(report -> old.files());
        old.keys.leave();
        assertThatThrownBy(() -> database.node(NEW, ""))
                .isInstanceOf(UnusableServerKey.class)
                .hasMessageContaining("3 reports");
        assertThatThrownBy(() -> database.node(NEW, STRANGE))
                .isInstanceOf(UnusableServerKey.class)
                .hasMessageContaining("3 reports");
        assertThat(database.sealedWith(OLD))
                .as("a failed start changes nothing")
                .isEqualTo(3);
        assertThatCode(() -> database.node(OLD, STRANGE)).doesNotThrowAnyException();
    }

    @Test
    void theOldKeyAloneOpensNothingAfterwardsAndTheWayBackIsTheSameAgain() {
        Node old = database.node(OLD, "");
        TrackingNumber number = old.files();
        String pin = old.door.firstPin(number);
        old.keys.leave();
        database.node(NEW, OLD).works().keys.leave();
        assertThatThrownBy(() -> database.node(OLD, "")).isInstanceOf(UnusableServerKey.class);
        assertThat(database.sql
                        .sql("select distinct key_id from server_secret")
                        .query(String.class)
                        .list())
                .containsExactly(new ServerKey(NEW).id());
        Node back = database.node(OLD, NEW).works();
        assertThat(back.readsAddressOf(number)).hasValue("siti@warga.example");
        assertThat(back.door.firstPin(number)).isEqualTo(pin);
        assertThat(database.sealedWith(NEW)).isZero();
    }

    @Test
    void aDatabaseWithoutReportsTakesAnyKeyAndOneWithReportsDoesNot() {
        database.node(OLD, "").keys.leave();
        Node other = database.node(NEW, "");
        other.files();
        assertThatThrownBy(() -> database.node(OLD, "")).isInstanceOf(UnusableServerKey.class);
    }

    @Test
    void aReporterWhoLeftNothingNeedsNoKey() {
        Node old = database.node(OLD, "");
        TrackingNumber number = database.filed();
        database.transaction.executeWithoutResult(status -> old.vault.keep(number, null));
        assertThatThrownBy(() -> database.node(NEW, ""))
                .as("their PIN would be wrong")
                .hasMessageContaining("the PINs given out would be wrong");
        old.keys.leave();
        assertThat(database.node(NEW, OLD).works().keys.standing().complete()).isTrue();
    }

    @Test
    void aDatabaseOfVersion14KeepsItsIdentitiesPinsAndLinks() {
        database.close();
        database = SealedDatabase.ofVersion14();
        TrackingNumber number = database.filed();
        ServerKey key = new ServerKey(OLD);
        database.sql
                .sql("insert into server_key (digest) values (?)")
                .param(HexFormat.of().formatHex(ServerKey.hmac(key.derive("check"), "")))
                .update();
        database.sql
                .sql("insert into reporter (number, sealed) values (?, ?)")
                .params(
                        number.value(),
                        key.seal(
                                "{\"name\":\"Siti\",\"phone\":null,\"email\":\"siti@warga.example\",\"nationalId\":null,\"birthYear\":1991,\"language\":null}"
                                        .getBytes(StandardCharsets.UTF_8)))
                .update();
        TrackingNumber silent = database.filed();
        database.sql
                .sql("insert into reporter (number) values (?)")
                .param(silent.value())
                .update();
        String pinOfThen = String.format(
                "%06d",
                (java.nio.ByteBuffer.wrap(ServerKey.hmac(key.derive("pin"), number.value() + "/1"))
                                        .getLong()
                                >>> 1)
                        % 1_000_000);
        database.upgrade();

        assertThatThrownBy(() -> database.node(NEW, "")).hasMessageContaining("1 reports");
        Node changedAtOnce = database.node(NEW, OLD).works();
        assertThat(changedAtOnce.readsAddressOf(number)).hasValue("siti@warga.example");
        assertThat(changedAtOnce.door.firstPin(number)).isEqualTo(pinOfThen);
        assertThat(changedAtOnce.readsAddressOf(silent)).isEmpty();
        changedAtOnce.keys.leave();
        assertThat(database.node(NEW, "").door.firstPin(number)).isEqualTo(pinOfThen);
    }

    @Test
    void batchesOfTwoNodesAndFilingsOfThreeGoOnAtOnceAndAllIsSealedAnew() throws Exception {
        Node old = database.node(OLD, "");
        List<TrackingNumber> filed = new ArrayList<>();
        IntStream.range(0, 250).forEach(report -> filed.add(old.files()));
        Node first = database.node(NEW, OLD);
        AtomicBoolean oldRuns = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<TrackingNumber>>> filings = new ArrayList<>();
            filings.add(threads.submit(filing(old, oldRuns)));
            filings.add(threads.submit(filing(first, oldRuns)));
            first.works();
            database.nobodyWasSeenOfLate();
            Node second = database.node(NEW, OLD);
            filings.add(threads.submit(filing(second, oldRuns)));
            Future<Node> batches = threads.submit(second::works);
            first.works();
            batches.get();
            oldRuns.set(false);
            for (Future<List<TrackingNumber>> filing : filings) {
                filed.addAll(filing.get());
            }
            old.keys.leave();
            first.works();
            assertThat(first.keys.standing().complete()).isTrue();
            assertThat(database.sealedWith(OLD)).isZero();
            assertThat(filed).hasSizeGreaterThan(253).allSatisfy(number -> {
                assertThat(first.readsAddressOf(number)).hasValue("siti@warga.example");
                assertThat(second.door.firstPin(number)).isEqualTo(old.door.firstPin(number));
            });
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<List<TrackingNumber>> filing(Node node, AtomicBoolean goesOn) {
        return () -> {
            List<TrackingNumber> filed = new ArrayList<>();
            do {
                filed.add(node.files());
                // As citizens do: without a pause the filings of a fast disk keep ahead of the batches for ever.
                Thread.sleep(2);
            } while (goesOn.get());
            return filed;
        };
    }

    @Test
    void aBatchThatBreaksOffIsTakenUpAgain() {
        Node old = database.node(OLD, "");
        IntStream.range(0, 150).forEach(report -> old.files());
        old.keys.leave();
        Node node = database.node(NEW, OLD);
        node.keys.bringIntoUse();
        assertThat(node.keys.sealAnew()).isEqualTo(100);
        node.keys.leave();
        assertThatThrownBy(() -> database.node(NEW, "")).hasMessageContaining("50 reports");
        Node again = database.node(NEW, OLD);
        assertThat(again.keys.sealAnew()).isEqualTo(50);
        assertThat(again.keys.sealAnew()).isZero();
        assertThat(database.sealedWith(NEW)).isEqualTo(150);
    }

    @Test
    void anIdentityThatCannotBeOpenedStaysAndStandsInNobodysWay() {
        Node old = database.node(OLD, "");
        TrackingNumber damaged = old.files();
        TrackingNumber sound = old.files();
        database.sql
                .sql("update reporter set sealed = sealed || '\\x00' where number = ?")
                .param(damaged.value())
                .update();
        old.keys.leave();
        Node node = database.node(NEW, OLD).works();
        assertThat(node.readsAddressOf(sound)).hasValue("siti@warga.example");
        assertThat(database.sealedWith(OLD)).isEqualTo(1);
        Health health = new KeyHealth(node.keys).health();
        assertThat(health.getStatus().getCode()).isEqualTo("NEEDS_OPERATOR");
        assertThat(health.getDetails()).containsEntry("unreadable", 1).containsEntry("underOtherKeys", 1L);
    }

    @Test
    void theHealthPageTellsWhenTheOldKeyCanGo() {
        Node old = database.node(OLD, "");
        old.files();
        assertThat(health(old)).isEqualTo("none");
        Node node = database.node(NEW, OLD);
        assertThat(health(node)).startsWith("needed: some node still runs");
        old.keys.leave();
        node.keys.bringIntoUse();
        assertThat(health(node)).isEqualTo("needed: identities are being sealed anew");
        node.works();
        assertThat(health(node)).isEqualTo("can be taken away");
        assertThat(new KeyHealth(node.keys).health().getStatus()).isEqualTo(Status.UP);
        node.keys.leave();
        assertThat(health(database.node(NEW, ""))).isEqualTo("none");
    }

    private static String health(Node node) {
        return String.valueOf(new KeyHealth(node.keys).health().getDetails().get("previousKeys"));
    }

    @Test
    void aNewDatabaseMakesItsPinsWithASecretOfItsOwn() {
        Node node = database.node(OLD, "");
        TrackingNumber number = node.files();
        try (SealedDatabase elsewhere = SealedDatabase.empty()) {
            assertThat(elsewhere.node(OLD, "").keys.handedOut().link(number.value()))
                    .isNotEqualTo(node.keys.handedOut().link(number.value()));
        }
    }
}
