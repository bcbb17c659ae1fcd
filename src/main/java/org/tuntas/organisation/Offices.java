package org.tuntas.organisation;

import java.time.LocalDate;

/**
 * Where single offices are changed. Takes part in the caller's transaction, and the changes show at once in
 * {@link Registry}. Who may change what, and what becomes of the work, is the caller's question.
 */
public interface Offices {

    /** Keeps others from changing the tree until the transaction ends, and has {@link Registry} read it afresh. */
    void lock();

    /** Enters an office; false when the code is taken, and nothing is changed then. */
    boolean add(Node node);

    /** Gives an office another name. The files at start no longer change it. */
    void rename(String code, String name);

    /**
     * Puts an office below another one. The files at start no longer change it.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when it would be above itself
     */
    void move(String code, String parent);

    /**
     * Closes an office: it is not offered for new work, and members of the successor's groups have what its groups had.
     *
     * @param day the last day it took work
     * @param successor an open office
     */
    void close(String code, LocalDate day, String successor);
}
