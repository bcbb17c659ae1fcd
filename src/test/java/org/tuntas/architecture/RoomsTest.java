package org.tuntas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.tuntas.Tuntas;

/** The rooms call only the rooms they say they call, and only through their front doors. */
class RoomsTest {

    private static final ApplicationModules TUNTAS = ApplicationModules.of(Tuntas.class);
    private static final ApplicationModules BROKEN =
            ApplicationModules.of("org.tuntas.architecture.broken.rooms", new ImportOption.OnlyIncludeTests());

    @Test
    void theRoomsKeepTheirDoors() {
        TUNTAS.detectViolations().throwIfPresent();
    }

    @Test
    void everyRoomSaysWhomItMayCall() {
        assertThat(roomsThatDoNotSayWhomTheyMayCall(TUNTAS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a room that was not allowed, UpwardComplaint, intake",
        "the inside of a room that was, PryingPage, complaint.jdbc"
    })
    void aCallOfAnotherDoorIsReported(String ofWhat, String caller, String called) {
        assertThat(BROKEN.detectViolations().getMessages())
                .anyMatch(message -> message.contains(caller) && message.contains(called));
    }

    @Test
    void aRoomThatDoesNotSayWhomItMayCallIsReported() {
        assertThat(roomsThatDoNotSayWhomTheyMayCall(BROKEN)).containsExactly("silent");
    }

    /** Without the annotation a room may call every other one, and nobody would notice. */
    private static List<String> roomsThatDoNotSayWhomTheyMayCall(ApplicationModules house) {
        return house.stream()
                .filter(room -> room.getBasePackage()
                        .findAnnotation(ApplicationModule.class)
                        .map(ApplicationModule::allowedDependencies)
                        .filter(allowed -> Stream.of(allowed).noneMatch(ApplicationModule.OPEN_TOKEN::equals))
                        .isEmpty())
                .map(room -> room.getIdentifier().toString())
                .toList();
    }
}
