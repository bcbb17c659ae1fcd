package org.tuntas.monitoring;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.tuntas.handling.Oversight;
import org.tuntas.handling.Reader;
import org.tuntas.organisation.Registry;
import org.tuntas.sla.CalendarBook;

/** Managers who watch over the same cost no more than one of them, and nobody is shown what was counted for somebody else. */
class LooksAreRememberedTest {

    private static final Instant NOW = Instant.parse("2026-04-20T02:00:00Z");
    private static final Passages.Asked APRIL = new Passages.Asked(
            null, Instant.parse("2026-03-31T17:00:00Z"), Instant.parse("2026-04-30T17:00:00Z"), null);

    private final OpenClocks clocks = mock(OpenClocks.class);
    private final Passages passages = mock(Passages.class);

    @BeforeEach
    void nothingIsOpen() {
        when(clocks.standing(any(), any())).thenReturn(new OpenClocks.Standing(List.of(), List.of()));
        when(clocks.escalations(any(), any())).thenReturn(List.of());
        when(passages.steps(any(), any())).thenReturn(List.of());
    }

    @Test
    void whatIsWatchedOverIsCountedOnce() {
        Lookout lookout = lookout(Duration.ofHours(1));
        for (int look = 0; look < 20; look++) {
            lookout.overview(of("dishub"), Lookout.Period.WEEK);
            lookout.passages(of("dishub"), APRIL);
        }
        verify(clocks, times(1)).standing(any(), any());
        verify(passages, times(1)).steps(any(), any());
    }

    @Test
    void anotherOfficeAndAnotherPeriodAreCountedForThemselves() {
        Lookout lookout = lookout(Duration.ofHours(1));
        for (String office : List.of("dishub", "dinkes", "dishub")) {
            lookout.overview(of(office), Lookout.Period.WEEK);
            lookout.overview(of(office), Lookout.Period.MONTH);
            lookout.passages(of(office), APRIL);
        }
        verify(clocks, times(4)).standing(any(), any());
        verify(passages, times(1)).steps(of("dishub"), APRIL);
        verify(passages, times(1)).steps(of("dinkes"), APRIL);
    }

    @Test
    void whatIsNotToBeRememberedIsCountedEachTime() {
        Lookout lookout = lookout(Duration.ZERO);
        lookout.passages(of("dishub"), APRIL);
        lookout.passages(of("dishub"), APRIL);
        verify(passages, times(2)).steps(of("dishub"), APRIL);
    }

    private Lookout lookout(Duration remembered) {
        return new Lookout(
                clocks,
                passages,
                mock(CalendarBook.class),
                mock(Registry.class),
                Clock.fixed(NOW, ZoneOffset.UTC),
                mock(PlatformTransactionManager.class),
                remembered);
    }

    private static Oversight of(String office) {
        Set<String> offices = Set.of(office);
        return new Oversight(
                false,
                offices,
                true,
                new Reader(office + ".head", Set.of(), false, Set.of(), offices, Set.of(), Set.of(), false));
    }
}
