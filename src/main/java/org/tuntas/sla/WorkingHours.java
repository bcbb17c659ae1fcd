package org.tuntas.sla;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When an agency works.
 *
 * @param agency node code, or {@link Holiday#NATIONAL} for every agency without its own
 * @param zone WIB {@code Asia/Jakarta}, WITA {@code Asia/Makassar} or WIT {@code Asia/Jayapura}
 * @param closes end of office hours, when a limit falls
 * @param sixDayWeek whether Saturday is a working day
 */
public record WorkingHours(String agency, ZoneId zone, LocalTime closes, boolean sixDayWeek) {}
