/**
 * Houses that break one rule each, so that the rule is seen to be red. The classes do nothing, none is a bean, and
 * nobody repairs them.
 */
package org.tuntas.architecture.broken;
