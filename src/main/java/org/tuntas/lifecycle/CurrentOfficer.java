package org.tuntas.lifecycle;

import java.util.Optional;

/** On whose behalf the engine works on this thread. */
@FunctionalInterface
public interface CurrentOfficer {

    /** Login; empty when a timer or a reporter moved the token. */
    Optional<String> login();
}
