package org.tuntas.publication;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.Timekeeper;

/** What the limit table promises to somebody who is about to report, by the rules that hold for the whole country today. */
@Service
public class Promises {

    private final Timekeeper timekeeper;

    Promises(Timekeeper timekeeper) {
        this.timekeeper = timekeeper;
    }

    /**
     * Limits in working days (HK), of an ordinary complaint where a stage knows several.
     *
     * @param verification until it is verified
     * @param followUp until the first answer
     * @param reply that the reporter has to reply
     * @param information until a request for information or an aspiration is resolved
     * @param ordinary until a complaint is resolved
     * @param supervisory until a complaint about misconduct is resolved
     */
    public record Limits(
            OptionalInt verification,
            OptionalInt followUp,
            OptionalInt reply,
            OptionalInt information,
            OptionalInt ordinary,
            OptionalInt supervisory) {

        /** Whether the table knows them all; without one, the page promises nothing in numbers. */
        public boolean isComplete() {
            return all().allMatch(OptionalInt::isPresent);
        }

        /** The figures in the order in which they are declared here; empty unless complete. */
        public List<Integer> inOrder() {
            return isComplete() ? all().map(OptionalInt::getAsInt).toList() : List.of();
        }

        private Stream<OptionalInt> all() {
            return Stream.of(verification, followUp, reply, information, ordinary, supervisory);
        }
    }

    /** The limits in force today. */
    public Limits today() {
        return new Limits(
                of("VERIFICATION", ComplaintType.COMPLAINT, SupervisionClass.ORDINARY),
                of("FOLLOW_UP", ComplaintType.COMPLAINT, SupervisionClass.ORDINARY),
                of("AWAITING_REPORTER", ComplaintType.COMPLAINT, SupervisionClass.ORDINARY),
                of(Timekeeper.RESOLUTION, ComplaintType.INFORMATION_REQUEST, SupervisionClass.ORDINARY),
                of(Timekeeper.RESOLUTION, ComplaintType.COMPLAINT, SupervisionClass.ORDINARY),
                of(Timekeeper.RESOLUTION, ComplaintType.COMPLAINT, SupervisionClass.SUPERVISORY));
    }

    private OptionalInt of(String stage, ComplaintType type, SupervisionClass supervisionClass) {
        return timekeeper.workingDays(stage, type.name(), supervisionClass.name(), Holiday.NATIONAL);
    }
}
