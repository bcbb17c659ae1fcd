package org.tuntas.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The password was not even looked at: too many wrong ones came before it. */
final class TooManyGuesses extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyGuesses(Duration wait) {
        super("too many wrong passwords");
        this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** Seconds until the next try is looked at, at least one. */
    long seconds() {
        return seconds;
    }
}
