package org.tuntas.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.lifecycle.Deployer;
import org.tuntas.lifecycle.ModelsOnDisk;

/** A designer saves in the folder, and it holds; or it does not, and they read why. */
class LiveModelsTest extends RunningTuntas {

    private static final String APPEAL = "bpmn/appeal.bpmn";

    @TempDir
    Path folder;

    @Autowired
    Releases releases;

    @Autowired
    Rollout rollout;

    @Autowired
    InForce inForce;

    @Autowired
    ModelSets sets;

    @Autowired
    Deployer deployer;

    @Autowired
    Versions versions;

    @Autowired
    Clock clock;

    @Autowired
    TimeMachine time;

    @Autowired
    PlatformTransactionManager transactions;

    private LiveModels live;

    @BeforeEach
    void theFolderIsWatched() throws IOException {
        time.set("2026-04-20T09:00");
        save(new Draft());
        live = new LiveModels(
                new InstalledModels(ModelsOnDisk.bundle(folder), releases, sets),
                releases,
                rollout,
                inForce,
                deployer,
                clock,
                transactions);
        live.begin();
    }

    @AfterEach
    void theInstalledModelsHoldAgain() throws IOException {
        save(new Draft());
        Files.deleteIfExists(folder.resolve("bpmn/extra.bpmn"));
        live.look();
        live.look();
        assertThat(versions.current().set()).isEqualTo(new Draft().files().digest());
    }

    @Test
    void whatIsSavedHoldsOnceItLiesStill() throws IOException {
        long before = versions.current().id();
        live.look();
        assertThat(versions.current().id()).as("nothing was saved").isEqualTo(before);
        Draft saved = tagged("8.1.0");
        save(saved);
        live.look();
        assertThat(versions.current().id()).as("perhaps half of it").isEqualTo(before);
        live.look();
        assertThat(versions.current().id()).isEqualTo(before + 1);
        assertThat(versions.current().origin()).isEqualTo(Release.Origin.LIVE);
        assertThat(versions.current().set()).isEqualTo(saved.files().digest());
        live.look();
        assertThat(versions.current().id()).isEqualTo(before + 1);

        Path moved = folder.resolve("bpmn/.appeal.bpmn.tmp");
        Files.write(moved, tagged("8.2.0").files().contents().get(APPEAL));
        Files.move(moved, folder.resolve(APPEAL), StandardCopyOption.REPLACE_EXISTING);
        live.look();
        live.look();
        assertThat(versions.current().set())
                .as("renamed into place")
                .isEqualTo(tagged("8.2.0").files().digest());
    }

    @Test
    void brokenModelsLeaveAloneWhatHoldsAndSayWhy() throws IOException {
        long before = versions.current().id();
        String appeal = new Draft().text(APPEAL);
        for (Map.Entry<String, Rule> broken : List.of(
                Map.entry(appeal.substring(0, appeal.length() / 2), Rule.FILE_UNREADABLE),
                Map.entry(appeal.replace("sla.limit(", "sla.limits("), Rule.EXPRESSION_METHOD))) {
            Files.writeString(folder.resolve(APPEAL), broken.getKey());
            live.look();
            live.look();
            assertThat(live.rejected().orElseThrow().findings())
                    .extracting(Finding::rule)
                    .containsOnly(broken.getValue());
        }
        Files.delete(folder.resolve(APPEAL));
        live.look();
        live.look();
        assertThat(live.rejected().orElseThrow().findings())
                .extracting(Finding::rule)
                .contains(Rule.CALL_TARGET);
        assertThat(versions.current().id()).isEqualTo(before);
        save(new Draft());
        live.look();
        live.look();
        assertThat(live.rejected()).as("mended").isEmpty();
        assertThat(versions.current().id()).as("it is what held all the time").isEqualTo(before);
    }

    private static Draft tagged(String tag) {
        return new Draft().set(APPEAL, "appeal", "camunda:versionTag", tag);
    }

    private void save(Draft draft) throws IOException {
        for (Map.Entry<String, byte[]> file : draft.files().contents().entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
    }
}
