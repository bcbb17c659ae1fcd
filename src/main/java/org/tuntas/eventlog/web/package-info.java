@NullMarked
package org.tuntas.eventlog.web;

import org.jspecify.annotations.NullMarked;
