package org.tuntas.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That an officer types a report in for somebody.
 *
 * @param officer login
 * @param receivedOn the day it reached the office, in the zone of the office: day 0 of its clocks
 * @param letterNumber number of the letter, which other counters may have been sent as well; null when it has none
 * @param note for other officers; null for none
 */
public record Entry(String officer, LocalDate receivedOn, @Nullable String letterNumber, @Nullable String note) {}
