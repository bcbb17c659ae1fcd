package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ThrottleTest {

    private static final String HERE = "203.0.113.7";
    private static final String ELSEWHERE = "198.51.100.9";
    private static final String REPORT = "/laporan/LP-26-7K3M-9QXD";

    private final Hand time = new Hand();
    private final Throttle throttle = new Throttle(time);

    @Test
    void whoSupportsWithoutEndWaitsAsLongAsIsSaidAndNobodyElseDoes() {
        for (int i = 0; i < 40; i++) {
            assertThat(asked(HERE, "POST", REPORT + "/dukung", 302).getStatus()).isEqualTo(302);
        }

        MockHttpServletResponse slowed = asked(HERE, "POST", REPORT + "/dukung", 302);
        assertThat(slowed.getStatus()).isEqualTo(429);
        assertThat(slowed.getHeader("Retry-After")).isEqualTo("15");
        assertThat(asked(HERE, "POST", REPORT + "/batal-dukung", 302).getStatus())
                .isEqualTo(429);
        assertThat(asked(ELSEWHERE, "POST", REPORT + "/dukung", 302).getStatus())
                .isEqualTo(302);
        time.pass(Duration.ofSeconds(14));
        assertThat(asked(HERE, "POST", REPORT + "/dukung", 302).getStatus()).isEqualTo(429);
        time.pass(Duration.ofSeconds(1));
        assertThat(asked(HERE, "POST", REPORT + "/dukung", 302).getStatus()).isEqualTo(302);
    }

    @Test
    void whoTriesNumbersIsSlowedAndWhoHasOneIsNot() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(asked(HERE, "GET", REPORT, 200).getStatus()).isEqualTo(200);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(asked(HERE, "GET", "/api/v1/complaints/LP-26-0000-0000", 404)
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(asked(HERE, "GET", REPORT, 200).getStatus()).isEqualTo(429);
    }

    @Test
    void searchIsSlowedAfterHundredsAtOnce() {
        for (int i = 0; i < 300; i++) {
            assertThat(asked(HERE, "GET", i % 2 == 0 ? "/laporan" : "/api/v1/complaints", 200)
                            .getStatus())
                    .isEqualTo(200);
        }
        assertThat(asked(HERE, "GET", "/laporan", 200).getStatus()).isEqualTo(429);
        assertThat(asked(HERE, "GET", "/", 200).getStatus()).isEqualTo(200);
    }

    @Test
    void aSubscribersManyAddressesAreOne() {
        for (int i = 0; i < 300; i++) {
            asked("2001:db8:1:2::" + Integer.toHexString(i), "GET", "/laporan", 200);
        }
        assertThat(asked("2001:db8:1:2:ffff::1", "GET", "/laporan", 200).getStatus())
                .isEqualTo(429);
        assertThat(asked("2001:db8:1:3::1", "GET", "/laporan", 200).getStatus()).isEqualTo(200);
    }

    /** A request from an address, which the application behind answers with a status. */
    private MockHttpServletResponse asked(String address, String method, String path, int status) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain application = (asked, answer) -> response.setStatus(status);
        try {
            throttle.doFilter(request, response, application);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    /** A clock that only a hand moves. */
    private static final class Hand implements TimeMeter {

        private long nanos = 1;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
