/** Complaints and their timelines in PostgreSQL. */
@NullMarked
package org.tuntas.complaint.jdbc;

import org.jspecify.annotations.NullMarked;
