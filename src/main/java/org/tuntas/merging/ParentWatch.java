package org.tuntas.merging;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.complaint.TrackingNumber;

/** Sees on a parent's timeline what its children must hear, and writes it down in the same transaction. */
@Component
class ParentWatch {

    private final Families families;
    private final FamilyNews news;
    private final ObjectProvider<FamilyCourierWorker> worker;

    ParentWatch(Families families, FamilyNews news, ObjectProvider<FamilyCourierWorker> worker) {
        this.families = families;
        this.news = news;
        this.worker = worker;
    }

    @EventListener
    void see(TimelineEntry entry) {
        ComplaintEvent event = entry.event();
        TrackingNumber number = event.number();
        boolean heard =
                switch (event.kind()) {
                    case FINAL_ANSWER -> news.tellAll(number, FamilyNews.Kind.ANSWERED, event.at()) > 0;
                    case WITHDRAWN -> withdrawn(event);
                    case STATE_ENTERED ->
                        endsUnanswered(event) && news.tellAll(number, FamilyNews.Kind.RELEASED, event.at()) > 0;
                    default -> false;
                };
        if (heard) {
            worker.ifAvailable(FamilyCourierWorker::wakeAfterCommit);
        }
    }

    /** A child that is withdrawn waits no longer; a parent that is withdrawn leaves its place to a child. */
    private boolean withdrawn(ComplaintEvent event) {
        families.leave(event.number(), Families.End.WITHDRAWN, event.at());
        return news.tellEldest(event.number(), FamilyNews.Kind.PROMOTED, event.at());
    }

    private static boolean endsUnanswered(ComplaintEvent event) {
        return event.arguments().equals(List.of("@state.ARCHIVED"))
                || event.arguments().equals(List.of("@state.REFERRED"));
    }
}
