package org.tuntas.notary;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals days, one after another and each exactly once. Any node may do it at any time: a day is sealed in one transaction, and one
 * that dies leaves everything as it was. An entry that was written after its day was sealed belongs to the next one.
 */
@Service
public class Notary {

    /** Where days begin and end. */
    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /** Transactions that began before midnight have ended by then. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    private static final int AT_ONCE = 1000;
    private static final Link NOTHING_YET = new Link(0, Fingerprint.NONE);
    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);

    private final Register register;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TransactionTemplate transaction;

    Notary(Register register, Clock clock, PlatformTransactionManager transactions) {
        this.register = register;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Seals the day after the last sealed one, if it is over.
     *
     * @return whether there may be another; false also while another node does it
     */
    public boolean sealNext() {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!register.takePen()) {
                return false;
            }
            Optional<DaySeal> last = register.last();
            Optional<LocalDate> next = last.map(seal -> seal.day().plusDays(1)).or(register::firstDue);
            Instant now = clock.instant();
            if (next.isEmpty() || now.isBefore(endOf(next.get()).plus(GRACE))) {
                return false;
            }
            DaySeal sealed = seal(next.get(), last.map(DaySeal::seal).orElse(Fingerprint.NONE));
            register.seal(sealed, now);
            // Whoever keeps the logs of this machine elsewhere is a witness.
            LOG.info("{} is sealed: {} entries, {}", sealed.day(), sealed.size(), sealed.seal());
            return true;
        }));
    }

    private DaySeal seal(LocalDate day, Fingerprint previous) {
        Chaining chaining = new Chaining(day);
        register.due(endOf(day), chaining::chain);
        chaining.keep();
        Tree tree = new Tree();
        register.leaves(day).forEach(tree::add);
        return DaySeal.of(day, tree.size(), tree.root(), previous);
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(WIB).toInstant();
    }

    /** Chains entries that come report by report, and keeps some at a time. */
    private final class Chaining {

        private final LocalDate day;
        private final List<Kept> some = new ArrayList<>();
        private String number = "";
        /** How many entries the report has in trees, and the leaf of the last. */
        private Link last = NOTHING_YET;

        Chaining(LocalDate day) {
            this.day = day;
        }

        void chain(Recorded recorded, @Nullable Link sealed) {
            if (!recorded.number().equals(number)) {
                number = recorded.number();
                last = sealed == null ? NOTHING_YET : sealed;
            }
            Salts salts = Salts.drawn(random);
            Link link = new Link(last.sequence() + 1, last.previous());
            LogEntry hashed = recorded.hashed(salts, link);
            some.add(Kept.of(recorded, hashed, salts, link.sequence(), day));
            last = new Link(link.sequence(), hashed.fingerprint());
            if (some.size() == AT_ONCE) {
                keep();
            }
        }

        void keep() {
            register.keep(some);
            some.clear();
        }
    }
}
