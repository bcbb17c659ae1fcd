package org.tuntas.handling;

/**
 * A choice in a select field whose choices come from our tables.
 *
 * @param label what the officer reads
 * @param value what is submitted
 */
public record Option(String label, String value) {}
