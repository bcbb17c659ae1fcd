package org.tuntas.sla;

/** Which running clocks hang on an office. Takes part in the caller's transaction. */
public interface OfficeClocks {

    /**
     * How many complaints have a clock that runs by an agency's calendar.
     *
     * @param agency node code, or {@link Holiday#NATIONAL} for those of all agencies
     */
    long running(String agency);

    /**
     * How many complaints have a clock that runs by the hours of the country, because their agency has none of its own.
     */
    long runningByTheCountrysHours();

    /** Puts the open visits of a complaint that name one office under another; their starts and limits stay. */
    void handOver(String number, String from, String to);
}
