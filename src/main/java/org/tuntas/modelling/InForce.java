package org.tuntas.modelling;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.tuntas.sla.LimitBook;

/** Keeps what this node holds in memory of the tables in step with the version in force, also when another node let it hold. */
@Component
class InForce {

    private final Releases releases;
    private final ModelSets sets;
    private final RoutingTable routing;
    private final ApprovalRules approvals;
    private final LimitBook limits;
    private final AtomicLong held = new AtomicLong(-1);

    InForce(Releases releases, ModelSets sets, RoutingTable routing, ApprovalRules approvals, LimitBook limits) {
        this.releases = releases;
        this.sets = sets;
        this.routing = routing;
        this.approvals = approvals;
        this.limits = limits;
    }

    /** Reads the tables anew if another version holds than the one that was read. */
    synchronized void catchUp() {
        releases.newest().filter(newest -> newest.id() != held.get()).ifPresent(newest -> {
            ModelFiles files = sets.read(newest.set());
            routing.hold(files);
            approvals.hold(files);
            limits.reread();
            held.set(newest.id());
        });
    }
}
