/** The one package that touches the engine's internals; everything that a change of engine would touch first. */
@NullMarked
package org.tuntas.lifecycle.engine;

import org.jspecify.annotations.NullMarked;
