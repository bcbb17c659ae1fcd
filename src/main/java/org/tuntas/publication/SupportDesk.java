package org.tuntas.publication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.TrackingNumber;

/**
 * Where people say that they live with the same problem, once a browser. A browser is known by a random word that it keeps; what is
 * stored is the word's digest, so the database tells nobody who supports what.
 */
@Service
public class SupportDesk {

    private final Supports supports;
    private final PublishedReports reports;
    private final Clock clock;

    SupportDesk(Supports supports, PublishedReports reports, Clock clock) {
        this.supports = supports;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * The supports of a report as somebody sees them.
     *
     * @param count how many there are
     * @param mine whether one of them is theirs
     */
    public record Sight(int count, boolean mine) {}

    /**
     * The supports of a report; empty when it is not published.
     *
     * @param word the browser's word; null when it has none yet
     */
    @Transactional(readOnly = true)
    public Optional<Sight> sight(TrackingNumber number, @Nullable String word) {
        return reports.find(number)
                .map(report -> new Sight(report.supports(), word != null && supports.has(number, digest(word))));
    }

    /**
     * Supports a report; a second time changes nothing.
     *
     * @throws Refused UNKNOWN when there is no published report of that number
     */
    @Transactional
    public void support(TrackingNumber number, String word) {
        require(number);
        supports.add(number, digest(word), clock.instant());
    }

    /**
     * Takes a support back; without one nothing changes.
     *
     * @throws Refused UNKNOWN when there is no published report of that number
     */
    @Transactional
    public void takeBack(TrackingNumber number, String word) {
        require(number);
        supports.takeBack(number, digest(word));
    }

    private void require(TrackingNumber number) {
        if (reports.find(number).isEmpty()) {
            throw new Refused(Refused.Kind.UNKNOWN, "complaint.unknown", number.value());
        }
    }

    private static byte[] digest(String word) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
