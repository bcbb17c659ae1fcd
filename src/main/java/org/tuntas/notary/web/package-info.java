@NullMarked
package org.tuntas.notary.web;

import org.jspecify.annotations.NullMarked;
