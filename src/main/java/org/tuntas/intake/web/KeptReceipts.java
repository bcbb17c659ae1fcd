package org.tuntas.intake.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/**
 * The newest receipts of a browser. A receipt can be read again until its reader closes it, at most for half an hour; neither name nor PIN lies in the
 * session: the PIN is computed anew each time.
 */
class KeptReceipts implements Serializable {

    /** How long a receipt can be read again. */
    static final Duration KEPT = Duration.ofMinutes(30);

    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;
    private static final String PLACE = KeptReceipts.class.getName();

    private final LinkedHashMap<String, Kept> byKey = new LinkedHashMap<>();
    private final LinkedHashSet<String> closed = new LinkedHashSet<>();

    /**
     * One of them.
     *
     * @param verifier name of the office that verifies
     * @param by until when it must have decided, in words
     * @param why why until then
     * @param letters whether letters are sent
     * @param until how long it can be read
     */
    record Kept(String number, String verifier, String by, String why, boolean letters, Instant until)
            implements Serializable {}

    static KeptReceipts of(HttpSession session) {
        synchronized (WebUtils.getSessionMutex(session)) {
            if (session.getAttribute(PLACE) instanceof KeptReceipts present) {
                return present;
            }
            KeptReceipts receipts = new KeptReceipts();
            session.setAttribute(PLACE, receipts);
            return receipts;
        }
    }

    /** Keeps a receipt; the form that came twice brings the same one, and does not prolong it. */
    synchronized void keep(String key, Kept receipt) {
        byKey.putIfAbsent(key, receipt);
        while (byKey.size() > MOST) {
            byKey.remove(byKey.keySet().iterator().next());
        }
    }

    /** A receipt that can still be read. */
    synchronized Optional<Kept> show(String key, Instant now) {
        byKey.values().removeIf(receipt -> !now.isBefore(receipt.until()));
        return closed.contains(key) ? Optional.empty() : Optional.ofNullable(byKey.get(key));
    }

    /** Closes a receipt for good: what its reader has closed, going back does not open. */
    synchronized void close(String key) {
        closed.add(key);
        byKey.remove(key);
        while (closed.size() > MOST) {
            closed.remove(closed.iterator().next());
        }
    }
}
