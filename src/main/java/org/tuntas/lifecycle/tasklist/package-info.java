/** What Tasklist asks of us beyond the engine's own REST API. */
@NullMarked
package org.tuntas.lifecycle.tasklist;

import org.jspecify.annotations.NullMarked;
