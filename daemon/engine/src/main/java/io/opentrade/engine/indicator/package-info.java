/// Indicators: own kernels for the common ones, each tested value by value against ta4j, and any
/// other indicator of ta4j by name. The only package that imports ta4j.
@NullMarked
package io.opentrade.engine.indicator;

import org.jspecify.annotations.NullMarked;
