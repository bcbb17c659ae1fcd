package org.tuntas.attachment.web;

import java.util.HashMap;
import java.util.Map;

/** How many uploads may be read at the same time: in all, and for one client, so that nobody takes all places by being slow. */
class Places {

    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /**
     * @param most in all; one client gets a quarter of them, because many people share an address on the road
     */
    Places(int most) {
        this.most = most;
        this.mostOfOne = Math.max(1, most / 4);
    }

    /** Takes a place; false when there is none for this client. */
    synchronized boolean take(String client) {
        int own = taken.getOrDefault(client, 0);
        if (all == most || own == mostOfOne) {
            return false;
        }
        all++;
        taken.put(client, own + 1);
        return true;
    }

    synchronized void leave(String client) {
        all--;
        taken.computeIfPresent(client, (who, own) -> own == 1 ? null : Integer.valueOf(own - 1));
    }
}
