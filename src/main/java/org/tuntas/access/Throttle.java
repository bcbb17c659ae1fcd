package org.tuntas.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tuntas.reporter.Subscriber;

/**
 * Slows who asks too often from one address, so that the public's pages stay open for everybody else. Generous, for a village, an
 * office or a mobile network may stand behind one address. It stands behind the security filters, whose headers its answer carries.
 */
@Component
@Order(0)
class Throttle extends OncePerRequestFilter {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    /**
     * What is counted, and how much of it.
     *
     * @param name tells buckets of one address apart
     * @param burst how many at once
     * @param refill after what time one more
     * @param onlyMisses counts what turns out not to exist: who has a number may look as often as they like, who tries numbers may not
     */
    private record Rule(String name, List<RequestMatcher> requests, int burst, Duration refill, boolean onlyMisses) {

        boolean matches(HttpServletRequest request) {
            return requests.stream().anyMatch(matcher -> matcher.matches(request));
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "support",
                    List.of(
                            PATH.matcher(HttpMethod.POST, "/laporan/{number}/dukung"),
                            PATH.matcher(HttpMethod.POST, "/laporan/{number}/batal-dukung")),
                    40,
                    Duration.ofSeconds(15),
                    false),
            new Rule(
                    "event-log",
                    List.of(
                            PATH.matcher(HttpMethod.GET, "/data/v1/events.csv"),
                            PATH.matcher(HttpMethod.GET, "/data/v1/events.xes")),
                    12,
                    Duration.ofSeconds(30),
                    false),
            new Rule(
                    "search",
                    List.of(
                            PATH.matcher(HttpMethod.GET, "/laporan"),
                            PATH.matcher(HttpMethod.GET, "/laporan.atom"),
                            PATH.matcher(HttpMethod.GET, "/statistik/**"),
                            PATH.matcher(HttpMethod.GET, "/data/**"),
                            PATH.matcher(HttpMethod.GET, "/bukti"),
                            PATH.matcher(HttpMethod.GET, "/api/v1/complaints")),
                    300,
                    Duration.ofMillis(200),
                    false),
            new Rule(
                    "lookup",
                    List.of(
                            PATH.matcher("/laporan/{number}"),
                            PATH.matcher("/laporan/{number}/**"),
                            PATH.matcher("/api/v1/complaints/{number}"),
                            PATH.matcher("/api/v1/complaints/{number}/**")),
                    100,
                    Duration.ofSeconds(2),
                    true));

    private final TimeMeter time;
    // Bounded: who changes addresses must not fill the memory.
    private final Cache<String, Bucket> buckets;

    @Autowired
    Throttle() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Throttle(TimeMeter time) {
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofHours(1))
                .ticker(time::currentTimeNanos)
                .build();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Rule> rule =
                RULES.stream().filter(candidate -> candidate.matches(request)).findFirst();
        if (rule.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Bucket bucket = bucket(rule.get(), Subscriber.of(request.getRemoteAddr()));
        boolean onlyMisses = rule.get().onlyMisses();
        if (onlyMisses ? bucket.getAvailableTokens() < 1 : !bucket.tryConsume(1)) {
            long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            long seconds = Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
        if (onlyMisses && response.getStatus() == HttpStatus.NOT_FOUND.value()) {
            bucket.tryConsume(1);
        }
    }

    private Bucket bucket(Rule rule, String subscriber) {
        return buckets.get(rule.name() + " " + subscriber, absent -> Bucket.builder()
                .addLimit(limit -> limit.capacity(rule.burst()).refillGreedy(1, rule.refill()))
                .withCustomTimePrecision(time)
                .build());
    }
}
