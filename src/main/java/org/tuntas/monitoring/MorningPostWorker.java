package org.tuntas.monitoring;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;

/** Looks every minute whether a manager's morning letter is due. */
@Component
@ConditionalOnProperty(name = "tuntas.monitoring.digest", matchIfMissing = true)
class MorningPostWorker extends BacklogWorker {

    private final MorningPost post;

    MorningPostWorker(MorningPost post) {
        super("morning-post", Duration.ofMinutes(1));
        this.post = post;
    }

    @Override
    protected void work() {
        post.deliver();
    }

    @Override
    public boolean isAutoStartup() {
        return post.isOnDuty();
    }
}
