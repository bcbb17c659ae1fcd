package org.tuntas.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.tuntas.reporter.Subscriber;

/**
 * Slows guessing at the login page: per client address and login, and, more generously, per client address over all
 * logins. Nothing is counted per login alone, so nobody can keep an officer out from somewhere else.
 */
@Component
class GuessBrake {

    private static final int TRIES_PER_LOGIN = 5;
    private static final Duration REFILL_PER_LOGIN = Duration.ofSeconds(30);
    /** An office behind one address has many officers, and each of them mistypes. */
    private static final int TRIES_PER_ADDRESS = 60;

    private static final Duration REFILL_PER_ADDRESS = Duration.ofSeconds(5);

    private final TimeMeter time;
    // Bounded: who changes addresses must not fill the memory.
    private final Cache<String, Bucket> tries;

    GuessBrake() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    GuessBrake(TimeMeter time) {
        this.time = time;
        this.tries = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofHours(1))
                .ticker(time::currentTimeNanos)
                .build();
    }

    /**
     * Takes one try. It is paid before the password is looked at, so that parallel guesses cannot outrun the count.
     *
     * @param address of the client; of an IPv6 address the first 64 bits count, which is what one subscriber is given
     * @return gives the try back when the password was right
     * @throws TooManyGuesses when there is none left
     */
    Runnable pay(String address, String login) {
        String client = Subscriber.of(address);
        Bucket forLogin = bucket(client + " " + login, TRIES_PER_LOGIN, REFILL_PER_LOGIN);
        Bucket forAddress = bucket(client, TRIES_PER_ADDRESS, REFILL_PER_ADDRESS);
        take(forLogin);
        try {
            take(forAddress);
        } catch (TooManyGuesses slowed) {
            forLogin.addTokens(1);
            throw slowed;
        }
        return () -> {
            forLogin.reset();
            forAddress.addTokens(1);
        };
    }

    private static void take(Bucket bucket) {
        if (!bucket.tryConsume(1)) {
            EstimationProbe next = bucket.estimateAbilityToConsume(1);
            throw new TooManyGuesses(Duration.ofNanos(next.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(String name, int tries, Duration refill) {
        return this.tries.get(name, absent -> Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillGreedy(1, refill))
                .withCustomTimePrecision(time)
                .build());
    }
}
