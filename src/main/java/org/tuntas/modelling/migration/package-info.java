/** Moving reports that are under way to another published version of the models: mapping, dry run, orders and their work. */
@NullMarked
package org.tuntas.modelling.migration;

import org.jspecify.annotations.NullMarked;
