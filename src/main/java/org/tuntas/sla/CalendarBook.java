package org.tuntas.sla;

import java.time.LocalDate;

/**
 * Where holidays and working hours are kept. What is read may be up to half a minute old when the rows were changed by hand or
 * by another node, never when they were changed through this book.
 */
public interface CalendarBook {

    /** The calendars as they stand. */
    Calendars calendars();

    /**
     * Adds a day off, or changes the one of the same day and agency. With the caller's transaction the running clocks of those
     * concerned enter the {@link RenewalBacklog}; so they do with the other changes of this book.
     */
    void declare(Holiday holiday);

    /**
     * Makes a day off a working day again; nothing happens when it is none. The row stays behind as withdrawn, so that the
     * holidays delivered with the program do not bring it back.
     *
     * @param agency node code, or {@link Holiday#NATIONAL}
     */
    void withdraw(LocalDate day, String agency);

    /** Sets the hours of an agency, or of all agencies without their own. */
    void keep(WorkingHours hours);

    /** Lets all that {@code work} computes on this thread be counted by other calendars, which hold for nobody else. */
    void supposing(Calendars other, Runnable work);

    /** Forgets what was read before. For rows that others have changed and committed. */
    void reread();
}
