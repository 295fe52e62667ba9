/// Strategies in Java: one source file, compiled in the worker without annotation processing.
@NullMarked
package io.opentrade.scripting.java;

import org.jspecify.annotations.NullMarked;
