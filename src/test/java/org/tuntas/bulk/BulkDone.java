package org.tuntas.bulk;

import org.springframework.boot.test.context.TestComponent;

/** Works on bulk actions until nothing waits, for tests of other rooms. */
@TestComponent
public class BulkDone {

    private final BulkRun run;

    BulkDone(BulkRun run) {
        this.run = run;
    }

    public void workAll() {
        while (run.workOne()) {
            // Until nothing waits.
        }
    }
}
