package org.tuntas.publication;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** Shows how things stand, as of a minute ago at the most: however many look, the database counts once a minute. */
@Service
public class FigureBoard {

    private static final Duration AS_OF = Duration.ofMinutes(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private final LoadingCache<Duration, Figures> counted;

    @Autowired
    FigureBoard(FrontFigures book, Clock clock) {
        this(book, clock, Ticker.systemTicker());
    }

    FigureBoard(FrontFigures book, Clock clock, Ticker ticker) {
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(AS_OF)
                .ticker(ticker)
                .build(back -> book.count(clock.instant().minus(back)));
    }

    /** The figures of the last twelve months. */
    public Figures lastYear() {
        return counted.get(YEAR);
    }
}
