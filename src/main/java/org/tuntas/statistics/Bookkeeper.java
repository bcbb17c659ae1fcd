package org.tuntas.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.sla.Timekeeper;

/**
 * Keeps the figures of reports that have ended, and of what has ended in the steps of the models. Any node may do it at any time and as often as it likes: figures are replaced by
 * what the tables say now, never added to, and one node writes at a time.
 */
@Service
public class Bookkeeper {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final int AT_ONCE = 200;
    private static final int DAYS_AT_ONCE = 10;

    private final FigureBook book;
    private final Timekeeper timekeeper;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneMoment;

    Bookkeeper(FigureBook book, Timekeeper timekeeper, PlatformTransactionManager transactions) {
        this.book = book;
        this.timekeeper = timekeeper;
        this.transaction = new TransactionTemplate(transactions);
        this.oneMoment = new TransactionTemplate(transactions);
        // Reports go on while they are counted.
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Brings some reports and some days of passages up to date whose figures have changed.
     *
     * @return whether there may be more; false also while another node does it
     */
    public boolean keepSome() {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!book.takePen()) {
                return false;
            }
            Collection<LocalDate> passages = book.takeDueDays(DAYS_AT_ONCE);
            book.countPassages(passages);
            Collection<String> due = book.takeDue(AT_ONCE);
            if (due.isEmpty()) {
                return !passages.isEmpty();
            }
            List<ReportFigure> figures = figures(due);
            Set<LocalDate> days = new HashSet<>(book.forget(due));
            figures.forEach(figure -> days.add(figure.day()));
            book.keep(figures);
            book.count(days);
            return true;
        }));
    }

    /** Forgets all figures and counts every ended report and passage anew, in one transaction: readers see the old figures until then. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            book.awaitPen();
            book.forget();
            inBatches(numbers -> book.keep(figures(numbers)));
            book.count();
            book.countPassages();
        });
    }

    /**
     * Counts every ended report and passage anew beside what is kept, as of one moment, and changes nothing. What still waits to be kept is a difference too.
     *
     * @return what differs: numbers of reports, and days and months whose sum is another; empty when the kept figures are right
     */
    public List<String> differences() {
        List<String> differing = new ArrayList<>();
        oneMoment.executeWithoutResult(status -> {
            inBatches(numbers -> differing.addAll(book.differing(numbers, figures(numbers))));
            differing.addAll(book.stray());
            book.daysOff().forEach(day -> differing.add(day.toString()));
            book.monthsOff()
                    .forEach(month -> differing.add(YearMonth.from(month).toString()));
            book.passageDaysOff().forEach(day -> differing.add(day.toString()));
        });
        return differing;
    }

    private void inBatches(Consumer<List<String>> work) {
        String after = "";
        for (List<String> some = book.ended(after, AT_ONCE); !some.isEmpty(); some = book.ended(after, AT_ONCE)) {
            work.accept(some);
            after = some.get(some.size() - 1);
        }
    }

    private List<ReportFigure> figures(Collection<String> numbers) {
        return book.read(numbers).stream().map(this::figure).toList();
    }

    private ReportFigure figure(EndedReport report) {
        return new ReportFigure(
                report,
                report.filedAt().atZone(WIB).toLocalDate(),
                (int) Math.max(
                        0, Duration.between(report.filedAt(), report.closedAt()).toDays()),
                within(report.followUpVisit(), report.followedUpAt()),
                within(report.resolutionVisit(), report.answeredAt()));
    }

    private @Nullable Boolean within(@Nullable Long visit, @Nullable Instant at) {
        return visit == null || at == null ? null : !at.isAfter(timekeeper.limit(visit));
    }
}
