/// The life of an order: its states, and the one switch that says how a report changes them.
@NullMarked
package io.opentrade.engine.order;

import org.jspecify.annotations.NullMarked;
